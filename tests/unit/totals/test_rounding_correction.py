"""The caller's own total: a few minor units become a correction, more are refused."""

from decimal import Decimal

import pytest
from billhead.totals.compute import compute_totals
from billhead.totals.rounding import TotalMismatch, rounding_correction
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.totals.samples import digits, line

TOTALS = compute_totals([line("1", "100")], 2)


@pytest.mark.parametrize(
    ("expected", "correction"),
    [("122", "0.00"), ("122.000", "0.00"), ("122.01", "0.01"), ("121.98", "-0.02"), ("122.02", "0.02")],
)
def test_a_difference_of_two_units_is_always_a_correction(expected: str, correction: str) -> None:
    assert str(rounding_correction(TOTALS, Decimal(expected), 2, 1)) == correction


@pytest.mark.parametrize("expected", ["122.03", "121.97", "0", "-122", "1220"])
def test_a_larger_one_is_refused(expected: str) -> None:
    with pytest.raises(TotalMismatch) as refused:
        rounding_correction(TOTALS, Decimal(expected), 2, 2)
    assert [(fault.pointer, fault.code) for fault in refused.value.errors] == [
        ("/expected_total_with_tax", "total_mismatch")
    ]
    assert "122.00" in refused.value.detail and expected in refused.value.detail


@given(st.integers(0, 30), st.integers(-15, 15), digits)
def test_each_line_allows_a_unit_from_two_to_ten(lines: int, units: int, minor: int) -> None:
    totals = compute_totals([line("1", "1000")], minor)
    asked = totals.total_with_tax + Decimal(units).scaleb(-minor)
    if abs(units) <= min(max(lines, 2), 10):
        assert totals.total_with_tax + rounding_correction(totals, asked, minor, lines) == asked
    else:
        with pytest.raises(TotalMismatch):
            rounding_correction(totals, asked, minor, lines)


@pytest.mark.parametrize("expected", ["122.005", "122.0000001"])
def test_a_total_that_the_currency_cannot_express_is_refused(expected: str) -> None:
    with pytest.raises(TotalMismatch):
        rounding_correction(TOTALS, Decimal(expected), 2, 5)


def test_the_correction_has_the_currencys_decimals() -> None:
    totals = compute_totals([line("1", "100")], 3)
    assert str(rounding_correction(totals, Decimal(122), 3, 1)) == "0.000"
    assert str(rounding_correction(totals, Decimal("121.999"), 3, 1)) == "-0.001"
