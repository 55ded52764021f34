"""`b2b_standard` with net prices (API §5): tax on the sum of the rounded line nets. Pure.

sub = price × quantity; each percent discount is taken from the sub, an amount discount is net; what is left is rounded
once, half up: the line's total. The base of a tax is the sum of the totals of its lines, and the tax is base × rate,
rounded half up: BR-CO-17 to the digit. A line of several taxes (outside VAT) is in the base of each of them.
"""

from collections.abc import Sequence
from decimal import Decimal

from billhead.totals.exact import PERCENT, ZERO
from billhead.totals.groups import TaxSets, in_order
from billhead.totals.lines import price_line
from billhead.totals.model import LineTotal, PricedLine, TaxGroup, TaxTotal, Totals


def net_totals(lines: Sequence[PricedLine], unit: Decimal) -> Totals:
    """Runs within exactly(). `unit` is one minor unit of the currency. Errors: DiscountAbovePrice, TaxRepeated."""
    sets, zero = TaxSets(), unit * 0
    done: list[LineTotal] = []
    for line in lines:
        tax_set = sets.of(line)
        sub, discounts, net = price_line(line, unit, False)
        tax_set.amounts.append(net)
        with_tax = (net * tax_set.factor).quantize(unit)
        done.append(LineTotal(sub, discounts, sub - net, net, with_tax))
    bases = [(tax_set.taxes, sum(tax_set.amounts, zero)) for tax_set in sets.all()]
    taxes = _tax_rows(bases, unit)
    total = sum([base for _, base in bases], zero)
    tax = sum([row.amount for row in taxes], zero)
    discount = sum([line.total_discount for line in done if line.discounts], zero)
    return Totals(tuple(done), taxes, discount, total, tax, total + tax, prices_include_tax=False)


def _tax_rows(sums: Sequence[tuple[tuple[TaxGroup, ...], Decimal]], unit: Decimal) -> tuple[TaxTotal, ...]:
    bases: dict[TaxGroup, Decimal] = {}
    for groups, base in sums:
        for group in groups:
            bases[group] = bases.get(group, ZERO) + base
    return tuple([TaxTotal(group, base, _tax(base, group.rate, unit)) for group, base in in_order(bases)])


def _tax(base: Decimal, rate: Decimal, unit: Decimal) -> Decimal:
    return +(base * rate * PERCENT).quantize(unit)
