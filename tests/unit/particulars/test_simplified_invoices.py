"""Up to an amount a simplified invoice will do: at the amount, a cent above it, and in other currencies."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.particulars.check import findings

from tests.unit.particulars.particular_documents import invoice, issuer, sums, tax, without

CENT = Decimal("0.01")
# country, currency, greatest amount with tax: written by hand from the laws
LIMITS = [
    *(("AT", "EUR", 400), ("BE", "EUR", 100), ("CY", "EUR", 100), ("CZ", "CZK", 10_000), ("DE", "EUR", 250)),
    *(("DK", "DKK", 3000), ("ES", "EUR", 400), ("FI", "EUR", 400), ("GB", "GBP", 250), ("GR", "EUR", 100)),
    *(("HR", "EUR", 100), ("IE", "EUR", 100), ("IT", "EUR", 400), ("LT", "EUR", 100), ("LU", "EUR", 100)),
    *(("LV", "EUR", 100), ("MT", "EUR", 100), ("NL", "EUR", 100), ("PL", "PLN", 450), ("PL", "EUR", 100)),
    *(("PT", "EUR", 100), ("RO", "EUR", 100), ("SE", "SEK", 4000), ("SI", "EUR", 100), ("SK", "EUR", 100)),
    *(("XI", "GBP", 250), ("BG", "EUR", 100), ("HU", "EUR", 100)),
]
NEVER = ["EE", "CH", "NO"]


def needs_an_address(content: dict[str, Any]) -> bool:
    """The buyer's address is what a simplified invoice leaves out nearly everywhere."""
    nowhere = without(content, "/customer/address", "/customer/city", "/customer/post_code")
    return any(one.is_error and one.pointer in ("/customer/address", "/customer/city") for one in findings(nowhere))


def of_amount(country: str, amount: Any, **fields: Any) -> dict[str, Any]:
    gross = Decimal(amount)
    return invoice(country, **{"taxes": [tax(amount=0)], **sums(gross, gross), **fields})


@pytest.mark.parametrize(("country", "currency", "greatest"), LIMITS)
def test_the_limit_itself_is_simplified_and_a_cent_more_is_not(country: str, currency: str, greatest: int) -> None:
    assert not needs_an_address(of_amount(country, greatest, currency_code=currency))
    assert needs_an_address(of_amount(country, greatest + CENT, currency_code=currency))


@pytest.mark.parametrize(("country", "currency", "greatest"), LIMITS)
def test_a_foreign_currency_is_measured_by_its_converted_total(country: str, currency: str, greatest: int) -> None:
    converted = {"currency_code": "USD", "converted_currency_code": currency}
    small = of_amount(country, 10_000, **converted, total_with_tax_converted=Decimal(greatest))
    assert not needs_an_address(small)
    assert needs_an_address({**small, "total_with_tax_converted": greatest + CENT})
    assert needs_an_address(of_amount(country, 1, currency_code="USD")), "nothing to measure it by"


@pytest.mark.parametrize("country", NEVER)
def test_there_are_countries_without_simplified_invoices(country: str) -> None:
    lacking = without(of_amount(country, 1), "/customer/address", "/customer/city", "/customer/company_number")
    lacking = without(lacking, "/customer/tax_number") if country == "NO" else lacking
    assert any(one.is_error for one in findings(lacking))


def test_france_measures_without_tax_and_keeps_the_buyer() -> None:
    small = without(invoice("FR", **sums("150", "180")), "/issuer/tax_number")
    assert findings(small) == []
    assert [one.pointer for one in findings({**small, **sums("150.01", "180.01")})] == ["/issuer/tax_number"]
    assert needs_an_address(small)


