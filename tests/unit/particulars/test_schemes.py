"""What each country asks of each kind of invoice, by a document that has nothing: written by hand from the laws."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.particulars.check import findings

from tests.unit.particulars.particular_documents import currency_of, invoice, issuer, sums, tax, without

EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
BUYERS_NUMBER = "AT BE BG CZ ES GR HR HU IT LT PL PT RO SK"
ISSUER = {"issuer.name", "issuer.address", "issuer.city"}
PLACE = {"issuer.address", "issuer.city"}
BUYER = {"customer.name", "customer.address", "customer.city"}
TAX = {"issuer.tax_number"}
MENTIONS = {"exemption_reason", "tax_in_national_currency"}
NUMBER = {"customer.tax_number"}
DATE = {"date_service"}
TERMS = {"late_payment_terms"}
COMPANY = {"issuer.company_number"}
REGISTER = {"issuer.registration"}
FRENCH = COMPANY | REGISTER
FRENCH_BUYER = {"customer.company_number"} | TERMS

COMMON = {
    "full": ISSUER | TAX | BUYER | DATE | MENTIONS,
    "simplified": ISSUER | TAX | MENTIONS,
    "credit": ISSUER | TAX | MENTIONS | {"credited_invoice"},
    "exempt": ISSUER | MENTIONS,
}
# What a country asks for besides, and what it does not ask for.
MORE: dict[tuple[str, str], set[str]] = {
    **{(country, "full"): NUMBER for country in BUYERS_NUMBER.split()},
    **{(country, "exempt"): TAX for country in ("ES", "GR", "HR", "RO")},
    **{(country, kind): COMPANY for country in ("EE", "NL") for kind in COMMON},
    ("AT", "simplified"): DATE,
    ("CZ", "simplified"): DATE,
    ("DE", "exempt"): TAX | BUYER,
    ("FR", "full"): FRENCH | FRENCH_BUYER,
    ("FR", "simplified"): FRENCH | FRENCH_BUYER | BUYER | DATE,
    ("FR", "credit"): FRENCH,
    ("FR", "exempt"): FRENCH | FRENCH_BUYER | BUYER | DATE,
    ("IT", "simplified"): NUMBER,
    ("IT", "exempt"): TAX | NUMBER,
    ("PL", "simplified"): NUMBER,
    ("PT", "simplified"): NUMBER,
    ("PT", "exempt"): TAX | NUMBER,
    ("SK", "full"): NUMBER | COMPANY | REGISTER,
    ("SK", "simplified"): DATE | COMPANY | REGISTER,
    ("SK", "credit"): COMPANY | REGISTER,
    ("SK", "exempt"): COMPANY | REGISTER,
}
LESS: dict[tuple[str, str], set[str]] = {
    **{("ES", kind): PLACE for kind in ("simplified", "credit", "exempt")},
    ("AT", "simplified"): TAX,
    ("DE", "simplified"): TAX,
    ("FI", "simplified"): PLACE,
    ("FR", "simplified"): TAX,
    ("PT", "simplified"): PLACE,
}
BRITISH = ISSUER | TAX | BUYER | DATE | {"tax_in_national_currency"}
NORWEGIAN = {"issuer.name", "customer.name", "customer.address", "tax_in_national_currency"} | TAX | DATE
NAMES = {"issuer.name", "customer.name"}
ELSEWHERE: dict[tuple[str, str], set[str]] = {
    **{(country, "full"): BRITISH for country in ("GB", "XI")},
    **{(country, "simplified"): ISSUER | TAX | DATE for country in ("GB", "XI")},
    **{(country, "credit"): BRITISH - DATE for country in ("GB", "XI")},
    **{(country, "exempt"): NAMES for country in ("GB", "XI", "CH", "US")},
    ("CH", "full"): NAMES | TAX | DATE | {"issuer.city", "customer.city"},
    ("CH", "credit"): NAMES | TAX | {"issuer.city", "customer.city"},
    ("NO", "full"): NORWEGIAN,
    ("NO", "exempt"): NORWEGIAN,
    ("NO", "credit"): NORWEGIAN - DATE,
    ("US", "full"): NAMES,
    ("US", "credit"): NAMES,
}
LIMITS_IN_EUROS = {"HU", "RO"}


def empty(country: str, kind: str) -> dict[str, Any]:
    """Of its kind, between businesses, taxed in dollars, and with nothing that anybody would read."""
    limit = "EUR" if country in LIMITS_IN_EUROS else currency_of(country)
    amount = Decimal(50 if kind == "simplified" else 50_000)
    return {
        "type": "credit_note" if kind == "credit" else "invoice",
        "currency_code": "CAD" if country == "US" else "USD",
        "converted_currency_code": limit,
        "total_converted": amount,
        "total_with_tax_converted": amount,
        "issuer": {"country_code": country, "is_tax_subject": kind != "exempt"},
        "customer": {"is_tax_subject": True},
        "taxes": [tax("E", 1)],
    }


def told(content: dict[str, Any]) -> set[str]:
    """Without their parties' slash and the word that every code ends with."""
    codes = {one.code.removesuffix("_missing") for one in findings(content)}
    return {code.replace("issuer_", "issuer.", 1).replace("customer_", "customer.", 1) for code in codes}


