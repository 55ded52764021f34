"""An archive of the form that the European Central Bank publishes, with invented rates."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date, timedelta

NEWEST = date(2026, 11, 20)  # the Friday before the tests' clock begins
# Some columns of the real file; N/A is a currency that has ended or paused.
FIRST_DAY = {
    "USD": "1.1172",
    "JPY": "175.68",
    "BGN": "N/A",
    "CYP": "N/A",
    "CZK": "24.353",
    "DKK": "7.4735",
    "GBP": "0.8338",
    "HUF": "366.33",
    "PLN": "4.4038",
    "RON": "5.3447",
    "SEK": "10.978",
    "CHF": "0.9194",
    "ISK": "136",
    "NOK": "10.312",
    "RUB": "N/A",
    "TRY": "55.8015",
    "AUD": "1.5904",
    "BRL": "6.0692",
    "CAD": "1.5606",
    "CNY": "7.4326",
    "HKD": "8.7652",
    "IDR": "20275.17",
    "ILS": "3.495",
    "INR": "106.084",
    "KRW": "1491.76",
    "MXN": "21.1237",
    "NZD": "1.9823",
}
HEADER = ",".join(["Date", *FIRST_DAY]) + ","


def row(day: date, **changes: str) -> str:
    """One day's line; `changes` are cells by currency."""
    return ",".join([day.isoformat(), *(FIRST_DAY | changes).values()]) + ","


def working_days(newest: date, count: int) -> list[date]:
    """Newest first, without Saturdays and Sundays."""
    days = (newest - timedelta(days=back) for back in range(count * 2))
    return [day for day in days if day.weekday() < 5][:count]


def rows(newest: date = NEWEST, count: int = 40) -> list[str]:
    """Lines of so many working days, the dollar a little different on each."""
    return [row(day, USD=f"1.1{number:03}") for number, day in enumerate(working_days(newest, count))]


def archive(lines: Iterable[str], *, header: str = HEADER, member: str = "eurofxref-hist.csv") -> bytes:
    """The zip around the lines."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(member, "".join(f"{line}\n" for line in (header, *lines)))
    return sink.getvalue()
