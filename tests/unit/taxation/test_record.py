"""`tax_decision`: small, whole, and the same again when an auditor replays it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from billhead.kernel.jsontext import canonical_json, read_json
from billhead.taxation.assess import assess
from billhead.taxation.lines import LineTreatment
from billhead.taxation.model import Buyer, Issuer, Place, Question, Supply
from billhead.taxation.record import OtherEngineVersion, decision_record, replay
from billhead.taxation.rules import ENGINE_VERSION
from billhead.taxation.treat import domestic_reverse_charge, treat

from tests.unit.taxation.decided import lines_of, record_of
from tests.unit.taxation.sales import ON, sale

SERVICE: Supply = "service"
PRODUCT: Supply = "product"
FULL = Question(
    issuer=Issuer("SI", "1000", "Ljubljana", "SI50223054"),
    buyer=Buyer(
        "DE",
        "10115",
        "Berlin",
        "DE136695976",
        "DE",
        is_tax_subject=True,
        vat_state="valid",
        vies_consultation="WAPIAAAAX1",
        vies_date=date(2026, 11, 20),
    ),
    on=ON,
    destination=Place("AT", "1010", "Wien"),
)


def as_stored(record: dict[str, Any]) -> dict[str, Any]:
    return read_json(canonical_json(record))


def test_a_record_says_all_that_an_auditor_needs() -> None:
    assert record_of(FULL, SERVICE, SERVICE) == {
        "engine_version": ENGINE_VERSION,
        "transaction_type": "intra_eu_b2b",
        "rules": [
            {
                "id": "eu-service-b2b",
                "version": "2026-11-23",
                "summary": "A service to a business in another member state is taxed there, "
                "and the customer owes the tax.",
                "law": "Directive 2006/112/EC art. 44, 196; Regulation 282/2011 art. 18(1)(a)",
                "supply": "service",
                "lines": [0, 1],
                "category": "AE",
                "exemption_reason_code": "VATEX-EU-AE",
            }
        ],
        "inputs": {
            "date": "2026-11-23",
            "issuer": {
                "country_code": "SI",
                "post_code": "1000",
                "state": "Ljubljana",
                "tax_number": "SI50223054",
                "is_tax_subject": True,
            },
            "buyer": {
                "country_code": "DE",
                "post_code": "10115",
                "state": "Berlin",
                "tax_number": "DE136695976",
                "vat_country": "DE",
                "is_tax_subject": True,
                "vat_state": "valid",
                "vies_consultation": "WAPIAAAAX1",
                "vies_date": "2026-11-20",
            },
            "destination": {"country_code": "AT", "post_code": "1010", "state": "Wien"},
            "auto_reverse_charge": True,
            "auto_remove_tax_export": True,
            "oss_registered": False,
        },
        "evidence": [
            "The issuer is established in Slovenia and is a tax subject.",
            "The customer's address is in Germany.",
            "The goods are delivered to Austria.",
            "The VAT id DE136695976 has the form of Germany; VIES confirmed it on 2026-11-20 "
            "(consultation number WAPIAAAAX1).",
            "The caller says that the customer is a tax subject.",
            "The customer counts as a business.",
        ],
    }


def test_lines_of_one_rule_and_supply_share_an_entry() -> None:
    rules = record_of("SI > DE id=DE", SERVICE, PRODUCT, SERVICE, "electronic_service")["rules"]
    assert [(entry["id"], entry["supply"], entry["lines"]) for entry in rules] == [
        ("eu-service-b2b", "service", [0, 2]),
        ("eu-goods-b2b", "product", [1]),
        ("eu-service-b2b", "electronic_service", [3]),
    ]


def test_only_taxed_lines_name_whose_rates_hold() -> None:
    taxed, relieved = record_of("SI > IT consumer oss", PRODUCT), record_of("SI > US", PRODUCT)
    assert taxed["rules"][0]["rates"] == "IT" and "category" not in taxed["rules"][0]
    assert "rates" not in relieved["rules"][0] and relieved["rules"][0]["category"] == "G"


def test_what_nobody_said_is_not_recorded() -> None:
    inputs = record_of("SI > SI", SERVICE)["inputs"]
    assert inputs["buyer"] == {"country_code": "SI"}
    assert "buyer" not in record_of("SI > -", SERVICE)["inputs"]
    assert record_of("SI > DE no-subject", SERVICE)["inputs"]["buyer"] == {
        "country_code": "DE",
        "is_tax_subject": False,
    }
    assert record_of("SI small > SI", SERVICE)["inputs"]["issuer"]["is_tax_subject"] is False


@pytest.mark.parametrize(
    ("text", "supplies"),
    [
        ("SI > SI", (SERVICE,)),
        ("SI > DE id=DE valid", (SERVICE, PRODUCT)),
        ("SI > IT consumer", (PRODUCT,)),
        ("SI > IT consumer oss", (PRODUCT, SERVICE)),
        ("SI > US number", (SERVICE,)),
        ("SI > DE number", (PRODUCT,)),
        ("DE small > AT id=AT", (SERVICE,)),
    ],
)
def test_a_usual_sale_takes_at_most_1500_bytes(text: str, supplies: tuple[Supply, ...]) -> None:
    assert len(canonical_json(record_of(text, *supplies))) <= 1500
    assert len(canonical_json(record_of(FULL, *supplies))) <= 1600


@pytest.mark.parametrize(
    "asked",
    [
        FULL,
        sale("SI > -"),
        sale("SI > ? id=DE"),
        sale("SI > DE id=DE unknown manual"),
        sale("SI > IT consumer oss"),
        sale("SI > US consumer taxed-exports"),
        sale("SI > SI to=DE"),
        sale("GB/BT11AA xi-id > IE id=IE"),
        sale("DE small > AT no-subject"),
        replace(sale("SI > SI"), on=date(2020, 2, 29)),
    ],
)
def test_a_replayed_record_is_the_record(asked: Question) -> None:
    record = as_stored(record_of(asked, PRODUCT, SERVICE, "electronic_service", PRODUCT))
    assert canonical_json(replay(record)) == canonical_json(record)


def test_a_line_that_the_caller_chose_is_replayed_as_chosen() -> None:
    asked = sale("DE > DE id=DE")
    situation = assess(asked)
    chosen = LineTreatment(1, SERVICE, domestic_reverse_charge(situation))
    lines = [LineTreatment(0, SERVICE, treat(situation, SERVICE)), chosen]
    record = as_stored(decision_record(situation, lines))
    assert [entry["id"] for entry in record["rules"]] == ["eu-at-home", "domestic-reverse-charge"]
    assert replay(record) == record


@pytest.mark.parametrize(
    ("party", "field", "value"),
    [("buyer", "country_code", "SI"), ("buyer", "vat_state", "invalid"), ("issuer", "is_tax_subject", False)],
)
def test_a_record_whose_inputs_were_changed_does_not_replay(party: str, field: str, value: object) -> None:
    record = as_stored(record_of(FULL, SERVICE))
    record["inputs"][party][field] = value
    assert replay(record)["rules"] != record["rules"]


def test_a_record_of_another_engine_is_not_judged_by_this_one() -> None:
    record = {**record_of(FULL, SERVICE), "engine_version": "2031.1.0"}
    with pytest.raises(OtherEngineVersion, match=r"2031\.1\.0"):
        replay(record)


def test_a_document_without_priced_lines_has_a_record_too() -> None:
    record = record_of("SI > DE id=DE")
    assert record["rules"] == [] and record["transaction_type"] == "intra_eu_b2b"
    assert replay(record) == record


def test_positions_are_those_of_the_lines() -> None:
    situation = assess(sale("SI > SI"))
    lines = [line._replace(position=7) for line in lines_of(FULL, SERVICE)]
    assert decision_record(situation, lines)["rules"][0]["lines"] == [7]
