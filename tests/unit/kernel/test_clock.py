"""Time: written to the millisecond in UTC; the date is that of the place."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from billhead.kernel.clock import local_date, timestamp, timezone_names, utc_now

from tests.support.clock import START, Clock


def test_the_clock_is_aware_and_in_utc() -> None:
    assert utc_now().utcoffset() == timedelta(0)


def test_a_timestamp_is_utc_to_the_millisecond() -> None:
    assert timestamp(datetime(2026, 11, 23, 7, 16, 54, 123999, tzinfo=UTC)) == "2026-11-23T07:16:54.123Z"
    assert timestamp(datetime(2026, 11, 23, 1, tzinfo=timezone(timedelta(hours=2)))) == "2026-11-22T23:00:00.000Z"


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/Berlin", 24), ("UTC", 23), ("America/Los_Angeles", 23), ("Asia/Tokyo", 24)]
)
def test_today_is_the_entitys_today(zone: str, day: int) -> None:
    assert local_date(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), zone) == date(2026, 11, day)


def test_zones_are_known_by_name() -> None:
    assert {"Europe/Ljubljana", "UTC"} <= timezone_names()
    assert "Europe/Nowhere" not in timezone_names()


def test_the_clock_of_the_tests_moves_with_each_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("billhead.kernel.clock.datetime", clock)
    first, second = utc_now(), utc_now()
    assert START < first < second
    clock.advance(days=1)
    assert utc_now() - second > timedelta(days=1)
    clock.set(START)
    assert utc_now() == first
