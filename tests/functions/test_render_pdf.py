"""The PDF of an invoice: drawn ahead or on the spot, stored by the hash of its bytes, always the same bytes."""

import hashlib
import io
import json
from typing import Any

import pytest
from billhead.einvoice.profiles import format_named
from billhead.kernel.principal import Role
from PIL import Image
from pypdf import PdfReader

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import batch, failed, message, sample
from tests.functions.e_invoice_parties import BUYER, SELLER
from tests.functions.invoice_calls import CHECK, Call, caller, invoice, made, refused, shown
from tests.support.client import Answer
from tests.support.official_rules import verdicts
from tests.support.stack import Stack

PICTURE = b"/Subtype /Image"


@pytest.fixture
def call(api, account, entity) -> Call:
    return caller(api, "/invoices", account, entity)


@pytest.fixture
def issued(call) -> dict[str, Any]:
    return made(call("POST", json=invoice(CHECK, customer={"name": "Café Žiga", "country": "Slovenia"})))


def pdf(answer: Answer) -> bytes:
    assert answer.status == 200, answer
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body.startswith(b"%PDF-") and answer.body.rstrip().endswith(b"%%EOF")
    return answer.body


def files(stack: Stack, part: str = "/documents/") -> list[str]:
    listed = stack.aws("s3").list_objects_v2(Bucket=stack.template.name("DocumentsBucket"))
    return [found["Key"] for found in listed.get("Contents", []) if part in found["Key"]]


def writes(stack: Stack) -> list[str]:
    return [str(call) for call in stack.guard.calls if call.operation in {"PutObject", "UpdateItem"}]


def test_an_issued_invoice_is_drawn_ahead_and_served_as_stored(call, issued, pump, stack, entity) -> None:
    pump()
    noted = shown(call("GET", "/" + issued["id"]))["pdf"]
    (stored,) = files(stack)
    assert stored == f"entities/{entity['id']}/documents/{issued['id']}/{noted['sha256']}.pdf"
    stack.guard.calls.clear()
    answer = call("GET", f"/{issued['id']}/pdf")
    assert hashlib.sha256(pdf(answer)).hexdigest() == noted["sha256"]
    assert len(answer.body) == noted["bytes"]
    assert writes(stack) == []


def test_a_payment_that_comes_later_changes_no_page_and_no_enclosed_invoice(api, account, new_entity) -> None:
    settings = {**SELLER["settings"], "e_invoicing": {"factur_x": True}}
    seller = new_entity(**{**SELLER, "settings": settings})
    call = caller(api, "/invoices", account, seller)
    issued = made(call("POST", json=invoice(CHECK, customer=BUYER)))
    before = pdf(call("GET", f"/{issued['id']}/pdf", params={"language": "de"}))
    caller(api, "/payments", account, seller)("POST", json={"document_id": issued["id"], "type": "cash", "amount": 1})
    assert shown(call("GET", "/" + issued["id"]))["total_paid"] == 1
    assert pdf(call("GET", f"/{issued['id']}/pdf", params={"language": "de"})) == before
    # It was never printed until now.
    enclosed = PdfReader(io.BytesIO(pdf(call("GET", f"/{issued['id']}/pdf")))).attachments["factur-x.xml"]
    assert enclosed[0] == call("GET", f"/{issued['id']}/xml", params={"format": "factur_x"}).body


def test_characters_that_no_font_has_are_told_of_once(call, pump) -> None:
    made_of = {"name": "Café 😀", "country": "Slovenia"}
    issued = made(call("POST", json=invoice(CHECK, customer=made_of)))
    pump()
    pdf(call("GET", f"/{issued['id']}/pdf"))
    history = shown(call("GET", f"/{issued['id']}/events"))["data"]
    (told,) = [event for event in history if event["type"] == "invoice.glyph_missing"]
    assert told["data"] == {"number": issued["number"], "code_points": ["U+1F600"]}


def test_a_document_that_shows_all_its_characters_tells_of_none(call, issued, pump) -> None:
    pump()
    history = shown(call("GET", f"/{issued['id']}/events"))["data"]
    assert [event["type"] for event in history] == ["invoice.issued"]


def test_headers_make_a_browser_show_it_under_a_good_name(call, issued) -> None:
    headers = call("GET", f"/{issued['id']}/pdf").headers
    assert headers["content-disposition"] == 'inline; filename="invoice-2026-00001.pdf"'
    assert headers["cache-control"] == "private, no-store"
    assert headers["x-content-type-options"] == "nosniff"


def test_before_the_event_was_worked_it_is_drawn_on_the_spot_and_then_stays(call, issued, pump, stack) -> None:
    first = pdf(call("GET", f"/{issued['id']}/pdf"))
    assert shown(call("GET", "/" + issued["id"]))["pdf"]["sha256"] == hashlib.sha256(first).hexdigest()
    stack.guard.calls.clear()
    pump()
    assert [name for name in writes(stack) if "PutObject" in name] == []
    assert pdf(call("GET", f"/{issued['id']}/pdf")) == first
    assert len(files(stack)) == 1


