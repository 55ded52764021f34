"""Sets text from the top down within one column; the block it gives may be cut after every line."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from billhead_pdf.colors import INK, WHITE, Color, mix
from billhead_pdf.layout.blocks import Block
from billhead_pdf.layout.ops import Box, Op, Text, lowered
from billhead_pdf.locales.doubled import Doubled, sides
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.isolates import LRM, RLM, has_rtl
from billhead_pdf.text.metrics import Family
from billhead_pdf.text.wrap import Measure, wrap_text

Align = Literal["left", "right", "center"]
# Height of capitals in Source Sans and Source Serif, in em: centres them in their line.
CAP_HEIGHT = 0.66
SMALLEST = 5.0
# The second language of a label is smaller and, where the first is in ink, lighter; below the first it stays close.
_SECOND, _CLOSE = 0.86, 1.3
_SECOND_INK = mix(INK, WHITE, 0.68)


def baseline(top: float, look: Type) -> float:
    """Where the baseline of a line that starts at `top` lies."""
    return top + (look.leading + CAP_HEIGHT * look.size) / 2 + look.shift


def level(look: Type, other: Type) -> Type:
    """The type on lines of the other's height and with the other's baseline, for texts that stand side by side."""
    shift = CAP_HEIGHT * (other.size - look.size) / 2 + other.shift
    return look._replace(leading=other.leading, shift=shift)


def figure_side(style: Style) -> Align:
    """The side that figures are set to: decimals stand below each other on a page that is turned round, too."""
    return "left" if style.is_rtl else "right"


def text_width(text: str, look: Type, family: Family) -> float:
    """Width of one line of drawable text in points, tracking included."""
    return family.face(look.weight).width(text, look.size) + look.tracking * len(text)


def wrap_lines(text: str, look: Type, family: Family, width: float) -> list[str]:
    """The text's lines in this type and width."""
    size = look.size if not look.tracking else look.size * 1.08
    return wrap_text(text, Measure(family.face(look.weight), size, width))


def fitted(text: str, look: Type, family: Family, width: float) -> Type:
    """The type, made smaller where the text would be too wide for one line; never below 5 points."""
    actual = text_width(family.face(look.weight).drawable(text), look, family)
    return look if actual <= width else look._replace(size=max(SMALLEST, look.size * width / actual))


def second_look(look: Type) -> Type:
    """The type of a label's second language."""
    color = _SECOND_INK if look.color == INK else look.color
    size = look.size * _SECOND
    return look._replace(size=size, leading=min(look.leading, size * _CLOSE), weight="regular", color=color)


def _mark(label: Doubled) -> str:
    """What keeps the stroke between the two languages, where either is written from right to left."""
    return RLM if has_rtl(label.first) else LRM if has_rtl(label.second) else ""


class Stack:
    """A column at `x` of `width` that grows downwards."""

    def __init__(self, family: Family, x: float, width: float) -> None:
        self.family = family
        self.x = x
        self.width = width
        self.y = 0.0
        self.ops: list[Op] = []
        self.breaks: list[float] = []

    def text(self, text: str, look: Type, align: Align = "left") -> "Stack":
        """The text in as many lines as it needs; a label's second language follows the first where both have room."""
        if isinstance(text, Doubled):
            return self._in_a_row(text, look, align) or self.beneath(text, look, align)
        for line in wrap_lines(text, look, self.family, self.width):
            self.line(line, look, align)
        return self

    def beneath(self, text: str, look: Type, align: Align = "left") -> "Stack":
        """The text, a label's second language below the first."""
        first, *second = sides(text)
        self.text(first, look, align)
        for side in second:
            self.text(side, second_look(look), align)
        return self

    def line(self, line: str, look: Type, align: Align = "left") -> "Stack":
        """One line that is known to fit."""
        x = self.x
        if align != "left":
            spare = self.width - text_width(line, look, self.family)
            x += spare if align == "right" else spare / 2
        self.ops.append(Text(x, baseline(self.y, look), line, look.weight, look.size, look.color, look.tracking))
        self.y += look.leading
        self.breaks.append(self.y)
        return self

    def _in_a_row(self, label: Doubled, look: Type, align: Align) -> "Stack | None":
        """Both languages on one line; None where they do not fit."""
        after = second_look(look)
        first = self.family.face(look.weight).drawable(label.first)
        second = self.family.face(after.weight).drawable(f"{_mark(label)} / {label.second}")
        lead, width = text_width(first, look, self.family), text_width(second, after, self.family)
        spare = self.width - lead - width
        if spare < 0:
            return None
        x = self.x + {"left": 0.0, "center": spare / 2, "right": spare}[align]
        y = baseline(self.y, look)
        self.ops.append(Text(x, y, first, look.weight, look.size, look.color, look.tracking))
        self.ops.append(Text(x + lead, y, second, after.weight, after.size, after.color, after.tracking))
        self.y += look.leading
        self.breaks.append(self.y)
        return self

    def gap(self, height: float) -> "Stack":
        self.y += height
        return self

    def rule(self, thickness: float, color: Color, width: float | None = None) -> "Stack":
        self.ops.append(Box(self.x, self.y, self.width if width is None else width, thickness, color))
        self.y += thickness
        return self

    def add(self, block: Block) -> "Stack":
        """Another block below, such as a row of columns."""
        self.ops.extend(lowered(block.ops, self.y))
        self.breaks.extend(at + self.y for at in block.breaks)
        self.y += block.height
        self.breaks.append(self.y)
        return self

    def block(self, *, gap: float = 0.0, keep_next: bool = False, amount: Decimal | None = None) -> Block:
        return Block(self.y, tuple(self.ops), tuple(self.breaks), gap, keep_next, amount)


def boxed(block: Block, box: Box, pad: float) -> Block:
    """The block on a coloured ground, `pad` points of it above and below; `box` gives place, width and colour."""
    ground = box._replace(y=0.0, height=block.height + 2 * pad)
    marks: Sequence[Op] = lowered(block.ops, pad)
    return block._replace(height=ground.height, ops=[ground, *marks], breaks=tuple(at + pad for at in block.breaks))
