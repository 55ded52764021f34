"""Credit notes: whole, by line, by amount; never more than is left; linked both ways; in their own series."""

import json
from decimal import Decimal

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.document_calls import ADA, Books, line, money, related, sums
from tests.functions.invoice_calls import refused, shown


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def invoice(books) -> dict:
    """Three lines at two rates: 300.00 + 100.00 + 0.99 net, 465.18 with tax."""
    reduced = {"taxes": [{"rate": 7}]}
    return books.make("invoice", line(100, 3), line(50, 2, **reduced), line("0.33", 3), customer=ADA)


def test_a_whole_credit_mirrors_its_invoice(books, invoice) -> None:
    note = books.credit(invoice)
    assert (note["number"], note["type"], sums(note)) == ("CN-2026-00001", "credit_note", sums(invoice))
    assert note["credited_invoice"] == {"id": invoice["id"], "number": invoice["number"], "date": invoice["date"]}
    assert [row["amount"] for row in note["taxes"]] == [row["amount"] for row in invoice["taxes"]]
    assert (note["customer"], note["currency_code"]) == (invoice["customer"], invoice["currency_code"])
    assert note["tax_decision"] == {**invoice["tax_decision"], "kept_from": invoice["number"]}


def test_both_sides_tell_of_each_other(books, invoice) -> None:
    note = books.credit(invoice)
    assert related(note) == [("credits", invoice["id"])]
    credited = books.read(invoice)
    assert related(credited) == [("credited_by", note["id"])]
    assert credited["relations"][0]["number"] == note["number"]
    assert credited["version"] == invoice["version"] + 1


def test_a_credit_settles_what_is_due(books, invoice) -> None:
    books.credit(invoice, amount_with_tax=100)
    assert money(books.read(invoice)) == ("issued", "0.00", "100.00", "365.18")
    rest = books.credit(invoice)
    assert money(books.read(invoice)) == ("paid", "0.00", "465.18", "0.00")
    assert money(rest) == ("paid", "0.00", "365.18", "0.00")


def test_what_was_paid_before_is_due_to_the_customer(books, invoice) -> None:
    assert books.pay(invoice, amount=400).status == 201
    note = books.credit(invoice)
    assert money(note) == ("issued", "0.00", "65.18", "400.00")
    assert money(books.read(invoice)) == ("paid", "400.00", "65.18", "0.00")


def test_lines_are_credited_by_quantity_by_amount_and_to_the_rest(books, invoice) -> None:
    chosen = [{"line": 0, "quantity": 1}, {"line": 1, "amount": 25}, {"line": 2}]
    note = books.credit(invoice, credited_lines=chosen)
    assert [(str(row["total"]), row["credited_line"]) for row in note["items"]] == [
        ("100.00", 0),
        ("25.00", 1),
        ("0.99", 2),
    ]
    # 19 % of 100.99 is 19.19, 7 % of 25 is 1.75.
    assert sums(note) == ("125.99", "20.94", "146.93")
    rest = books.credit(invoice)
    assert [(row["name"], str(row["quantity"]), str(row["total"])) for row in rest["items"]] == [
        ("Work", "2", "200.00"),
        ("Work", "2", "75.00"),
    ]


def test_all_credits_together_are_the_invoice_to_the_digit(books) -> None:
    """Each third of 1.05 at 19 % would be 0.07 of tax, together 0.21 where the invoice has 0.20."""
    invoice = books.make("invoice", line("0.35"), line("0.35"), line("0.35"))
    notes = [books.credit(invoice, credited_lines=[{"line": place}]) for place in range(3)]
    assert [str(note["total_tax"]) for note in notes] == ["0.07", "0.07", "0.06"]
    assert sum(note["total_with_tax"] for note in notes) == invoice["total_with_tax"]
    assert money(books.read(invoice))[0] == "paid"