def test_a_missing_file_is_drawn_again_with_the_same_bytes(call, issued, pump, stack) -> None:
    pump()
    (stored,) = files(stack)
    first = pdf(call("GET", f"/{issued['id']}/pdf"))
    stack.aws("s3").delete_object(Bucket=stack.template.name("DocumentsBucket"), Key=stored)
    assert pdf(call("GET", f"/{issued['id']}/pdf")) == first
    assert files(stack) == [stored]


def test_neither_time_nor_settings_nor_a_void_change_the_file(call, issued, api, account, entity, clock, stack) -> None:
    first = pdf(call("GET", f"/{issued['id']}/pdf"))
    clock.advance(days=400)
    settings = {"pdf_template": {"template": "classic", "primary_color": "#FF0000"}, "document_footer": "New"}
    shown(
        api.call("PATCH", f"/entities/{entity['id']}", json={"name": "B", "settings": settings}, key=account.live_key)
    )
    shown(call("POST", f"/{issued['id']}/void", json={"reason": "x"}))
    assert pdf(call("GET", f"/{issued['id']}/pdf")) == first
    for stored in files(stack):
        stack.aws("s3").delete_object(Bucket=stack.template.name("DocumentsBucket"), Key=stored)
    assert pdf(call("GET", f"/{issued['id']}/pdf")) == first


def test_the_event_coming_twice_changes_nothing(call, issued, invoke, account, entity, stack) -> None:
    event = message("render_pdf", account_id=account.id, entity_id=entity["id"], resource_id=issued["id"])
    assert failed(invoke("render_pdf", batch(event))) == []
    with nothing_stored(stack):
        before = files(stack)
        assert failed(invoke("render_pdf", batch(event, event))) == []
        assert files(stack) == before and len(before) == 1


def test_an_answer_lost_while_storing_leaves_one_file(call, issued, invoke, account, entity, stack, failing) -> None:
    event = message("render_pdf", account_id=account.id, entity_id=entity["id"], resource_id=issued["id"])
    for operation in ("PutObject", "UpdateItem"):
        with failing(operation, after=True):
            assert failed(invoke("render_pdf", batch(event))) == ["m1"]
    assert failed(invoke("render_pdf", batch(event))) == []
    assert len(files(stack)) == 1


def test_a_message_of_an_unknown_document_fails_alone(issued, invoke, account, entity, stack) -> None:
    good = message("render_pdf", account_id=account.id, entity_id=entity["id"], resource_id=issued["id"])
    bad = message("render_pdf", account_id=account.id, entity_id=entity["id"], resource_id="inv_" + "0" * 26)
    assert failed(invoke("render_pdf", batch(bad, good))) == ["m1"]
    assert len(files(stack)) == 1


@pytest.mark.parametrize("language", ["en", "de", "fr-CH", "sl", "xx", "de,en"])
def test_another_language_is_drawn_for_the_reader_and_not_stored(call, issued, stack, language) -> None:
    own = pdf(call("GET", f"/{issued['id']}/pdf"))
    with nothing_stored(stack):
        before = files(stack)
        other = pdf(call("GET", f"/{issued['id']}/pdf", params={"language": language}))
        assert other == pdf(call("GET", f"/{issued['id']}/pdf", params={"language": language}))
        assert files(stack) == before
    assert (other == own) is (language == "de")


def test_an_entity_may_have_its_documents_in_two_languages(call, api, account, entity) -> None:
    settings = {"pdf_template": {"second_language": "en"}}
    shown(api.call("PATCH", f"/entities/{entity['id']}", json={"settings": settings}, key=account.live_key))
    made_later = made(call("POST", json=invoice(CHECK)))
    both = pdf(call("GET", f"/{made_later['id']}/pdf"))
    assert both == pdf(call("GET", f"/{made_later['id']}/pdf", params={"language": "de,en"}))
    assert both != pdf(call("GET", f"/{made_later['id']}/pdf", params={"language": "de"}))
    text = PdfReader(io.BytesIO(both)).pages[0].extract_text()
    assert "Rechnung / Invoice" in text
    assert "Invoice date" in text


@pytest.mark.parametrize("language", ["german", "DE", "de_AT", "", "../x"])
def test_a_malformed_language_is_refused(call, issued, language) -> None:
    answer = call("GET", f"/{issued['id']}/pdf", params={"language": language})
    assert refused(answer)[:2] == (400, "parameter_malformed")


