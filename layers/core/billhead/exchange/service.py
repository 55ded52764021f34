"""Fetches the European Central Bank's reference rates, checks them, stores them; may be repeated at any time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from billhead.aws.partition import Partition
from billhead.exchange.ecb import read_tables
from billhead.exchange.plausible import refuse_implausible
from billhead.exchange.repository import store_table
from billhead.kernel.clock import local_date

RATES_URL: Final = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
# The whole history is some 700 KB.
MAX_ARCHIVE_BYTES: Final = 4 * 1024 * 1024
# A new stack can convert at once for six weeks back, and an outage of ours or theirs leaves no hole.
WORKING_DAYS: Final = 30
FRANKFURT: Final = "Europe/Berlin"


@dataclass(frozen=True, slots=True)
class Stored:
    """The newest day that is known now, and how many tables were new or corrected."""

    newest: date
    written: int


def store_rates(partition: Partition, now: datetime, fetch_archive: Callable[[], bytes]) -> Stored:
    """Oldest first, so that after a crash the newest is missing, not one between.

    Errors: RatesRefused, whatever `fetch_archive` raises, Busy, Unclear.
    """
    tables = read_tables(fetch_archive(), WORKING_DAYS)
    refuse_implausible(tables, local_date(now, FRANKFURT))
    return Stored(tables[0].on, sum(store_table(partition, table, now) for table in reversed(tables)))
