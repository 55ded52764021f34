"""The tax summary and the totals as one block: side by side, the figure that matters most set apart."""

from collections.abc import Sequence

from billhead_pdf.content.model import Content, Conversion, Fact, TaxRow, TaxSummary
from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.ops import Box
from billhead_pdf.layout.stack import Align, Stack, baseline, boxed, figure_side, fitted, level, text_width
from billhead_pdf.layout.tags import Tag
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.metrics import Family

_GAP = 32.0
_HAIRLINE = 0.5
_SPACE = 4.0
# Of a column of the tax summary: where it starts, its width, and the side its texts are set to.
_Place = tuple[float, float, Align]


def set_sums(content: Content, style: Style, family: Family, width: float) -> list[Block]:
    """Totals to the right, taxes to the left, never apart; [] where the document shows no sums."""
    if content.due is None and not content.totals:
        return []
    right = max(width * style.totals_share, 180.0)
    left = width - right - _GAP
    x = style.margins.left
    stack = Stack(family, x + style.table.inset, left - style.table.inset, Tag("Sect"))
    if content.taxes is not None:
        _taxes(content.taxes, style, stack)
    if content.conversion is not None:
        stack.gap(style.section_gap * 0.6 if content.taxes is not None else 0.0)
        _conversion(content.conversion, style, stack)
    totals = _totals(content, style, Stack(family, x + left + _GAP, right, Tag("Table")))
    return [beside([totals, stack.block()] if stack.ops else [totals], gap=style.section_gap * 0.75)]


def _totals(content: Content, style: Style, stack: Stack) -> Block:
    inset = style.table.inset
    inner = Stack(stack.family, stack.x + inset, stack.width - 2 * inset, stack.tag)
    inner.gap(max(0.0, baseline(0, style.section) - baseline(0, style.total)))
    looks = [style.cell_strong if fact.is_strong else style.total for fact in content.totals]
    widest = _widest_total(content.totals, looks, stack.family) if style.is_rtl else 0.0
    for fact, look in zip(content.totals, looks, strict=True):
        inner.add(_total_row(fact, (look, look), inner, widest=widest))
        inner.gap(_SPACE)
    stack.add(inner.block()).gap(_SPACE)
    if content.due is None:
        return stack.block()
    dues = {"filled": _due_filled, "tinted": _due_tinted, "ruled": _due_ruled, "large": _due_large}
    stack.add(dues[style.due_look](content.due, style, stack))
    return stack.block()


def _widest_total(facts: Sequence[Fact], looks: Sequence[Type], family: Family) -> float:
    """Where a page is turned round, decimals stand below each other only in a column that all amounts fill."""
    return max(
        text_width(family.face(look.weight).drawable(fact.value), look, family)
        for fact, look in zip(facts, looks, strict=True)
    )


def _total_row(fact: Fact, looks: tuple[Type, Type], stack: Stack, *, widest: float = 0.0) -> Block:
    """A label and its amount, a row of the table that the column is part of; a long label gives way, a long amount is
    set smaller.

    `widest` is the width of the column that amounts are set to the left of; 0 sets them to the right edge."""
    label_look, value_look = looks
    value = stack.family.face(value_look.weight).drawable(fact.value)
    value_look = fitted(value, value_look, stack.family, stack.width * 0.7)
    taken = text_width(value, value_look, stack.family)
    room = stack.width - max(taken, widest) - 8
    row = Tag("TR", stack.tag)
    head, cell = Tag("TH", row, scope="Row"), Tag("TD", row)
    label = Stack(stack.family, stack.x, room, head).text(fact.label, level(label_look, value_look))
    if taken < widest < room:
        amount = Stack(stack.family, stack.x + stack.width - widest, widest, cell).line(value, value_look)
    else:
        amount = Stack(stack.family, stack.x, stack.width, cell).line(value, value_look, "right")
    return beside([label.block(), amount.block()])


def _due_filled(due: Fact, style: Style, stack: Stack) -> Block:
    return _due_on(due, style, stack, Box(stack.x, 0, stack.width, 0, style.palette.ground, 3.0))


def _due_tinted(due: Fact, style: Style, stack: Stack) -> Block:
    return _due_on(due, style, stack, Box(stack.x, 0, stack.width, 0, style.palette.tint))


