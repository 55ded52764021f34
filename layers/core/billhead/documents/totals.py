"""The sums of a document, exact to the minor unit: API §5, `b2b_standard` with net prices. Pure arithmetic.

sub = price × quantity; each percent discount is taken from the sub, an amount discount as it is; what is left is
rounded once, half up: the line's total. Tax is computed per group (category, rate, reason) on the sum of the rounded
totals, so that EN 16931's BR-CO-10, 13, 14, 15, 17 hold for every document.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import reduce

from billhead.kernel.errors import Invalid
from billhead.kernel.money import round_half_up

ZERO = Decimal(0)
HUNDRED = Decimal(100)
# 19 digits of price, 17 of quantity, and room: no product of allowed inputs is ever cut.
EXACT = Context(prec=60)


class DiscountAbovePrice(Invalid):
    """The discounts of a line take more than its price."""

    code = "discount_above_price"


@dataclass(frozen=True, slots=True)
class Reduction:
    """A discount: per cent of the sub, or an amount net."""

    value: Decimal
    is_percent: bool


@dataclass(frozen=True, slots=True)
class TaxGroup:
    """What one line of the tax summary stands for. `rate` in per cent; `category` is EN 16931's (UNTDID 5305)."""

    category: str
    rate: Decimal
    exemption_reason: str = ""


@dataclass(frozen=True, slots=True)
class PricedLine:
    """What the arithmetic needs of one line; `tax` is None where no tax system applies. `pointer` is for errors."""

    pointer: str
    quantity: Decimal
    price: Decimal
    reductions: tuple[Reduction, ...]
    tax: TaxGroup | None


@dataclass(frozen=True, slots=True)
class LineTotal:
    """Money in the document's currency: `total` = rounded sub less the discounts."""

    sub: Decimal
    discounts: tuple[Decimal, ...]
    total_discount: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True)
class TaxTotal:
    group: TaxGroup
    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    lines: tuple[LineTotal, ...]
    taxes: tuple[TaxTotal, ...]
    total_discount: Decimal
    total: Decimal
    total_with_tax: Decimal


def compute_totals(lines: Sequence[PricedLine], digits: int) -> Totals:
    """`digits` is the currency's minor unit. Errors: DiscountAbovePrice, with the line's pointer."""
    done = tuple(_line_total(line, digits) for line in lines)
    taxes = _tax_totals(lines, done, digits)
    zero = round_half_up(ZERO, digits)
    total = sum((line.total for line in done), zero)
    discount = sum((line.total_discount for line in done), zero)
    return Totals(done, taxes, discount, total, total + sum((tax.amount for tax in taxes), zero))


def _line_total(line: PricedLine, digits: int) -> LineTotal:
    sub = EXACT.multiply(line.price, line.quantity)
    exact = [_reduction(sub, reduction) for reduction in line.reductions]
    left = reduce(EXACT.subtract, exact, sub)
    if left < 0:
        raise DiscountAbovePrice("The discounts are above the price.", pointer=f"{line.pointer}/discounts")
    total, rounded_sub = round_half_up(left, digits), round_half_up(sub, digits)
    shown = tuple(round_half_up(amount, digits) for amount in exact)
    return LineTotal(rounded_sub, shown, rounded_sub - total, total)


def _reduction(sub: Decimal, reduction: Reduction) -> Decimal:
    if not reduction.is_percent:
        return reduction.value
    return EXACT.divide(EXACT.multiply(sub, reduction.value), HUNDRED)


def _tax_totals(lines: Sequence[PricedLine], done: Sequence[LineTotal], digits: int) -> tuple[TaxTotal, ...]:
    bases: dict[TaxGroup, Decimal] = {}
    for line, result in zip(lines, done, strict=True):
        if line.tax is not None:
            bases[line.tax] = bases.get(line.tax, round_half_up(ZERO, digits)) + result.total
    # Highest rate first, as people read it; then by category, so that the order never depends on the lines'.
    ordered = sorted(bases, key=lambda group: (-group.rate, group.category, group.exemption_reason))
    return tuple(TaxTotal(group, bases[group], _tax(bases[group], group.rate, digits)) for group in ordered)


def _tax(base: Decimal, rate: Decimal, digits: int) -> Decimal:
    """BR-CO-17: base × rate / 100, rounded half up."""
    return round_half_up(EXACT.divide(EXACT.multiply(base, rate), HUNDRED), digits)
