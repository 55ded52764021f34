"""Whether freshly fetched rates can be true: refuses all of them if one cannot. Pure."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from billhead.exchange.ecb import RatesRefused
from billhead.exchange.model import DailyTable

# The longest pause is Easter or Christmas: five days from one table to the next.
MAX_AGE: Final = timedelta(days=7)
# The ECB has given about thirty currencies since 2011; these four are in every table since 1999.
_FEWEST: Final = 20
_ALWAYS: Final = frozenset({"CHF", "GBP", "JPY", "USD"})
# From one working day to the next no rate has doubled or halved since 1999 (the lira of 2001 came nearest, 1.7).
_MOST: Final = Decimal(2)


def refuse_implausible(tables: list[DailyTable], today: date) -> None:
    """`tables` newest first, `today` at the ECB's place. Errors: RatesRefused."""
    newest = tables[0].on
    if newest > today:
        raise RatesRefused("future")
    if newest < today - MAX_AGE:
        raise RatesRefused("stale")
    if any(len(table.per_euro) < _FEWEST or not table.per_euro.keys() >= _ALWAYS for table in tables):
        raise RatesRefused("too_few")
    if any(_leaps(older, newer) for newer, older in pairwise(tables)):
        raise RatesRefused("no_such_move")


def _leaps(older: DailyTable, newer: DailyTable) -> bool:
    pairs = [(rate, newer.per_euro[code]) for code, rate in older.per_euro.items() if code in newer.per_euro]
    return any(after > before * _MOST or before > after * _MOST for before, after in pairs)
