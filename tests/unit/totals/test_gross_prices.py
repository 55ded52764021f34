"""Gross prices: what is asked for is what the document comes to, and the nets of its lines are whole."""

from decimal import Decimal
from fractions import Fraction

import pytest
from billhead.totals.compute import compute_totals
from billhead.totals.model import CalculationMode, PricedLine, TaxGroup
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.totals.samples import (
    GST,
    PST,
    QST,
    any_taxes,
    decimals,
    digits,
    documents,
    line,
    modes,
    several,
    vat_gross_documents,
)

all_gross = documents(taxes=any_taxes, gross=st.just(True))


@given(all_gross, digits, modes)
def test_the_total_is_the_gross_asked_for(lines: list[PricedLine], minor: int, mode: CalculationMode) -> None:
    totals = compute_totals(lines, minor, mode)
    assert totals.prices_include_tax
    assert totals.total_with_tax == sum(done.total_with_tax for done in totals.lines)


@given(decimals(0, 10**6, 2), decimals(0, 100, 3))
def test_one_gross_price_comes_back_to_the_cent(price: Decimal, rate: Decimal) -> None:
    given_line = PricedLine("/items/0", Decimal(1), price, True, (), (TaxGroup("S", rate),))
    assert compute_totals([given_line], 2).total_with_tax == price


@given(vat_gross_documents, digits, modes)
def test_a_lines_net_is_next_to_its_exact_net(lines: list[PricedLine], minor: int, mode: CalculationMode) -> None:
    for given_line, done in zip(lines, compute_totals(lines, minor, mode).lines, strict=True):
        exact = Fraction(done.total_with_tax) * 100 / (100 + Fraction(given_line.taxes[0].rate))
        assert abs(Fraction(done.total) - exact) < Fraction(1, 10**minor)


@given(vat_gross_documents, digits, modes)
def test_a_net_is_between_nothing_and_its_gross(lines: list[PricedLine], minor: int, mode: CalculationMode) -> None:
    for done in compute_totals(lines, minor, mode).lines:
        low, high = sorted([Decimal(0), done.total_with_tax])
        assert low <= done.total <= high


@given(documents(taxes=several, gross=st.just(True)), digits)
def test_with_several_taxes_a_lines_net_is_within_two_units(lines: list[PricedLine], minor: int) -> None:
    """Three taxes rounded on one base move it by up to 3/2 beyond the quotas, shared evenly among the lines."""
    for given_line, done in zip(lines, compute_totals(lines, minor).lines, strict=True):
        rates = sum((Fraction(tax.rate) for tax in given_line.taxes), Fraction(0))
        exact = Fraction(done.total_with_tax) * 100 / (100 + rates)
        assert abs(Fraction(done.total) - exact) < 2 * Fraction(1, 10**minor)


def test_nets_are_apportioned_by_largest_remainder() -> None:
    """3 × 9.99 at 20 %: the base is 24.97, the quotas 8.325 each; the first line has the cent."""
    totals = compute_totals([line("1", "9.99", taxes=[TaxGroup("S", Decimal(20))], gross=True)] * 3, 2)
    assert [str(done.total) for done in totals.lines] == ["8.33", "8.32", "8.32"]


def test_the_largest_remainder_has_the_unit_wherever_it_stands() -> None:
    """Quotas at 22 %: 0.8197, 1.6393, 2.4672, 0.2705; the base is 5.20, the floors 5.17: three cents to give."""
    lines = [line("1", price, gross=True) for price in ("1", "2", "3.01", "0.33")]
    assert [str(done.total) for done in compute_totals(lines, 2).lines] == ["0.82", "1.64", "2.47", "0.27"]


@pytest.mark.parametrize(("price", "net", "tax"), [("9.99", "8.32", "1.67"), ("218", "180.17", "37.83")])
def test_where_no_split_satisfies_the_rule_the_price_stands(price: str, net: str, tax: str) -> None:
    rate = Decimal(20) if price == "9.99" else Decimal(21)
    totals = compute_totals([line("1", price, taxes=[TaxGroup("S", rate)], gross=True)], 2)
    assert (str(totals.total), str(totals.total_tax)) == (net, tax)


def test_a_net_price_beside_a_gross_one_is_grossed_up_before_it_is_rounded() -> None:
    """0.1 net at 22 % is 0.122, three of them 0.366: 0.37; grossed up and rounded apiece it would be 0.36."""
    totals = compute_totals([line("3", "0.1"), line("0", "1", gross=True)], 2)
    assert str(totals.total_with_tax) == "0.37"


def test_several_taxes_come_out_of_one_gross() -> None:
    totals = compute_totals([line("1", "100", taxes=[GST, QST], gross=True)], 2)
    assert [(row.group, str(row.base), str(row.amount)) for row in totals.taxes] == [
        (QST, "86.97", "8.68"),
        (GST, "86.97", "4.35"),
    ]


def test_a_tax_of_several_sets_has_one_row() -> None:
    lines = [line("1", "11", taxes=[GST, PST], gross=True), line("1", "21", taxes=[GST], gross=True)]
    totals = compute_totals(lines, 2)
    assert [(row.group.label, str(row.base), str(row.amount)) for row in totals.taxes] == [
        ("GST", "30.00", "1.50"),
        ("PST", "10.00", "0.50"),
    ]


@pytest.mark.parametrize("mode", ["b2b_standard", "b2c_gross_discount"])
def test_one_gross_line_makes_the_document_gross(mode: CalculationMode) -> None:
    lines = [line("1", "10"), line("1", "12.20", gross=True)]
    assert compute_totals(lines, 2, mode).prices_include_tax
    assert compute_totals(lines[:1], 2, mode).prices_include_tax is (mode == "b2c_gross_discount")
