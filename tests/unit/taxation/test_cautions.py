"""Warnings: when each is there, and when it is not."""

from dataclasses import replace
from datetime import date

import pytest
from billhead.taxation.cautions import WORDS
from billhead.taxation.model import Supply
from billhead.taxation.rules import RULES

from tests.unit.taxation.decided import record_of
from tests.unit.taxation.sales import sale

P: Supply = "product"
S: Supply = "service"
E: Supply = "electronic_service"


def codes(text: str, *supplies: Supply) -> list[str]:
    return [warning["code"] for warning in record_of(text, *supplies).get("warnings", [])]


@pytest.mark.parametrize(
    ("text", "supplies", "expected"),
    [
        ("SI > SI", (P, S, E), []),
        ("SI > -", (P, S, E), []),
        ("SI > SI number", (P, S), []),
        ("SI > SI id=SI invalid", (S,), []),
        ("SI > DE id=DE", (P, S, E), []),
        ("SI > DE id=DE unknown", (P, S), []),
        ("SI > US", (P,), []),
        ("SI > US", (E,), []),
        ("SI > US consumer", (S,), []),
        ("SI > US number", (S,), []),
        ("SI > IT consumer oss", (P, E), []),
        ("SI > IT consumer", (S,), []),
        ("SI > IT no-subject", (S,), []),
        ("GB > DE id=DE", (P,), []),
        ("US > DE", (P, S), []),
        ("SI > US taxed-exports", (P,), []),
        ("SI > DE number", (S,), ["vat_id_malformed"]),
        ("SI > DE number subject", (S,), ["vat_id_malformed", "vat_id_missing"]),
        ("SI > GB number", (S,), ["vat_id_malformed"]),
        ("SI > DE number consumer", (S,), []),
        ("SI > DE id=DE invalid", (S,), ["vat_id_invalid"]),
        ("SI > DE id=DE invalid subject", (S,), ["vat_id_invalid"]),
        ("SI > DE id=DE invalid consumer", (S,), []),
        ("SI > DE id=SI", (S,), ["vat_id_of_own_country"]),
        ("SI > FR id=IT", (P,), ["vat_id_of_other_country"]),
        ("SI > FR id=IT", (S, E), ["vat_id_of_other_country"]),
        ("SI > GR id=EL", (S,), []),
        ("SI > MC id=FR", (S,), []),
        ("SI > US id=DE to=DE", (P,), []),
        ("SI > DE subject", (S,), ["vat_id_missing"]),
        ("SI > DE subject", (P,), ["vat_id_needed_for_goods"]),
        ("SI > DE subject", (P, S, S), ["vat_id_missing", "vat_id_needed_for_goods"]),
        ("SI > IE id=XI", (S,), ["vat_id_needed_for_services"]),
        ("SI > US", (S,), ["customer_status_unknown"]),
        ("SI > DE", (S,), ["customer_status_unknown"]),
        ("SI > DE oss", (P,), ["customer_status_unknown"]),
        ("SI > DE", (P,), ["customer_status_unknown", "distance_sale_threshold"]),
        ("SI > - to=DE", (P,), ["customer_status_unknown", "distance_sale_threshold"]),
        ("SI > IT consumer", (P,), ["distance_sale_threshold"]),
        ("SI > IT consumer", (E,), ["distance_sale_threshold"]),
        ("SI > DE id=DE manual", (P, S), ["auto_reverse_charge_off"]),
        ("SI > SI id=SI manual", (P, S), []),
        ("SI small > DE id=DE", (S,), ["small_business_abroad"]),
        ("SI small > DE", (S, P), []),
        ("GB/BT11AA > IE id=IE", (P,), ["xi_vat_id_missing"]),
        ("PT > PT/9000", (P,), ["regional_rates"]),
        ("PT > PT/9000", (S,), []),
        ("PT/9500 > PT", (P,), ["regional_rates"]),
        ("PT small > PT/9000", (P,), []),
        ("AT > AT/6691", (P,), []),
        ("AT/6691 > AT", (P,), []),
        ("GB > XI", (P,), []),
        ("CH > LI", (P,), []),
        ("SI > US number", (S, P), ["outside_with_others"]),
        ("SI > US consumer", (S, E), ["outside_with_others"]),
        ("GB > DE id=DE", (S, E), []),
        ("FI > AX number", (S,), ["own_territory"]),
        ("FI > AX number", (P,), []),
        ("FR > RE number", (S,), ["own_territory"]),
        ("ES > ES/35001 number", (S,), []),
        ("FR > GF number", (S,), []),
        ("SE > AX number", (S,), []),
    ],
)
def test_a_document_carries_the_warnings_that_it_needs(
    text: str, supplies: tuple[Supply, ...], expected: list[str]
) -> None:
    assert codes(text, *supplies) == expected


def test_a_document_from_before_the_rules_is_marked() -> None:
    asked = sale("SI > SI")
    assert "warnings" not in record_of(replace(asked, on=date(2025, 1, 1)), S)
    older = record_of(replace(asked, on=date(2024, 12, 31)), S)["warnings"]
    assert [warning["code"] for warning in older] == ["rules_older_document"]


@pytest.mark.parametrize(
    ("text", "supply", "detail"),
    [
        ("SI > DE number", S, "The tax number 12-3456789 is no VAT id of a known form and does not show a business."),
        ("SI > FR id=IT", S, "The VAT id is of Italy, the address in France: check where the customer is established."),
        (
            "PT > PT/9000",
            P,
            "Goods go to Madeira, which has rates of its own; the rates of Portugal were used. "
            "Give the line its rate if the regional one is due.",
        ),
        (
            "SI > NL subject",
            P,
            "Goods to the Netherlands are free of tax only with the customer's VAT id of another member state "
            "(Directive 2006/112/EC art. 138(1)(b)); tax was charged.",
        ),
    ],
)
def test_a_warning_says_what_is_meant(text: str, supply: Supply, detail: str) -> None:
    assert [warning["detail"] for warning in record_of(text, supply)["warnings"]] == [detail]


def test_every_warning_of_a_rule_has_words() -> None:
    assert {rule.warning for rule in RULES if rule.warning} <= set(WORDS)
