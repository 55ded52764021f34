"""Worked cases with their sources: the product gives what they say, and so does a second way of working them out."""

from decimal import Decimal
from fractions import Fraction

import pytest
from billhead.totals.compute import compute_totals
from billhead.totals.conversion import convert_totals
from billhead.totals.rounding import rounding_correction

from tests.golden.totals.cases import FOLDER, Case, all_cases, shown
from tests.golden.totals.oracle import half_up, sums_of

each_case = pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
corrected = pytest.mark.parametrize("case", [case for case in all_cases() if case.correction], ids=lambda c: c.name)
converted = pytest.mark.parametrize("case", [case for case in all_cases() if case.converted], ids=lambda c: c.name)


def test_there_are_at_least_sixty_cases_and_each_names_its_source() -> None:
    assert len(all_cases()) >= 60
    assert len({case.name for case in all_cases()}) == len(all_cases())
    assert not [case.name for case in all_cases() if len(case.source) < 10]


def test_no_file_of_cases_is_long() -> None:
    assert not [path.name for path in FOLDER.glob("*.json") if len(path.read_text("utf-8").splitlines()) > 300]


@each_case
def test_the_product_gives_the_numbers_of_the_source(case: Case) -> None:
    assert shown(compute_totals(case.priced(), case.digits, case.mode)) == case.expected


@each_case
def test_the_oracle_gives_the_numbers_of_the_source(case: Case) -> None:
    sums = sums_of(case.fractions(), case.digits, case.mode)
    in_gross = case.mode != "b2b_standard" or any("gross" in line for line in case.lines)
    lines = [
        f"{money(sub - (gross if in_gross else net), case)} {money(net, case)} {money(gross, case)}"
        for sub, net, gross in sums.lines
    ]
    rows = {f"{key}: {money(base, case)} {money(tax, case)}" for key, (base, tax) in sums.rows.items()}
    document = " ".join(money(units, case) for units in (sums.discount, sums.net, sums.tax, sums.net + sums.tax))
    assert (lines, rows, document) == (case.expected["lines"], set(case.expected["rows"]), case.expected["document"])


@each_case
def test_the_numbers_of_the_source_add_up(case: Case) -> None:
    """BR-CO-10, 14, 15, whatever made them."""
    _, net, tax, gross = map(Decimal, case.expected["document"].split())
    amounts = [Decimal(row.split(": ")[1].split()[1]) for row in case.expected["rows"]]
    assert net == sum(Decimal(line.split()[1]) for line in case.expected["lines"])
    assert tax == sum(amounts)
    assert gross == net + tax


@corrected
def test_the_callers_total_becomes_the_correction_of_the_source(case: Case) -> None:
    assert case.correction is not None
    totals = compute_totals(case.priced(), case.digits, case.mode)
    correction = rounding_correction(totals, Decimal(case.correction["asked"]), case.digits, len(case.lines))
    assert str(correction) == case.correction["amount"]


@converted
def test_the_converted_sums_are_those_of_the_source(case: Case) -> None:
    assert case.converted is not None
    totals = compute_totals(case.priced(), case.digits, case.mode)
    made = convert_totals(totals, Decimal(case.converted["rate"]), case.converted["digits"])
    assert [f"{row.base} {row.amount}" for row in made.taxes] == case.converted["rows"]
    assert f"{made.total} {made.total_tax} {made.total_with_tax}" == case.converted["document"]


@converted
def test_the_oracle_converts_to_the_same(case: Case) -> None:
    assert case.converted is not None
    rate, units = Fraction(case.converted["rate"]), 10 ** case.converted["digits"]
    net = Fraction(case.expected["document"].split()[1])
    rows = [row.split(": ")[1].split() for row in case.expected["rows"]]
    made = [[half_up(Fraction(amount) * rate * units) for amount in row] for row in rows]
    total, tax = half_up(net * rate * units), sum(amount for _, amount in made)
    assert made == [[Fraction(amount) * units for amount in row.split()] for row in case.converted["rows"]]
    assert [total, tax, total + tax] == [Fraction(amount) * units for amount in case.converted["document"].split()]


def money(units: int, case: Case) -> str:
    return str(Decimal(units).scaleb(-case.digits))
