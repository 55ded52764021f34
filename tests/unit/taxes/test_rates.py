"""What a new entity is offered, and which rate answers a question about a day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.taxes.rates import default_taxes, is_statutory, rate_for, standard_rate, statutory_rates

KINDS = ("standard", "reduced", "super_reduced", "zero")
TODAY = date(2026, 11, 23)
COVERED = EU_MEMBERS | {"GB", "XI", "CH", "LI", "NO", "IS"}


def names(country: str, on: date = TODAY, territory_rates: str | None = None) -> list[str]:
    return [f"{tax.classification} {tax.name}" for tax in default_taxes(country, on, territory_rates)]


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
OF_TERRITORIES = {
    "AT-JM": "19 | 13 10 | 4.9 | 0", "ES-CN": "7 | 3 | | 0", "FR-20R": "20 | 10 5.5 | 2.1 |", "FR-DOM": "8.5 | 2.1 | |",
    "GR-AEG": "17 | 9 4 | |", "GR-AEG26": "17 | 9 4 | |", "PT-20": "16 | 9 4 | |", "PT-30": "22 | 12 4 | |",
}  # fmt: skip


def _lines(packed: str) -> list[str]:
    groups = zip(KINDS, packed.split("|"), strict=True)
    return [f"{kind} {percent}%" for kind, percents in groups for percent in percents.split()]


@pytest.mark.parametrize("country", sorted(COVERED))
def test_default_taxes_are_the_countrys_rates_standard_first_and_from_high_to_low(country: str) -> None:
    assert names(country) == _lines(RATES_OF_NOVEMBER_2026[country])


@pytest.mark.parametrize("key", sorted(OF_TERRITORIES))
def test_an_entity_in_a_special_territory_is_offered_the_rates_of_that_place(key: str) -> None:
    assert names(key[:2], territory_rates=key) == _lines(OF_TERRITORIES[key])


def test_without_a_territory_the_country_decides() -> None:
    assert names("PT", territory_rates=None) == _lines(RATES_OF_NOVEMBER_2026["PT"])


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


def test_a_rate_that_is_reduced_and_parking_at_once_is_offered_once() -> None:
    assert names("BE").count("reduced 12%") == 1
    assert names("IE").count("reduced 13.5%") == 1


def test_a_special_rate_holds_but_is_neither_offered_nor_the_answer_to_a_kind() -> None:
    assert is_statutory("NO", Decimal("11.11"), TODAY)
    assert "reduced 11.11%" not in names("NO")
    assert rate_for("NO", "special", TODAY) is None


@pytest.mark.parametrize(
    ("code", "classification", "expected"),
    [
        ("AT", "reduced", "13"), ("FI", "reduced", "13.5"), ("FR", "reduced", "10"), ("FR", "super_reduced", "2.1"),
        ("LU", "parking", "14"), ("IE", "parking", "13.5"), ("GB", "zero", "0"), ("PT-30", "reduced", "12"),
    ],
)  # fmt: skip
def test_of_several_rates_of_a_kind_the_highest_answers(code: str, classification: str, expected: str) -> None:
    assert rate_for(code, classification, TODAY) == Decimal(expected)


@pytest.mark.parametrize(
    ("code", "classification"), [("DK", "reduced"), ("DE", "parking"), ("BG", "zero"), ("DE", "x")]
)
def test_a_kind_that_the_country_lacks_has_no_rate(code: str, classification: str) -> None:
    assert rate_for(code, classification, TODAY) is None


def test_a_rate_is_statutory_only_while_it_holds_and_only_where_it_holds() -> None:
    assert is_statutory("EE", Decimal("22"), date(2025, 6, 30))
    assert not is_statutory("EE", Decimal("22"), date(2025, 7, 1))
    assert not is_statutory("PT", Decimal("16"), TODAY)
    assert is_statutory("PT-20", Decimal("16"), TODAY)
    assert is_statutory("DE", Decimal("19.00"), TODAY)


@pytest.mark.parametrize("country", ["US", "CA", "AU", "XK", "EL", "", "de", "ES-CE"])
def test_a_country_without_an_entry_gets_no_guess(country: str) -> None:
    assert default_taxes(country, TODAY) == ()
    assert standard_rate(country, TODAY) is None
    assert statutory_rates(country) == ()
    assert not is_statutory(country, Decimal("20"), TODAY)


@pytest.mark.parametrize("country", sorted(COVERED))
def test_before_2016_no_rate_is_guessed(country: str) -> None:
    assert standard_rate(country, date(2016, 1, 1)) is not None
    assert standard_rate(country, date(2016, 1, 1) - timedelta(days=1)) is None
