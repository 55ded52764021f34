"""A full invoice that has everything passes; without one field exactly that field is told, with its pointer.

What is expected is written here a second time, by hand from the laws, not read from the product's tables.
"""

from typing import Any

import pytest
from billhead.particulars.check import findings

from tests.unit.particulars.particular_documents import invoice, without

EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
# Errors wherever there is VAT law of ours; the exceptions are below.
COMMON = (
    "/issuer/name",
    "/issuer/address",
    "/issuer/city",
    "/customer/name",
    "/customer/address",
    "/customer/city",
)
# The only number that will do; in Austria above EUR 10,000, which the invoice is.
ONE_NUMBER = "AT GR HU PL"
EITHER_NUMBER = "BE BG CZ ES HR IT LT PT RO SK"
SECOND_TAX_NUMBER = "DE ES GR HR PT RO"
COMPANY_NUMBER = "EE FR NL SI SK"
REGISTRATION = "AT DE FR IT NO SI SK"
WITHOUT_POST_CODES = "IE"
FIELDS = (
    *("/issuer/name", "/issuer/address", "/issuer/post_code", "/issuer/city", "/issuer/tax_number"),
    *("/issuer/tax_number_2", "/issuer/company_number", "/issuer/registration"),
    *("/customer/name", "/customer/address", "/customer/post_code", "/customer/city", "/customer/country_code"),
    *("/customer/tax_number", "/customer/company_number", "/customer/is_tax_subject", "/customer/is_end_consumer"),
    *("/date_service", "/payment_terms", "/transaction_type"),
)


def told(content: dict[str, Any]) -> dict[str, bool]:
    """Pointer → is it an error."""
    return {one.pointer: one.is_error for one in findings(content)}


def errors_of(country: str) -> set[str]:
    """The single fields whose lack is an error in the country."""
    if country == "CH":
        return {
            "/issuer/name",
            "/issuer/city",
            "/issuer/tax_number",
            "/customer/name",
            "/customer/city",
            "/date_service",
        }
    if country == "NO":
        return {"/issuer/name", "/customer/name", "/date_service"}
    found = {*COMMON, "/date_service"} | ({"/customer/tax_number"} if country in ONE_NUMBER.split() else set[str]())
    return found if country in SECOND_TAX_NUMBER.split() else found | {"/issuer/tax_number"}


def warnings_of(country: str) -> set[str]:
    found: set[str] = set()
    if country in EU.split() and country not in WITHOUT_POST_CODES.split():
        found |= {"/issuer/post_code", "/customer/post_code"}
    found |= {"/issuer/company_number"} if country in COMPANY_NUMBER.split() else set()
    found |= {"/issuer/registration"} if country in REGISTRATION.split() else set()
    return found | ({"/customer/company_number", "/payment_terms"} if country == "FR" else set())


COUNTRIES = (*EU.split(), "GB", "XI", "CH", "NO")


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_complete_invoice_lacks_nothing(country: str) -> None:
    assert findings(invoice(country)) == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_what_is_missing_is_told_and_nothing_else(country: str) -> None:
    complete = invoice(country)
    for field in FIELDS:
        expected = {field: True} if field in errors_of(country) else {}
        expected |= {field: False} if field in warnings_of(country) else {}
        assert told(without(complete, field)) == expected, field


@pytest.mark.parametrize("country", EITHER_NUMBER.split())
def test_either_number_identifies_a_buyer_at_home_but_one_there_must_be(country: str) -> None:
    nameless = without(invoice(country), "/customer/tax_number", "/customer/company_number")
    assert told(nameless) == {"/customer/tax_number": True}


@pytest.mark.parametrize("country", [*EITHER_NUMBER.split(), "GR", "HU", "PL"])
def test_a_foreign_buyer_needs_no_number_where_he_owes_no_tax(country: str) -> None:
    abroad = invoice(country, transaction_type="3w_b2b")
    abroad["customer"]["country_code"] = "US"
    assert told(without(abroad, "/customer/tax_number", "/customer/company_number")) == {}


