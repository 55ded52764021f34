"""The head of a document's first page, in the pieces that all templates share."""

from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple

from billhead_pdf.colors import ground_for_text, text_on
from billhead_pdf.content.model import Content, Party
from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.facts import fact_lines
from billhead_pdf.layout.furniture import Sheet
from billhead_pdf.layout.ops import Box, Op, Picture, Text
from billhead_pdf.layout.stack import Align, Stack, baseline, fitted, text_width, wrap_lines
from billhead_pdf.layout.tags import Part, Tag
from billhead_pdf.locales.doubled import Doubled
from billhead_pdf.locales.weaving import follow
from billhead_pdf.templates.postal import Window
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.metrics import Family

_WIDEST_LOGO = 0.45
_NAME_LINES = 2
# With less room over a window there is no brand: it could not be told what it is.
_SMALLEST_BRAND = 12.0


class Opening(NamedTuple):
    """Blocks of the first page's head, and marks that lie under the text on the first and on later pages."""

    blocks: Sequence[Block]
    first_page: Sequence[Op] = ()
    next_pages: Sequence[Op] = ()


class LogoShape(NamedTuple):
    """A usable logo: its width to its height, the size the brand wants it in (1.0 is the template's own), and what is
    read for it in place of the issuer's name."""

    ratio: float
    scale: float
    text: str = ""


class Brand(NamedTuple):
    """What stands for the seller at the head of the page, and where; a letterhead says it already."""

    logo: LogoShape | None = None
    align: Align | None = None
    is_on_paper: bool = False


class Stage(NamedTuple):
    """What a template builds its opening from."""

    content: Content
    sheet: Sheet
    family: Family
    brand: Brand = Brand()
    window: Window | None = None

    @property
    def style(self) -> Style:
        return self.sheet.style

    @property
    def left(self) -> float:
        return self.sheet.text_left

    @property
    def measure(self) -> float:
        return self.sheet.measure

    def stack(self, x: float, width: float, part: Part | None = None) -> Stack:
        """A column of the page's head; what it holds is read where its part of the document is."""
        return Stack(self.family, self.left + x, width, None if part is None else Tag("Sect", part=part))


def set_brand(stage: Stage, column: tuple[float, float], align: Align = "left", *, tallest: float = inf) -> Block:
    """The logo, or the seller's name where there is none; `column` is its start and width within the text's margins."""
    stack, logo = stage.stack(*column, Part.SELLER), stage.brand.logo
    if stage.brand.is_on_paper or tallest < _SMALLEST_BRAND:
        return Block(0.0)
    if logo is None:
        return stack.text(stage.content.seller.name, _name_look(stage, stack), align).block()
    height = min(stage.style.logo_height * logo.scale, tallest)
    width = min(height * logo.ratio, stack.width, stage.measure * _WIDEST_LOGO * max(1.0, logo.scale))
    height = width / logo.ratio
    x = stack.x + {"left": 0.0, "center": (stack.width - width) / 2, "right": stack.width - width}[align]
    return Block(height, [Picture(x, 0.0, width, height, Tag("Figure", stack.tag, text=logo.text))])


def headline(content: Content) -> str:
    """Title and number on one line; in two languages the number goes without a word for it."""
    return content.name if isinstance(content.title, Doubled) else follow(content.title, content.number)


def _name_look(stage: Stage, stack: Stack) -> Type:
    """As large as the template wants it, unless it is so long that it would take over the page."""
    look = stage.style.number
    lines = wrap_lines(stage.content.seller.name, look, stage.family, stack.width)
    return look if len(lines) <= _NAME_LINES else stage.style.strong


def set_masthead(stage: Stage, title: Callable[[Stack, Align], Stack], usual: Align, share: float) -> Block:
    """Brand and title across from each other, or both in the middle; the brand is where it is wanted.

    `share` of the width is the title's; `usual` is where the template has its brand.
    """
    align = usual if stage.brand.is_on_paper else stage.brand.align or usual
    width = stage.measure * share
    if align == "center":
        stack = stage.stack(0, stage.measure, Part.TITLE).add(set_brand(stage, (0, stage.measure), "center")).gap(14)
        return title(stack, "center").block()
    if align == "left":
        return beside([set_brand(stage, (0, stage.measure - width - 16)), _titled(stage, title, width, "right")])
    brand = set_brand(stage, (width + 16, stage.measure - width - 16), "right")
    return beside([_titled(stage, title, width, "left"), brand])


def _titled(stage: Stage, title: Callable[[Stack, Align], Stack], width: float, align: Align) -> Block:
    return title(stage.stack(0 if align == "left" else stage.measure - width, width, Part.TITLE), align).block()


def title_look(stage: Stage, width: float) -> Type:
    """The template's type for titles, smaller where the longest word is wider than its column."""
    longest = max(stage.content.title.split(" "), key=len)
    return fitted(longest, stage.style.title, stage.family, width)


def set_title(stack: Stack, *lines: tuple[str, Type], align: Align = "left") -> Stack:
    """What the document is and its number, as its one heading of the first level."""
    part = stack.tag
    stack.into(Tag("H1", part))
    for text, look in lines:
        stack.text(text, look, align)
    return stack.into(part)


def set_party(party: Party, style: Style, stack: Stack, *, contacts: bool = True) -> Stack:
    """Heading, name, address, ids and contacts, one below the other."""
    stack.heading(party.heading, style.label).gap(3)
    part, named = stack.tag, Tag("P", stack.tag)
    stack.into(named).text(party.name, style.strong)
    for line in party.address:
        stack.text(line, style.body)
    stack.into(part)
    if party.facts or (contacts and party.contacts):
        stack.gap(4)
    fact_lines(stack, party.facts, style.small)
    for contact in party.contacts if contacts else ():
        stack.text(contact, style.small)
    return stack


def draft_badge(stage: Stage, stack: Stack, align: Align = "left") -> Block:
    """The word 'draft' on the brand's colour; nothing for an issued document."""
    text = stage.family.bold.drawable(stage.content.draft)
    if not text:
        return Block(0.0)
    ground, label = ground_for_text(stage.style.palette.accent), stage.style.label
    look = Type(label.size + 1, label.leading, "bold", text_on(ground), 0.4)
    width = text_width(text, look, stage.family) + 12
    x = stack.x if align == "left" else stack.x + (stack.width - width) / (1 if align == "right" else 2)
    tag = Tag("P", stack.tag)
    word = Text(x + 6, baseline(6.0, look), text, "bold", look.size, look.color, look.tracking, tag)
    return Block(look.leading + 10, [Box(x, 4.0, width, look.leading + 4, ground, 2.0), word])
