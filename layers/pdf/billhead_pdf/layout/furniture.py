"""What stands on every page round the text: running head, footer, page number, draft mark."""

from collections.abc import Sequence
from typing import NamedTuple

from billhead_pdf.colors import WHITE, mix
from billhead_pdf.content.model import Content
from billhead_pdf.layout.ops import Box, Op, Text, Watermark, lowered
from billhead_pdf.layout.stack import Stack, baseline, text_lines, text_width, wrap_lines
from billhead_pdf.layout.tags import FOOTER, HEADER, WATERMARK, Part, Tag
from billhead_pdf.locales.doubled import Doubled
from billhead_pdf.locales.weaving import follow, weave
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.metrics import Family
from billhead_pdf.text.wrap import Measure, cut_text

MAX_FOOTER_LINES = 5
_HEAD_GAP = 16.0
_HEADER_GAP = 14.0
_BALANCING_STEPS = 6
# Parts one from another; at the end of a line it parts nothing.
_DOT = "\u00a0·"
_WATERMARK_SIZE = 110.0
# How far the running head of later pages reaches above their text.
RUNNING_HEAD = 32.0
_WATERMARK_ANGLE = 52.0
# What the page's number leaves to the footer, the less where it is said in two languages.
_FOOTER_SHARE = 0.82
_NARROW_FOOTER_SHARE = 0.58
MAX_HEADER_LINES = 5


class Sheet(NamedTuple):
    """A page's size in points, and the room between its side margins."""

    width: float
    height: float
    style: Style

    @property
    def inner(self) -> float:
        """Between the margins: as wide as grounds and rules."""
        return self.width - self.style.margins.left - self.style.margins.right

    @property
    def text_left(self) -> float:
        """Where all text begins, on a ground or not: one line down the page."""
        return self.style.margins.left + self.style.table.inset

    @property
    def measure(self) -> float:
        """As wide as text."""
        return self.inner - 2 * self.style.table.inset


def footer_lines(content: Content, sheet: Sheet, family: Family) -> Sequence[str]:
    """Lines of the footer text; [] where it is too long for a footer and must go into the text."""
    share = _NARROW_FOOTER_SHARE if isinstance(content.page, Doubled) else _FOOTER_SHARE
    look, widest = sheet.style.small, sheet.measure * share
    lines = text_lines(content.footer, look, family, widest)
    if len(lines) > MAX_FOOTER_LINES:
        return []
    return lines if len(lines) == content.footer.count("\n") + 1 else _balanced(content.footer, look, family, widest)


def _balanced(text: str, look: Type, family: Family, widest: float) -> list[str]:
    """Each paragraph in as many lines as it needs, of much the same length: no word stands alone on the last one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        paragraph = _held_together(paragraph, look, family, widest)
        narrow, wide = widest / 2, widest
        count = len(wrap_lines(paragraph, look, family, wide))
        for _ in range(_BALANCING_STEPS):
            middle = (narrow + wide) / 2
            fits = len(wrap_lines(paragraph, look, family, middle)) <= count
            narrow, wide = (narrow, middle) if fits else (middle, wide)
        lines += [line.removesuffix(_DOT) for line in wrap_lines(paragraph, look, family, wide)]
    # As text_lines has it: no two lines are one word.
    return [*(f"{line} " for line in lines[:-1]), *lines[-1:]]


def _held_together(paragraph: str, look: Type, family: Family, widest: float) -> str:
    """Parts between dots break into lines only between them, unless one is too long for a line."""
    parts = [part.replace(" ", "\u00a0") for part in paragraph.split(" · ")]
    fits = all(len(wrap_lines(part + _DOT, look, family, widest)) == 1 for part in parts)
    return f"{_DOT} ".join(parts) if fits else paragraph


def header_lines(content: Content, sheet: Sheet, family: Family) -> Sequence[str]:
    """Lines of the header text, which stands on every page over all else; the settings allow no more than fit here."""
    return text_lines(content.header, sheet.style.small, family, sheet.measure)[:MAX_HEADER_LINES]


def below_header(content: Content, sheet: Sheet, family: Family) -> Sheet:
    """The sheet with room for the header text at its top."""
    lines = header_lines(content, sheet, family)
    if not lines:
        return sheet
    height = len(lines) * sheet.style.small.leading + _HEADER_GAP
    margins = sheet.style.margins
    lower = margins._replace(top=margins.top + height, next_top=margins.next_top + height)
    return sheet._replace(style=sheet.style._replace(margins=lower))


def set_page_head(content: Content, sheet: Sheet, family: Family, *, page: int) -> list[Op]:
    """What is read before a page's text: the draft mark under it, and from page 2 on whose document this is."""
    marks = _header(content, sheet, family, page=page)
    if content.draft:
        marks.append(_watermark(content.draft, sheet, family))
    if page > 1:
        marks.extend(_running_head(content, sheet, family))
    return marks


