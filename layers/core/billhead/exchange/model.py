"""A day's table of exchange rates and what follows from it for two currencies. Pure.

Law: Art. 91(2) and 230 of Directive 2006/112/EC accept the latest rate that the European Central Bank published when
the tax becomes chargeable; two currencies other than the euro are converted through the euro rate of each.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, Protocol

EURO: Final = "EUR"
SOURCE: Final = "ECB"
# The ECB gives three to seven significant digits per euro. A rate that had to be divided keeps ten, so that a total of
# up to ten million differs by less than a cent from one divided by the ECB's own figures; six would move 1,000,000.00
# by half a euro. A rate out of the euro is the ECB's figure itself.
SIGNIFICANT_DIGITS: Final = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of the first currency is `value` of the second, by the table of the day `on`."""

    value: Decimal
    on: date
    source: str = SOURCE


@dataclass(frozen=True, slots=True)
class DailyTable:
    """How much of each currency one euro was worth on a day; the euro itself is not in it."""

    on: date
    per_euro: Mapping[str, Decimal]

    def rate(self, currency: str, into: str) -> Rate | None:
        """None if the table lacks one of the two: nothing is guessed."""
        one, other = self._per_euro(currency), self._per_euro(into)
        return None if one is None or other is None else Rate(_divided(other, one), self.on)

    def _per_euro(self, currency: str) -> Decimal | None:
        return Decimal(1) if currency == EURO else self.per_euro.get(currency)


class RatesProvider(Protocol):
    """Whoever knows exchange rates."""

    def rate(self, currency: str, into: str, on: date) -> Rate | None:
        """By the last table of the day `on` or before; None where there is none near enough or it lacks a currency."""
        ...


def _divided(numerator: Decimal, denominator: Decimal) -> Decimal:
    quotient = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_UP).divide(numerator, denominator)
    return Decimal(format(quotient, "f"))  # 1E+1 is 10