@pytest.mark.parametrize(
    ("country", "pointers"),
    [
        ("DE", ("/issuer/tax_number", "/issuer/tax_number_2", "/customer/name", "/date_service")),
        ("AT", ("/issuer/tax_number", "/customer/name")),
        ("ES", ("/issuer/address", "/issuer/city", "/issuer/post_code", "/customer/name", "/date_service")),
        ("PT", ("/issuer/address", "/issuer/city", "/issuer/post_code", "/customer/name")),
        ("FI", ("/issuer/address", "/issuer/city", "/issuer/post_code", "/issuer/tax_number")),
        ("IT", ("/customer/name", "/customer/address", "/customer/city", "/date_service")),
        ("CZ", ("/customer/name", "/customer/tax_number", "/customer/company_number")),
    ],
)
def test_what_a_simplified_invoice_may_leave_out(country: str, pointers: tuple[str, ...]) -> None:
    assert findings(without(of_amount(country, 50), *pointers)) == []


@pytest.mark.parametrize(
    ("country", "gone", "told"),
    [
        ("AT", ("/date_service",), "/date_service"),
        ("GB", ("/date_service",), "/date_service"),
        ("SK", ("/date_service",), "/date_service"),
        ("PL", ("/customer/tax_number",), "/customer/tax_number"),
        ("PT", ("/customer/tax_number", "/customer/company_number"), "/customer/tax_number"),
        ("IT", ("/customer/tax_number", "/customer/company_number", "/customer/address"), "/customer/tax_number"),
        ("ES", ("/issuer/tax_number", "/issuer/tax_number_2"), "/issuer/tax_number"),
        ("DE", ("/issuer/address",), "/issuer/address"),
        ("DK", ("/issuer/tax_number",), "/issuer/tax_number"),
        ("FI", ("/issuer/tax_number", "/issuer/company_number"), "/issuer/tax_number"),
    ],
)
def test_what_a_simplified_invoice_may_not_leave_out(country: str, gone: tuple[str, ...], told: str) -> None:
    found = findings(without(of_amount(country, 50), *gone))
    assert [(one.pointer, one.is_error) for one in found] == [(told, True)]


@pytest.mark.parametrize(
    "fields",
    [
        {"taxes": [tax("AE", 0, exemption_reason="Reverse charge")]},
        {"taxes": [tax("E", 0, reverse_charge=True, exemption_reason="Reverse charge")]},
        {"taxes": [tax("S", 1), tax("K", 0, exemption_reason="Art. 138")]},
        {"transaction_type": "intra_eu_b2c"},
        {"items": [{"type": "item", "name": "Work"}, {"type": "advance", "name": "Advance"}]},
    ],
)
def test_some_sales_are_never_simplified(fields: dict[str, Any]) -> None:
    assert not needs_an_address(of_amount("SI", 50))
    assert needs_an_address(of_amount("SI", 50, **fields))


def test_an_exempt_small_enterprise_needs_no_vat_id_and_no_buyers_address() -> None:
    exempt = {**issuer("SI"), "is_tax_subject": False}
    content = invoice("SI", issuer=exempt, taxes=[tax("E", 0, exemption_reason="94. člen ZDDV-1")])
    gone = ("/issuer/tax_number", "/customer/address", "/customer/city", "/customer/post_code", "/date_service")
    assert findings(without(content, *gone)) == []
    content["issuer"]["is_tax_subject"] = True
    assert {one.pointer for one in findings(without(content, *gone)) if one.is_error} == set(gone) - {
        "/customer/post_code"
    }


@pytest.mark.parametrize(
    "pointers", [("/customer/address",), ("/customer/name",), ("/issuer/tax_number", "/issuer/tax_number_2")]
)
def test_a_german_kleinunternehmer_names_the_buyer_and_one_number(pointers: tuple[str, ...]) -> None:
    exempt = {**issuer("DE"), "is_tax_subject": False}
    content = invoice("DE", issuer=exempt, taxes=[tax("E", 0, exemption_reason="§ 19 UStG")])
    assert findings(without(content, "/date_service", "/issuer/tax_number")) == []
    assert [one.pointer for one in findings(without(content, *pointers))] == [pointers[0]]
