"""Statutory rates on given days; the expected values are from the countries' tax administrations."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.taxes.rate_table import RATE_ROWS
from billhead.taxes.rates import StatutoryRate, default_taxes, standard_rate, statutory_rates

KINDS = ("standard", "reduced", "super_reduced", "zero")
TODAY = date(2026, 11, 23)
COVERED = EU_MEMBERS | {"GB", "XI", "CH", "LI", "NO", "IS"}


def names(country: str, on: date = TODAY) -> list[str]:
    return [f"{tax.classification} {tax.name}" for tax in default_taxes(country, on)]


def test_the_table_covers_the_eu_the_uk_switzerland_and_the_eea() -> None:
    assert {row[0] for row in RATE_ROWS} == COVERED
    assert {row[0] for row in COUNTRY_ROWS} >= COVERED


@pytest.mark.parametrize(
    ("country", "first_day", "before", "after"),
    [("EE", date(2025, 7, 1), "22", "24"), ("RO", date(2025, 8, 1), "19", "21")],
)
def test_a_new_standard_rate_holds_from_its_first_day(country: str, first_day: date, before: str, after: str) -> None:
    assert standard_rate(country, first_day - timedelta(days=1)) == Decimal(before)
    assert standard_rate(country, first_day) == Decimal(after)


@pytest.mark.parametrize(
    ("country", "first_day"),
    [
        ("FI", date(2024, 9, 1)), ("SK", date(2025, 1, 1)), ("CH", date(2024, 1, 1)), ("LI", date(2024, 1, 1)),
        ("LU", date(2024, 1, 1)), ("DE", date(2021, 1, 1)), ("IE", date(2021, 3, 1)), ("GR", date(2016, 6, 1)),
    ],
)  # fmt: skip
def test_before_a_rate_began_no_other_is_guessed(country: str, first_day: date) -> None:
    assert standard_rate(country, first_day) is not None
    assert standard_rate(country, first_day - timedelta(days=1)) is None


# standard | reduced | super-reduced | zero
RATES_OF_NOVEMBER_2026 = {
    "AT": "20 | 13 10 | 4.9 | 0", "BE": "21 | 12 6 | | 0", "BG": "20 | 9 | |", "CH": "8.1 | 3.8 2.6 | |",
    "CY": "19 | 9 5 | 3 | 0", "CZ": "21 | 12 | | 0", "DE": "19 | 7 | | 0", "DK": "25 | | | 0",
    "EE": "24 | 13 9 | |", "ES": "21 | 10 | 4 |", "FI": "25.5 | 13.5 10 | |", "FR": "20 | 10 5.5 | 2.1 |",
    "GB": "20 | 5 | | 0", "GR": "24 | 13 6 | |", "HR": "25 | 13 5 | | 0", "HU": "27 | 18 5 | |",
    "IE": "23 | 13.5 9 | 4.8 | 0", "IS": "24 | 11 | |", "IT": "22 | 10 5 | 4 |", "LI": "8.1 | 3.8 2.6 | |",
    "LT": "21 | 12 5 | |", "LU": "17 | 14 8 | 3 |", "LV": "21 | 12 5 | |", "MT": "18 | 12 7 5 | | 0",
    "NL": "21 | 9 | | 0", "NO": "25 | 15 12 | | 0", "PL": "23 | 8 5 | |", "PT": "23 | 13 6 | |",
    "RO": "21 | 11 | |", "SE": "25 | 12 6 | | 0", "SI": "22 | 9.5 5 | |", "SK": "23 | 19 5 | |",
    "XI": "20 | 5 | | 0",
}  # fmt: skip


@pytest.mark.parametrize("country", sorted(COVERED))
def test_default_taxes_are_the_countrys_rates_standard_first_and_from_high_to_low(country: str) -> None:
    groups = zip(KINDS, RATES_OF_NOVEMBER_2026[country].split("|"), strict=True)
    assert names(country) == [f"{kind} {percent}%" for kind, percents in groups for percent in percents.split()]


@pytest.mark.parametrize(
    ("country", "day", "expected"),
    [
        ("FI", date(2025, 12, 31), ["standard 25.5%", "reduced 14%", "reduced 10%"]),
        ("LT", date(2025, 12, 31), ["standard 21%", "reduced 9%", "reduced 5%"]),
        ("RO", date(2025, 7, 31), ["standard 19%", "reduced 9%", "reduced 5%"]),
        ("AT", date(2026, 6, 30), ["standard 20%", "reduced 13%", "reduced 10%", "zero 0%"]),
        ("AT", date(2025, 6, 30), ["standard 20%", "reduced 13%", "reduced 10%"]),
        ("CH", date(2028, 1, 1), ["standard 8.1%", "reduced 2.6%"]),
    ],
)
def test_reduced_rates_begin_and_end_with_their_days(country: str, day: date, expected: list[str]) -> None:
    assert names(country, day) == expected


def test_exactly_the_standard_rate_is_the_default() -> None:
    for country in COVERED:
        taxes = default_taxes(country, TODAY)
        assert [tax.is_default for tax in taxes] == [True] + [False] * (len(taxes) - 1)
        assert taxes[0].rate == standard_rate(country, TODAY)
        assert all(tax.valid_from <= TODAY and tax.source for tax in taxes)


@pytest.mark.parametrize("country", ["US", "CA", "AU", "XK", "EL", "", "de"])
def test_a_country_without_an_entry_gets_no_guess(country: str) -> None:
    assert default_taxes(country, TODAY) == ()
    assert standard_rate(country, TODAY) is None
    assert statutory_rates(country) == ()


def test_since_2025_every_day_has_exactly_one_standard_rate() -> None:
    days = [date(2025, 1, 1) + timedelta(days=count) for count in range(0, 900)]
    for country in COVERED:
        standard = [rate for rate in statutory_rates(country) if rate.kind == "standard"]
        assert all(sum(rate.holds_on(day) for rate in standard) == 1 for day in days)


def test_no_country_has_the_same_rate_twice_on_one_day() -> None:
    for country in COVERED:
        for one, other in combinations(statutory_rates(country), 2):
            assert one.percent != other.percent or not _overlap(one, other)


def test_kinds_keep_the_bounds_of_the_vat_directive() -> None:
    """Directive 2006/112/EC art. 97-98: standard at least 15, reduced at least 5, super-reduced below 5."""
    for country in EU_MEMBERS:
        for rate in statutory_rates(country):
            low, high = {"standard": (15, 30), "super_reduced": (1, 5), "zero": (0, 0)}.get(rate.kind, (5, 20))
            assert low <= rate.percent <= high


def _overlap(one: StatutoryRate, other: StatutoryRate) -> bool:
    one_end, other_end = one.valid_to or date.max, other.valid_to or date.max
    return one.valid_from <= other_end and other.valid_from <= one_end