@pytest.mark.parametrize("kind", list(COMMON))
@pytest.mark.parametrize("country", EU.split())
def test_what_a_member_state_asks_of_an_empty_document(country: str, kind: str) -> None:
    if (country, kind) == ("EE", "simplified"):
        kind = "full"
    expected = (COMMON[kind] | MORE.get((country, kind), set())) - LESS.get((country, kind), set())
    assert told(empty(country, kind)) == expected


@pytest.mark.parametrize(("country", "kind"), list(ELSEWHERE))
def test_what_others_ask_of_an_empty_document(country: str, kind: str) -> None:
    assert told(empty(country, kind)) == ELSEWHERE[(country, kind)]


@pytest.mark.parametrize("kind", list(COMMON))
@pytest.mark.parametrize("country", ["AT", "DE", "IT", "SI"])
def test_a_company_names_its_register_on_every_kind_of_invoice(country: str, kind: str) -> None:
    bare = empty(country, kind)
    bare["issuer"]["name"] = issuer(country)["name"]
    assert "issuer.registration" in told(bare)
    assert ("issuer.company_number" in told(bare)) == (country == "SI")


@pytest.mark.parametrize("kind", ["full", "exempt"])
def test_a_norwegian_company_names_its_register(kind: str) -> None:
    bare = empty("NO", kind)
    bare["issuer"]["name"] = "Ada AS"
    assert "issuer.registration" in told(bare)


@pytest.mark.parametrize("kind", list(COMMON))
def test_the_sellers_post_code_belongs_to_his_address(kind: str) -> None:
    bare = empty("SI", kind)
    bare["issuer"]["address"] = "Long Street 1"
    assert "issuer.post_code" in told(bare)
    assert "issuer.post_code" not in told({**bare, "issuer": {**bare["issuer"], "country_code": "IE"}})


@pytest.mark.parametrize("kind", list(COMMON))
def test_the_seller_is_named_by_a_law_of_the_union_or_else_by_custom(kind: str) -> None:
    laws = {one.code: one.law for one in findings(empty("LV", kind))}
    assert laws["issuer_name_missing"].startswith("Directive")


def test_names_are_what_the_other_documents_ask_for() -> None:
    for country in ("LV", "FR", "DE", "CH", "US"):
        estimate = {**empty(country, "full"), "type": "estimate"}
        assert told(estimate) == NAMES


def test_small_exempt_credit_notes_name_their_invoice() -> None:
    for kind in ("simplified", "exempt"):
        note = {**empty("SI", kind), "type": "credit_note"}
        assert "credited_invoice" in told(note)


def test_a_foreign_buyers_post_code_is_asked_for_where_his_country_has_one() -> None:
    abroad = without(invoice("SI", **sums("20000", "24000")), "/customer/post_code")
    for country, is_told in (("DE", True), ("CH", True), ("IE", False), ("AE", False)):
        abroad["customer"]["country_code"] = country
        assert ("customer.post_code" in told(abroad)) is is_told
