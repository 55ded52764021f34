"""The sums of a document in a second currency, for the tax that is reported there. Knows no rates. Pure.

The tax must be stated in the currency of the issuer's country (Directive 2006/112/EC art. 230; EN 16931 BT-6, BT-111).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from billhead.kernel.money import minor_unit
from billhead.totals.exact import exactly
from billhead.totals.model import Totals


class ConvertedTax(NamedTuple):
    """A row of the tax summary."""

    base: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Converted:
    """`taxes` in the order of the document's rows; total_tax is BT-111."""

    total: Decimal
    total_tax: Decimal
    total_with_tax: Decimal
    taxes: tuple[ConvertedTax, ...]


def convert_totals(totals: Totals, rate: Decimal, digits: int) -> Converted:
    """One unit of the document's currency is `rate` of the other, which has `digits` decimals.

    Every amount is converted and rounded half up by itself; total_tax is the sum of the rows, so that a tax return adds
    up, and total_with_tax is total + total_tax. The bases of the rows may differ from `total` by their roundings.
    """
    unit = minor_unit(digits)

    def convert(amount: Decimal) -> Decimal:
        return +(amount * rate).quantize(unit)

    with exactly():
        taxes = tuple([ConvertedTax(convert(row.base), convert(row.amount)) for row in totals.taxes])
        total, tax = convert(totals.total), sum([row.amount for row in taxes], unit * 0)
        return Converted(total, tax, total + tax, taxes)