def test_an_amount_is_shared_among_the_taxes(books, invoice) -> None:
    note = books.credit(invoice, amount_with_tax=Decimal("46.52"), credit_reason="Goodwill")
    assert str(note["total_with_tax"]) == "46.52"
    assert [row["name"] for row in note["items"]] == ["Goodwill", "Goodwill"]
    assert {str(row["rate"]) for row in note["taxes"]} == {"19", "7"}
    assert sum(row["base"] + row["amount"] for row in note["taxes"]) == Decimal("46.52")
    rest = books.credit(invoice)
    assert rest["total_with_tax"] + note["total_with_tax"] == invoice["total_with_tax"]
    for kept, one, other in zip(invoice["taxes"], note["taxes"], rest["taxes"], strict=True):
        assert (one["base"] + other["base"], one["amount"] + other["amount"]) == (kept["base"], kept["amount"])


def test_a_discounted_line_is_credited_at_what_it_cost(books) -> None:
    invoice = books.make("invoice", line(100, 4, discounts=[{"value": 10}, {"value": 20, "type": "amount"}]))
    note = books.credit(invoice, credited_lines=[{"line": 0, "quantity": 1}])
    (row,) = note["items"]
    assert (str(row["total"]), str(row["sub_total"]), str(row["total_discount"])) == ("85.00", "100.00", "15.00")


def test_gross_prices_give_back_the_gross(books) -> None:
    priced = {"name": "Book", "gross_price": Decimal("9.99"), "quantity": 3}
    invoice = books.make("invoice", priced, {**priced, "taxes": [{"rate": 7}]})
    first = books.credit(invoice, credited_lines=[{"line": 0, "quantity": 1}])
    assert (str(first["total_with_tax"]), first["prices_include_tax"]) == ("9.99", True)
    second = books.credit(invoice, amount_with_tax=10)
    rest = books.credit(invoice)
    assert sum(note["total_with_tax"] for note in (first, second, rest)) == invoice["total_with_tax"]
    assert sum(note["total_tax"] for note in (first, second, rest)) == invoice["total_tax"]


def test_the_rounding_goes_back_with_the_last(books) -> None:
    invoice = books.make("invoice", line("10.00"), expected_total_with_tax=Decimal("11.91"))
    assert (str(invoice["rounding_correction"]), str(invoice["total_due"])) == ("0.01", "11.91")
    part = books.credit(invoice, amount_with_tax=5)
    assert "rounding_correction" not in part
    rest = books.credit(invoice)
    assert str(rest["rounding_correction"]) == "0.01"
    assert money(books.read(invoice)) == ("paid", "0.00", "11.91", "0.00")


@pytest.mark.parametrize(
    ("fields", "code", "pointer"),
    [
        ({"credited_lines": [{"line": 0, "quantity": 4}]}, "credit_above_rest", "/credited_lines/0/quantity"),
        ({"credited_lines": [{"line": 1, "amount": 100.01}]}, "credit_above_rest", "/credited_lines/0/amount"),
        ({"credited_lines": [{"line": 3}]}, "line_unknown", "/credited_lines/0/line"),
        ({"credited_lines": [{"line": 0}, {"line": 0}]}, "line_unknown", "/credited_lines/1/line"),
        ({"amount_with_tax": 465.19}, "credit_above_rest", "/amount_with_tax"),
        ({"amount_with_tax": 1, "credited_lines": [{"line": 0}]}, "credit_ambiguous", ""),
        ({"amount_with_tax": 0}, "out_of_range", "/amount_with_tax"),
        ({"currency_code": "EUR"}, "credit_ambiguous", ""),
        ({"items": [{"name": "x", "price": 1}]}, "credit_ambiguous", ""),
        ({"credited_invoice_id": "inv_" + "0" * 26}, "document_unknown", "/credited_invoice_id"),
        ({"credited_invoice_id": None}, "required", ""),
    ],
)
def test_what_cannot_be_credited_is_refused_and_changes_nothing(books, invoice, stack, fields, code, pointer) -> None:
    body = {"credited_invoice_id": invoice["id"], **fields}
    with nothing_stored(stack):
        assert books.refuse("credit_note", **body) == (422, code, [pointer])


def test_nothing_is_credited_twice(books, invoice, stack) -> None:
    books.credit(invoice)
    with nothing_stored(stack):
        answer = books.refuse("credit_note", credited_invoice_id=invoice["id"])
        assert answer == (422, "nothing_left_to_credit", ["/credited_invoice_id"])


