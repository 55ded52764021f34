"""Minimal: wide margins, one weight, no grounds and hardly a rule; the amount due is the only thing that speaks up."""

from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.facts import fact_item
from billhead_pdf.layout.tags import Part, Tag
from billhead_pdf.templates.opening import Opening, Stage, draft_badge, set_brand, set_party, set_title, title_look
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
    return Opening(blocks=[_masthead(stage), _columns(stage), Block(32.0)])


def _masthead(stage: Stage) -> Block:
    inner = stage.sheet.inner
    title, content = stage.stack(0, inner * 0.6, Part.TITLE), stage.content
    set_title(title, (content.title, title_look(stage, inner * 0.6)), (content.number, stage.style.small))
    title.add(draft_badge(stage, title))
    return beside([title.block(), set_brand(stage, (inner * 0.6 + 16, inner * 0.4 - 16), "right")])


def _columns(stage: Stage) -> Block:
    inner, gap = stage.sheet.inner, 20.0
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
