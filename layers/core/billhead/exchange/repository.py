"""The tables of rates in the partition `ecb` of the reference table: one item per day, its date the sort key."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put
from billhead.exchange.model import SOURCE, DailyTable, Rate
from billhead.kernel.clock import timestamp
from billhead.kernel.page import KeyRange, Rows

DATASET: Final = "ecb"
# Weekends and holidays pass with the table before them (five days at Easter). Older than that, no rate is known.
MAX_AGE: Final = timedelta(days=7)


class StoredRates:
    """A RatesProvider. Errors: Busy, Unclear, when the table does not answer."""

    def __init__(self, partition: Partition) -> None:
        """`partition` is reference_table(DATASET), open for Query."""
        self._partition = partition

    def rate(self, currency: str, into: str, on: date) -> Rate | None:
        """One Query; none for a currency into itself."""
        if currency == into:
            return Rate(Decimal(1), on)
        table = self._last(on)
        return table.rate(currency, into) if table else None

    def _last(self, on: date) -> DailyTable | None:
        days = KeyRange(None, "sk", "", low=(on - MAX_AGE).isoformat(), high=on.isoformat())
        found = self._partition.query(days, Rows(limit=1)).items
        return _table(found[0]) if found else None


def store_table(partition: Partition, table: DailyTable, now: datetime) -> bool:
    """Whether anything changed: the same table again is no write, a corrected one replaces what stood there.

    A document keeps the rate that it was issued with, so a correction moves none that exists.
    """
    try:
        partition.put(
            Put(_item(table, now), "attribute_not_exists(sk) OR #rates <> :rates", {":rates": dict(table.per_euro)})
        )
    except ConditionFailed:
        return False
    return True


def _item(table: DailyTable, now: datetime) -> Item:
    return {
        "sk": table.on.isoformat(),
        "rates": dict(table.per_euro),
        "source": SOURCE,
        "stored_at": timestamp(now),
    }


def _table(item: Item) -> DailyTable:
    return DailyTable(date.fromisoformat(item["sk"]), item["rates"])
