"""Lines and sums as a document shows them: from what was resolved and computed to plain JSON. Decides nothing. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from billhead.documents.draft import Line
from billhead.documents.lines import ResolvedLine
from billhead.documents.tax_choices import shown_group
from billhead.totals.model import LineTotal, TaxTotal, Totals


def shown_lines(
    lines: Sequence[Line], resolved: Mapping[int, ResolvedLine], deducted: Sequence[ResolvedLine], totals: Totals
) -> list[dict[str, Any]]:
    """The client's lines in their order, with headings, then the advances deducted."""
    sums = iter(totals.lines)
    own = [
        _shown_line(resolved[place], next(sums)) if place in resolved else {"type": "separator", "name": line.name}
        for place, line in enumerate(lines)
    ]
    return own + [_shown_line(line, next(sums)) for line in deducted]


def shown_totals(totals: Totals) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "total": totals.total,
        "total_discount": totals.total_discount,
        "total_tax": totals.total_tax,
        "total_with_tax": totals.total_with_tax,
        "taxes": [_shown_tax(row) for row in totals.taxes],
    }
    return shown | ({"prices_include_tax": True} if totals.prices_include_tax else {})


def _shown_tax(row: TaxTotal) -> dict[str, Any]:
    named = {"name": row.group.label} if row.group.label else {}
    return shown_group(row.group) | named | {"base": row.base, "amount": row.amount}


def _shown_line(line: ResolvedLine, sums: LineTotal) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "type": line.type,
        "name": line.name,
        "quantity": line.quantity,
        "gross_price" if line.is_gross else "price": line.price,
        "taxes": [tax.shown() for tax in line.taxes],
        "sub_total": sums.sub,
        "total_discount": sums.total_discount,
        "total": sums.total,
        "total_with_tax": sums.total_with_tax,
    }
    for key, value in _optional(line, sums):
        if value is not None:
            shown[key] = value
    return shown


def _optional(line: ResolvedLine, sums: LineTotal) -> tuple[tuple[str, Any], ...]:
    given = line.line
    resolved = (
        ("description", line.description),
        ("classification", line.supply),
        ("unit", line.unit),
        ("advance_invoice", line.reference),
    )
    if given is None:
        return resolved
    discounts = [
        {"value": discount.value, "type": discount.type, "amount": amount}
        for discount, amount in zip(given.discounts, sums.discounts, strict=True)
    ]
    return (
        *resolved,
        ("discounts", discounts or None),
        ("item_id", given.item_id),
        ("metadata", given.metadata or None),
    )
