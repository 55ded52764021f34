"""GET /{type}/{id}/xml: an issued document as an electronic invoice, in every format and always the same."""

import gzip
import hashlib
from typing import Any

import pytest
from billhead.einvoice.profiles import FORMATS, format_named
from billhead.kernel.principal import Role

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.e_invoice_parties import BUYER, SELLER
from tests.functions.invoice_calls import CHECK, Call, caller, invoice, made, refused, shown
from tests.support.client import Answer
from tests.support.official_rules import verdicts


@pytest.fixture
def seller(new_entity) -> dict[str, Any]:
    return new_entity(**SELLER)


@pytest.fixture
def call(api, account, seller) -> Call:
    return caller(api, "/invoices", account, seller)


def request(**fields: Any) -> dict[str, Any]:
    return invoice(CHECK, customer=BUYER, buyer_reference="04011000-1234512345-06", **fields)


@pytest.fixture
def issued(call) -> dict[str, Any]:
    return made(call("POST", json=request()))


def xml(answer: Answer) -> bytes:
    assert answer.status == 200, answer
    assert answer.headers["content-type"] == "application/xml"
    return answer.body


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_an_issued_invoice_is_had_in_every_format_and_passes_its_official_rules(call, issued, form) -> None:
    content = xml(call("GET", f"/{issued['id']}/xml", params={"format": form.name}))
    assert verdicts(content, form) == []
    assert issued["number"].encode() in content


@pytest.mark.parametrize(("form", "element"), [("ubl", "cbc:PaymentID"), ("cii", "ram:PaymentReference")])
def test_the_payer_is_told_to_quote_what_the_document_says(api, account, new_entity, form, element) -> None:
    settings = {**SELLER["settings"], "payment_reference": {"scheme": "RF"}}
    call = caller(api, "/invoices", account, new_entity(**{**SELLER, "settings": settings}))
    document = made(call("POST", json=request()))
    assert document["payment_reference"].startswith("RF")
    written = xml(call("GET", f"/{document['id']}/xml", params={"format": form})).decode()
    assert f"<{element}>{document['payment_reference']}</{element}>" in written


def test_headers_name_the_file_and_tag_its_bytes(call, issued) -> None:
    answer = call("GET", f"/{issued['id']}/xml", params={"format": "ubl"})
    assert answer.headers["content-disposition"] == 'inline; filename="invoice-2026-00001.xml"'
    assert answer.headers["etag"] == f'"{hashlib.sha256(answer.body).hexdigest()}"'
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_without_a_format_it_is_the_core_in_cii(call, issued) -> None:
    assert xml(call("GET", f"/{issued['id']}/xml")) == xml(
        call("GET", f"/{issued['id']}/xml", params={"format": "cii"})
    )


def test_nothing_that_happens_later_changes_it_and_it_stores_nothing(call, issued, api, account, seller, stack) -> None:
    first = xml(call("GET", f"/{issued['id']}/xml"))
    payment = {"document_id": issued["id"], "type": "cash", "amount": 10}
    made(api.call("POST", "/payments", json=payment, key=account.live_key, entity=seller["id"]))
    shown(api.call("PATCH", f"/entities/{seller['id']}", json={"name": "B", "city": "C"}, key=account.live_key))
    with nothing_stored(stack):
        assert xml(call("GET", f"/{issued['id']}/xml")) == first


def test_what_was_paid_with_the_invoice_is_part_of_it(call) -> None:
    document = made(call("POST", json=request(payments=[{"type": "card", "amount": 50}])))
    assert b"<ram:TotalPrepaidAmount>50.00<" in xml(call("GET", f"/{document['id']}/xml"))


def test_a_voided_invoice_still_is_what_was_sent(call, issued) -> None:
    first = xml(call("GET", f"/{issued['id']}/xml"))
    shown(call("POST", f"/{issued['id']}/void", json={"reason": "x"}))
    assert xml(call("GET", f"/{issued['id']}/xml")) == first


def test_a_draft_has_none(call) -> None:
    draft = made(call("POST", json=request(is_draft=True)))
    assert refused(call("GET", f"/{draft['id']}/xml"))[:2] == (409, "document_not_issued")


@pytest.mark.parametrize("path", ["/estimates", "/delivery-notes"])
def test_an_offer_and_a_delivery_have_none(api, account, seller, path) -> None:
    call = caller(api, path, account, seller)
    document = made(call("POST", json=invoice(CHECK, customer=BUYER)))
    assert refused(call("GET", f"/{document['id']}/xml"))[:2] == (422, "no_electronic_invoice")


def test_advance_and_credit_are_invoices_too(api, account, seller, issued) -> None:
    advances, credits_ = (caller(api, path, account, seller) for path in ("/advance-invoices", "/credit-notes"))
    advance = made(advances("POST", json=request()))
    credit = made(credits_("POST", json={"credited_invoice_id": issued["id"]}))
    for call, document, code in ((advances, advance, b"386"), (credits_, credit, b"381")):
        content = xml(call("GET", f"/{document['id']}/xml", params={"format": "peppol"}))
        assert b"TypeCode>%s<" % code in content and verdicts(content, format_named("peppol")) == []


def test_what_the_rules_would_refuse_is_told_and_not_sent(call) -> None:
    document = made(call("POST", json=invoice(CHECK, customer={**BUYER, "city": None})))
    answer = call("GET", f"/{document['id']}/xml", params={"format": "xrechnung"})
    assert refused(answer) == (422, "e_invoice_incomplete", ["/customer/city", "/buyer_reference"])
    assert [fault["code"] for fault in answer.json["errors"]] == ["e_invoice_br_de_8", "e_invoice_br_de_15"]
    assert "BT-10" in answer.json["errors"][1]["detail"]


def test_an_unknown_format_is_refused(call, issued) -> None:
    for name in ("pdf", "", "CII"):
        answer = call("GET", f"/{issued['id']}/xml", params={"format": name})
        assert refused(answer)[:2] == (400, "e_invoice_format_unknown")


def test_a_very_long_invoice_comes_packed_and_whole(call) -> None:
    lines = [CHECK] * 4000
    document = made(call("POST", json=invoice(*lines, customer=BUYER)))
    assert refused(call("GET", f"/{document['id']}/xml"))[:2] == (413, "answer_too_large")
    answer = call("GET", f"/{document['id']}/xml", headers={"accept-encoding": "br, gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    content = gzip.decompress(answer.body)
    assert answer.headers["etag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert content.count(b"</ram:IncludedSupplyChainTradeLineItem>") == 4000


def test_what_does_not_exist_is_not_found(call) -> None:
    for document_id in ("inv_" + "0" * 26, "x" * 2000):
        assert refused(call("GET", f"/{document_id}/xml"))[:2] == (404, "document_not_found")


def test_a_viewer_may_read_it(api, account, seller, issued) -> None:
    viewer = account.principal(Role.VIEWER, entity_id=seller["id"])
    xml(api.call("GET", f"/invoices/{issued['id']}/xml", principal=viewer))


def test_the_sample_event_asks_for_an_xrechnung(invoke, account, seller, issued) -> None:
    event = sample("render_xml")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = seller["id"]
    event["pathParameters"]["id"] = issued["id"]
    answer = invoke("render_xml", event)
    assert answer["statusCode"] == 200 and answer["body"].startswith("<?xml")
