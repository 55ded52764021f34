"""A Swiss payment part with receipt (QR-bill), set to the millimetre at the foot of a page; no template changes it.

SIX, Swiss Implementation Guidelines QR-bill 2.3, chapter 3, and the style guide that goes with them. Lengths in here
are millimetres from the slip's top left corner, type sizes are points; what leaves is in points of the page.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from billhead_pdf.colors import BLACK, WHITE
from billhead_pdf.content.model import Slip, SlipBlock
from billhead_pdf.layout.ops import Box, Code, Op, Text
from billhead_pdf.layout.scissors import scissors
from billhead_pdf.layout.stack import text_lines, text_width
from billhead_pdf.layout.tags import Part, Tag
from billhead_pdf.templates.style import Type
from billhead_pdf.text.metrics import Family, Weight

MM: Final = 72 / 25.4
WIDTH, HEIGHT, RECEIPT = 210.0, 105.0, 62.0
MARGIN = 5.0
CODE_SIDE = 46.0
# Tops of the sections: titles, what is to pay to whom, code, amount, acceptance point.
_TITLE, _RECEIPT_TEXT, _CODE, _AMOUNT, _ACCEPTANCE = MARGIN, 12.0, 17.0, 68.0, 82.0
_TITLE_SIZE = 11.0
# How far letters reach above their baseline, in em; the amount's line is three points further than a line of text.
_ASCENT, _AMOUNT_GAP = 0.8, 3.0
_LINE, _CORNER, _CORNER_LENGTH = 0.5, 0.75, 3.0
_SCISSORS = 3.0


class _Sizes(NamedTuple):
    """Of headings and values, in points; lines are one point apart."""

    heading: float
    value: float

    @property
    def leading(self) -> float:
        return self.value + 1


class _Area(NamedTuple):
    """A column of blocks, and the box of a payer who is not known."""

    x: float
    top: float
    width: float
    height: float
    box: tuple[float, float]


_RECEIPT_AREA = _Area(MARGIN, _RECEIPT_TEXT, 52.0, 56.0, (52.0, 20.0))
_PAYMENT_AREA = _Area(RECEIPT + 56.0, MARGIN, 87.0, 85.0, (65.0, 25.0))
_RECEIPT_SIZES = (_Sizes(6, 8),)
# The guidelines recommend the first and allow the others where there is much to say.
_PAYMENT_SIZES = (_Sizes(8, 10), _Sizes(7, 9), _Sizes(6, 8))


def set_slip(slip: Slip, top: float, family: Family) -> list[Op]:
    """All marks of the slip on a page whose slip begins `top` points from its upper edge."""
    setter = _Setter(top, family, Tag("Sect", part=Part.SLIP))
    words, right = slip.words, RECEIPT + MARGIN
    marks: list[Op] = [Box(0, top, WIDTH * MM, HEIGHT * MM, WHITE), *setter.separation()]
    marks += [setter.title(MARGIN, words.receipt), *setter.receipt(slip)]
    marks += setter.amount(slip, (MARGIN, 12.0), _RECEIPT_SIZES[0])
    end = _RECEIPT_AREA.x + _RECEIPT_AREA.width
    marks.append(setter.text(end, _ACCEPTANCE, words.acceptance_point, _RECEIPT_SIZES[0].heading, to_right=True))
    marks.append(setter.title(right, words.payment_part))
    figure = Tag("Figure", setter.part, text=words.payment_part)
    marks.append(Code(right * MM, top + _CODE * MM, CODE_SIDE * MM, CODE_SIDE * MM, slip.code, figure))
    marks += setter.amount(slip, (right, 15.0), _PAYMENT_SIZES[0])
    return [*marks, *setter.column(slip.payment, _PAYMENT_AREA, _PAYMENT_SIZES)]


class _Setter:
    """Turns millimetres of the slip into marks on its page. `part` is the one of its two parts that is being set, a
    list of what stands under which heading."""

    def __init__(self, top: float, family: Family, whole: Tag) -> None:
        self.top = top
        self.family = family
        self.whole = whole
        self.part = self.listed = whole

    def title(self, x: float, text: str) -> Text:
        """Of the next part."""
        self.part = Tag("Sect", self.whole)
        titled = self.text(x, _TITLE, text, _TITLE_SIZE)._replace(tag=Tag("H2", self.part))
        self.listed = Tag("L", self.part)
        return titled

    def text(self, x: float, y: float, text: str, size: float, *, to_right: bool = False) -> Text:
        """A bold line whose letters begin at `y`; `x` is its left end, or its right one."""
        look = Type(size, size, "slip-bold", BLACK)
        drawable = self.family.face(look.weight).drawable(text)
        left = x * MM - (text_width(drawable, look, self.family) if to_right else 0.0)
        return Text(
            left, self.top + y * MM + _ASCENT * size, drawable, look.weight, size, BLACK, tag=Tag("P", self.part)
        )

    def receipt(self, slip: Slip) -> list[Op]:
        """Where there is no room for streets the receipt may do without them: first the payer's, then the payee's."""
        payee, *others, payer = slip.receipt
        choices = ([payee, *others, payer], [payee, *others, _townly(payer)], [_townly(payee), *others, _townly(payer)])
        fitting = (blocks for blocks in choices if self._gap(blocks, _RECEIPT_AREA, _RECEIPT_SIZES[0]) >= 0)
        return self.column(next(fitting, choices[-1]), _RECEIPT_AREA, _RECEIPT_SIZES)

    def column(self, blocks: Sequence[SlipBlock], area: _Area, sizes: Sequence[_Sizes]) -> list[Op]:
        """In the first of the sizes in which all blocks have room, else in the last one."""
        chosen = next((one for one in sizes if self._gap(blocks, area, one) >= 0.4 * one.leading), sizes[-1])
        gap = max(0.0, self._gap(blocks, area, chosen))
        marks: list[Op] = []
        y = self.top + area.top * MM
        for block in blocks:
            marks += self._block(block, area, (y, chosen))
            y += self._height(block, area, chosen) + gap
        return marks

    def amount(self, slip: Slip, place: tuple[float, float], sizes: _Sizes) -> Iterator[Op]:
        """Currency and amount side by side: `place` is the first's left end, and how far the second is from it."""
        baseline = self.top + _AMOUNT * MM + _ASCENT * sizes.heading
        labels = ((slip.words.currency, slip.currency), (slip.words.amount, slip.amount))
        for column, (heading, value) in enumerate(labels):
            x, item = (place[0] + column * place[1]) * MM, Tag("LI", self.listed)
            yield self._line((x, baseline), heading, ("slip-bold", sizes.heading), Tag("Lbl", item))
            below = baseline + sizes.value + _AMOUNT_GAP
            yield self._line((x, below), value, ("slip", sizes.value), Tag("LBody", item))

    def separation(self) -> Iterator[Op]:
        """Lines to cut along, broken by scissors 5 mm from their beginning."""
        after = MARGIN + _SCISSORS
        for start, length in ((0.0, MARGIN), (after, WIDTH - after)):
            yield Box(start * MM, self.top - _LINE / 2, length * MM, _LINE, BLACK)
        for start, length in ((0.0, MARGIN), (after, HEIGHT - after)):
            yield Box(RECEIPT * MM - _LINE / 2, self.top + start * MM, _LINE, length * MM, BLACK)
        yield from scissors(MARGIN * MM, self.top, _SCISSORS * MM, is_upright=False)
        yield from scissors(RECEIPT * MM, self.top + MARGIN * MM, _SCISSORS * MM, is_upright=True)

    def _block(self, block: SlipBlock, area: _Area, at: tuple[float, _Sizes]) -> Iterator[Op]:
        top, sizes = at
        baseline = top + _ASCENT * sizes.heading
        item = Tag("LI", self.listed)
        yield self._line((area.x * MM, baseline), block.heading, ("slip-bold", sizes.heading), Tag("Lbl", item))
        body = Tag("LBody", item)
        for number, line in enumerate(self._lines(block, area, sizes), 1):
            place = area.x * MM, baseline + number * sizes.leading
            yield self._line(place, line, ("slip", sizes.value), body)
        if not block.lines:
            yield from _corners(area.x * MM, top + sizes.leading, area.box)

    def _line(self, place: tuple[float, float], text: str, look: tuple[Weight, float], tag: Tag) -> Text:
        weight, size = look
        return Text(*place, self.family.face(weight).drawable(text), weight, size, BLACK, tag=tag)

    def _lines(self, block: SlipBlock, area: _Area, sizes: _Sizes) -> list[str]:
        """Texts are parted by a space, as lines of one text are."""
        look = Type(sizes.value, sizes.leading, "slip", BLACK)
        texts = [*(f"{text} " for text in block.lines[:-1]), *block.lines[-1:]]
        return [line for text in texts for line in text_lines(text, look, self.family, area.width * MM)]

    def _height(self, block: SlipBlock, area: _Area, sizes: _Sizes) -> float:
        filled = 0.0 if block.lines else area.box[1] * MM
        return (1 + len(self._lines(block, area, sizes))) * sizes.leading + filled

    def _gap(self, blocks: Sequence[SlipBlock], area: _Area, sizes: _Sizes) -> float:
        """Between blocks, a line at most; negative where they have no room at all."""
        spare = area.height * MM - sum(self._height(block, area, sizes) for block in blocks)
        return min(sizes.leading, spare / (len(blocks) - 1))


def _townly(block: SlipBlock) -> SlipBlock:
    """Without the line before the last, the street, where there is one."""
    return block._replace(lines=[*block.lines[:-2], block.lines[-1]]) if len(block.lines) > 2 else block


def _corners(x: float, y: float, box: tuple[float, float]) -> Iterator[Box]:
    """The corners of a box to write in."""
    width, height = (side * MM for side in box)
    long = _CORNER_LENGTH * MM
    for left in (x, x + width - long):
        for top in (y, y + height - _CORNER):
            yield Box(left, top, long, _CORNER, BLACK)
    for left in (x, x + width - _CORNER):
        for top in (y, y + height - long):
            yield Box(left, top, _CORNER, long, BLACK)
