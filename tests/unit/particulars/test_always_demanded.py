"""Errors whoever buys: tax in the national currency, the invoice that is credited. And what other documents need."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.particulars.check import findings

from tests.unit.particulars.particular_documents import invoice, party, tax, without

CONVERTED = {
    "exchange_rate": Decimal("0.9"),
    "converted_currency_code": "EUR",
    "total_tax_converted": Decimal("3600"),
    "total_with_tax_converted": Decimal("21600"),
}


def told(content: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(one.pointer, one.is_error) for one in findings(content)]


def test_tax_in_a_foreign_currency_is_also_shown_in_the_national_one() -> None:
    dollars = invoice("SI", currency_code="USD", **CONVERTED)
    assert told(dollars) == []
    for field in ("exchange_rate", "converted_currency_code", "total_tax_converted"):
        assert told(without(dollars, f"/{field}")) == [("/exchange_rate", True)], field
    assert told({**dollars, "converted_currency_code": "GBP"}) == [("/exchange_rate", True)]


def test_a_consumer_has_a_right_to_the_national_currency_too() -> None:
    dollars = invoice("SI", currency_code="USD")
    dollars["customer"] = {"name": "Eve", **party("SI")}
    assert told(dollars) == [("/exchange_rate", True)]


def test_without_tax_there_is_nothing_to_convert() -> None:
    assert told(invoice("SI", currency_code="USD", taxes=[tax("Z", 0)])) == []


@pytest.mark.parametrize(("country", "currency"), [("GB", "EUR"), ("NO", "EUR"), ("PL", "EUR"), ("SE", "EUR")])
def test_the_national_currency_is_the_issuers(country: str, currency: str) -> None:
    assert told(invoice(country, currency_code=currency)) == [("/exchange_rate", True)]


def test_switzerland_asks_for_no_conversion() -> None:
    assert told(invoice("CH", currency_code="EUR")) == []


def test_a_credit_note_names_what_it_credits() -> None:
    note = invoice("SI", type="credit_note")
    assert told(note) == [("/credited_invoice_id", True)]
    assert told({**note, "credited_invoice": {"id": "inv_1", "number": "2026-00001"}}) == []
    assert told({**note, "reference": "Old system, 17"}) == []
    assert [one.code for one in findings(note)] == ["credited_invoice_missing"]


def test_a_credit_note_of_the_eu_is_a_simplified_invoice() -> None:
    """Article 220a (1) (b): it names the seller and the invoice, which has the rest."""
    note = invoice("SI", type="credit_note", reference="17")
    rest = ("/customer/address", "/customer/city", "/customer/name", "/customer/post_code", "/date_service")
    assert told(without(note, *rest)) == []
    assert told(without(note, "/issuer/address", "/issuer/tax_number")) == [
        ("/issuer/address", True),
        ("/issuer/tax_number", True),
    ]
    assert told(without({**note, "taxes": [tax("K", 0, exemption_reason="138")]}, "/customer/tax_number")) == [
        ("/customer/tax_number", True)
    ]


def test_outside_the_eu_a_credit_note_is_held_to_the_full_particulars() -> None:
    assert told(without(invoice("GB", type="credit_note"), "/customer/address")) == [("/customer/address", True)]


def test_an_advance_has_no_date_of_supply_yet() -> None:
    assert told(without(invoice("DE", type="advance_invoice"), "/date_service")) == []
    assert told(without(invoice("DE", type="advance_invoice"), "/customer/address")) == [("/customer/address", True)]


@pytest.mark.parametrize("document_type", ["estimate", "delivery_note"])
@pytest.mark.parametrize("country", ["DE", "FR", "GB", "US"])
def test_what_is_no_invoice_needs_names_only(country: str, document_type: str) -> None:
    bare = {"type": document_type, "currency_code": "JPY", "issuer": {"name": "Ada", "country_code": country}}
    assert told({**bare, "customer": {"name": "Bob"}}) == []
    assert told({**bare, "customer": {"name": "Bob", "tax_number": "1"}, "taxes": [tax("AE", 5)]}) == []
    assert told(bare) == [("/customer/name", False)]
