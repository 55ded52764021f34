"""Reads the file of reference rates that the European Central Bank publishes. Pure; judges no plausibility.

eurofxref-hist.zip holds one CSV: `Date` and a column per currency, a row per working day since 1999, newest first, N/A
where there was no rate, a comma at the end of each line. Chosen over the XML of the day: no XML parser on strangers'
bytes, dates in ISO, and every fetch brings the last weeks again, so that missed days heal by themselves.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

from billhead.exchange.model import DailyTable
from billhead.kernel.currencies import is_currency

MEMBER: Final = "eurofxref-hist.csv"
# Only the beginning is unpacked, whatever the archive says of its size: some 270 bytes a day.
_UNPACKED_BYTES: Final = 64 * 1024
_NO_RATE: Final = frozenset({"", "N/A"})
_RATE: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Refusal = Literal["not_an_archive", "not_the_table", "bad_row", "future", "stale", "too_few", "no_such_move"]


class RatesRefused(Exception):
    """What was fetched may not be stored; `reason` is stable and names the check that failed."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason)
        self.reason: Refusal = reason


def read_tables(archive: bytes, days: int) -> list[DailyTable]:
    """The tables of the last `days` working days, newest first; fewer if there are fewer. Errors: RatesRefused."""
    # The last line is cut off by the limit, or is the emptiness after the last line end.
    header, *rows = _unpacked(archive).splitlines()[:-1] or [""]
    title, *currencies = header.split(",")
    if title != "Date" or not rows:
        raise RatesRefused("not_the_table")
    tables = list(_tables(currencies, rows[:days]))
    if any(newer.on <= older.on for newer, older in pairwise(tables)):
        raise RatesRefused("not_the_table")
    return tables


def _unpacked(archive: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return _beginning(opened, opened.getinfo(MEMBER))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValueError, RuntimeError) as broken:
        raise RatesRefused("not_an_archive") from broken


def _beginning(opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise RatesRefused("not_an_archive")
    with opened.open(member) as content:
        return (content.read(_UNPACKED_BYTES) + b"\n").decode("ascii")


def _tables(currencies: list[str], rows: list[str]) -> Iterator[DailyTable]:
    for row in rows:
        day, *cells = row.split(",")
        if len(cells) != len(currencies):
            raise RatesRefused("bad_row")
        quoted = [(code, cell) for code, cell in zip(currencies, cells, strict=True) if cell not in _NO_RATE]
        # A currency that has ended since (the lev) may stand in older rows; no new document can be in it.
        yield DailyTable(_day(day), {code: _rate(cell) for code, cell in quoted if is_currency(code)})


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise RatesRefused("bad_row")


def _rate(text: str) -> Decimal:
    if _RATE.fullmatch(text) and (rate := Decimal(text)) > 0:
        return rate
    raise RatesRefused("bad_row")
