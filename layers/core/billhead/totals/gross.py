"""Gross prices, and `b2c_gross_discount` (API §5): the gross asked for stands, net and tax are derived. Pure.

Lines are summed gross, a net price times (1 + rates / 100) first. Per set of taxes, in minor units: G = sum of the
rounded line grosses, R = sum of its rates; tax_i = round_half_up(G × r_i / (100 + R)); base = G - sum of tax_i. So
total_with_tax is the sum of the line grosses to the digit, whatever the rates. The lines' nets are the set's base
apportioned by largest remainder (quota: line gross × 100 / (100 + R)): BR-CO-10 and BR-S-08 hold to the digit.

BR-CO-17 (tax = base × rate, rounded) with one tax, p = r / 100 ≤ 1, G ≥ 0 (below zero it is the mirror image):
tax = t + e with t = G × p / (1 + p) and -1/2 < e ≤ 1/2, by rounding half up. base × p = tax - (1 + p) × e, and so
the rule holds if and only if -1/2 < (1 + p) × e ≤ 1/2.
- No other split does better: a tax of k units more has e + k in place of e. For k ≥ 1 that is above 1/2, for k ≤ -1 at
  most -1/2, and times 1 + p it stays outside. If any split satisfies the rule, it is this one.
- Where none does, base × p is within (1 + p) / 2 ≤ 1 unit of the tax, and rounded to whole units still within one:
  9.99 at 20 % is 8.32 + 1.67 though 8.32 × 20 % = 1.664. The official rules (BR-S-09 and its kin) allow for that.
With m taxes the base is off by up to m / 2, and each tax within (1 + m × p) / 2 of base × p before that is rounded; a
row that is fed by several sets adds up theirs. Outside VAT only, where BR-CO-17 says nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from billhead.totals.apportion import apportion
from billhead.totals.exact import ONE, divide_half_up, in_whole_numbers
from billhead.totals.groups import TaxSet, TaxSets, in_order
from billhead.totals.lines import PricedAmounts, gross_up, price_line
from billhead.totals.model import LineTotal, PricedLine, TaxGroup, TaxTotal, Totals


def gross_totals(lines: Sequence[PricedLine], unit: Decimal, in_turn: bool) -> Totals:
    """Runs within exactly(). `unit` is one minor unit of the currency. Errors: DiscountAbovePrice, TaxRepeated."""
    sets, zero = TaxSets(), unit * 0
    owners = [sets.of(line) for line in lines]
    priced: list[PricedAmounts] = []
    for line, owner in zip(lines, owners, strict=True):
        if not line.is_gross:
            line = gross_up(line, owner.factor, amounts_are_net=not in_turn)
        amounts = price_line(line, unit, in_turn)
        owner.amounts.append(amounts[2])
        priced.append(amounts)
    taxes, nets = _split_sets(sets.all(), unit)
    done = [
        LineTotal(sub, discounts, sub - gross, next(nets[owner]), gross)
        for owner, (sub, discounts, gross) in zip(owners, priced, strict=True)
    ]
    total = sum([line.total for line in done], zero)
    tax = sum([row.amount for row in taxes], zero)
    discount = sum([line.total_discount for line in done if line.discounts], zero)
    return Totals(tuple(done), taxes, discount, total, tax, total + tax, prices_include_tax=True)


def _split_sets(sets: Iterable[TaxSet], unit: Decimal) -> tuple[tuple[TaxTotal, ...], dict[TaxSet, Iterator[Decimal]]]:
    """The tax summary, and the nets of each set's lines in their order."""
    nets: dict[TaxSet, Iterator[Decimal]] = {}
    rows: dict[TaxGroup, tuple[int, int]] = {}
    for tax_set in sets:
        taxes, shares = _split_set(tax_set, unit)
        nets[tax_set] = iter([share * unit for share in shares])
        for group, tax in zip(tax_set.taxes, taxes, strict=True):
            base, amount = rows.get(group, (0, 0))
            rows[group] = base + sum(shares), amount + tax
    return tuple([TaxTotal(group, base * unit, tax * unit) for group, (base, tax) in in_order(rows)]), nets


def _split_set(tax_set: TaxSet, unit: Decimal) -> tuple[list[int], list[int]]:
    """In minor units: each tax, and the net of each line."""
    per_unit = ONE / unit
    grosses = [int(amount * per_unit) for amount in tax_set.amounts]
    total = sum(grosses)
    rates, hundred = in_whole_numbers(tuple([tax.rate for tax in tax_set.taxes]))
    whole = hundred + sum(rates)
    taxes = [divide_half_up(total * rate, whole) for rate in rates]
    return taxes, apportion(total - sum(taxes), grosses, share=(hundred, whole))
