"""What a day's table says of two currencies."""

from datetime import date
from decimal import Decimal

import pytest
from billhead.exchange.model import DailyTable, Rate
from hypothesis import given
from hypothesis import strategies as st

DAY = date(2026, 11, 20)
TABLE = DailyTable(DAY, {"USD": Decimal("1.1172"), "JPY": Decimal("175.68"), "GBP": Decimal("0.8338")})
figures = st.decimals(min_value="0.0001", max_value="99999", places=4)


@pytest.mark.parametrize(
    ("currency", "into", "value"),
    [
        ("EUR", "USD", "1.1172"),
        ("EUR", "JPY", "175.68"),
        ("EUR", "EUR", "1"),
        ("USD", "EUR", "0.8950948801"),  # 1 / 1.1172 = 0.89509488005…
        ("JPY", "EUR", "0.005692167577"),  # 1 / 175.68 = 0.0056921675774…
        ("USD", "JPY", "157.2502685"),  # 175.68 / 1.1172 = 157.25026852…
        ("JPY", "USD", "0.006359289617"),  # 1.1172 / 175.68 = 0.00635928961748…
        ("GBP", "USD", "1.339889662"),  # 1.1172 / 0.8338 = 1.33988966179…
    ],
)
def test_a_rate_is_the_quotient_of_two_euro_rates_to_ten_digits(currency: str, into: str, value: str) -> None:
    assert TABLE.rate(currency, into) == Rate(Decimal(value), DAY, "ECB")


@pytest.mark.parametrize(("currency", "into"), [("USD", "THB"), ("THB", "USD"), ("THB", "EUR"), ("EUR", "THB")])
def test_a_currency_that_is_not_in_the_table_has_no_rate(currency: str, into: str) -> None:
    assert TABLE.rate(currency, into) is None


def test_a_half_is_rounded_up() -> None:
    table = DailyTable(DAY, {"USD": Decimal("1"), "GBP": Decimal("1.00000000050")})
    rate = table.rate("USD", "GBP")
    assert rate is not None and rate.value == Decimal("1.000000001")


def test_a_round_rate_is_written_out() -> None:
    rate = DailyTable(DAY, {"USD": Decimal("0.01")}).rate("USD", "EUR")
    assert rate is not None and str(rate.value) == "100"


@given(figures, figures)
def test_a_rate_is_a_plain_number_near_the_exact_quotient(one: Decimal, other: Decimal) -> None:
    rate = DailyTable(DAY, {"USD": one, "GBP": other}).rate("USD", "GBP")
    assert rate is not None
    assert "E" not in str(rate.value) or rate.value < 1
    assert rate.value.as_tuple().exponent <= 0
    assert abs(rate.value * one - other) <= other * Decimal("5E-10")


@given(figures)
def test_there_and_back_is_almost_where_it_began(figure: Decimal) -> None:
    table = DailyTable(DAY, {"USD": figure})
    there, back = table.rate("EUR", "USD"), table.rate("USD", "EUR")
    assert there is not None and back is not None
    assert abs(there.value * back.value - 1) < Decimal("1E-9")
