"""POST /documents/preview.pdf: a look at settings that are not saved; nothing is written and no number is taken."""

import io
from collections.abc import Callable

import pytest
from billhead.kernel.principal import Role
from PIL import Image
from pypdf import PdfReader

from tests.functions.bad_input import nothing_stored
from tests.functions.catalog_calls import Made
from tests.functions.invoice_calls import Call, caller, invoice, refused
from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.stack import Stack
from tests.unit.pdf.seen_pages import find_marks, find_text

URL = "https://cdn.nordlicht.example/new.png"
FILL = b"/Subtype /Image"


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    return caller(api, "/documents", account, entity)


@pytest.fixture
def look(call: Call) -> Callable[..., Answer]:
    """A look with these settings."""
    return lambda settings=None, query="", **body: call(
        "POST", f"/preview.pdf{query}", json={**({"settings": settings} if settings else {}), **body}
    )


def words(answer: Answer) -> str:
    assert answer.status == 200, answer
    assert answer.headers["content-type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.body)).pages[0].extract_text()


def picture() -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (40, 20), "#1F4E79").save(sink, "PNG")
    return sink.getvalue()


def test_a_sample_is_shown_where_no_document_is_given(look, stack: Stack) -> None:
    with nothing_stored(stack):
        text = words(look())
    assert "Sample Customer" in text and "ENTWURF" in text


@pytest.mark.parametrize("kind", ["invoice", "estimate", "credit_note", "advance_invoice", "delivery_note"])
def test_every_type_of_document_has_a_sample(look, kind: str) -> None:
    assert "Workshop" in words(look(query=f"?type={kind}"))


def test_settings_that_are_not_saved_are_seen_and_stay_unsaved(look, api, account, entity, stack: Stack) -> None:
    with nothing_stored(stack):
        changed = look({"pdf_template": {"template": "minimal", "address_window": "din5008_b", "fold_marks": True}})
    assert find_text(changed.body, "Sample Customer").top > 62.7
    assert len([mark for mark in find_marks(changed.body) if mark.right < 15]) == 3
    kept = api.call("GET", f"/entities/{entity['id']}", key=account.live_key).json["settings"]["pdf_template"]
    assert kept == entity["settings"]["pdf_template"]
    assert not [mark for mark in find_marks(look().body) if mark.right < 15], "the next look is at the saved ones"


def test_a_document_of_ones_own_is_drawn_with_its_texts(look) -> None:
    own = invoice(customer={"name": "Ada"}, note="For {customer_name}")
    settings = {"document_header": "Since 1954", "document_footer": "Bye", "default_document_signature": "Max"}
    text = words(look(settings, document=own))
    for word in ("Ada", "For Ada", "Since 1954", "Bye"):
        assert word in text


def test_a_bare_template_name_changes_the_template_alone(look, api, account, entity) -> None:
    body = {"settings": {"pdf_template": {"page_size": "Letter"}}}
    api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key)
    box = PdfReader(io.BytesIO(look({"pdf_template": "classic"}).body)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == (612, 792)


@pytest.mark.parametrize(
    ("settings", "code", "pointer"),
    [
        ({"pdf_template": {"primary_color": "blue"}}, "color_malformed", "/settings/pdf_template/primary_color"),
        ({"pdf_template": {"address_window": "c4"}}, "unknown_value", "/settings/pdf_template/address_window"),
        ({"pdf_template": {"letterhead_margin_top_mm": 151}}, None, "/settings/pdf_template/letterhead_margin_top_mm"),
        ({"document_header": "x" * 301}, "too_long", "/settings/document_header"),
        ({"no_such_setting": 1}, "unknown_field", "/settings/no_such_setting"),
        ({"pdf_template": {"logo_url": "https://127.0.0.1/a.png"}}, "url_forbidden", None),
    ],
)
def test_settings_are_checked_as_when_they_are_saved(look, stack: Stack, settings, code, pointer) -> None:
    with nothing_stored(stack):
        answer = look(settings)
    told = [error["code"] for error in answer.json.get("errors", [])] or [answer.code]
    assert answer.status == 422
    assert pointer is None or answer.pointers == [pointer]
    assert code is None or code in (*told, answer.code)


def test_a_document_that_could_not_be_created_is_refused(look, stack: Stack) -> None:
    with nothing_stored(stack):
        assert refused(look(document={"items": []})) == (422, "too_few", ["/items"])
        assert refused(look(document=invoice(customer_id="cus_" + "0" * 26)))[1] == "customer_unknown"


def test_a_picture_that_was_not_fetched_is_not_fetched_for_a_look(look, api, account, entity, stack: Stack) -> None:
    kind = {"content-type": "image/png"}
    path = f"/entities/{entity['id']}/logo"
    assert api.call("POST", path, body=picture(), headers=kind, key=account.live_key).status == 200
    answer = look({"pdf_template": {"logo_url": URL, "letterhead_url": URL, "signature_url": None}})
    assert answer.headers["billhead-unfetched-pictures"] == "logo, letterhead"
    assert FILL in answer.body, "the logo that is stored stands for the new one"
    assert "billhead-unfetched-pictures" not in look().headers


def test_a_logo_that_is_cleared_is_not_drawn(look, api, account, entity, pump) -> None:
    kind = {"content-type": "image/png"}
    api.call("POST", f"/entities/{entity['id']}/logo", body=picture(), headers=kind, key=account.live_key)
    assert FILL in look().body
    # An uploaded logo has no URL that could be cleared; DELETE takes it away.
    assert FILL in look({"pdf_template": {"logo_url": None}}).body
    api.call("DELETE", f"/entities/{entity['id']}/logo", key=account.live_key)
    assert FILL not in look().body


def test_a_viewer_may_look(api, account, entity) -> None:
    viewer = account.principal(Role.VIEWER, entity_id=entity["id"])
    answer = api.call("POST", "/documents/preview.pdf", json={}, principal=viewer, entity=entity["id"])
    assert answer.status == 200


def test_a_look_writes_nothing_and_takes_no_number(look, call, stack: Stack) -> None:
    stack.guard.calls.clear()
    words(look({"pdf_template": "classic"}))
    assert {made.operation for made in stack.guard.calls} <= {
        "AssumeRole",
        "BatchGetItem",
        "GetItem",
        "Query",
        "GetObject",
    }
    assert call("POST", "/next-number").json["number"] == "2026-00001"


def test_the_language_of_a_look_may_be_chosen(look) -> None:
    assert "Rechnung" in words(look(query="?language=de"))


def test_a_disabled_entity_is_not_looked_at(look, api, account, entity) -> None:
    api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key)
    assert refused(look())[:2] == (403, "entity_disabled")


def test_what_is_made_of_a_number_is_still_to_come(look) -> None:
    """Also where its account wants a structured reference."""
    account = {"type": "iban", "iban": "SI56191000000123438", "is_default": True}
    text = words(look({"bank_accounts": [account]}))
    assert "SI56 1910 0000 0123 438" in text
    assert "{" not in text and "SI00" not in text and "Verwendungszweck" not in text
