"""Condensed: as many lines on a page as stay easy to read, all facts in one ruled strip. Sans serif."""

from functools import partial

from billhead_pdf.colors import WHITE, mix
from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.facts import fact_rows
from billhead_pdf.layout.ops import Box
from billhead_pdf.layout.stack import Align, Stack
from billhead_pdf.layout.tags import Part
from billhead_pdf.templates.letter import open_letter
from billhead_pdf.templates.opening import Opening, Stage, draft_badge, headline, set_masthead, set_party, set_title
from billhead_pdf.templates.style import INK, Margins, Palette, Style, TableLook, Type


def make_style(palette: Palette) -> Style:
    return Style(
        family="sans",
        palette=palette,
        margins=Margins(left=36, right=36, top=34, next_top=64, bottom=24),
        title=Type(18, 22, "bold"),
        number=Type(11, 15, "bold"),
        label=Type(7.5, 10, "bold", palette.accent_text),
        body=Type(8.25, 11),
        strong=Type(8.75, 12, "bold"),
        small=Type(7.5, 10, color=palette.muted),
        head=Type(7.75, 10, "bold", palette.on_tint),
        cell=Type(8.25, 11),
        cell_strong=Type(8.25, 11, "bold"),
        section=Type(8.5, 12, "bold", palette.accent_text),
        total=Type(8.25, 11),
        due_label=Type(9, 13, "bold"),
        due=Type(11.5, 14, "bold", palette.on_tint),
        due_look="tinted",
        table=TableLook(
            head_fill=palette.tint,
            head_rule_below=1.0,
            head_rule_color=palette.primary_rule,
            zebra=mix(INK, WHITE, 0.03),
            end_rule=0.5,
            inset=6.0,
            row_pad=2.5,
            head_pad=3.0,
            column_gap=10.0,
        ),
        section_gap=16,
        logo_height=30,
        totals_share=0.38,
    )


def open_page(stage: Stage) -> Opening:
    """Brand and title on one line over a rule; buyer, seller and dates side by side under it."""
    if stage.window is not None:
        return Opening(blocks=open_letter(stage, stage.window, stage.brand.align or "left"))
    return Opening(blocks=[_masthead(stage), _strip(stage), Block(14.0)])


def _masthead(stage: Stage) -> Block:
    margins, inner = stage.style.margins, stage.sheet.inner
    stack = Stack(stage.family, margins.left, inner)
    stack.add(set_masthead(stage, partial(_title, stage), "left", 0.58)).gap(8)
    return stack.rule(1.5, stage.style.palette.primary_rule).block()


def _title(stage: Stage, stack: Stack, align: Align) -> Stack:
    set_title(stack, (headline(stage.content), stage.style.title), align=align)
    return stack.add(draft_badge(stage, stack, align))


def _strip(stage: Stage) -> Block:
    inner, gap = stage.measure, 20.0
    third = (inner - 2 * gap) * 0.31
    facts = stage.stack(2 * (third + gap), inner - 2 * (third + gap), Part.FACTS)
    fact_rows(facts, stage.content.facts, (stage.style.small, stage.style.cell_strong), align="right", gap=8)
    seller = set_party(stage.content.seller, stage.style, stage.stack(third + gap, third, Part.SELLER))
    columns = [seller.block(), facts.block()]
    if stage.content.buyer is not None:
        columns.append(set_party(stage.content.buyer, stage.style, stage.stack(0, third, Part.BUYER)).block())
    block = beside(columns, gap=10)
    rules = [
        Box(stage.left + place * (third + gap) - gap / 2, 0, 0.5, block.height, stage.style.palette.line)
        for place in (1, 2)
    ]
    return Block(block.height, [*block.ops, *rules], block.breaks, gap=10)