def test_a_draft_is_drawn_each_time_and_never_stored(call, stack) -> None:
    draft = made(call("POST", json=invoice(CHECK, is_draft=True)))
    with nothing_stored(stack):
        answer = call("GET", f"/{draft['id']}/pdf")
        first = pdf(answer)
    assert answer.headers["content-disposition"] == 'inline; filename="invoice-draft.pdf"'
    assert files(stack) == []
    shown(call("PATCH", "/" + draft["id"], json={"items": [{"name": "Other", "price": 1}]}))
    assert pdf(call("GET", f"/{draft['id']}/pdf")) != first


def test_a_name_with_signs_makes_a_safe_file_name(api, account, new_entity) -> None:
    call = caller(api, "/invoices", account, new_entity(settings={"number_formats": {"invoice": '"Ž/{yyyy};{n}'}}))
    document = made(call("POST", json=invoice()))
    headers = call("GET", f"/{document['id']}/pdf").headers
    assert headers["content-disposition"] == 'inline; filename="invoice--2026-1.pdf"'


def test_the_logo_of_the_day_of_issue_stays(call, api, account, entity, pump) -> None:
    def upload(color: str) -> None:
        sink = io.BytesIO()
        Image.new("RGB", (40, 20), color).save(sink, "PNG")
        path, png = f"/entities/{entity['id']}/logo", {"content-type": "image/png"}
        shown(api.call("POST", path, body=sink.getvalue(), headers=png, key=account.live_key))

    plain = pdf(call("GET", f"/{made(call('POST', json=invoice(CHECK)))['id']}/pdf"))
    upload("#1F4E79")
    document = made(call("POST", json=invoice(CHECK)))
    assert document["branding"]["logo"]["content_type"] == "image/png"
    upload("#AA0000")
    branded = pdf(call("GET", f"/{document['id']}/pdf"))
    assert (branded.count(PICTURE), plain.count(PICTURE)) == (1, 0)
    shown(api.call("DELETE", f"/entities/{entity['id']}/logo", key=account.live_key))
    assert shown(call("GET", "/" + document["id"]))["branding"] == document["branding"]


def test_an_entity_with_factur_x_gets_the_invoice_as_data_in_the_pdf(api, account, new_entity, pump) -> None:
    settings = {**SELLER["settings"], "e_invoicing": {"factur_x": True}}
    call = caller(api, "/invoices", account, new_entity(**{**SELLER, "settings": settings}))
    texts = {"note": "No. {number}, due {date_due}"}
    document = made(call("POST", json=invoice(CHECK, customer=BUYER, **texts)))
    pump()
    enclosed = PdfReader(io.BytesIO(pdf(call("GET", f"/{document['id']}/pdf")))).attachments
    assert list(enclosed) == ["factur-x.xml"]
    (xml,) = enclosed["factur-x.xml"]
    assert verdicts(xml, format_named("factur_x")) == []
    assert xml == call("GET", f"/{document['id']}/xml", params={"format": "factur_x"}).body
    assert f"No. {document['number']}".encode() in xml


def test_without_factur_x_and_without_an_address_there_is_none(api, account, new_entity) -> None:
    settings = {**SELLER["settings"], "e_invoicing": {"factur_x": True}}
    wanted = caller(api, "/invoices", account, new_entity(**{**SELLER, "settings": settings}))
    plain = caller(api, "/invoices", account, new_entity(**SELLER))
    receipt = made(wanted("POST", json=invoice(CHECK, customer={"name": "Ada"})))
    draft = made(wanted("POST", json=invoice(CHECK, customer=BUYER, is_draft=True)))
    usual = made(plain("POST", json=invoice(CHECK, customer=BUYER)))
    for call, document in ((wanted, receipt), (wanted, draft), (plain, usual)):
        assert not PdfReader(io.BytesIO(pdf(call("GET", f"/{document['id']}/pdf")))).attachments


def test_the_pdf_of_what_does_not_exist_is_not_found(call) -> None:
    for document_id in ("inv_" + "0" * 26, "x" * 2000, "inv_1"):
        assert refused(call("GET", f"/{document_id}/pdf"))[:2] == (404, "document_not_found")


def test_a_viewer_may_read_it(api, account, entity, issued) -> None:
    viewer = account.principal(Role.VIEWER, entity_id=entity["id"])
    pdf(api.call("GET", f"/invoices/{issued['id']}/pdf", principal=viewer))
    pdf(api.call("GET", f"/embed/invoices/{issued['id']}/pdf", principal=viewer))


def test_the_sample_event_is_a_message_of_the_render_queue(invoke, issued, account, entity) -> None:
    event = sample("render_pdf")
    body = json.loads(event["Records"][0]["body"])
    body["detail"] |= {"account_id": account.id, "entity_id": entity["id"], "resource_id": issued["id"]}
    event["Records"][0]["body"] = json.dumps(body)
    assert failed(invoke("render_pdf", event)) == []
