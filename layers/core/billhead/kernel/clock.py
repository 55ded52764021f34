"""Time: the one place that reads the clock; everything else takes `now` as an argument."""

from datetime import UTC, date, datetime
from functools import cache
from typing import SupportsInt
from zoneinfo import ZoneInfo, available_timezones


def utc_now() -> datetime:
    return datetime.now(UTC)


def timestamp(moment: datetime) -> str:
    """ISO 8601 in UTC to the millisecond: 2026-11-23T07:16:54.123Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def is_past(seconds: SupportsInt | None, now: datetime) -> bool:
    """Whether that moment, in seconds since 1970, has come; None never does."""
    return seconds is not None and int(seconds) <= int(now.timestamp())


def local_date(moment: datetime, timezone: str) -> date:
    """The calendar date at the entity's place: "today" on its invoices."""
    return moment.astimezone(ZoneInfo(timezone)).date()


@cache
def timezone_names() -> frozenset[str]:
    return frozenset(available_timezones())
