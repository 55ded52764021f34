"""Widths of the table's columns, measured from what they hold; the description takes what is left."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import fsum
from typing import NamedTuple

from billhead_pdf.content.model import Column, ColumnKey, LineTable
from billhead_pdf.layout.stack import second_look, text_width
from billhead_pdf.locales.doubled import sides
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


class _Needs(NamedTuple):
    """Widths of a column: as it likes to be, with its head broken at every word, with its head broken anywhere."""

    natural: float
    words: float
    figures: float


def place_columns(table: LineTable, style: Style, family: Family, width: float) -> list[PlacedColumn]:
    """Columns from left to right within the margins; figures as wide as their widest, within limits."""
    inner = width - 2 * style.table.inset
    gaps = style.table.column_gap * (len(table.columns) - 1)
    needs = [_needs(column, table, style, family) for column in table.columns]
    room = inner - gaps - _NARROWEST_DESCRIPTION
    widths = _squeezed([need.natural for need in needs], needs, room)
    named: dict[ColumnKey, float] = {column.key: width for column, width in zip(table.columns, widths, strict=True)}
    named["description"] = inner - gaps - fsum(widths)
    return _placed(table.columns, named, style)


def _squeezed(widths: list[float], needs: Sequence[_Needs], room: float) -> list[float]:
    """Where there is no room, heads are broken at their words, then inside, before any figure is."""
    for least in ([need.words for need in needs], [need.figures for need in needs], [0.0 for _ in needs]):
        # fsum, for the built-in sum adds floats otherwise from Python 3.12 on.
        excess, slack = fsum(widths) - room, fsum(widths) - fsum(least)
        if excess > 0 and slack > 0:
            share = min(1.0, excess / slack)
            widths = [width - (width - limit) * share for width, limit in zip(widths, least, strict=True)]
    return widths


def _placed(columns: Sequence[Column], widths: dict[ColumnKey, float], style: Style) -> list[PlacedColumn]:
    placed: list[PlacedColumn] = []
    x = style.margins.left + style.table.inset
    for column in columns:
        placed.append(PlacedColumn(column, x, widths[column.key]))
        x += widths[column.key] + style.table.column_gap
    return placed


def _needs(column: Column, table: LineTable, style: Style, family: Family) -> _Needs:
    if column.key == "description":
        return _Needs(0.0, 0.0, 0.0)
    texts = {line.cells.get(column.key, "") for line in table.lines if line.cells}
    widest = max((_drawn_width(text, style.cell, family) for text in texts), default=0.0)
    if column.key == "amount":
        widest = max(widest, _drawn_width(_largest_carry(table), style.cell_strong, family))
    head = (_head_width(column.label, style.head, family), _word_width(column.label, style.head, family))
    limit = _WIDEST[column.key]
    natural, words = (min(max(widest, width) + 0.5, limit) for width in head)
    return _Needs(natural, words, min(widest + 0.5, limit))


def _largest_carry(table: LineTable) -> str:
    """No carried total is longer than the sum of all amounts without their signs, made negative."""
    return table.write_amount(-sum((abs(line.amount) for line in table.lines if line.amount is not None), Decimal(0)))


def _head_width(label: str, look: Type, family: Family) -> float:
    return max(_side_width(side, type_, family) for side, type_ in _sides(label, look))


def _word_width(label: str, look: Type, family: Family) -> float:
    """Of the longest word."""
    return max(_drawn_width(word, type_, family) for side, type_ in _sides(label, look) for word in side.split(" "))


def _sides(label: str, look: Type) -> Iterator[tuple[str, Type]]:
    """A label's two languages stand one below the other."""
    return zip(sides(label), (look, second_look(look)), strict=False)


def _side_width(label: str, look: Type, family: Family) -> float:
    whole = _drawn_width(label, look, family)
    if whole <= _WIDE_HEAD:
        return whole
    words = label.split(" ")
    halves = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))] or [(label, "")]
    return min(max(_drawn_width(half, look, family) for half in pair) for pair in halves)


def _drawn_width(text: str, look: Type, family: Family) -> float:
    return text_width(family.face(look.weight).drawable(text), look, family)
