"""Series: which sequence a document belongs to, and that one read finds it whatever the time zone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from billhead.kernel.clock import local_date, timezone_names
from billhead.numbering.series import Series, possible_sequences
from billhead.settings.model import EntitySettings

DAY = date(2026, 11, 23)


def series(text: str | None, on: date = DAY, **starts: int) -> Series:
    formats = {} if text is None else {"number_formats": {"invoice": text}}
    settings = EntitySettings.model_validate({**formats, "number_sequence_starts": starts})
    return Series.of("invoice", settings, on)


def test_without_a_format_the_default_counts_by_year() -> None:
    yearly = series(None)
    assert (yearly.period, yearly.number(1), yearly.sequence_sk) == ("2026", "2026-00001", "sequence#invoice#2026")
    assert yearly.link_sk(1) == "number#invoice#2026#000000001"


def test_a_format_with_a_month_counts_by_month() -> None:
    monthly = series("R{yy}{mm}/{nnn}")
    assert (monthly.period, monthly.number(12)) == ("2026-11", "R2611/012")
    assert monthly.sequence_sk == "sequence#invoice#2026-11"


def test_a_new_series_starts_at_the_number_that_was_set() -> None:
    assert series(None, invoice=1001).state(None).last == 1000
    assert series(None).state(None).last == 0
    assert series(None, invoice=1001).state({"n": 3, "head": "h"}).last == 3


def test_links_sort_by_position() -> None:
    keys = [series(None).link_sk(position) for position in (9, 10, 99_999, 100_000, 999_999_999)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("text", ["{yyyy}-{nnnnn}", "{yyyy}-{mm}-{nnn}"])
@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 12, 31, 12, tzinfo=UTC),
        datetime(2027, 1, 1, 0, tzinfo=UTC),
        datetime(2026, 2, 28, 23, tzinfo=UTC),
    ],
)
def test_one_read_finds_the_series_of_today_in_every_time_zone(text: str, moment: datetime) -> None:
    for hours in range(24):
        at = moment + timedelta(hours=hours)
        foreseen = possible_sequences("invoice", None, at.date())
        for timezone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "Europe/Berlin"):
            assert timezone in timezone_names()
            assert series(text, local_date(at, timezone)).sequence_sk in foreseen


def test_a_given_date_has_two_possible_sequences() -> None:
    assert possible_sequences("invoice", DAY, date(2027, 1, 1)) == [
        "sequence#invoice#2026",
        "sequence#invoice#2026-11",
    ]
