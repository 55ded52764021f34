"""The sums of a document from its priced lines: chooses between net and gross prices. Pure.

EN 16931 holds for every document: BR-CO-10 (total of the line nets), 13 (no allowance or charge of the document), 14
(total_tax = sum of the rows), 15 (total_with_tax = total + total_tax), 17 (tax = base × rate: see net.py, gross.py).
"""

from collections.abc import Sequence

from billhead.kernel.money import minor_unit
from billhead.totals.exact import exactly
from billhead.totals.gross import gross_totals
from billhead.totals.model import CalculationMode, PricedLine, Totals
from billhead.totals.net import net_totals


def compute_totals(lines: Sequence[PricedLine], digits: int, mode: CalculationMode = "b2b_standard") -> Totals:
    """`digits` is the currency's minor unit: 0, 2 or 3. Errors: DiscountAbovePrice, TaxRepeated, each with its pointer.

    One gross price, or `b2c_gross_discount`, makes the whole document one of gross prices. A group's base may be below
    zero (more deducted than sold); whether that is allowed is for the caller to say.
    """
    unit, in_turn = minor_unit(digits), mode == "b2c_gross_discount"
    includes_tax = in_turn or any(line.is_gross for line in lines)
    with exactly():
        return gross_totals(lines, unit, in_turn) if includes_tax else net_totals(lines, unit)
