"""Labels with their values, set as rows, as a band of columns or as running lines."""

from collections.abc import Sequence
from math import fsum

from billhead_pdf.content.model import Fact
from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.stack import Align, Stack, level, text_width
from billhead_pdf.layout.tags import Tag
from billhead_pdf.locales.doubled import Doubled, sides
from billhead_pdf.locales.weaving import follow
from billhead_pdf.templates.style import Type
from billhead_pdf.text.metrics import Family

COLUMN_GAP = 12.0
# Below a label in two languages, so that the second is not taken for the next label.
_ROW_GAP = 3.0


def label_width(facts: Sequence[Fact], look: Type, family: Family, limit: float) -> float:
    """The width that the labels need, no more than the limit."""
    face = family.face(look.weight)
    labels = (side for fact in facts for side in sides(fact.label))
    return min(limit, max((text_width(face.drawable(label), look, family) for label in labels), default=0.0) + 1)


def fact_rows(
    stack: Stack, facts: Sequence[Fact], looks: tuple[Type, Type], *, align: Align = "left", gap: float = COLUMN_GAP
) -> Stack:
    """Label and value in two columns, one fact per row."""
    value_look = looks[1]
    label_look = level(looks[0], value_look)
    left = label_width(facts, label_look, stack.family, stack.width * 0.55)
    listed = Tag("L", stack.tag)
    for fact in facts:
        item = Tag("LI", listed)
        label = Stack(stack.family, stack.x, left, Tag("Lbl", item)).beneath(fact.label, label_look).block()
        values = Stack(stack.family, stack.x + left + gap, stack.width - left - gap, Tag("LBody", item))
        stack.add(beside([label, values.text(fact.value, value_look, align).block()]))
        if isinstance(fact.label, Doubled):
            stack.gap(_ROW_GAP)
    return stack


def fact_band(stack: Stack, facts: Sequence[Fact], looks: tuple[Type, Type], *, gap: float = 16.0) -> Stack:
    """Facts side by side, label above value; what room is left is shared out evenly."""
    columns: list[Block] = []
    x, listed = stack.x, Tag("L", stack.tag)
    for fact, width in zip(facts, _band_widths(stack, facts, looks, gap), strict=True):
        columns.append(fact_item(Stack(stack.family, x, width, listed), fact, looks).block())
        x += width + gap
    return stack.add(beside(columns))


def _band_widths(stack: Stack, facts: Sequence[Fact], looks: tuple[Type, Type], gap: float) -> list[float]:
    """As wide as each fact needs and as much more for all; equal ones where that is more than there is."""
    room = stack.width - gap * (len(facts) - 1)
    needed = [_needed(fact, looks, stack) for fact in facts]
    # fsum, for the built-in sum adds floats otherwise from Python 3.12 on.
    spare = (room - fsum(needed)) / len(facts)
    return [width + spare for width in needed] if spare >= 0 else [room / len(facts)] * len(facts)


def _needed(fact: Fact, looks: tuple[Type, Type], stack: Stack) -> float:
    labels = [_width(side, looks[0], stack) for side in sides(fact.label)]
    return max(*labels, _width(fact.value, looks[1], stack))


def _width(text: str, look: Type, stack: Stack) -> float:
    return text_width(stack.family.face(look.weight).drawable(text), look, stack.family) + 0.5


def fact_item(stack: Stack, fact: Fact, looks: tuple[Type, Type]) -> Stack:
    """Label above value, as the next item of the list that the column is part of."""
    listed = stack.tag
    item = Tag("LI", listed)
    stack.into(Tag("Lbl", item)).beneath(fact.label, looks[0])
    return stack.into(Tag("LBody", item)).text(fact.value, looks[1]).into(listed)


def fact_lines(stack: Stack, facts: Sequence[Fact], look: Type) -> Stack:
    """'Label value', one fact per line."""
    for fact in facts:
        stack.text(follow(fact.label, fact.value), look)
    return stack
