"""The lines of a document as text: which columns it needs, and each line's cells."""

from decimal import Decimal

from billhead_pdf.content.model import Column, ColumnKey, Line, LineTable
from billhead_pdf.content.source import Source, amount_of, line_of, parts_of, text_of
from billhead_pdf.locales.locale import DocumentLocale
from billhead_pdf.locales.numbers import (
    as_decimal,
    format_percent,
    format_plain_amount,
    format_price,
    format_quantity,
)

_FIGURES: tuple[ColumnKey, ...] = ("quantity", "price", "tax", "amount")


def describe_lines(document: Source, locale: DocumentLocale, currency: str) -> LineTable:
    """Columns that no line fills (unit, tax) are left out."""
    lines: list[Line] = []
    position = 0
    for item in parts_of(document, "items"):
        if item.get("type") == "separator":
            lines.append(Line(name=line_of(item, "name")))
            continue
        position += 1
        lines.append(_describe_item(item, position, locale, currency))
    labels = locale.labels
    return LineTable(
        columns=_columns(lines, locale),
        lines=lines,
        carried_forward=labels.carried_forward,
        brought_forward=labels.brought_forward,
        write_amount=lambda amount: format_plain_amount(amount, locale.style, currency=currency),
    )


def _columns(lines: list[Line], locale: DocumentLocale) -> list[Column]:
    labels = locale.labels
    named: tuple[tuple[ColumnKey, str], ...] = (
        ("position", labels.position),
        ("description", labels.description),
        ("quantity", labels.quantity),
        ("unit", labels.unit),
        ("price", labels.price),
        ("tax", labels.tax),
        ("amount", labels.amount),
    )
    optional = {key for key in ("unit", "tax") if not any(line.cells.get(key) for line in lines)}
    return [Column(key, label, key in _FIGURES) for key, label in named if key not in optional]


def _describe_item(item: Source, position: int, locale: DocumentLocale, currency: str) -> Line:
    quantity = as_decimal(item.get("quantity"))
    total = amount_of(item, "total")
    style = locale.style
    return Line(
        name=line_of(item, "name"),
        description=text_of(item, "description"),
        discounts=_discounts(item, locale, currency),
        cells={
            "position": str(position),
            "quantity": format_quantity(Decimal(1) if quantity is None else quantity, style),
            "unit": line_of(item, "unit"),
            "price": format_price(amount_of(item, "price"), style, currency=currency),
            "tax": _rates(item, locale),
            "amount": format_plain_amount(total, style, currency=currency),
        },
        amount=total,
    )


def _rates(item: Source, locale: DocumentLocale) -> str:
    rates = [as_decimal(tax.get("rate")) for tax in parts_of(item, "taxes")]
    return " + ".join(format_percent(rate, locale.style) for rate in rates if rate is not None)


def _discounts(item: Source, locale: DocumentLocale, currency: str) -> list[str]:
    return [_discount(discount, locale, currency) for discount in parts_of(item, "discounts")]


def _discount(discount: Source, locale: DocumentLocale, currency: str) -> str:
    value, style = amount_of(discount, "value"), locale.style
    amount = as_decimal(discount.get("amount"))
    if discount.get("type") == "amount":
        return f"{locale.labels.discount}: {format_plain_amount(-value, style, currency=currency)}"
    text = f"{locale.labels.discount} {format_percent(value, style)}"
    return text if amount is None else f"{text}: {format_plain_amount(-amount, style, currency=currency)}"
