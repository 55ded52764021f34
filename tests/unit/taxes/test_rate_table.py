"""The rows of the rate tables as a whole: sources, days without gaps, the bounds of the VAT directive."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.taxation.territory_table import TERRITORY_ROWS
from billhead.taxes.rate_history import HISTORY_ROWS
from billhead.taxes.rate_table import RATE_ROWS, RateRow
from billhead.taxes.rates import StatutoryRate, statutory_rates
from billhead.taxes.territory_rates import TERRITORY_RATE_ROWS

ALL_ROWS = (*RATE_ROWS, *HISTORY_ROWS, *TERRITORY_RATE_ROWS)
COVERED = EU_MEMBERS | {"GB", "XI", "CH", "LI", "NO", "IS"}
TERRITORIES = {"AT-JM", "ES-CN", "FR-20R", "FR-DOM", "GR-AEG", "GR-AEG26", "PT-20", "PT-30"}
KINDS = {"standard", "reduced", "super_reduced", "parking", "zero", "special"}


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def standard_rates_on(code: str, day: date) -> int:
    return sum(rate.kind == "standard" and rate.holds_on(day) for rate in statutory_rates(code))


def test_the_tables_cover_the_eu_the_uk_switzerland_the_eea_and_the_special_territories() -> None:
    assert {row[0] for row in RATE_ROWS} == COVERED
    assert {row[0] for row in COUNTRY_ROWS} >= COVERED
    assert {row[0] for row in HISTORY_ROWS} <= COVERED
    assert {row[0] for row in TERRITORY_RATE_ROWS} == TERRITORIES


def test_every_key_that_a_territory_names_has_rates() -> None:
    named = {row[5] for row in TERRITORY_ROWS if row[5]}
    assert named <= COVERED | TERRITORIES
    assert named >= TERRITORIES


@pytest.mark.parametrize("row", ALL_ROWS, ids="-".join)
def test_every_row_is_complete_and_has_a_source(row: RateRow) -> None:
    _, kind, percent, valid_from, valid_to, source = row
    assert kind in KINDS
    assert Decimal("0") <= Decimal(percent) <= Decimal("27")
    assert date(2016, 1, 1) <= date.fromisoformat(valid_from) <= date.fromisoformat(valid_to or "9999-12-31")
    assert len(source) >= 8
    assert source == source.strip()


@pytest.mark.parametrize("code", sorted(COVERED | TERRITORIES))
def test_since_2025_every_day_has_exactly_one_standard_rate(code: str) -> None:
    assert all(standard_rates_on(code, day) == 1 for day in days(date(2025, 1, 1), date(2028, 6, 30)))


@pytest.mark.parametrize("code", sorted(COVERED))
def test_since_2016_every_day_has_exactly_one_standard_rate_in_whole_countries(code: str) -> None:
    assert all(standard_rates_on(code, day) == 1 for day in days(date(2016, 1, 1), date(2024, 12, 31)))


@pytest.mark.parametrize("code", sorted(COVERED | TERRITORIES))
def test_no_rate_of_a_kind_overlaps_itself(code: str) -> None:
    for one, other in combinations(statutory_rates(code), 2):
        assert (one.kind, one.percent) != (other.kind, other.percent) or not _overlap(one, other)


@pytest.mark.parametrize("code", sorted(COVERED | TERRITORIES))
def test_the_same_percent_on_one_day_is_at_most_reduced_and_parking(code: str) -> None:
    for one, other in combinations(statutory_rates(code), 2):
        if one.percent == other.percent and _overlap(one, other):
            assert {one.kind, other.kind} == {"reduced", "parking"}


def test_kinds_keep_the_bounds_of_the_vat_directive() -> None:
    """Directive 2006/112/EC art. 97-98, 118: standard from 15, reduced from 5, super-reduced below, parking from 12."""
    bounds = {"standard": (15, 30), "super_reduced": (1, 5), "zero": (0, 0), "parking": (12, 15), "special": (0, 20)}
    for country in EU_MEMBERS:
        for rate in statutory_rates(country):
            low, high = bounds.get(rate.kind, (5, 20))
            assert low <= rate.percent <= high


def test_history_has_ended_before_2025() -> None:
    assert all("2016-01-01" < row[4] < "2025-01-01" for row in HISTORY_ROWS)


def _overlap(one: StatutoryRate, other: StatutoryRate) -> bool:
    one_end, other_end = one.valid_to or date.max, other.valid_to or date.max
    return one.valid_from <= other_end and other.valid_from <= one_end
