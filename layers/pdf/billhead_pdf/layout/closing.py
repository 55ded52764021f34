"""What follows the totals: legal clauses, how to pay, the issuer's texts, the lines to sign on."""

from collections.abc import Iterator, Sequence

from billhead_pdf.content.model import Content, Passage, Payment
from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.facts import fact_rows
from billhead_pdf.layout.ops import Box, Code, Picture
from billhead_pdf.layout.stack import Stack, boxed, text_lines
from billhead_pdf.layout.tags import Tag
from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.metrics import Family

# EPC069-12 asks for no size; 0.4 mm per module of a version 5 code is read by every phone, this is 0.62 mm.
CODE_SIZE = 76.0
# A UPN code has 77 modules, here 0.37 mm wide: ZXing reads them at 90 dots to the inch.
_UPN_SIZE = 80.0
_CODE_GAP = 24.0
_SIGNATURE_WIDTH = 180.0
# Over the line: to sign by hand, or for the picture.
_EMPTY_ROOM, _SIGNATURE_ROOM = 36.0, 44.0
_MEASURE_SHARE = 0.84
_GROUND_PAD = 11.0


def set_closing(content: Content, style: Style, family: Family, width: float) -> list[Block]:
    """Blocks in reading order."""
    blocks: list[Block] = []
    for clause in content.clauses:
        blocks.extend(_passage(clause, style, family, width))
    if content.payment is not None and content.slip is None:
        blocks.append(_payment(content.payment, style, family, width))
    for passage in content.passages:
        blocks.extend(_passage(passage, style, family, width))
    signature = content.signature or (content.seller.name if style.signature_ratio else "")
    signed = [text for text in (signature, content.receipt) if text]
    if signed:
        if content.passages:
            # Nobody signs on an empty page: the end of the text above goes with it.
            blocks[-1] = blocks[-1]._replace(keep_next=True)
        blocks.append(_signatures(signed, style, family, width))
    return blocks


def set_text(text: str, look: Type, column: Stack, *, gap: float) -> Iterator[Block]:
    """Free text, a block per line, so that it flows over pages; its first two and last two lines stay together."""
    lines = text_lines(text, look, column.family, column.width)
    tag = Tag("P") if column.tag is None else column.tag.paragraph()
    for index, line in enumerate(lines):
        block = Stack(column.family, column.x, column.width, tag).line(line, look).block(gap=gap if index == 0 else 0.0)
        bound = index in (0, len(lines) - 2) and index < len(lines) - 1
        yield Block(block.height, block.ops, gap=block.gap, keep_next=bound)


def _passage(passage: Passage, style: Style, family: Family, width: float) -> Iterator[Block]:
    x, measure = style.margins.left + style.table.inset, (width - 2 * style.table.inset) * _MEASURE_SHARE
    gap = style.section_gap * 0.6
    if passage.heading:
        yield Stack(family, x, measure).heading(passage.heading, style.section).gap(2).block(gap=gap, keep_next=True)
        gap = 0.0
    yield from set_text(passage.text, style.body, Stack(family, x, measure), gap=gap)


def _payment(payment: Payment, style: Style, family: Family, width: float) -> Block:
    """Account data to the left, payment code to the right, on a tinted ground where the template has grounds."""
    inset = style.table.inset
    x, inner = style.margins.left + inset, width - 2 * inset
    code_width = code_size(payment.code)[0] if payment.code else 0.0
    taken = code_width + _CODE_GAP if payment.code else 0.0
    part = Tag("Sect")
    stack = Stack(family, x, inner - taken, part).heading(payment.heading, style.section).gap(4)
    parts = [fact_rows(stack, payment.facts, (style.small, style.body)).block()]
    if payment.code:
        parts.append(_code(payment, payment.code, style, Stack(family, x + inner - code_width, code_width, part)))
    block = beside(parts, gap=style.section_gap)
    if style.due_look not in ("filled", "tinted"):
        return block
    ground = Box(style.margins.left, 0, width, 0, style.palette.tint, style.table.head_radius)
    return boxed(block, ground, _GROUND_PAD)


def code_size(code: PaymentCode) -> tuple[float, float]:
    """Width and height of a code within the text."""
    if code.kind == "hub3":
        from billhead_pdf.layout.barcode_size import size_of

        return size_of(code.payload)
    side = _UPN_SIZE if code.kind == "upn" else CODE_SIZE
    return side, side


def _code(payment: Payment, code: PaymentCode, style: Style, stack: Stack) -> Block:
    """The code above its caption. It says nothing to those who do not see it but that it is there: the facts say in
    words what is in it."""
    width, height = code_size(code)
    figure = Tag("Figure", stack.tag, text=payment.code_caption)
    stack.gap(height + 3)
    caption = Type(style.label.size, style.label.leading, "regular", style.small.color)
    stack.beneath(payment.code_caption, caption, "center")
    return Block(stack.y, [Code(stack.x, 0.0, width, height, code, figure), *stack.ops])


def _signatures(texts: Sequence[str], style: Style, family: Family, width: float) -> Block:
    """A line to sign on for each, from the left and from the middle of the page."""
    start = style.margins.left + style.table.inset
    room = _SIGNATURE_ROOM if style.signature_ratio else _EMPTY_ROOM
    stacks = [Stack(family, start + index * width / 2, _SIGNATURE_WIDTH).gap(room) for index in range(len(texts))]
    blocks = [
        stack.rule(0.6, style.palette.muted).gap(4).text(text, style.body).block()
        for text, stack in zip(texts, stacks, strict=True)
    ]
    if style.signature_ratio:
        blocks.insert(0, _signed(start, style.signature_ratio, texts[0]))
    return beside(blocks, gap=style.section_gap)


def _signed(x: float, ratio: float, who: str) -> Block:
    """The picture to sign with, its foot on the first line."""
    height = min(_SIGNATURE_ROOM, _SIGNATURE_WIDTH / ratio)
    picture = Picture(x, _SIGNATURE_ROOM - height, height * ratio, height, Tag("Figure", text=who), "signature")
    return Block(_SIGNATURE_ROOM, [picture])
