"""Some two hundred sales, each with the tax that the law gives it."""

import pytest
from billhead.taxation.assess import assess, transaction_type
from billhead.taxation.model import Supply
from billhead.taxation.rules import DOMESTIC_REVERSE_CHARGE, RULES
from billhead.taxation.treat import treat

from tests.unit.taxation import cases_of_others, cases_out_of_eu, cases_within_eu
from tests.unit.taxation.sales import sale

CASES = cases_within_eu.CASES + cases_out_of_eu.CASES + cases_of_others.CASES
KINDS = {
    "AE": "relieved",
    "K": "relieved",
    "G": "relieved",
    "E": "relieved",
    "O": "outside",
    "L": "given",
    "M": "given",
}


@pytest.mark.parametrize(
    ("text", "supply", "type_", "outcome", "code", "rule_id", "law"),
    CASES,
    ids=[f"{row[0]}, {row[1]}" for row in CASES],
)
def test_a_sale_has_the_tax_that_the_law_gives_it(
    text: str, supply: Supply, type_: str, outcome: str, code: str | None, rule_id: str, law: str
) -> None:
    situation = assess(sale(text))
    treatment = treat(situation, supply)
    assert (treatment.rule.id, transaction_type(situation, [supply])) == (rule_id, type_)
    assert treatment.kind == KINDS.get(outcome, outcome)
    assert treatment.category == (outcome if outcome in KINDS else None)
    assert treatment.exemption_reason_code == code
    assert treatment.reverse_charge == (outcome == "AE")
    assert law in treatment.rule.law


def test_the_cases_use_every_rule() -> None:
    assert {row[5] for row in CASES} == {rule.id for rule in RULES}
    assert DOMESTIC_REVERSE_CHARGE not in RULES


def test_no_case_is_there_twice() -> None:
    assert len({row[:2] for row in CASES}) == len(CASES) >= 120
