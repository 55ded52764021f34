"""One line: price × quantity less its discounts, exact until it is rounded once. Knows no tax. Pure."""

from decimal import Decimal

from billhead.kernel.errors import Invalid
from billhead.totals.exact import PERCENT, ZERO
from billhead.totals.model import PricedLine, Reduction

# Sub, what each discount takes, what is left: in minor units, all net or all gross as the line's price is.
PricedAmounts = tuple[Decimal, tuple[Decimal, ...], Decimal]


class DiscountAbovePrice(Invalid):
    """The discounts of a line take more than its price."""

    code = "discount_above_price"


def price_line(line: PricedLine, unit: Decimal, in_turn: bool) -> PricedAmounts:
    """Runs within exactly(). `in_turn`: a per cent is taken of what the discounts before have left, else of the sub.

    What a discount takes is shown as the rounded rest before it less the rounded rest after it. So none is negative,
    and they add up to the rounded sub less the rounded rest, which they would not if each were rounded by itself.
    Errors: DiscountAbovePrice, also for any discount of a negative sub.
    """
    left = sub = line.price * line.quantity
    rest = rounded = +sub.quantize(unit)
    if not line.reductions:
        return rounded, (), rounded
    shown: list[Decimal] = []
    for value, is_percent in line.reductions:
        left -= (left if in_turn else sub) * value * PERCENT if is_percent else value
        if left <= ZERO and (left < ZERO or sub < ZERO):
            raise DiscountAbovePrice("The discounts are above the price.", pointer=f"{line.pointer}/discounts")
        before, rest = rest, left.quantize(unit)
        shown.append(before - rest)
    return rounded, tuple(shown), rest


def gross_up(line: PricedLine, factor: Decimal, amounts_are_net: bool) -> PricedLine:
    """A line of a net price as one of the gross price; `factor` is 1 + rates / 100."""
    reductions = line.reductions
    if amounts_are_net:
        reductions = tuple(each if each.is_percent else Reduction(each.value * factor, False) for each in reductions)
    return line._replace(price=line.price * factor, is_gross=True, reductions=reductions)