def _due_on(due: Fact, style: Style, stack: Stack, ground: Box) -> Block:
    inset = max(style.table.inset, 8.0)
    inner = Stack(stack.family, stack.x + inset, stack.width - 2 * inset, stack.tag)
    return boxed(_total_row(due, (style.due_label, style.due), inner), ground, style.table.head_pad + 2)


def _due_ruled(due: Fact, style: Style, stack: Stack) -> Block:
    """Between a rule and a double rule, as bookkeepers close a column."""
    inner = Stack(stack.family, stack.x, stack.width, stack.tag).rule(1.0, style.table.head_rule_color).gap(_SPACE)
    inner.add(_total_row(due, (style.due_label, style.due), inner)).gap(_SPACE)
    return inner.rule(0.6, style.table.head_rule_color).gap(1.6).rule(0.6, style.table.head_rule_color).block()


def _due_large(due: Fact, style: Style, stack: Stack) -> Block:
    inner = Stack(stack.family, stack.x, stack.width, stack.tag).rule(0.6, style.palette.line).gap(_SPACE * 2)
    return inner.add(_total_row(due, (style.due_label, style.due), inner)).block()


def _taxes(summary: TaxSummary, style: Style, stack: Stack) -> None:
    stack.heading(summary.heading, style.section).gap(_SPACE)
    columns = _tax_columns(stack, _widest_rate(summary, style, stack.family), figure_side(style))
    around = stack.tag
    stack.into(Tag("Table", around))
    row = Tag("TR", stack.tag)
    heads = [Tag("TH", row, scope="Column") for _ in columns]
    stack.add(_tax_cells(summary.labels, style.label, columns, _cells(columns, heads, stack.family)))
    stack.gap(_SPACE / 2).rule(_HAIRLINE, style.palette.line).gap(_SPACE)
    for tax in summary.rows:
        _tax_row(tax, style, stack, columns)
    stack.into(around)


def _tax_row(row: TaxRow, style: Style, stack: Stack, columns: Sequence[_Place]) -> None:
    """The reason is part of the first cell."""
    table = stack.tag
    told = Tag("TR", table)
    tags = [Tag("TD", told) for _ in columns]
    cells = _cells(columns, tags, stack.family)
    stack.add(_tax_cells((row.rate, row.base, row.amount), style.body, columns, cells))
    if row.reason:
        stack.into(tags[0]).text(row.reason, style.small).into(table)
    stack.gap(_SPACE if row.reason else _SPACE / 2)


def _tax_columns(stack: Stack, rate: float, side: Align) -> list[_Place]:
    """Rate, base and tax. A named rate such as 'VAT 19 % (DE)' may take more than its share."""
    gap = 10.0
    rate = min(max(stack.width * 0.28, rate), stack.width * 0.4)
    figures = (stack.width - rate - 2 * gap) / 2
    return [
        (stack.x, rate, "left"),
        (stack.x + rate + gap, figures, side),
        (stack.x + rate + 2 * gap + figures, figures, side),
    ]


def _widest_rate(summary: TaxSummary, style: Style, family: Family) -> float:
    face = family.face(style.body.weight)
    return max(text_width(face.drawable(row.rate), style.body, family) for row in summary.rows) + 0.5


def _cells(columns: Sequence[_Place], tags: Sequence[Tag], family: Family) -> list[Stack]:
    return [Stack(family, x, width, tag) for (x, width, _), tag in zip(columns, tags, strict=True)]


def _tax_cells(texts: tuple[str, str, str], look: Type, columns: Sequence[_Place], cells: Sequence[Stack]) -> Block:
    for text, (_, _, side), cell in zip(texts, columns, cells, strict=True):
        cell.beneath(text, look, side)
    return beside([cell.block() for cell in cells])


def _conversion(conversion: Conversion, style: Style, stack: Stack) -> None:
    stack.heading(conversion.heading, style.section).gap(_SPACE / 2).rule(_HAIRLINE, style.palette.line).gap(_SPACE)
    around = stack.tag
    stack.into(Tag("Table", around))
    for row in conversion.rows:
        stack.add(_total_row(row, (style.small, style.body), stack))
    stack.into(around).text(conversion.rate, style.small)
