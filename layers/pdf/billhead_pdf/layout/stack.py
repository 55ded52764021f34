"""Sets text from the top down within one column; the block it gives may be cut after every line."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from billhead_pdf.colors import INK, WHITE, Color, mix
from billhead_pdf.layout.blocks import Block
from billhead_pdf.layout.ops import Box, Op, Text, lowered
from billhead_pdf.layout.tags import Kind, Tag
from billhead_pdf.locales.doubled import Doubled
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


def text_lines(text: str, look: Type, family: Family, width: float) -> Sequence[str]:
    """As `wrap_lines`, each line that was broken off at a space with that space at its end: readers of tagged text
    know words apart by nothing else (ISO 32000-1, 14.8.2.5)."""
    lines = wrap_lines(text, look, family, width)
    return lines if len(lines) < 2 else list(_spaced(lines, text))


def _spaced(lines: Sequence[str], text: str) -> Iterator[str]:
    at = 0
    for line in lines[:-1]:
        found = text.find(line, at)
        # A line that shows a replacement is not to be found; most lines end with a word.
        at = found + len(line) if found >= 0 else at
        yield f"{line} " if found < 0 or text[at : at + 1].isspace() else line
    yield lines[-1]


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
    """A column at `x` of `width` that grows downwards; `tag` is the element that its texts are part of."""

    def __init__(self, family: Family, x: float, width: float, tag: Tag | None = None) -> None:
        self.family = family
        self.x = x
        self.width = width
        self.tag = tag
        self.y = 0.0
        self.ops: list[Op] = []
        self.breaks: list[float] = []

    def into(self, tag: Tag | None) -> "Stack":
        """What follows is part of this element."""
        self.tag = tag
        return self

    def heading(self, text: str, look: Type, align: Align = "left", *, kind: Kind = "H2") -> "Stack":
        """The text as an element of this kind within the one that the column is part of."""
        around = self.tag
        return self.into(Tag(kind, around)).text(text, look, align).into(around)

    def text(self, text: str, look: Type, align: Align = "left") -> "Stack":
        """The text in as many lines as it needs, one paragraph; a label's second language follows the first where both
        have room."""
        if isinstance(text, Doubled):
            return self._in_a_row(text, look, align) or self.beneath(text, look, align)
        return self._lines(text, look, align, self._paragraph())

    def _lines(self, text: str, look: Type, align: Align, tag: Tag) -> "Stack":
        lines = text_lines(text, look, self.family, self.width)
        if lines:
            self._space_in(tag)
        for line in lines:
            self._set(line, look, align, tag)
        return self

    def _space_in(self, tag: Tag) -> None:
        """Behind what the element holds already: texts below each other are not one word."""
        for index in range(len(self.ops) - 1, -1, -1):
            op = self.ops[index]
            if isinstance(op, Text) and op.tag is not None and tag in (op.tag, op.tag.parent):
                self.ops[index] = Text(op.x, op.y, f"{op.text} ", *op[3:])
                return

    def beneath(self, text: str, look: Type, align: Align = "left") -> "Stack":
        """The text, a label's second language below the first."""
        tag = self._paragraph()
        if not isinstance(text, Doubled):
            return self._lines(text, look, align, tag)
        self._lines(text.first, look, align, tag)._space_in(tag)
        return self._lines(text.second, second_look(look), align, tag.second())

    def _paragraph(self) -> Tag:
        return Tag("P") if self.tag is None else self.tag.paragraph()

    def line(self, line: str, look: Type, align: Align = "left") -> "Stack":
        """One line that is known to fit."""
        return self._set(line, look, align, self._paragraph())

    def _set(self, line: str, look: Type, align: Align, tag: Tag) -> "Stack":
        x = self.x
        if align != "left":
            spare = self.width - text_width(line.removesuffix(" "), look, self.family)
            x += spare if align == "right" else spare / 2
        self.ops.append(Text(x, baseline(self.y, look), line, look.weight, look.size, look.color, look.tracking, tag))
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
        tag = self._paragraph()
        self.ops.append(Text(x, y, first, look.weight, look.size, look.color, look.tracking, tag))
        self.ops.append(Text(x + lead, y, second, after.weight, after.size, after.color, after.tracking, tag.second()))
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
