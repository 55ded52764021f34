"""What must hold for every document: EN 16931's sums, and that a second way of working it out gives the same."""

from decimal import Decimal
from fractions import Fraction

from billhead.totals.compute import compute_totals
from billhead.totals.model import CalculationMode, PricedLine, Totals
from hypothesis import given

from tests.golden.totals.oracle import half_up, sums_of
from tests.unit.totals.samples import any_document, digits, in_fractions, modes, net_documents, vat_gross_documents


def units(amount: Decimal, minor: int) -> int:
    whole = Fraction(amount) * 10**minor
    assert whole.denominator == 1
    return whole.numerator


@given(any_document, digits, modes)
def test_the_sums_are_those_of_the_oracle(lines: list[PricedLine], minor: int, mode: CalculationMode) -> None:
    totals, sums = compute_totals(lines, minor, mode), sums_of(in_fractions(lines), minor, mode)
    made = [(done.sub, done.total, done.total_with_tax) for done in totals.lines]
    assert [tuple(units(amount, minor) for amount in amounts) for amounts in made] == sums.lines
    assert {row.group: (units(row.base, minor), units(row.amount, minor)) for row in totals.taxes} == sums.rows
    assert units(totals.total_discount, minor) == sums.discount


@given(any_document, digits, modes)
def test_totals_are_the_sums_of_lines_and_rows(lines: list[PricedLine], minor: int, mode: CalculationMode) -> None:
    """BR-CO-10 (and 13, as there is no allowance of the document), BR-CO-14, BR-CO-15."""
    totals = compute_totals(lines, minor, mode)
    assert totals.total == sum(done.total for done in totals.lines)
    assert totals.total_tax == sum(row.amount for row in totals.taxes)
    assert totals.total_with_tax == totals.total + totals.total_tax
    assert totals.total_discount == sum(done.total_discount for done in totals.lines)


@given(any_document, digits, modes)
def test_the_base_of_a_tax_is_the_sum_of_its_lines(lines: list[PricedLine], minor: int, mode: CalculationMode) -> None:
    """BR-S-08 and its kin."""
    totals = compute_totals(lines, minor, mode)
    assert {row.group for row in totals.taxes} == {tax for line in lines for tax in line.taxes}
    for row in totals.taxes:
        bearing = [done for line, done in zip(lines, totals.lines, strict=True) if row.group in line.taxes]
        assert row.base == sum(done.total for done in bearing)


@given(net_documents, digits)
def test_with_net_prices_the_tax_is_base_times_rate(lines: list[PricedLine], minor: int) -> None:
    """BR-CO-17, to the digit."""
    for row in compute_totals(lines, minor).taxes:
        exact = Fraction(row.base) * Fraction(row.group.rate) / 100
        assert units(row.amount, minor) == half_up(exact * 10**minor)


@given(vat_gross_documents, digits, modes)
def test_with_gross_prices_the_tax_is_base_times_rate_if_any_split_allows_it(
    lines: list[PricedLine], minor: int, mode: CalculationMode
) -> None:
    """BR-CO-17: to the digit whenever some split of that gross satisfies it, else within one minor unit."""
    for row in compute_totals(lines, minor, mode).taxes:
        base, tax = units(row.base, minor), units(row.amount, minor)
        rate = Fraction(row.group.rate) / 100
        satisfying = [tax + more for more in range(-3, 4) if half_up((base - more) * rate) == tax + more]
        assert satisfying in ([], [tax])
        assert abs(half_up(base * rate) - tax) <= (0 if satisfying else 1)


@given(any_document, digits, modes)
def test_of_several_taxes_each_stays_as_near_as_the_docstring_says(
    lines: list[PricedLine], minor: int, mode: CalculationMode
) -> None:
    """gross.py: within (1 + m × p) / 2 per set of m taxes, and half a unit for rounding base × p."""
    for row in compute_totals(lines, minor, mode).taxes:
        sets = {frozenset(line.taxes) for line in lines if row.group in line.taxes}
        rate = Fraction(row.group.rate) / 100
        apart = sum((1 + len(taxes) * rate) / 2 for taxes in sets)
        assert abs(units(row.base, minor) * rate - units(row.amount, minor)) <= apart


@given(any_document, digits, modes)
def test_each_line_is_rounded_once(lines: list[PricedLine], minor: int, mode: CalculationMode) -> None:
    totals = compute_totals(lines, minor, mode)
    for done in totals.lines:
        asked = done.total_with_tax if totals.prices_include_tax else done.total
        assert done.sub - done.total_discount == asked
        assert sum(done.discounts) == done.total_discount
        assert not done.discounts or min(done.discounts) >= 0


@given(any_document, modes)
def test_every_amount_has_exactly_the_currencys_decimals(lines: list[PricedLine], mode: CalculationMode) -> None:
    for minor in (0, 2, 3):
        amounts = every_amount(compute_totals(lines, minor, mode))
        assert {amount.as_tuple().exponent for amount in amounts} == {-minor}
        assert not [amount for amount in amounts if not amount and amount.is_signed()]


def every_amount(totals: Totals) -> list[Decimal]:
    amounts = [totals.total, totals.total_discount, totals.total_tax, totals.total_with_tax]
    amounts += [amount for row in totals.taxes for amount in (row.base, row.amount)]
    for done in totals.lines:
        amounts += [done.sub, *done.discounts, done.total_discount, done.total, done.total_with_tax]
    return amounts
