"""Time in tests: starts at one fixed instant and moves a millisecond at each reading, so that order is never a tie."""

from datetime import UTC, datetime, timedelta, tzinfo

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STEP = timedelta(milliseconds=1)


class Clock:
    """Stands in for the `datetime` that billhead.kernel.clock reads; whoever calls `utc_now` sees this time."""

    def __init__(self) -> None:
        self._now = START

    @property
    def current(self) -> datetime:
        """What the last reading said; does not move the clock."""
        return self._now

    def now(self, timezone: tzinfo = UTC) -> datetime:
        self._now += STEP
        return self._now.astimezone(timezone)

    def set(self, moment: datetime) -> None:
        """Go to an instant, forward or back."""
        self._now = moment.astimezone(UTC)

    def advance(self, **amount: float) -> None:
        """clock.advance(days=31)"""
        self._now += timedelta(**amount)