def test_a_draft_or_voided_invoice_is_not_credited(books, stack) -> None:
    draft = books.make("invoice", line(100), is_draft=True)
    voided = books.void(books.make("invoice", line(100)))
    with nothing_stored(stack):
        assert books.refuse("credit_note", credited_invoice_id=draft["id"])[:2] == (409, "document_not_issued")
        assert books.refuse("credit_note", credited_invoice_id=voided["id"])[:2] == (409, "document_already_voided")


def test_a_credited_invoice_is_voided_only_after_its_credits(books, invoice, stack) -> None:
    note = books.credit(invoice, amount_with_tax=100)
    with nothing_stored(stack):
        assert refused(books.ask(invoice, "void", reason="x")) == (409, "document_not_voidable", [])
    assert books.void(note)["status"] == "voided"
    assert money(books.read(invoice)) == ("issued", "0.00", "0.00", "465.18")
    assert related(books.read(invoice)) == [("credited_by", note["id"])]
    assert books.void(invoice)["status"] == "voided"


def test_what_a_voided_credit_gave_back_can_be_credited_again(books, invoice) -> None:
    first = books.credit(invoice, credited_lines=[{"line": 0}])
    books.void(first)
    again = books.credit(invoice)
    assert sums(again) == sums(invoice)


def test_a_draft_credit_takes_nothing_until_it_is_finalized(books, invoice) -> None:
    draft = books.credit(invoice, amount_with_tax=400, is_draft=True)
    assert money(books.read(invoice))[2] == "0.00"
    books.credit(invoice, amount_with_tax=100)
    assert refused(books.ask(draft, "finalize"))[:2] == (422, "credit_above_rest")
    changed = books.call("PATCH", f"/credit-notes/{draft['id']}", json={"amount_with_tax": 300})
    assert shown(changed)["status"] == "draft"
    assert shown(books.ask(draft, "finalize"))["number"] == "CN-2026-00002"
    assert money(books.read(invoice))[2] == "400.00"


def test_the_tax_of_the_invoice_is_kept_whatever_changed_since(books, invoice, api, account) -> None:
    changed = {"is_tax_subject": False, "tax_number": None}
    shown(api.call("PATCH", f"/entities/{books.entity_id}", json=changed, key=account.live_key))
    note = books.credit(invoice)
    assert sums(note) == sums(invoice) and note["issuer"]["is_tax_subject"] is False


def test_without_an_invoice_it_says_what_it_refers_to(books, stack) -> None:
    with nothing_stored(stack):
        answer = books.refuse("credit_note", line(100), customer=ADA)
        assert answer[:2] == (422, "particulars_missing")
    note = books.make("credit_note", line(100), customer=ADA, reference="2025-4711")
    assert (sums(note), money(note)) == (("100.00", "19.00", "119.00"), ("issued", "0.00", "0.00", "119.00"))


def test_the_same_request_again_is_the_same_credit(books, invoice) -> None:
    body = {"credited_invoice_id": invoice["id"], "amount_with_tax": 100}
    answers = [books.call("POST", "/credit-notes", json=body, headers={"idempotency-key": "k"}) for _ in range(2)]
    assert answers[0].json == answers[1].json
    assert money(books.read(invoice))[2] == "100.00"


def test_an_advance_invoice_is_credited_as_well(books) -> None:
    advance = books.make("advance_invoice", line(100))
    assert sums(books.credit(advance)) == sums(advance)
    assert books.read(advance)["status"] == "paid"


def test_lists_and_the_proof_are_of_their_own(books, invoice) -> None:
    note = books.credit(invoice)
    assert [row["id"] for row in shown(books.call("GET", "/credit-notes"))["data"]] == [note["id"]]
    proof = shown(books.call("GET", "/numbering/credit_note/2026/proof"))
    assert (proof["count"], proof["gaps"], proof["broken_links"]) == (1, [], [])


def test_the_sample_event_lists_credit_notes(invoke, account, entity) -> None:
    event = sample("credit_notes")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    assert json.loads(invoke("credit_notes", event)["body"])["data"] == []
