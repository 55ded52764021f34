"""The sentences that a decision rests on."""

from dataclasses import replace
from datetime import date

import pytest
from billhead.taxation.assess import assess
from billhead.taxation.evidence import evidence
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import Buyer, Supply
from billhead.taxation.treat import domestic_reverse_charge

from tests.unit.taxation.decided import record_of
from tests.unit.taxation.sales import sale

SLOVENE = "The issuer is established in Slovenia and is a tax subject."
GERMAN = "The customer's address is in Germany."
BUSINESS = "The customer counts as a business."
CONSUMER = "The customer counts as a consumer."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SI > SI id=SI", [SLOVENE, "The customer's address is in Slovenia."]),
        ("SI > -", [SLOVENE, "The document names no customer, so one in the issuer's country is assumed."]),
        ("SI > ? id=DE", [SLOVENE, "The customer's country is not known, so the issuer's is assumed."]),
        (
            "SI small > SI",
            [
                "The issuer is established in Slovenia and is not a tax subject.",
                "The customer's address is in Slovenia.",
            ],
        ),
        (
            "SI > DE id=DE",
            [
                SLOVENE,
                GERMAN,
                "The VAT id DE111222333 has the form of Germany; VIES was not asked, so it is trusted by its form.",
                BUSINESS,
            ],
        ),
        (
            "SI > DE id=DE unknown",
            [
                SLOVENE,
                GERMAN,
                "The VAT id DE111222333 has the form of Germany; VIES gave no answer, so it is trusted by its form.",
                BUSINESS,
            ],
        ),
        (
            "SI > DE id=DE invalid",
            [
                SLOVENE,
                GERMAN,
                "The VAT id DE111222333 has the form of Germany; VIES said that there is no such id.",
                CONSUMER,
            ],
        ),
        ("SI > DE number", [SLOVENE, GERMAN, "The tax number 12-3456789 is no VAT id of a known form.", CONSUMER]),
        ("SI > DE subject", [SLOVENE, GERMAN, "The caller says that the customer is a tax subject.", BUSINESS]),
        ("SI > DE no-subject", [SLOVENE, GERMAN, "The caller says that the customer is not a tax subject.", CONSUMER]),
        ("SI > DE", [SLOVENE, GERMAN, "The customer counts as a consumer, since nothing shows a business."]),
        (
            "SI > DE id=DE consumer",
            [SLOVENE, GERMAN, "The customer is marked as an end consumer; a tax number would not change that."],
        ),
        (
            "SI > US number",
            [
                SLOVENE,
                "The customer's address is in the United States.",
                "The tax number 12-3456789 is of a country whose numbers are not checked.",
                BUSINESS,
            ],
        ),
        (
            "ES > ES/35001 consumer",
            [
                "The issuer is established in Spain and is a tax subject.",
                "The customer's address is in the Canary Islands, which belongs to no VAT area.",
                "The customer is marked as an end consumer; a tax number would not change that.",
            ],
        ),
        (
            "GB/BT11AA > GB",
            [
                "The issuer is established in Northern Ireland, for goods in the VAT area of the EU, "
                "and is a tax subject.",
                "The customer's address is in the United Kingdom.",
            ],
        ),
        (
            "SI > GB/BT11AA consumer",
            [
                SLOVENE,
                "The customer's address is in Northern Ireland, for goods in the VAT area of the EU.",
                "The customer is marked as an end consumer; a tax number would not change that.",
            ],
        ),
        (
            "PT > PT/9000",
            [
                "The issuer is established in Portugal and is a tax subject.",
                "The customer's address is in Madeira.",
                "The rates of Portugal hold; the place of delivery has others, which nobody asked for.",
            ],
        ),
        (
            "SI > IT consumer oss",
            [
                SLOVENE,
                "The customer's address is in Italy.",
                "The customer is marked as an end consumer; a tax number would not change that.",
                "The issuer is registered for the One-Stop Shop.",
            ],
        ),
        (
            "SI > ? id=NL to=NL",
            [
                SLOVENE,
                "The customer's country is not known, so the issuer's is assumed.",
                "The goods are delivered to the Netherlands.",
                "The customer counts as a consumer, since its place is not known.",
            ],
        ),
        (
            "SI > - to=NL",
            [
                SLOVENE,
                "The document names no customer, so one in the issuer's country is assumed.",
                "The goods are delivered to the Netherlands.",
                "The customer counts as a consumer, since its place is not known.",
            ],
        ),
        (
            "SI > SI to=NL",
            [
                SLOVENE,
                "The customer's address is in Slovenia.",
                "The goods are delivered to the Netherlands.",
                "The customer counts as a consumer, since nothing shows a business.",
            ],
        ),
    ],
)
def test_the_evidence_says_what_the_rules_looked_at(text: str, expected: list[str]) -> None:
    assert record_of(text, "product")["evidence"] == expected


def test_an_answer_of_vies_is_quoted_with_its_day_and_number() -> None:
    asked = sale("SI > DE id=DE valid")
    assert asked.buyer is not None
    buyer = replace(asked.buyer, vies_date=date(2026, 11, 20), vies_consultation="WAPIAAAAYx1")
    said = record_of(replace(asked, buyer=buyer), "service")["evidence"][2]
    assert said == (
        "The VAT id DE111222333 has the form of Germany; "
        "VIES confirmed it on 2026-11-20 (consultation number WAPIAAAAYx1)."
    )


@pytest.mark.parametrize(("state", "words"), [("valid", "VIES confirmed it"), ("invalid", "VIES said that")])
def test_without_a_day_and_a_number_nothing_is_made_up(state: str, words: str) -> None:
    said = record_of(f"SI > DE id=DE {state}", "service")["evidence"][2]
    assert words in said and "None" not in said and "(" not in said


def test_the_day_of_a_denial_is_quoted() -> None:
    buyer = Buyer("DE", tax_number="DE1", vat_country="DE", vat_state="invalid", vies_date=date(2026, 11, 20))
    said = record_of(replace(sale("SI > DE"), buyer=buyer), "service")["evidence"][2]
    assert said.endswith("VIES said on 2026-11-20 that there is no such id.")


def test_who_the_customer_is_counts_at_home_too_where_reverse_charge_was_chosen() -> None:
    situation = assess(sale("DE > DE id=DE"))
    supply: Supply = "service"
    lines = [LineTreatment(0, supply, domestic_reverse_charge(situation))]
    assert evidence(situation, lines)[-1] == BUSINESS
