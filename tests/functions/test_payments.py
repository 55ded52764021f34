"""Payments: money received, with the document or later; never above what is due unless that is wanted."""

import json
from decimal import Decimal

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.document_calls import Books, line, money
from tests.functions.invoice_calls import made, refused, shown


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def invoice(books) -> dict:
    return books.make("invoice", line(100))


def test_a_part_and_then_the_rest(books, invoice) -> None:
    part = made(books.pay(invoice, amount=19, date="2026-11-20", note="First"))
    assert part.items() >= {"type": "bank_transfer", "date": "2026-11-20", "note": "First"}.items()
    assert (str(part["amount"]), part["document_id"]) == ("19.00", invoice["id"])
    assert money(books.read(invoice)) == ("partially_paid", "19.00", "0.00", "100.00")
    rest = made(books.pay(invoice))
    assert (str(rest["amount"]), rest["date"]) == ("100.00", "2026-11-23")
    paid = books.read(invoice)
    assert money(paid) == ("paid", "119.00", "0.00", "0.00")
    assert [payment["id"] for payment in paid["payments"]] == [part["id"], rest["id"]]


@pytest.mark.parametrize(
    ("fields", "code", "pointer"),
    [
        ({"amount": Decimal("119.01")}, "payment_above_due", "/amount"),
        ({"amount": Decimal("1.005")}, "amount_too_precise", "/amount"),
        ({"amount": 0}, "out_of_range", "/amount"),
        ({"amount": "5"}, "not_a_number", "/amount"),
        ({"type": "barter"}, "unknown_value", "/type"),
    ],
)
def test_what_is_wrong_is_refused_and_changes_nothing(books, invoice, stack, fields, code, pointer) -> None:
    with nothing_stored(stack):
        assert refused(books.pay(invoice, **fields)) == (422, code, [pointer])


def test_more_than_is_due_is_recorded_where_it_is_wanted(books, invoice) -> None:
    made(books.pay(invoice, amount=200, allow_overpayment=True))
    assert money(books.read(invoice)) == ("paid", "200.00", "0.00", "0.00")
    assert refused(books.pay(invoice)) == (409, "nothing_due", [])


def test_the_same_payment_again_is_one(books, invoice) -> None:
    headers, body = {"idempotency-key": "k"}, {"document_id": invoice["id"], "type": "cash", "amount": 50}
    answers = [made(books.call("POST", "/payments", json=body, headers=headers)) for _ in range(2)]
    assert answers[0] == answers[1]
    assert money(books.read(invoice))[1] == "50.00"
    other = books.call("POST", "/payments", json={**body, "amount": 51}, headers=headers)
    assert refused(other)[:2] == (422, "idempotency_key_reused")


def test_what_was_credited_before_is_not_due_again(books, invoice) -> None:
    books.credit(invoice, amount_with_tax=100)
    assert refused(books.pay(invoice, amount=20))[1] == "payment_above_due"
    assert str(made(books.pay(invoice))["amount"]) == "19.00"
    assert money(books.read(invoice)) == ("paid", "19.00", "100.00", "0.00")


def test_a_draft_or_voided_document_is_not_paid(books, stack) -> None:
    draft = books.make("invoice", line(1), is_draft=True)
    voided = books.void(books.make("invoice", line(1)))
    with nothing_stored(stack):
        assert refused(books.pay(draft))[:2] == (409, "document_not_issued")
        assert refused(books.pay(voided))[:2] == (409, "document_already_voided")
        assert refused(books.pay({"id": "inv_" + "0" * 26}))[:2] == (404, "document_not_found")


def test_a_paid_invoice_is_not_voided(books, invoice, stack) -> None:
    made(books.pay(invoice, amount=1))
    with nothing_stored(stack):
        assert refused(books.ask(invoice, "void", reason="x"))[:2] == (409, "document_not_voidable")


def test_payments_come_with_the_document(books) -> None:
    payments = [{"type": "card", "amount": 19}, {"type": "cash"}]
    invoice = books.make("invoice", line(100), payments=payments)
    assert money(invoice) == ("paid", "119.00", "0.00", "0.00")
    assert [(row["type"], str(row["amount"])) for row in invoice["payments"]] == [("card", "19.00"), ("cash", "100.00")]
    assert books.read(invoice) == invoice


def test_payments_with_the_document_are_not_above_it(books, stack) -> None:
    with nothing_stored(stack):
        payments = [{"type": "card", "amount": 119}, {"type": "cash", "amount": 1}]
        answer = books.refuse("invoice", line(100), payments=payments)
        assert answer == (422, "payment_above_due", ["/payments/1/amount"])


def test_a_replay_tells_the_payments_that_came_with_it_and_no_later_one(books) -> None:
    body = {"items": [line(100)], "payments": [{"type": "card", "amount": 19}]}
    first = made(books.call("POST", "/invoices", json=body, headers={"idempotency-key": "k"}))
    made(books.pay(first))
    again = made(books.call("POST", "/invoices", json=body, headers={"idempotency-key": "k"}))
    assert again == first


def test_an_advance_invoices_rounding_is_part_of_what_is_due(books) -> None:
    invoice = books.make("invoice", line("10"), expected_total_with_tax=Decimal("11.91"))
    made(books.pay(invoice))
    assert money(books.read(invoice)) == ("paid", "11.91", "0.00", "0.00")


def test_the_lists_show_what_is_paid(books, invoice) -> None:
    made(books.pay(invoice))
    (row,) = shown(books.call("GET", "/invoices", params={"status": "paid"}))["data"]
    assert (str(row["total_paid"]), str(row["total_due"])) == ("119.00", "0.00")


def test_the_sample_event_records_a_payment(invoke, account, entity, invoice) -> None:
    event = sample("payments")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    event["body"] = event["body"].replace("inv_01KAQ41V7QNV01CE0000000001", invoice["id"])
    assert json.loads(invoke("payments", event)["body"])["amount"] == 119
