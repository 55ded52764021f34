"""What stands on every page round the text: running head, footer, page number, draft mark."""

from collections.abc import Sequence
from typing import NamedTuple

from billhead_pdf.colors import WHITE, mix
from billhead_pdf.content.model import Content
from billhead_pdf.layout.ops import Box, Op, Text, Watermark, lowered
from billhead_pdf.layout.stack import Stack, baseline, text_lines, text_width
from billhead_pdf.layout.tags import FOOTER, HEADER, WATERMARK, Part, Tag
from billhead_pdf.locales.doubled import Doubled
from billhead_pdf.locales.weaving import follow, weave
from billhead_pdf.templates.style import Style
from billhead_pdf.text.metrics import Family
from billhead_pdf.text.wrap import Measure, cut_text

MAX_FOOTER_LINES = 5
_HEAD_GAP = 16.0
_WATERMARK_SIZE = 110.0
_WATERMARK_ANGLE = 52.0
# What the page's number leaves to the footer, the less where it is said in two languages.
_FOOTER_SHARE = 0.76
_NARROW_FOOTER_SHARE = 0.58


class Sheet(NamedTuple):
    """A page's size in points, and the room between its side margins."""

    width: float
    height: float
    style: Style

    @property
    def inner(self) -> float:
        return self.width - self.style.margins.left - self.style.margins.right


def footer_lines(content: Content, sheet: Sheet, family: Family) -> Sequence[str]:
    """Lines of the footer text; [] where it is too long for a footer and must go into the text."""
    share = _NARROW_FOOTER_SHARE if isinstance(content.page, Doubled) else _FOOTER_SHARE
    lines = text_lines(content.footer, sheet.style.small, family, sheet.inner * share)
    return lines if len(lines) <= MAX_FOOTER_LINES else []


def set_page_head(content: Content, sheet: Sheet, family: Family, *, page: int) -> list[Op]:
    """What is read before a page's text: the draft mark under it, and from page 2 on whose document this is."""
    marks: list[Op] = []
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
    stack = Stack(family, style.margins.left, sheet.inner, FOOTER if page < pages else Tag("P", part=Part.FOOTER))
    for line in lines:
        stack.line(line, style.small)
    number = family.face(style.small.weight).drawable(weave(content.page, page=page, pages=pages))
    x = sheet.width - style.margins.right - text_width(number, style.small, family)
    marks: list[Op] = lowered(stack.ops, top)
    marks.append(Box(style.margins.left, top - 7, sheet.inner, 0.5, style.palette.line))
    small = style.small
    marks.append(Text(x, baseline(top, small), number, "regular", small.size, small.color, tag=FOOTER))
    return marks


def _running_head(content: Content, sheet: Sheet, family: Family) -> list[Op]:
    style = sheet.style
    left, right = style.margins.left, sheet.width - style.margins.right
    top = style.margins.next_top - 32
    name = follow(content.name, content.draft, by=" · ")
    name = _cut(name, sheet, family, sheet.inner * (0.7 if isinstance(content.title, Doubled) else 0.5))
    x = right - text_width(name, style.small, family)
    seller = _cut(content.seller.name, sheet, family, min(sheet.inner * 0.45, x - left - _HEAD_GAP))
    y = baseline(top, style.small)
    return [
        Text(left, y, seller, style.small.weight, style.small.size, style.small.color, tag=HEADER),
        Text(x, y, name, style.small.weight, style.small.size, style.small.color, tag=HEADER),
        Box(left, top + style.small.leading + 3, sheet.inner, 0.5, style.palette.line),
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
