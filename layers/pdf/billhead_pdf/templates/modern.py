"""Modern: a band of the brand's colour, open columns, figures on a filled ground. Sans serif."""

from functools import partial

from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.facts import fact_band
from billhead_pdf.layout.ops import Box
from billhead_pdf.layout.stack import Align, Stack, boxed
from billhead_pdf.layout.tags import Part
from billhead_pdf.templates.letter import open_letter
from billhead_pdf.templates.opening import Opening, Stage, draft_badge, set_masthead, set_party, set_title, title_look
from billhead_pdf.templates.style import Margins, Palette, Style, TableLook, Type

_BAND = 8.0


def make_style(palette: Palette) -> Style:
    muted = palette.muted
    return Style(
        family="sans",
        palette=palette,
        margins=Margins(left=44, right=44, top=46, next_top=76, bottom=30),
        title=Type(28, 32, "bold", palette.primary_text),
        number=Type(13, 18, "bold"),
        label=Type(8, 12, "bold", palette.primary_text),
        body=Type(9.5, 14),
        strong=Type(10.5, 15, "bold"),
        small=Type(8.5, 12, color=muted),
        head=Type(8.5, 12, "bold", palette.on_ground),
        cell=Type(9.5, 14),
        cell_strong=Type(9.5, 14, "bold"),
        section=Type(10, 16, "bold", palette.primary_text),
        total=Type(9.5, 14),
        due_label=Type(10.5, 16, "bold", palette.on_ground),
        due=Type(15, 20, "bold", palette.on_ground),
        due_look="filled",
        table=TableLook(head_fill=palette.ground, head_radius=3.0, row_rule=0.5, inset=10.0, row_pad=6.0, head_pad=5.0),
        section_gap=24,
        logo_height=44,
    )


def open_page(stage: Stage) -> Opening:
    """Brand and title, the parties, a tinted band with the dates."""
    rule, sheet = stage.style.palette.primary_rule, stage.sheet
    if stage.window is not None:
        blocks = open_letter(stage, stage.window, stage.brand.align or "left", tinted=True)
    else:
        blocks = [set_masthead(stage, partial(_title, stage), "left", 0.5), _parties(stage)]
        blocks += [_band(stage)] if stage.content.facts else []
        blocks.append(Block(18.0))
    return Opening(
        blocks=blocks,
        first_page=[Box(0, 0, sheet.width, _BAND, rule)],
        next_pages=[Box(0, 0, sheet.width, _BAND / 2, rule)],
    )


def _title(stage: Stage, stack: Stack, align: Align) -> Stack:
    title = (stage.content.title, title_look(stage, stack.width))
    set_title(stack, title, (stage.content.number, stage.style.strong), align=align)
    return stack.add(draft_badge(stage, stack, align))


def _parties(stage: Stage) -> Block:
    half = stage.measure / 2
    columns = [set_party(stage.content.seller, stage.style, stage.stack(half, half, Part.SELLER)).block()]
    if stage.content.buyer is not None:
        columns.append(set_party(stage.content.buyer, stage.style, stage.stack(0, half - 24, Part.BUYER)).block())
    return beside(columns, gap=26)


def _band(stage: Stage) -> Block:
    looks = (stage.style.small, stage.style.cell_strong)
    band = fact_band(stage.stack(0, stage.measure, Part.FACTS), stage.content.facts, looks).block()
    style = stage.style
    ground = Box(style.margins.left, 0, stage.sheet.inner, 0, style.palette.tint, style.table.head_radius)
    block = boxed(band, ground, 9.0)
    return Block(block.height, block.ops, block.breaks, gap=22)
