"""What a credit takes of an invoice, tax by tax, and never more than is left of it. Knows no lines. Pure.

What is left is given as rows of the tax summary: the invoice's own, less those of its credits; none is below zero. Each
credit is rounded by itself, so the last one takes the rest as it is: all credits of an invoice together are the invoice
to the digit (Directive 2006/112/EC art. 90: the tax is reduced by what was charged).
A row is one tax on lines that bear no other. Where lines bear several (outside VAT) credit_base serves each row;
spread_amount cannot know which bases are the same and must not be used.
"""

from collections.abc import Sequence
from decimal import Decimal

from billhead.kernel.errors import Invalid
from billhead.kernel.money import minor_unit
from billhead.totals.apportion import apportion
from billhead.totals.exact import PERCENT, divide_half_up, exactly, in_units, in_whole_numbers
from billhead.totals.model import TaxTotal


class CreditAboveRest(Invalid):
    """More is credited than is left of the invoice."""

    code = "credit_above_rest"


def credit_base(left: TaxTotal, base: Decimal, digits: int, *, pointer: str | None = None) -> TaxTotal:
    """The row of a credit of this base: base × rate, rounded half up, or the tax that is left if that is less.

    Who takes all the base that is left takes all the tax. `pointer` is where the client named the base.
    Errors: CreditAboveRest. Raises ValueError for a base below zero.
    """
    if base < 0:
        raise ValueError("A credit takes no less than nothing.")
    if base > left.base:
        raise CreditAboveRest(f"Only {left.base} is left at this tax.", pointer=pointer)
    if base == left.base:
        return left
    with exactly():
        tax = +(base * left.group.rate * PERCENT).quantize(minor_unit(digits))
    return TaxTotal(left.group, base, min(tax, left.amount))


def spread_amount(
    amount_with_tax: Decimal, lefts: Sequence[TaxTotal], digits: int, *, pointer: str | None = None
) -> tuple[TaxTotal, ...]:
    """A credit of an amount: shared out in proportion to what is left with tax, by largest remainder.

    One row for each of `lefts`, in their order, some perhaps of zero; base and tax of all add up to the amount. In a
    row net and tax are told apart as in gross.py, within what is left of each. `pointer` is where the amount stood.
    Errors: CreditAboveRest. Raises ValueError for an amount below zero, or with more decimals than `digits`.
    """
    unit = minor_unit(digits)
    with exactly():
        amount = in_units(amount_with_tax, unit)
        weights = [in_units(left.base + left.amount, unit) for left in lefts]
        whole = sum(weights)
        if amount < 0:
            raise ValueError("A credit takes no less than nothing.")
        if amount > whole:
            raise CreditAboveRest(f"Only {whole * unit} is left of the invoice.", pointer=pointer)
        shares = apportion(amount, weights, share=(amount, whole or 1))
        return tuple([_split(left, share, unit) for left, share in zip(lefts, shares, strict=True)])


def take_off(lefts: Sequence[TaxTotal], credited: Sequence[TaxTotal]) -> tuple[TaxTotal, ...]:
    """What is left after a credit, row by row. Raises ValueError for a tax that `lefts` has not."""
    taken = {row.group: row for row in credited}
    if taken.keys() - {left.group for left in lefts}:
        raise ValueError("A tax is credited that the invoice does not have.")
    with exactly():
        return tuple([_less(left, taken.get(left.group)) for left in lefts])


def _less(left: TaxTotal, taken: TaxTotal | None) -> TaxTotal:
    if taken is None:
        return left
    return TaxTotal(left.group, left.base - taken.base, left.amount - taken.amount)


def _split(left: TaxTotal, share: int, unit: Decimal) -> TaxTotal:
    """As much tax as the share's, but no more than is left of it, and no less than the base that is left allows."""
    most, least = in_units(left.amount, unit), share - in_units(left.base, unit)
    (rate,), hundred = in_whole_numbers((left.group.rate,))
    tax = max(min(divide_half_up(share * rate, hundred + rate), most), least)
    return TaxTotal(left.group, (share - tax) * unit, tax * unit)
