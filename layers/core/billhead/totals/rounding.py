"""The caller's own total: a difference that rounding explains becomes a correction, any other an error. Pure."""

from decimal import Decimal
from typing import Final

from billhead.kernel.errors import Invalid
from billhead.kernel.money import is_exact, minor_unit, round_half_up
from billhead.totals.exact import exactly
from billhead.totals.model import Totals

# In minor units. One per line is what rounding line by line can add up to; two, where gross and net are told apart.
_LEAST: Final = 2
_MOST: Final = 10


class TotalMismatch(Invalid):
    """The caller's own total differs from ours by more than rounding can; nothing was issued."""

    code = "total_mismatch"


def rounding_correction(totals: Totals, expected: Decimal, digits: int, lines: int) -> Decimal:
    """What to add to total_with_tax so that the caller's total is to be paid: EN 16931 BT-114, zero if they are equal.

    total_with_tax itself stays what BR-CO-15 makes it; the amount due is total_with_tax + correction (BR-CO-16).
    `lines` is the number of priced lines: each allows for one minor unit, all for at least 2 and at most 10.
    Errors: TotalMismatch, also for an amount that the currency cannot express.
    """
    with exactly():
        difference = expected - totals.total_with_tax
        allowed = min(max(lines, _LEAST), _MOST) * minor_unit(digits)
    if not is_exact(expected, digits) or abs(difference) > allowed:
        detail = f"The total with tax is {totals.total_with_tax}, not {expected}."
        raise TotalMismatch(detail, pointer="/expected_total_with_tax")
    return round_half_up(difference, digits)
