"""The head of a letter for an envelope with a window: everything above the body stands where the window wants it."""

from collections.abc import Sequence

from billhead_pdf.content.model import Party
from billhead_pdf.layout.blocks import Block
from billhead_pdf.layout.facts import fact_band, fact_lines
from billhead_pdf.layout.ops import Box, Op, lowered
from billhead_pdf.layout.stack import Align, Stack, boxed, fitted, wrap_lines
from billhead_pdf.layout.tags import HEADER, Part, Tag
from billhead_pdf.templates.opening import Stage, draft_badge, headline, set_brand, set_party, set_title
from billhead_pdf.templates.postal import MM, RETURN_LINE, Window, turned_window
from billhead_pdf.templates.style import Type
from billhead_pdf.text.metrics import Family
from billhead_pdf.text.wrap import Measure, cut_text

# DIN 5008: the block of information about the sender begins 125 mm from the left.
_INFORMATION_LEFT = 125 * MM
_ADDRESS_SIZE, _LEAST_ADDRESS_SIZE, _LEADING = 10.0, 6.0, 1.3
_TITLE_SIZE = 22.0


def open_letter(stage: Stage, window: Window, align: Align, *, tinted: bool = False) -> list[Block]:
    """Brand, address and sender at their places on the page; below them the title and the facts."""
    blocks = [_head(stage, window, align), _title(stage)]
    if stage.content.facts:
        blocks.append(_facts(stage, tinted=tinted))
    return [*blocks, Block(20.0)]


def _head(stage: Stage, window: Window, align: Align) -> Block:
    """Not to be cut; its marks are counted from the top of the page, and then from the top of the text."""
    sender_room = _sender_room(stage, window)
    if stage.style.is_rtl:
        window = turned_window(window, stage.sheet.width)
    top = stage.style.margins.top
    room = max(0.0, window.head_bottom - top)
    marks: list[Op] = lowered(set_brand(stage, (0, stage.measure), align, tallest=room).ops, top)
    bottom = window.body_top
    if stage.content.buyer is not None:
        part = Tag("Sect", part=Part.BUYER)
        marks += _address(stage, window, stage.content.buyer, part)
        below = _below_address(stage, window, stage.content.buyer, part)
        marks += below.ops
        bottom = max(bottom, below.height)
    sender = _sender(stage, window, sender_room)
    marks += sender.ops
    height = max(bottom, sender.height + 12) - top
    return Block(max(0.0, height), lowered(marks, -top), gap=0.0)


def _address(stage: Stage, window: Window, buyer: Party, part: Tag) -> list[Op]:
    """Larger type or smaller, so that all lines are within the area that is seen."""
    x, y, width, height = window.area
    family = stage.family
    lines = [buyer.name, *buyer.address]
    look = _fitting(lines, family, (width, height))
    stack = Stack(family, x, width, Tag("P", part))
    for line in lines:
        stack.text(line, look)
    above = [] if window.return_line is None else _return_line(stage, (x, window.return_line, width))
    return [*above, *lowered(stack.ops, y)]


def _return_line(stage: Stage, place: tuple[float, float, float]) -> list[Op]:
    """The sender in one small line over the address, ruled off, as the post wants it for returns."""
    x, y, width = place
    content, family = stage.content, stage.family
    look = Type(7.0, RETURN_LINE - 2.5, color=stage.style.palette.muted)
    text = family.regular.drawable(" · ".join([content.seller.name, *content.seller.address]))
    look = fitted(text, look, family, width)
    # It says again who the seller is: not to be read twice.
    stack = Stack(family, x, width, HEADER).line(cut_text(text, Measure(family.regular, look.size, width)), look)
    return lowered(stack.rule(0.35, stage.style.palette.line).ops, y)


def _fitting(texts: Sequence[str], family: Family, room: tuple[float, float]) -> Type:
    """The largest type in which the lines fit; the smallest one where none does, for an address is never cut."""
    size = _ADDRESS_SIZE
    while True:
        look = Type(size, size * _LEADING)
        lines = [line for text in texts for line in wrap_lines(text, look, family, room[0])]
        if len(lines) * look.leading <= room[1] + 0.01 or size <= _LEAST_ADDRESS_SIZE:
            return look
        size = max(_LEAST_ADDRESS_SIZE, size - 0.25)


def _below_address(stage: Stage, window: Window, buyer: Party, part: Tag) -> Block:
    """What else is to be said of the buyer, where no window shows it."""
    stack = Stack(stage.family, window.area[0], window.area[2], part).gap(window.clear_from)
    fact_lines(stack, buyer.facts, stage.style.small)
    for contact in buyer.contacts:
        stack.text(contact, stage.style.small)
    return stack.block() if buyer.facts or buyer.contacts else Block(0.0)


def _sender_room(stage: Stage, window: Window) -> tuple[float, float]:
    """Left end and width of the column that DIN 5008 has for the sender, beyond what any window shows."""
    start = max(_INFORMATION_LEFT, window.clear_right + 9)
    if stage.style.is_rtl:
        return stage.left, stage.sheet.width - start - stage.left
    return start, stage.left + stage.measure - start


def _sender(stage: Stage, window: Window, room: tuple[float, float]) -> Block:
    """Level with the address field."""
    top = window.area[1] if stage.content.buyer is None else max(window.head_bottom, stage.style.margins.top) + 6
    stack = Stack(stage.family, *room, Tag("Sect", part=Part.SELLER)).gap(top)
    return set_party(stage.content.seller, stage.style, stack).block()


def _title(stage: Stage) -> Block:
    style = stage.style
    size = min(_TITLE_SIZE, style.title.size)
    look = style.title._replace(size=size, leading=size * 1.3)
    stack = set_title(stage.stack(0, stage.measure, Part.TITLE), (headline(stage.content), look))
    return stack.add(draft_badge(stage, stack)).block(gap=8, keep_next=True)


def _facts(stage: Stage, *, tinted: bool) -> Block:
    looks = (stage.style.small, stage.style.cell_strong)
    band = fact_band(stage.stack(0, stage.measure, Part.FACTS), stage.content.facts, looks).block()
    if not tinted:
        return band._replace(gap=12)
    ground = Box(stage.style.margins.left, 0, stage.sheet.inner, 0, stage.style.palette.tint, 3.0)
    return boxed(band, ground, 9.0)._replace(gap=12)
