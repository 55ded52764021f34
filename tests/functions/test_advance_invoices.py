"""Advance invoices: money before the supply, deducted from the invoice tax by tax, never twice."""

import json

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.document_calls import Books, line, money, related, sums
from tests.functions.invoice_calls import refused, shown

REDUCED = {"taxes": [{"rate": 7}]}


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def advance(books) -> dict:
    return books.make("advance_invoice", line(100), line(40, **REDUCED))


def deducting(books: Books, *advances: dict, lines: tuple = (), **fields: object) -> dict:
    chosen = lines or (line(300), line(60, **REDUCED))
    return books.make("invoice", *chosen, advance_invoices=[advance["id"] for advance in advances], **fields)


def test_an_advance_is_an_invoice_of_its_own_series(advance) -> None:
    assert (advance["number"], sums(advance), advance["status"]) == (
        "ADV-2026-00001",
        ("140.00", "21.80", "161.80"),
        "issued",
    )


def test_it_is_deducted_tax_by_tax(books, advance) -> None:
    invoice = deducting(books, advance)
    deducted = [row for row in invoice["items"] if row["type"] == "advance"]
    assert [(str(row["quantity"]), str(row["total"]), str(row["taxes"][0]["rate"])) for row in deducted] == [
        ("-1", "-100.00", "19"),
        ("-1", "-40.00", "7"),
    ]
    assert {row["advance_invoice"]["number"] for row in deducted} == {advance["number"]}
    # 19 % of 200 and 7 % of 20: what is left is what is taxed.
    left = [(str(row["base"]), str(row["amount"])) for row in invoice["taxes"]]
    assert left == [("200.00", "38.00"), ("20.00", "1.40")]
    assert sums(invoice) == ("220.00", "39.40", "259.40")
    assert str(invoice["total_tax"] + advance["total_tax"]) == "61.20"


def test_both_sides_tell_of_each_other(books, advance) -> None:
    invoice = deducting(books, advance)
    assert related(invoice) == [("deducts", advance["id"])]
    assert related(books.read(advance)) == [("deducted_in", invoice["id"])]
    assert money(books.read(advance))[0] == "issued"


def test_what_does_not_fit_stays_for_the_next_invoice(books, advance) -> None:
    first = deducting(books, advance, lines=(line(70), line(10, **REDUCED)))
    assert sums(first) == ("0.00", "0.00", "0.00")
    assert first["status"] == "paid"
    second = deducting(books, advance)
    assert [str(row["total"]) for row in second["items"] if row["type"] == "advance"] == ["-30.00", "-30.00"]


def test_a_used_up_advance_is_not_deducted_again(books, advance, stack) -> None:
    deducting(books, advance)
    with nothing_stored(stack):
        answer = books.refuse("invoice", line(500), advance_invoices=[advance["id"]])
        assert answer == (422, "advance_not_deductible", ["/advance_invoices/0"])


def test_an_advance_at_a_tax_that_the_invoice_has_not_is_not_deducted(books, stack) -> None:
    advance = books.make("advance_invoice", line(100, **REDUCED))
    with nothing_stored(stack):
        answer = books.refuse("invoice", line(500), advance_invoices=[advance["id"]])
        assert answer[1] == "advance_not_deductible"


def test_several_advances_are_deducted_in_their_order(books) -> None:
    advances = [books.make("advance_invoice", line(60)) for _ in range(2)]
    invoice = deducting(books, *advances, lines=(line(100),))
    assert [str(row["total"]) for row in invoice["items"]] == ["100.00", "-60.00", "-40.00"]
    assert sums(invoice)[2] == "0.00"


def test_gross_prices_are_deducted_gross(books) -> None:
    priced = {"name": "Course", "gross_price": 119}
    advance = books.make("advance_invoice", {**priced, "gross_price": 50})
    invoice = deducting(books, advance, lines=(priced,))
    assert str(invoice["total_with_tax"]) == "69.00"
    assert str(invoice["items"][1]["gross_price"]) == "50.00"


def test_another_currency_or_another_kind_of_document_is_refused(books, advance, stack) -> None:
    other = books.make("invoice", line(1))
    with nothing_stored(stack):
        body = {"advance_invoices": [advance["id"]], "currency_code": "USD", "exchange_rate": 2}
        assert books.refuse("invoice", line(500), **body)[1:] == ("document_unknown", ["/advance_invoices/0"])
        answer = books.refuse("invoice", line(500), advance_invoices=[other["id"]])
        assert answer == (422, "document_unknown", ["/advance_invoices/0"])


def test_a_draft_advance_is_not_deducted(books, stack) -> None:
    draft = books.make("advance_invoice", line(100), is_draft=True)
    with nothing_stored(stack):
        assert books.refuse("invoice", line(500), advance_invoices=[draft["id"]])[:2] == (409, "document_not_issued")


def test_a_deducted_advance_is_voided_only_after_its_invoice(books, advance, stack) -> None:
    invoice = deducting(books, advance)
    with nothing_stored(stack):
        assert refused(books.ask(advance, "void", reason="x"))[:2] == (409, "document_not_voidable")
    books.void(invoice)
    again = deducting(books, advance)
    assert sums(again) == sums(invoice)
    books.void(again)
    assert books.void(advance)["status"] == "voided"


def test_what_is_deducted_cannot_be_credited_too(books, advance) -> None:
    deducting(books, advance, lines=(line(60),))
    credit = books.credit(advance)
    assert [(str(row["base"])) for row in credit["taxes"]] == ["40.00", "40.00"]


def test_an_invoice_with_deductions_is_credited_as_it_is(books, advance) -> None:
    invoice = deducting(books, advance)
    assert sums(books.credit(invoice)) == sums(invoice)


def test_an_advance_invoice_is_paid_like_an_invoice(books, advance) -> None:
    assert books.pay(advance).status == 201
    assert money(books.read(advance)) == ("paid", "161.80", "0.00", "0.00")


def test_the_sample_event_lists_advance_invoices(invoke, account, entity) -> None:
    event = sample("advance_invoices")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    assert json.loads(invoke("advance_invoices", event)["body"])["data"] == []


def test_it_is_listed_when_it_is_overdue(books, advance, clock) -> None:
    clock.advance(days=60)
    rows = shown(books.call("GET", "/advance-invoices", params={"status": "overdue"}))["data"]
    assert [row["id"] for row in rows] == [advance["id"]]