@pytest.mark.parametrize("country", ["ES", "PL"])
def test_a_buyer_who_tells_no_country_is_at_home_and_a_consumer_needs_no_number(country: str) -> None:
    unplaced = without(invoice(country), "/customer/country_code", "/customer/tax_number", "/customer/company_number")
    assert told(unplaced) == {"/customer/tax_number": True}
    unplaced["customer"]["is_end_consumer"] = True
    assert told(unplaced) == {}


@pytest.mark.parametrize("country", SECOND_TAX_NUMBER.split())
def test_the_national_tax_number_will_do_but_one_there_must_be(country: str) -> None:
    lacking = told(without(invoice(country), "/issuer/tax_number", "/issuer/tax_number_2"))
    assert lacking == {"/issuer/tax_number": True}


def test_a_norwegian_seller_has_one_number_and_his_buyer_a_number_or_an_address() -> None:
    complete = invoice("NO")
    assert told(without(complete, "/issuer/tax_number", "/issuer/company_number")) == {"/issuer/tax_number": True}
    numbers = ("/customer/tax_number", "/customer/company_number")
    assert told(without(complete, *numbers)) == {}
    assert told(without(complete, *numbers, "/customer/address")) == {"/customer/address": True}


@pytest.mark.parametrize(("country", "name"), [("DE", "Ada Lovelace"), ("AT", "Café Agnes"), ("IT", "Sasha Rossi")])
def test_a_name_without_legal_form_needs_no_register(country: str, name: str) -> None:
    alone = without(invoice(country), "/issuer/registration")
    alone["issuer"]["name"] = name
    assert told(alone) == {}


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("DE", "Ada UG (haftungsbeschränkt)"),
        ("DE", "Ada e.K."),
        ("DE", "Ada GmbH & Co. KG"),
        ("AT", "Ada e. U."),
        ("IT", "ADA SRL"),
        ("IT", "Ada S.p.A."),
        ("NO", "ADA ASA"),
    ],
)
def test_a_legal_form_is_known_in_its_spellings(country: str, name: str) -> None:
    company = without(invoice(country), "/issuer/registration")
    company["issuer"]["name"] = name
    assert told(company) == {"/issuer/registration": False}


def test_austria_wants_the_buyers_vat_id_above_ten_thousand_euros() -> None:
    at = without(invoice("AT", total_with_tax=10_000), "/customer/tax_number")
    above = without(invoice("AT", total_with_tax=10_001), "/customer/tax_number")
    assert told(at) == {}
    assert told(above) == {"/customer/tax_number": True}
    above["customer"]["country_code"] = "CH"
    assert told(above) == {}, "a Swiss buyer has no number of the EU"


def test_a_period_is_a_date_of_supply() -> None:
    period = without(invoice("DE", date_service_to="2026-11-22"), "/date_service")
    assert told(period) == {}


@pytest.mark.parametrize("words", ["Frais: 40 €", "40,00 EUR", "indemnité de €40", "40 euros"])
def test_the_french_fee_for_recovery_is_found_in_any_text(words: str) -> None:
    assert told(invoice("FR", payment_terms=None, footer=words)) == {}


def test_a_french_consumer_is_told_nothing_of_late_payment() -> None:
    consumer = without(invoice("FR"), "/payment_terms")
    consumer["customer"]["is_end_consumer"] = True
    assert told(consumer) == {}


def test_every_finding_names_the_law_and_the_field_to_mend() -> None:
    numberless = findings(without(invoice("DE"), "/issuer/tax_number", "/issuer/tax_number_2"))
    assert [one.code for one in numberless] == ["issuer_tax_number_missing"]
    assert numberless[0].rule == "issuer_tax_number"
    assert "§ 14 Abs. 4 Nr. 2 UStG" in numberless[0].law
    assert numberless[0].detail.startswith("Set the entity's tax_number or tax_number_2: ")
    assert numberless[0].law in numberless[0].detail


def test_an_empty_text_is_no_particular() -> None:
    blank = invoice("SE")
    blank["customer"]["city"] = ""
    assert told(blank) == {"/customer/city": True}
