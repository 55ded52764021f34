"""Widths of the table's columns, measured from what they hold; the description takes what is left."""

from collections.abc import Sequence
from decimal import Decimal
from math import fsum
from typing import NamedTuple

from billhead_pdf.content.model import Column, ColumnKey, LineTable
from billhead_pdf.layout.stack import text_width
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.metrics import Family

_WIDEST: dict[ColumnKey, float] = {
    "position": 40.0,
    "quantity": 84.0,
    "unit": 64.0,
    "price": 100.0,
    "tax": 64.0,
    "amount": 112.0,
}
# A head wider than this is broken into two lines rather than widen its column.
_WIDE_HEAD = 62.0
_NARROWEST_DESCRIPTION = 132.0


class PlacedColumn(NamedTuple):
    """A column and where it stands, in points."""

    column: Column
    x: float
    width: float


def place_columns(table: LineTable, style: Style, family: Family, width: float) -> list[PlacedColumn]:
    """Columns from left to right within the margins; figures as wide as their widest, within limits."""
    inner = width - 2 * style.table.inset
    gaps = style.table.column_gap * (len(table.columns) - 1)
    natural: dict[ColumnKey, float] = {column.key: _natural(column, table, style, family) for column in table.columns}
    natural["description"] = 0.0
    room = inner - gaps - _NARROWEST_DESCRIPTION
    # fsum, for the built-in sum adds floats otherwise from Python 3.12 on.
    taken = fsum(natural.values())
    if taken > room:
        natural = {key: value * room / taken for key, value in natural.items()}
    natural["description"] = inner - gaps - fsum(natural.values())
    return _placed(table.columns, natural, style)


def _placed(columns: Sequence[Column], widths: dict[ColumnKey, float], style: Style) -> list[PlacedColumn]:
    placed: list[PlacedColumn] = []
    x = style.margins.left + style.table.inset
    for column in columns:
        placed.append(PlacedColumn(column, x, widths[column.key]))
        x += widths[column.key] + style.table.column_gap
    return placed


def _natural(column: Column, table: LineTable, style: Style, family: Family) -> float:
    if column.key == "description":
        return 0.0
    texts = {line.cells.get(column.key, "") for line in table.lines if line.cells}
    widest = max((_drawn_width(text, style.cell, family) for text in texts), default=0.0)
    if column.key == "amount":
        widest = max(widest, _drawn_width(_largest_carry(table), style.cell_strong, family))
    return min(max(widest, _head_width(column.label, style.head, family)) + 0.5, _WIDEST[column.key])


def _largest_carry(table: LineTable) -> str:
    """No carried total is longer than the sum of all amounts without their signs, made negative."""
    return table.write_amount(-sum((abs(line.amount) for line in table.lines if line.amount is not None), Decimal(0)))


def _head_width(label: str, look: Type, family: Family) -> float:
    whole = _drawn_width(label, look, family)
    if whole <= _WIDE_HEAD:
        return whole
    words = label.split(" ")
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))] or [(label, "")]
    return min(max(_drawn_width(half, look, family) for half in pair) for pair in halves)


def _drawn_width(text: str, look: Type, family: Family) -> float:
    return text_width(family.face(look.weight).drawable(text), look, family)
