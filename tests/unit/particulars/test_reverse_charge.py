"""Where the buyer owes the tax: both numbers, and words that say so; an error whoever the buyer is."""

from typing import Any

import pytest
from billhead.particulars.check import findings
from billhead.particulars.policy import DEFAULT_POLICY, Policy

from tests.unit.particulars.particular_documents import invoice, tax, without

NUMBERS = ("/issuer/tax_number", "/customer/tax_number")
REVERSED = tax("AE", 0, reverse_charge=True, exemption_reason="Reverse charge")
INTRA = tax("K", 0, exemption_reason="Art. 138 Directive 2006/112/EC")


def told(content: dict[str, Any], policy: Policy = DEFAULT_POLICY) -> list[tuple[str, bool]]:
    return [(one.code, one.is_error) for one in findings(content, policy)]


def sale(seller: str, buyer: str, one: dict[str, Any], **fields: Any) -> dict[str, Any]:
    content = invoice(seller, taxes=[one], **fields)
    content["customer"]["country_code"] = buyer
    return content


BOTH = [("issuer_tax_number_missing", True), ("customer_tax_number_missing", True)]


@pytest.mark.parametrize("one", [REVERSED, INTRA])
@pytest.mark.parametrize("seller", ["AT", "DE", "ES", "FR", "PL", "SI"])
def test_both_vat_ids_are_demanded(seller: str, one: dict[str, Any]) -> None:
    content = sale(seller, "NL", one, transaction_type="intra_eu_b2b")
    assert told(content) == []
    assert told(without(content, *NUMBERS)) == BOTH


def test_the_numbers_are_demanded_of_consumers_too_and_told_once() -> None:
    content = sale("SI", "NL", REVERSED)
    content["customer"]["is_end_consumer"] = True
    assert told(without(content, *NUMBERS)) == BOTH


def test_a_german_national_number_is_no_vat_id() -> None:
    assert told(without(sale("DE", "NL", INTRA), "/issuer/tax_number")) == BOTH[:1]


def test_a_german_domestic_reverse_charge_needs_the_mention_only() -> None:
    domestic = sale("DE", "DE", REVERSED)
    assert told(without(domestic, "/issuer/tax_number", "/customer/tax_number")) == []
    assert told(without(domestic, "/issuer/tax_number", "/issuer/tax_number_2")) == BOTH[:1]
    assert told(without(sale("AT", "AT", REVERSED), "/customer/tax_number")) == BOTH[1:]


def test_a_buyer_outside_the_eu_has_no_vat_id() -> None:
    assert told(without(sale("SI", "CH", REVERSED), "/customer/tax_number")) == []
    assert told(without(sale("SI", "XI", INTRA), "/customer/tax_number")) == BOTH[1:]


def test_northern_irish_goods_for_the_eu_show_both_numbers() -> None:
    assert told(without(sale("XI", "IE", INTRA), *NUMBERS)) == BOTH
    assert told(without(sale("GB", "IE", tax("G", 0)), "/customer/tax_number")) == []


def test_a_norwegian_reverse_charge_shows_the_buyers_number() -> None:
    content = sale("NO", "NO", REVERSED)
    assert told(without(content, "/customer/tax_number")) == []
    assert told(without(content, "/customer/tax_number", "/customer/company_number")) == BOTH[1:]


@pytest.mark.parametrize("country", ["SI", "DE", "GB", "NO"])
@pytest.mark.parametrize("one", [{"category": "AE"}, {"category": "S", "reverse_charge": True}])
def test_a_reverse_charge_is_mentioned_in_words(country: str, one: dict[str, Any]) -> None:
    silent = sale(country, country, {**tax(), "amount": 0, "exemption_reason_code": "VATEX-EU-AE", **one})
    assert told(silent) == [("reverse_charge_mention_missing", True)]
    assert told({**silent, "tax_clause": "Reverse charge"}) == []


@pytest.mark.parametrize("category", ["E", "K", "G", "O"])
def test_why_there_is_no_tax_stands_on_the_document(category: str) -> None:
    silent = sale("SI", "NL", tax(category, 0))
    silent["customer"]["is_end_consumer"] = True
    assert told(silent) == [("exemption_reason_missing", True)]
    silent["taxes"][0]["exemption_reason_code"] = "VATEX-EU-O"
    assert told(silent) == []
    assert told(sale("SI", "NL", tax(category, 0), tax_clause="Exempt.")) == []


@pytest.mark.parametrize("category", ["S", "Z"])
def test_a_rate_needs_no_reason_even_if_it_is_zero(category: str) -> None:
    assert told(sale("SI", "SI", tax(category, 0))) == []


def test_both_mentions_are_told_each_by_its_code() -> None:
    mixed = sale("SI", "NL", tax("AE", 0))
    mixed["taxes"].append(tax("E", 0))
    found = findings(mixed)
    assert [(one.code, one.pointer) for one in found] == [
        ("reverse_charge_mention_missing", "/tax_clause"),
        ("exemption_reason_missing", "/tax_clause"),
    ]
