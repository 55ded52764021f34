"""Rounding of money, against integer arithmetic that knows no Decimal rounding."""

from decimal import Decimal, InvalidOperation, getcontext, localcontext

import pytest
from billhead.kernel.money import is_exact, minor_digits, round_half_up
from hypothesis import given
from hypothesis import strategies as st


def in_units(units: int, digits: int) -> Decimal:
    return Decimal(units).scaleb(-digits)


amounts = st.builds(in_units, st.integers(-(10**20), 10**20), st.integers(0, 8))
digits_of_currencies = st.sampled_from([0, 2, 3])


@pytest.mark.parametrize(
    ("amount", "digits", "rounded"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("0.124999", 2, "0.12"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1.0005", 3, "1.001"),
        ("7", 2, "7.00"),
        ("1E+3", 2, "1000.00"),
        ("-0.001", 2, "0.00"),
    ],
)
def test_a_half_goes_away_from_zero_and_the_decimals_are_written_out(amount: str, digits: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(amount), digits)) == rounded


@given(st.integers(-(10**20), 10**20), st.integers(0, 8), digits_of_currencies)
def test_rounding_agrees_with_integer_arithmetic(units: int, scale: int, digits: int) -> None:
    scaled = abs(units) * 10**digits
    expected = (2 * scaled + 10**scale) // (2 * 10**scale) * (1 if units >= 0 else -1)
    assert round_half_up(Decimal(units).scaleb(-scale), digits) == Decimal(expected).scaleb(-digits)


@given(amounts, digits_of_currencies)
def test_rounding_twice_changes_nothing_and_sign_is_symmetric(amount: Decimal, digits: int) -> None:
    once = round_half_up(amount, digits)
    assert str(round_half_up(once, digits)) == str(once)
    assert round_half_up(-amount, digits) == -once
    assert abs(once - amount) <= Decimal(5).scaleb(-digits - 1)
    assert once.as_tuple().exponent == -digits


@given(amounts, digits_of_currencies)
def test_the_callers_context_has_no_say(amount: Decimal, digits: int) -> None:
    expected = round_half_up(amount, digits)
    with localcontext() as context:
        context.prec = 3
        assert str(round_half_up(amount, digits)) == str(expected)
    assert getcontext().prec >= 28


@given(amounts, digits_of_currencies)
def test_an_amount_is_exact_when_nothing_is_rounded_away(amount: Decimal, digits: int) -> None:
    assert is_exact(amount, digits) == ((amount * 10**digits) % 1 == 0)
    assert is_exact(round_half_up(amount, digits), digits)


@pytest.mark.parametrize(("amount", "exact"), [("1.50", True), ("1.5000", True), ("1.505", False), ("NaN", False)])
def test_trailing_zeros_do_not_make_an_amount_inexact(amount: str, exact: bool) -> None:
    assert is_exact(Decimal(amount), 2) is exact


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        round_half_up(Decimal(amount), 2)


def test_an_absurdly_large_amount_is_refused_and_not_made_inexact() -> None:
    with pytest.raises(InvalidOperation):
        round_half_up(Decimal("1E+200"), 2)


def test_minor_digits_are_at_hand_where_money_is_rounded() -> None:
    assert round_half_up(Decimal("12.5"), minor_digits("JPY")) == 13
