"""Exact decimal money: rounding to a currency's minor unit; no binary float ever, no currency conversion."""

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Final

from billhead.kernel.currencies import minor_digits

__all__ = ["is_exact", "minor_digits", "minor_unit", "round_half_up"]

# More digits than any sum of a document can have, so that rounding is exact whatever the caller's decimal context is.
_EXACT: Final = Context(prec=100, rounding=ROUND_HALF_UP)


@cache
def minor_unit(digits: int) -> Decimal:
    """One unit of the last decimal: 1, 0.01, 0.001."""
    return Decimal((0, (1,), -digits))


def round_half_up(amount: Decimal, digits: int) -> Decimal:
    """The amount with exactly `digits` decimals, a half goes away from zero: 0.125 → 0.13, -0.125 → -0.13.

    Never gives a negative zero. Raises ValueError for NaN and infinity, decimal.InvalidOperation for a result of over
    100 digits.
    """
    if not amount.is_finite():
        raise ValueError("Only a finite amount can be rounded.")
    return _EXACT.plus(amount.quantize(minor_unit(digits), context=_EXACT))


def is_exact(amount: Decimal, digits: int) -> bool:
    """True when the amount needs no more than `digits` decimals: 1.50 and 1.5000 do not need three."""
    return amount.is_finite() and round_half_up(amount, digits) == amount
