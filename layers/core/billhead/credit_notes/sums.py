"""The sums of a credit note: made like an invoice's, then held to what is left of each tax. Pure.

Tax is rounded on sums, so the taxes of several credits may differ by some minor units from the invoice's: a credit
takes at most the tax that is left, and the one that takes the last of a base takes the last of its tax. So all credits
of an invoice together are the invoice, to the digit (Directive 2006/112/EC art. 90, 184).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from billhead.credit_notes.ledger import ZERO, Sums, names_taxes, tax_key
from billhead.credit_notes.parts import Credited, Part
from billhead.totals.compute import compute_totals
from billhead.totals.credit import credit_base, spread_amount
from billhead.totals.model import PricedLine, TaxGroup, TaxTotal, Totals

POINTER = "/credited_invoice_id"


@dataclass(frozen=True, slots=True)
class CreditSums:
    """`lines`: net and with tax of each part; `rows`: the tax summary as documents show it."""

    lines: list[tuple[Decimal, Decimal]]
    rows: list[dict[str, Any]]
    by_key: dict[str, Sums]
    total: Decimal
    total_tax: Decimal
    takes_all: bool


def sum_parts(parts: Sequence[Part], credited: Credited) -> CreditSums:
    """Errors: CreditAboveRest."""
    shares = {part.key: part.share for part in parts if part.share is not None}
    if shares:
        lines = [(share.base, share.with_tax) for share in shares.values()]
        return _summed(lines, shares, credited)
    groups = _groups(credited)
    totals = compute_totals([_priced(part, credited, groups) for part in parts], credited.digits)
    by_key = {
        key: _held(groups.get(key), sums, credited.rest.get(key, Sums()), credited)
        for key, sums in _sums_by_key(totals, parts).items()
    }
    return _summed(_lines(parts, totals, by_key, names_taxes(credited.content)), by_key, credited)


def _summed(lines: list[tuple[Decimal, Decimal]], by_key: dict[str, Sums], credited: Credited) -> CreditSums:
    zero = credited.content["total"] * 0
    total = sum((net for net, _ in lines), zero)
    tax = sum((sums.tax for sums in by_key.values()), zero)
    rest_after = {key: sums.plus(by_key.get(key, Sums()), -1) for key, sums in credited.rest.items()}
    rows = [_row(row, by_key, credited) for row in credited.content["taxes"]]
    shown = [row for row in rows if row is not None]
    return CreditSums(lines, shown, by_key, total, tax, not any(rest_after.values()))


def _groups(credited: Credited) -> dict[str, TaxGroup]:
    """One object per tax, as the arithmetic wants it."""
    is_named = names_taxes(credited.content)
    keyed = {tax_key(row, is_named): row for row in credited.content["taxes"]}
    return {key: TaxGroup(row["category"], row["rate"], label=key) for key, row in keyed.items()}


def _priced(part: Part, credited: Credited, groups: Mapping[str, TaxGroup]) -> PricedLine:
    is_named = names_taxes(credited.content)
    taxes = tuple(groups[tax_key(tax, is_named)] for tax in part.line["taxes"])
    is_gross = bool(credited.content.get("prices_include_tax"))
    sign = Decimal(-1) if part.amount < 0 else Decimal(1)
    return PricedLine("", sign, abs(part.amount), is_gross, (), taxes)


def _sums_by_key(totals: Totals, parts: Sequence[Part]) -> dict[str, Sums]:
    sums = {row.group.label: Sums(row.base, row.amount) for row in totals.taxes}
    untaxed = [line.total for line, part in zip(totals.lines, parts, strict=True) if not part.line["taxes"]]
    return sums | ({"": Sums(sum(untaxed, ZERO))} if untaxed else {})


def _held(group: TaxGroup | None, sums: Sums, rest: Sums, credited: Credited) -> Sums:
    """What bears no tax is a group of rate zero. Errors: CreditAboveRest."""
    left = TaxTotal(group or TaxGroup("O", ZERO), rest.base, rest.tax)
    if credited.content.get("prices_include_tax"):
        (row,) = spread_amount(sums.with_tax, [left], credited.digits, pointer=POINTER)
    else:
        row = credit_base(left, sums.base, credited.digits, pointer=POINTER)
    return Sums(row.base, row.amount)


def _lines(
    parts: Sequence[Part], totals: Totals, by_key: Mapping[str, Sums], is_named: bool
) -> list[tuple[Decimal, Decimal]]:
    """Where the held base differs by some minor units, its largest line takes the difference."""
    lines = [(line.total, line.total_with_tax) for line in totals.lines]
    for row in totals.taxes:
        difference = by_key[row.group.label].base - row.base
        if difference:
            bearing = [place for place, part in enumerate(parts) if row.group.label in _keys(part, is_named)]
            largest = max(bearing, key=lambda place: lines[place][0])
            net, with_tax = lines[largest]
            lines[largest] = (net + difference, with_tax)
    return lines


def _keys(part: Part, is_named: bool) -> list[str]:
    return [tax_key(tax, is_named) for tax in part.line["taxes"]]


def _row(row: Mapping[str, Any], by_key: Mapping[str, Sums], credited: Credited) -> dict[str, Any] | None:
    sums = by_key.get(tax_key(row, names_taxes(credited.content)))
    if sums is None:
        return None
    own = {name: value for name, value in row.items() if not name.endswith("_converted")}
    return {**own, "base": sums.base, "amount": sums.tax}
