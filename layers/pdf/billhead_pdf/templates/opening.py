"""The head of a document's first page, in the pieces that all templates share."""

from collections.abc import Sequence
from typing import NamedTuple

from billhead_pdf.colors import ground_for_text, text_on
from billhead_pdf.content.model import Content, Party
from billhead_pdf.layout.blocks import Block
from billhead_pdf.layout.facts import fact_lines
from billhead_pdf.layout.furniture import Sheet
from billhead_pdf.layout.ops import Box, Op, Picture, Text
from billhead_pdf.layout.stack import Align, Stack, baseline, fitted, text_width
from billhead_pdf.layout.tags import Part, Tag
from billhead_pdf.locales.doubled import Doubled
from billhead_pdf.locales.weaving import follow
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.metrics import Family

_WIDEST_LOGO = 0.45


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


class Stage(NamedTuple):
    """What a template builds its opening from."""

    content: Content
    sheet: Sheet
    family: Family
    logo: LogoShape | None

    @property
    def style(self) -> Style:
        return self.sheet.style

    @property
    def left(self) -> float:
        return self.style.margins.left

    def stack(self, x: float, width: float, part: Part | None = None) -> Stack:
        """A column of the page's head; what it holds is read where its part of the document is."""
        return Stack(self.family, self.left + x, width, None if part is None else Tag("Sect", part=part))


def set_brand(stage: Stage, column: tuple[float, float], align: Align = "left") -> Block:
    """The logo, or the seller's name where there is none; `column` is its start and width within the margins."""
    stack = stage.stack(*column, Part.SELLER)
    if stage.logo is None:
        return stack.text(stage.content.seller.name, stage.style.number, align).block()
    height = stage.style.logo_height * stage.logo.scale
    width = min(height * stage.logo.ratio, stack.width, stage.sheet.inner * _WIDEST_LOGO * max(1.0, stage.logo.scale))
    height = width / stage.logo.ratio
    x = stack.x + {"left": 0.0, "center": (stack.width - width) / 2, "right": stack.width - width}[align]
    figure = Tag("Figure", stack.tag, text=stage.logo.text or stage.content.seller.name)
    return Block(height, [Picture(x, 0.0, width, height, figure)])


def headline(content: Content) -> str:
    """Title and number on one line; in two languages the number goes without a word for it."""
    return content.name if isinstance(content.title, Doubled) else follow(content.title, content.number)


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
