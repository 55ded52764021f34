"""No digit is cut, whatever the numbers and the caller's decimal context are; nothing but the kernel is needed."""

import ast
from decimal import ROUND_DOWN, Decimal, getcontext, localcontext
from fractions import Fraction
from pathlib import Path

import billhead.totals
import pytest
from billhead.totals.compute import compute_totals
from billhead.totals.exact import divide_half_up, exactly, in_units, in_whole_numbers
from billhead.totals.model import CalculationMode, PricedLine, Reduction, TaxGroup
from hypothesis import given
from hypothesis import strategies as st

from tests.golden.totals.oracle import sums_of
from tests.unit.totals.samples import in_fractions, line

MODES: tuple[CalculationMode, ...] = ("b2b_standard", "b2c_gross_discount")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("gross", [False, True])
def test_the_largest_document_is_exact(mode: CalculationMode, gross: bool) -> None:
    """The largest price and quantity, eight decimals everywhere, five discounts, two taxes; 1,000 such lines."""
    largest = PricedLine(
        pointer="/items/0",
        quantity=Decimal("999999999.99999999"),
        price=Decimal("9999999999.99999999"),
        is_gross=gross,
        reductions=tuple(Reduction(Decimal(f"{number}.3333333{number}"), is_percent=True) for number in range(1, 6)),
        taxes=(TaxGroup("O", Decimal("99.99999999"), label="a"), TaxGroup("O", Decimal("0.00000001"), label="b")),
    )
    lines = [largest] * 1_000
    totals, sums = compute_totals(lines, 3, mode), sums_of(in_fractions(lines), 3, mode)
    assert (Fraction(totals.total) * 1_000, Fraction(totals.total_tax) * 1_000) == (sums.net, sums.tax)
    assert [Fraction(done.total) * 1_000 for done in totals.lines] == [net for _, net, _ in sums.lines]


def test_no_product_of_the_largest_numbers_is_cut() -> None:
    """Price × quantity, five discounts in turn of eight decimals, two taxes, 10,000 lines."""
    factors = ["9999999999.99999999", "999999999.99999999", *["0.9999999999"] * 5, "2.9999999997", "10000"]
    product, exact = Decimal(1), Fraction(1)
    with exactly():
        for factor in factors:
            product *= Decimal(factor)
            exact *= Fraction(factor)
    assert Fraction(product) == exact


def test_a_digit_beyond_the_28th_decides_the_rounding() -> None:
    """The exact rest is …918.4999999999999999; with 28 digits it would be …918.5 and go up."""
    totals = compute_totals([line("900000000.99999999", "9000000000.00000001", "0.50000001")], 0)
    assert str(totals.total) == "8100000008999999918"


@pytest.mark.parametrize("mode", MODES)
def test_the_callers_context_has_no_say(mode: CalculationMode) -> None:
    lines = [line("3", "19.995", "3%"), line("7", "0.333", gross=mode == "b2c_gross_discount")]
    expected = compute_totals(lines, 2, mode)
    with localcontext() as context:
        context.prec, context.rounding = 3, ROUND_DOWN
        assert compute_totals(lines, 2, mode) == expected
    assert getcontext().prec == 28


@given(st.lists(st.builds(lambda units: Decimal(units).scaleb(-8), st.integers(0, 10**10)), max_size=4))
def test_rates_as_whole_numbers_keep_their_proportion_to_a_hundred(rates: list[Decimal]) -> None:
    numbers, hundred = in_whole_numbers(tuple(rates))
    assert [Fraction(number, hundred) for number in numbers] == [Fraction(rate) / 100 for rate in rates]


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_dividing_half_up_is_nearest_and_a_half_goes_away_from_zero(dividend: int, divisor: int) -> None:
    quotient = divide_half_up(dividend, divisor)
    apart = Fraction(dividend, divisor) - quotient
    assert abs(apart) <= Fraction(1, 2)
    if abs(apart) == Fraction(1, 2):
        assert abs(quotient) > abs(Fraction(dividend, divisor))


def test_half_a_unit_is_no_unit() -> None:
    assert in_units(Decimal("12.340"), Decimal("0.01")) == 1234
    with pytest.raises(ValueError, match="whole number"):
        in_units(Decimal("12.345"), Decimal("0.01"))


def test_lines_are_grouped_by_what_their_taxes_are_not_by_which_object_says_so() -> None:
    """Taxes that are made anew for each line are found equal; the objects of one line are not taken for another's."""
    anew = [line("1", "0.10", taxes=[TaxGroup("S", Decimal(rate))]) for rate in ("22", "22.0", "22.00", "9.5")]
    totals = compute_totals(anew, 2)
    assert [(str(row.base), str(row.amount)) for row in totals.taxes] == [("0.30", "0.07"), ("0.10", "0.01")]


def test_the_engine_imports_the_kernel_and_the_standard_library_only() -> None:
    """And no clock, no randomness, no file."""
    allowed = {"collections", "contextlib", "dataclasses", "decimal", "functools", "math", "typing"}
    for path in Path(billhead.totals.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            modules += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for module in modules:
                ours = module.startswith(("billhead.kernel.", "billhead.totals."))
                assert ours or module.split(".")[0] in allowed, f"{path.name}: {module}"
