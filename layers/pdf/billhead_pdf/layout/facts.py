"""Labels with their values, set as rows, as a band of columns or as running lines."""

from collections.abc import Sequence

from billhead_pdf.content.model import Fact
from billhead_pdf.layout.blocks import beside
from billhead_pdf.layout.stack import Align, Stack, level, text_width
from billhead_pdf.templates.style import Type
from billhead_pdf.text.metrics import Family

COLUMN_GAP = 12.0


def label_width(facts: Sequence[Fact], look: Type, family: Family, limit: float) -> float:
    """The width that the labels need, no more than the limit."""
    face = family.face(look.weight)
    return min(limit, max((text_width(face.drawable(fact.label), look, family) for fact in facts), default=0.0) + 1)


def fact_rows(
    stack: Stack, facts: Sequence[Fact], looks: tuple[Type, Type], *, align: Align = "left", gap: float = COLUMN_GAP
) -> Stack:
    """Label and value in two columns, one fact per row."""
    value_look = looks[1]
    label_look = level(looks[0], value_look)
    left = label_width(facts, label_look, stack.family, stack.width * 0.55)
    for fact in facts:
        label = Stack(stack.family, stack.x, left).text(fact.label, label_look).block()
        values = Stack(stack.family, stack.x + left + gap, stack.width - left - gap)
        stack.add(beside([label, values.text(fact.value, value_look, align).block()]))
    return stack


def fact_band(stack: Stack, facts: Sequence[Fact], looks: tuple[Type, Type], *, gap: float = 16.0) -> Stack:
    """Facts side by side, label above value, in columns of equal width."""
    label_look, value_look = looks
    share = (stack.width - gap * (len(facts) - 1)) / len(facts)
    columns = [
        Stack(stack.family, stack.x + index * (share + gap), share)
        .text(fact.label, label_look)
        .text(fact.value, value_look)
        for index, fact in enumerate(facts)
    ]
    return stack.add(beside([column.block() for column in columns]))


def fact_lines(stack: Stack, facts: Sequence[Fact], look: Type) -> Stack:
    """'Label value', one fact per line."""
    for fact in facts:
        stack.text(f"{fact.label} {fact.value}", look)
    return stack
