"""Arithmetic that never cuts a digit: the decimal context, and whole minor units for what must be divided. Pure."""

from contextlib import AbstractContextManager
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import lru_cache
from math import lcm
from typing import Final

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
PERCENT: Final = Decimal("0.01")
# A price has at most 19 digits, a quantity 18, five discounts in turn add 50, the taxes 12, the sum of the lines 5.
_EXACT: Final = Context(prec=150, rounding=ROUND_HALF_UP)


def exactly() -> AbstractContextManager[Context]:
    """Within it `+`, `-` and `*` are exact and quantize() rounds half up, whatever the caller's own context is.

    What quantize() gives still wants a `+`: -0.001 becomes -0.00, which nobody is to read, and `+` makes that 0.00.
    """
    return localcontext(_EXACT)


def in_units(amount: Decimal, unit: Decimal) -> int:
    """How many minor units an amount is; within exactly(). Raises ValueError where it is not a whole number of them."""
    units, rest = divmod(amount, unit)
    if rest:
        raise ValueError(f"{amount} is not a whole number of units of {unit}.")
    return int(units)


@lru_cache(maxsize=256)
def in_whole_numbers(rates: tuple[Decimal, ...]) -> tuple[tuple[int, ...], int]:
    """The rates, and 100, times the least number that makes them whole: 9.5 and 22 are 19 and 44, and 100 is 200."""
    ratios = [rate.as_integer_ratio() for rate in rates]
    scale = lcm(*[denominator for _, denominator in ratios])
    return tuple(numerator * scale // denominator for numerator, denominator in ratios), 100 * scale


def divide_half_up(dividend: int, divisor: int) -> int:
    """A half goes away from zero, so that what is deducted is rounded as what is charged. `divisor` is positive."""
    quotient = (2 * abs(dividend) + divisor) // (2 * divisor)
    return quotient if dividend >= 0 else -quotient
