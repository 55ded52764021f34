"""What the law and the caller demand of a document before its number is spent: particulars, order of dates, totals."""

from decimal import Decimal

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.document_calls import Books, line, sums
from tests.functions.invoice_calls import refused, shown

FRENCH = {
    "name": "Atelier SARL",
    "address": "1 rue de Lille",
    "post_code": "75007",
    "city": "Paris",
    "country": "France",
    "tax_number": "FR40303265045",
}


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


def test_a_full_invoice_lists_all_that_is_missing(books, stack) -> None:
    with nothing_stored(stack):
        answer = books.call("POST", "/invoices", json={"items": [line(1000)], "customer": {**FRENCH, "address": ""}})
        assert answer.code == "particulars_missing" and "/customer/address" in answer.pointers


def test_a_consumers_invoice_warns_and_is_issued(books) -> None:
    document = books.make("invoice", line(1000), customer={"name": "Ada"})
    assert all(warning["code"] and warning["pointer"] for warning in document.get("warnings", []))


def test_rules_can_be_relaxed_to_warnings(api, account, new_entity) -> None:
    books = Books(api, account, new_entity(settings={"particulars": {"relaxed": ["customer_address"]}}))
    buyer = {"name": "Firma GmbH", "country": "DE", "tax_number": "DE129274202"}
    document = books.make("invoice", line(1000), customer=buyer)
    assert any(warning["code"].startswith("customer_") for warning in document["warnings"])


def test_a_draft_and_a_preview_tell_what_will_be_missing(books) -> None:
    body = {"items": [line(1000)], "customer": {"name": "F", "country": "DE", "tax_number": "DE129274202"}}
    preview = shown(books.call("POST", "/documents/preview", json=body))
    draft = books.make("invoice", line(1000), customer=body["customer"], is_draft=True)
    assert preview["warnings"] == draft["warnings"] != []
    assert refused(books.ask(draft, "finalize"))[1] == "particulars_missing"


@pytest.mark.parametrize(("country", "is_ordered"), [("France", True), ("Germany", False)])
def test_dates_keep_the_order_of_numbers_where_the_law_wants_it(api, account, new_entity, country, is_ordered) -> None:
    books = Books(api, account, new_entity(country=country, tax_number=None))
    books.make("invoice", line(1), date="2026-11-20")
    answer = books.call("POST", "/invoices", json={"items": [line(1)], "date": "2026-11-19"})
    if is_ordered:
        assert refused(answer) == (422, "date_before_last", ["/date"])
        books.make("estimate", line(1), date="2026-11-20")
        books.make("estimate", line(1), date="2026-11-19")
    else:
        assert answer.status == 201
    books.make("invoice", line(1), date="2025-12-31")


def test_the_callers_own_total_may_differ_by_a_rounding(books, stack) -> None:
    document = books.make("invoice", line("0.35"), line("0.35"), expected_total_with_tax=Decimal("0.84"))
    assert (str(document["total_with_tax"]), str(document["rounding_correction"])) == ("0.83", "0.01")
    assert str(document["total_due"]) == "0.84"
    with nothing_stored(stack):
        answer = books.refuse("invoice", line("0.35"), expected_total_with_tax=Decimal("0.50"))
        assert answer == (422, "total_mismatch", ["/expected_total_with_tax"])


def test_gross_prices_give_the_gross_asked_for(books) -> None:
    document = books.make("invoice", {"name": "Book", "gross_price": Decimal("9.99"), "taxes": [{"rate": 7}]})
    assert sums(document) == ("9.34", "0.65", "9.99")
    discounted = books.make(
        "invoice",
        {"name": "Set", "gross_price": 100, "discounts": [{"value": 10}, {"value": 10}]},
        calculation_mode="b2c_gross_discount",
    )
    assert str(discounted["total_with_tax"]) == "81.00"


def test_an_entity_may_calculate_gross_by_default(api, account, new_entity) -> None:
    books = Books(api, account, new_entity(settings={"calculation": {"default_mode": "b2c_gross_discount"}}))
    document = books.make("invoice", line(100))
    assert (document["calculation_mode"], document["prices_include_tax"]) == ("b2c_gross_discount", True)
