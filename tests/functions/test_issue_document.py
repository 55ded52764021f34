"""POST /invoices: what an issued invoice is, and what it takes from its entity."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import BAD_KEYS, UNREADABLE, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.invoice_calls import (
    CHECK,
    LINE,
    Call,
    caller,
    events,
    invoice,
    made,
    refused,
    shown,
    stored_item,
    stored_keys,
    totals,
)


@pytest.fixture
def call(api, account, entity) -> Call:
    return caller(api, "/invoices", account, entity)


def test_the_smallest_request_makes_a_whole_invoice(call, entity) -> None:
    answer = call("POST", json=invoice())
    document = made(answer)
    assert (
        document.items()
        >= {
            "type": "invoice",
            "number": "2026-00001",
            "status": "issued",
            "date": "2026-11-23",
            "date_due": "2026-12-23",
            "currency_code": "EUR",
            "language": "de-DE",
            "calculation_mode": "b2b_standard",
            "transaction_type": "domestic",
            "version": 1,
            "pdf": None,
            "voided_at": None,
            "void_reason": None,
        }.items()
    )
    assert totals(document) == ("99.00", "0.00", "117.81")
    assert (str(document["total_paid"]), str(document["total_due"])) == ("0.00", "117.81")
    assert document["chain"] == {"position": 1, "previous": "0" * 64, "hash": document["chain"]["hash"]}
    assert document["issued_at"] == document["created_at"] == document["updated_at"]
    assert "customer" not in document or document["customer"] is None
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["location"] == f"/invoices/{document['id']}"
    assert answer.headers["cache-control"] == "no-store"


def test_what_was_answered_is_what_is_read_again(call) -> None:
    document = made(call("POST", json=invoice(CHECK, {"type": "separator", "name": "More"}, LINE, reference="PO-1")))
    read = call("GET", "/" + document["id"])
    assert shown(read) == document
    assert read.headers["etag"] == '"1"'


def test_the_worked_case_of_the_api(call) -> None:
    document = made(call("POST", json=invoice(CHECK)))
    (line,) = document["items"]
    assert totals(document) == ("180.00", "20.00", "214.20")
    assert [str(line[name]) for name in ("sub_total", "total_discount", "total")] == ["200.00", "20.00", "180.00"]
    assert [(str(tax["rate"]), str(tax["base"]), str(tax["amount"])) for tax in document["taxes"]] == [
        ("19", "180.00", "34.20")
    ]
    assert line["discounts"] == [{"value": 10, "type": "percent", "amount": 20}]


def test_the_issuer_is_kept_as_it_was(call, api, account, entity) -> None:
    document = made(call("POST", json=invoice()))
    assert (
        document["issuer"].items()
        >= {
            "name": "Nordlicht Studio",
            "address": "Hafenstrasse 7",
            "country_code": "DE",
            "tax_number": "DE136695976",
            "is_tax_subject": True,
        }.items()
    )
    changed = {"name": "Other", "settings": {"pdf_template": {"primary_color": "#FF0000"}}, "locale": "en-GB"}
    shown(api.call("PATCH", f"/entities/{entity['id']}", json=changed, key=account.live_key))
    assert shown(call("GET", "/" + document["id"])) == document


def test_settings_fill_in_what_is_omitted_and_an_empty_text_means_none(api, account, new_entity) -> None:
    settings = {
        "default_invoice_due_days": 14,
        "default_invoice_note": "Note",
        "default_invoice_payment_terms": "Terms",
        "tax_clause_defaults": {"domestic": "Clause"},
        "document_footer": "Footer",
        "default_document_signature": "Signature",
        "bank_accounts": [{"iban": "DE89370400440532013000"}, {"iban": "AT611904300234573201", "is_default": True}],
    }
    call = caller(api, "/invoices", account, new_entity(settings=settings))
    document = made(call("POST", json=invoice(note="", footer="Mine")))
    assert document["date_due"] == "2026-12-07"
    assert document["issuer"]["bank_account"]["iban"] == "AT611904300234573201"
    texts = [document.get(name) for name in ("note", "payment_terms", "tax_clause", "footer", "signature")]
    assert texts == [None, "Terms", "Clause", "Mine", "Signature"]


def test_what_is_given_wins(call) -> None:
    given = {
        "date": "2026-12-01",
        "date_due": "2026-12-02",
        "date_service": "2026-11-01",
        "date_service_to": "2026-11-30",
        "currency_code": "USD",
        "exchange_rate": 2,
        "language": "fr",
        "reference": "PO-4711",
        "buyer_reference": "04011000-12345-34",
        "note": "Thank you",
        "metadata": {"subscription": "sub_42"},
    }
    assert made(call("POST", json=invoice(**given))).items() >= given.items()


@pytest.mark.parametrize(
    ("timezone", "moment", "day"),
    [
        ("Europe/Berlin", datetime(2026, 11, 23, 22, 59, tzinfo=UTC), "2026-11-23"),
        ("Europe/Berlin", datetime(2026, 11, 23, 23, 1, tzinfo=UTC), "2026-11-24"),
        ("Pacific/Kiritimati", datetime(2026, 12, 31, 10, 1, tzinfo=UTC), "2027-01-01"),
        ("America/Los_Angeles", datetime(2027, 1, 1, 7, 59, tzinfo=UTC), "2026-12-31"),
    ],
)
def test_today_is_the_entitys_and_so_is_the_year_of_the_number(
    api, account, new_entity, clock, timezone, moment, day
) -> None:
    call = caller(api, "/invoices", account, new_entity(timezone=timezone))
    made(call("POST", json=invoice(date=day)))
    clock.set(moment)
    document = made(call("POST", json=invoice()))
    assert (document["date"], document["number"]) == (day, f"{day[:4]}-00002")


@pytest.mark.parametrize(
    ("currency", "price", "expected"),
    [("JPY", "1000.4", "1000"), ("EUR", "0.125", "0.13"), ("KWD", "1.2345", "1.235")],
)
def test_amounts_have_the_currencys_decimals(call, currency, price, expected) -> None:
    rate = "" if currency == "EUR" else '"exchange_rate":0.5,'
    body = f'{{{rate}"currency_code":"{currency}","items":[{{"name":"x","price":{price},"taxes":[{{"rate":0}}]}}]}}'
    answer = call("POST", body=body.encode(), headers={"content-type": "application/json"})
    assert totals(made(answer))[2] == expected


def test_one_transaction_stores_document_counter_and_link_with_the_event(call, stack) -> None:
    document = made(call("POST", json=invoice()))
    link = stored_item(stack, "number#invoice#2026#000000001")
    counter = stored_item(stack, "sequence#invoice#2026")
    item = stored_item(stack, f"invoice#{document['id']}")
    assert (link["document_id"], link["number"], link["hash"]) == (document["id"], "2026-00001", counter["head"])
    assert (counter["n"], item["content_hash"]) == (1, link["content_hash"])
    (event,) = link["events"]
    assert event["type"] == "invoice.issued" and event["resource_id"] == document["id"]
    assert event["data"] == {
        "document_type": "invoice",
        "number": "2026-00001",
        "date": "2026-11-23",
        "total_with_tax": "117.81",
        "currency_code": "EUR",
    }
    assert "events" not in item


def test_a_draft_has_no_number_and_leaves_the_series_alone(call, stack) -> None:
    document = made(call("POST", json=invoice(is_draft=True)))
    assert (document["status"], document["number"], document["chain"]) == ("draft", None, None)
    assert totals(document) == ("99.00", "0.00", "117.81")
    assert stored_keys(stack, "number#") == stored_keys(stack, "sequence#") == []
    assert events(stack, document["id"]) == ["invoice.draft_created"]
    assert made(call("POST", json=invoice()))["number"] == "2026-00001"


@pytest.mark.parametrize("case", sorted(set(UNREADABLE) - {"1 MB"}))
def test_an_unreadable_request_is_refused(call, stack, case) -> None:
    unreadable = UNREADABLE[case]
    with nothing_stored(stack):
        answer = call("POST", body=unreadable.body, headers=unreadable.headers)
    assert (answer.status, answer.code, answer.pointers) == unreadable.answer


def test_a_body_of_more_than_4_mb_is_refused(call, stack) -> None:
    body = b'{"items": [{"name": "' + b"x" * (4 * 2**20) + b'", "price": 1}]}'
    with nothing_stored(stack):
        answer = call("POST", body=body, headers={"content-type": "application/json"})
    assert (answer.status, answer.code) == (413, "body_too_large")


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_malformed_idempotency_key_is_refused(call, stack, key) -> None:
    with nothing_stored(stack):
        answer = call("POST", json=invoice(), headers={"idempotency-key": key})
    assert (answer.status, answer.code) == (400, "idempotency_key_malformed")


def test_a_disabled_entity_issues_nothing(call, api, account, entity, stack) -> None:
    shown(api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key))
    with nothing_stored(stack):
        assert refused(call("POST", json=invoice())) == (403, "entity_disabled", [])


def test_a_viewer_issues_nothing_and_an_editor_may(api, account, entity, stack) -> None:
    with nothing_stored(stack):
        viewer = account.principal(Role.VIEWER, entity_id=entity["id"])
        assert refused(api.call("POST", "/invoices", json=invoice(), principal=viewer))[:2] == (403, "not_permitted")
    editor = account.principal(Role.EDITOR, entity_id=entity["id"])
    made(api.call("POST", "/invoices", json=invoice(), principal=editor))


def test_the_sample_event_issues_an_invoice(invoke, account, entity) -> None:
    event: dict[str, Any] = sample("issue_document")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    answer = invoke("issue_document", event)
    document = json.loads(answer["body"])
    assert (answer["statusCode"], document["number"]) == (201, "2026-00001")
    assert document["customer"]["country_code"] == "CH"
    assert json.loads(invoke("issue_document", event)["body"]) == document


def test_documents_that_are_linked_tell_of_each_other(call, api, account, entity) -> None:
    first = made(call("POST", json=invoice()))
    second = made(call("POST", json=invoice(linked_documents=[first["id"], first["id"]])))
    assert [(row["relation"], row["number"]) for row in second["relations"]] == [("refers_to", first["number"])]
    named = shown(call("GET", "/" + first["id"]))
    assert [(row["relation"], row["id"]) for row in named["relations"]] == [("referred_to_by", second["id"])]
    assert named["version"] == 2 and named["pdf"] == first["pdf"]


def test_a_draft_or_an_unknown_document_is_not_linked(call) -> None:
    draft = made(call("POST", json=invoice(is_draft=True)))
    answer = call("POST", json=invoice(linked_documents=[draft["id"]]))
    assert refused(answer)[:2] == (409, "draft_linked")
    for unknown in ("inv_" + "0" * 26, "x", "inv_1#content", draft["id"].replace("inv_", "est_")):
        answer = call("POST", json=invoice(linked_documents=[unknown]))
        assert refused(answer) == (422, "document_unknown", ["/linked_documents/0"])
