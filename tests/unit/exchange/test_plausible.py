"""Which rates can be true, and which are a mistake of somebody's."""

from datetime import date, timedelta

import pytest
from billhead.exchange.ecb import RatesRefused, read_tables
from billhead.exchange.plausible import refuse_implausible

from tests.support.ecb_archive import NEWEST, archive, row, rows

DAY_BEFORE = date(2026, 11, 19)


def refusal(lines: list[str], today: date = NEWEST) -> str | None:
    try:
        refuse_implausible(read_tables(archive(lines), 30), today)
    except RatesRefused as refused:
        return refused.reason
    return None


def test_the_usual_table_is_accepted_on_its_day_and_for_a_week() -> None:
    assert [refusal(rows(), NEWEST + timedelta(days=days)) for days in range(8)] == [None] * 8


def test_a_table_of_tomorrow_is_refused() -> None:
    assert refusal(rows(), DAY_BEFORE) == "future"


def test_an_old_table_is_refused() -> None:
    assert refusal(rows(), NEWEST + timedelta(days=8)) == "stale"


@pytest.mark.parametrize("missing", ["USD", "GBP", "CHF", "JPY"])
def test_a_table_without_a_great_currency_is_refused(missing: str) -> None:
    assert refusal([row(NEWEST, **{missing: "N/A"}), row(DAY_BEFORE)]) == "too_few"
    assert refusal([row(NEWEST), row(DAY_BEFORE, **{missing: ""})]) == "too_few"


def test_a_table_of_few_currencies_is_refused() -> None:
    assert refusal([row(NEWEST, CZK="N/A", DKK="N/A", HUF="N/A", PLN="N/A"), row(DAY_BEFORE)]) is None
    assert refusal([row(NEWEST, CZK="N/A", DKK="N/A", HUF="N/A", PLN="N/A", RON="N/A"), row(DAY_BEFORE)]) == "too_few"


@pytest.mark.parametrize(
    ("figure", "expected"),
    [("2.2344", None), ("2.2345", "no_such_move"), ("0.5585", "no_such_move"), ("0.5586", None)],
)
def test_a_rate_that_doubles_or_halves_within_a_day_is_refused(figure: str, expected: str | None) -> None:
    assert refusal([row(NEWEST, USD=figure), row(DAY_BEFORE, USD="1.1172")]) == expected


def test_a_currency_may_come_back_after_a_pause_at_any_rate() -> None:
    older = date(2026, 11, 18)
    lines = [row(NEWEST, ISK="290"), row(DAY_BEFORE, ISK="N/A"), row(older, ISK="100")]
    assert refusal(lines) is None
