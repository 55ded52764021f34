"""POST /documents/preview and /documents/next-number: answers about what would be; nothing is saved."""

import json
from datetime import UTC, datetime

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.invoice_calls import CHECK, LINE, Call, caller, invoice, made, refused, shown, totals

LATER = {"id", "number", "status", "chain", "pdf", "created_at", "updated_at", "issued_at", "version"}


@pytest.fixture
def call(api, account, entity) -> Call:
    return caller(api, "/documents", account, entity)


@pytest.fixture
def invoices(api, account, entity) -> Call:
    return caller(api, "/invoices", account, entity)


def test_a_preview_has_the_totals_that_issuing_will_have(call, invoices, stack) -> None:
    body = invoice(CHECK, {"type": "separator", "name": "More"}, LINE, customer={"name": "Ada"})
    with nothing_stored(stack):
        preview = shown(call("POST", "/preview?type=invoice", json=body))
    document = made(invoices("POST", json=body))
    assert totals(preview) == totals(document)
    for field in ("items", "taxes", "customer", "issuer", "date", "date_due", "language", "currency_code"):
        assert preview[field] == document[field], field


def test_a_preview_refuses_what_issuing_refuses(call, stack) -> None:
    with nothing_stored(stack):
        assert refused(call("POST", "/preview", json={"items": []})) == (422, "too_few", ["/items"])
        unknown = invoice(customer_id="cus_" + "0" * 26)
        assert refused(call("POST", "/preview", json=unknown)) == (422, "customer_unknown", ["/customer_id"])


def test_the_next_number_is_told_and_not_taken(call, invoices, stack) -> None:
    with nothing_stored(stack):
        for _ in range(2):
            told = shown(call("POST", "/next-number?type=invoice"))
    assert told == {"type": "invoice", "number": "2026-00001", "date": "2026-11-23"}
    assert made(invoices("POST", json=invoice()))["number"] == told["number"]
    assert shown(call("POST", "/next-number"))["number"] == "2026-00002"


def test_drafts_take_no_number(call, invoices) -> None:
    made(invoices("POST", json=invoice(is_draft=True)))
    assert shown(call("POST", "/next-number"))["number"] == "2026-00001"


def test_the_next_number_of_another_day_is_that_years(call, invoices) -> None:
    made(invoices("POST", json=invoice(date="2027-01-01")))
    assert shown(call("POST", "/next-number", json={"date": "2027-11-01"}))["number"] == "2027-00002"
    assert shown(call("POST", "/next-number", json={"date": "2025-12-31"}))["number"] == "2025-00001"


def test_the_next_number_follows_format_start_and_time_zone(api, account, new_entity, clock) -> None:
    settings = {"number_formats": {"invoice": "A{yy}{mm}-{nnn}"}, "number_sequence_starts": {"invoice": 77}}
    entity = new_entity(timezone="Pacific/Kiritimati", settings=settings)
    call, invoices = caller(api, "/documents", account, entity), caller(api, "/invoices", account, entity)
    clock.set(datetime(2026, 12, 31, 10, 30, tzinfo=UTC))
    told = shown(call("POST", "/next-number"))
    assert (told["number"], told["date"]) == ("A2701-077", "2027-01-01")
    assert made(invoices("POST", json=invoice()))["number"] == "A2701-077"
    assert shown(call("POST", "/next-number"))["number"] == "A2701-078"


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("2027-11-25", "date_out_of_range"),
        ("1999-12-31", "date_out_of_range"),
        ("2026-02-30", "date_malformed"),
        (5, "not_a_string"),
    ],
)
def test_no_number_is_told_for_a_day_that_no_document_can_have(call, date, code) -> None:
    assert refused(call("POST", "/next-number", json={"date": date})) == (422, code, ["/date"])


@pytest.mark.parametrize("path", ["/preview", "/next-number"])
def test_an_unknown_type_is_not_found(call, path) -> None:
    for name in ("estimates", "x", "invoice#", ""):
        body = invoice() if path == "/preview" else {}
        assert refused(call("POST", path, json=body, params={"type": name}))[:2] == (404, "document_type_unknown")


def test_a_disabled_entity_previews_nothing(call, api, account, entity) -> None:
    shown(api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key))
    assert refused(call("POST", "/preview", json=invoice()))[:2] == (403, "entity_disabled")


def test_the_sample_event_is_a_preview(invoke, account, entity) -> None:
    event = sample("documents")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    answer = invoke("documents", event)
    assert (answer["statusCode"], json.loads(answer["body"])["type"]) == (200, "invoice")