def set_page_foot(content: Content, sheet: Sheet, family: Family, *, page: int, pages: int) -> list[Op]:
    """What is read after a page's text: the footer and 'Page x of y'. The last page's footer is what is read last in
    the document, and those before it repeat it."""
    style = sheet.style
    lines = footer_lines(content, sheet, family)
    height = max(1, len(lines)) * style.small.leading
    top = sheet.height - style.margins.bottom - height
    tag = FOOTER if page < pages else Tag("P", part=Part.FOOTER)
    stack = Stack(family, sheet.text_left, sheet.measure, tag)
    for line in lines:
        stack.line(line, style.small)
    number = family.face(style.small.weight).drawable(weave(content.page, page=page, pages=pages))
    x = sheet.text_left + sheet.measure - text_width(number, style.small, family)
    marks: list[Op] = lowered(stack.ops, top)
    marks.append(Box(style.margins.left, top - 7, sheet.inner, 0.5, style.palette.line))
    small = style.small
    marks.append(Text(x, baseline(top, small), number, "regular", small.size, small.color, tag=FOOTER))
    return marks


def _header(content: Content, sheet: Sheet, family: Family, *, page: int) -> list[Op]:
    style, lines = sheet.style, header_lines(content, sheet, family)
    # Read first, and once.
    stack = Stack(family, sheet.text_left, sheet.measure, Tag("P", part=Part.TITLE) if page == 1 else HEADER)
    for line in lines:
        stack.line(line, style.small, style.head_align)
    below = style.margins.top if page == 1 else style.margins.next_top - RUNNING_HEAD
    return lowered(stack.ops, below - stack.y - _HEADER_GAP)


def _running_head(content: Content, sheet: Sheet, family: Family) -> list[Op]:
    style = sheet.style
    left, right = sheet.text_left, sheet.text_left + sheet.measure
    top = style.margins.next_top - RUNNING_HEAD
    name = follow(content.name, content.draft, by=" · ")
    name = _cut(name, sheet, family, sheet.measure * (0.7 if isinstance(content.title, Doubled) else 0.5))
    x = right - text_width(name, style.small, family)
    seller = _cut(content.seller.name, sheet, family, min(sheet.measure * 0.45, x - left - _HEAD_GAP))
    y = baseline(top, style.small)
    return [
        Text(left, y, seller, style.small.weight, style.small.size, style.small.color, tag=HEADER),
        Text(x, y, name, style.small.weight, style.small.size, style.small.color, tag=HEADER),
        Box(style.margins.left, top + style.small.leading + 3, sheet.inner, 0.5, style.palette.line),
    ]


def _watermark(text: str, sheet: Sheet, family: Family) -> Watermark:
    """Upwards across the page, light enough to read through (contrast with text above 10)."""
    drawable = family.bold.drawable(text.upper())
    size = min(_WATERMARK_SIZE, _WATERMARK_SIZE * 520 / family.bold.width(drawable, _WATERMARK_SIZE))
    width = family.bold.width(drawable, size)
    x = sheet.width / 2 - width / 2 * 0.616 + size * 0.26
    y = sheet.height / 2 + width / 2 * 0.788
    return Watermark(x, y, drawable, size, mix(sheet.style.palette.muted, WHITE, 0.1), _WATERMARK_ANGLE, WATERMARK)


def _cut(text: str, sheet: Sheet, family: Family, width: float) -> str:
    look = sheet.style.small
    return cut_text(text, Measure(family.face(look.weight), look.size, width))
