"""Minimal: wide margins, one weight, no grounds and hardly a rule; the amount due is the only thing that speaks up."""

from functools import partial

from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.facts import fact_item
from billhead_pdf.layout.stack import Align, Stack
from billhead_pdf.layout.tags import Part, Tag
from billhead_pdf.templates.letter import open_letter
from billhead_pdf.templates.opening import Opening, Stage, draft_badge, set_masthead, set_party, set_title, title_look
from billhead_pdf.templates.style import Margins, Palette, Style, TableLook, Type


def make_style(palette: Palette) -> Style:
    return Style(
        family="sans",
        palette=palette,
        margins=Margins(left=72, right=72, top=68, next_top=96, bottom=44),
        title=Type(34, 40),
        number=Type(13, 20),
        label=Type(8, 12, color=palette.muted),
        body=Type(9.25, 14),
        strong=Type(9.25, 14, "bold"),
        small=Type(8.25, 12, color=palette.muted),
        head=Type(8, 12, color=palette.muted),
        cell=Type(9.25, 14),
        cell_strong=Type(9.25, 14, "bold"),
        section=Type(9.25, 16, "bold"),
        total=Type(9.25, 14),
        due_label=Type(9.25, 24),
        due=Type(22, 28, color=palette.primary_text),
        due_look="large",
        table=TableLook(head_rule_below=0.6, row_pad=7.0, head_pad=4.0, end_rule=0.6, column_gap=16.0),
        section_gap=32,
        logo_height=40,
        totals_share=0.46,
    )


def open_page(stage: Stage) -> Opening:
    """A large light title against the brand, then three quiet columns."""
    if stage.window is not None:
        return Opening(blocks=open_letter(stage, stage.window, stage.brand.align or "right"))
    masthead = set_masthead(stage, partial(_title, stage), "right", 0.6)
    return Opening(blocks=[masthead, _columns(stage), Block(28.0)])


def _title(stage: Stage, stack: Stack, align: Align) -> Stack:
    title = (stage.content.title, title_look(stage, stack.width))
    set_title(stack, title, (stage.content.number, stage.style.strong), align=align)
    return stack.add(draft_badge(stage, stack, align))


def _columns(stage: Stage) -> Block:
    inner, gap = stage.measure, 20.0
    third = (inner - 2 * gap) / 3
    facts = stage.stack(2 * (third + gap), third, Part.FACTS)
    facts.into(Tag("L", facts.tag))
    for fact in stage.content.facts:
        fact_item(facts, fact, (stage.style.label, stage.style.body)).gap(5)
    seller = set_party(stage.content.seller, stage.style, stage.stack(third + gap, third, Part.SELLER))
    columns = [seller.block(), facts.block()]
    if stage.content.buyer is not None:
        columns.append(set_party(stage.content.buyer, stage.style, stage.stack(0, third, Part.BUYER)).block())
    return beside(columns, gap=36)
