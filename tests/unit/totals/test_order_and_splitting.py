"""Putting lines in another order changes no total; splitting a line changes it by what rounding allows.

The bounds, in minor units: n parts of one line are rounded n times instead of once, half a unit each, so that the sum
of a group (net, or gross where prices include tax) moves by at most (n + 1) / 2. The tax is rounded once before and
once after, so it moves by at most p times that + 1 (net prices) or p / (1 + p) times that + 1 (gross prices).
"""

from decimal import Decimal
from fractions import Fraction
from random import Random

from billhead.totals.compute import compute_totals
from billhead.totals.model import CalculationMode, PricedLine, Reduction, Totals
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.totals.samples import any_document, digits, line, lines_of, modes, vat


def document(totals: Totals) -> tuple[object, ...]:
    amounts = (totals.total_discount, totals.total, totals.total_tax, totals.total_with_tax)
    return (*map(str, amounts), totals.taxes)


@given(any_document, digits, modes, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_never_changes_the_totals(
    lines: list[PricedLine], minor: int, mode: CalculationMode, random: Random
) -> None:
    shuffled = random.sample(lines, len(lines))
    one, other = compute_totals(lines, minor, mode), compute_totals(shuffled, minor, mode)
    assert document(one) == document(other)
    assert sorted(one.lines) == sorted(other.lines) or one.prices_include_tax


@given(any_document, digits)
def test_in_a_gross_document_order_only_decides_who_has_a_unit(lines: list[PricedLine], minor: int) -> None:
    """Equal remainders are served from the first line on."""
    one = compute_totals(lines, minor, "b2c_gross_discount").lines
    other = compute_totals(lines[::-1], minor, "b2c_gross_discount").lines[::-1]
    for done, turned in zip(one, other, strict=True):
        assert (done.sub, done.total_with_tax) == (turned.sub, turned.total_with_tax)
        assert abs(done.total - turned.total) <= Decimal(1).scaleb(-minor)


parts_of_a_line = st.lists(st.integers(1, 9), min_size=2, max_size=6)


def split(given_line: PricedLine, parts: list[int]) -> list[PricedLine]:
    """Each part has its share of the quantity and of the amount discounts, exact: shares of a power of ten."""
    whole = Decimal(10) ** len(str(sum(parts)))
    shares = [Decimal(part) / whole for part in parts]
    shares[-1] += 1 - sum(shares)
    return [share_of(given_line, share) for share in shares]


def share_of(given_line: PricedLine, share: Decimal) -> PricedLine:
    reductions = tuple(
        each if each.is_percent else Reduction(each.value * share, is_percent=False) for each in given_line.reductions
    )
    return given_line._replace(quantity=given_line.quantity * share, reductions=reductions)


@given(lines_of(vat, st.booleans()), parts_of_a_line, digits, modes)
def test_splitting_a_line_changes_no_total_by_more_than_rounding_allows(
    given_line: PricedLine, parts: list[int], minor: int, mode: CalculationMode
) -> None:
    whole = compute_totals([given_line], minor, mode)
    broken = compute_totals(split(given_line, parts), minor, mode)
    unit, rate = Fraction(1, 10**minor), Fraction(given_line.taxes[0].rate) / 100
    moved = Fraction(len(parts) + 1, 2) * unit
    tax_moved = abs(Fraction(broken.total_tax - whole.total_tax))
    if whole.prices_include_tax:
        assert abs(Fraction(broken.total_with_tax - whole.total_with_tax)) <= moved
        assert tax_moved <= moved * rate / (1 + rate) + unit
    else:
        assert abs(Fraction(broken.total - whole.total)) <= moved
        assert tax_moved <= moved * rate + unit


def test_the_bound_is_reached() -> None:
    """Five halves of a cent are 0.03 in one line and 0.05 in five: two cents of the three that (5 + 1) / 2 allows."""
    whole, broken = compute_totals([line("5", "0.005")], 2), compute_totals([line("1", "0.005")] * 5, 2)
    assert (str(whole.total), str(broken.total)) == ("0.03", "0.05")
