"""Classic: a centred letterhead and rules instead of grounds, as a stationer would set it. Serif."""

from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.facts import fact_rows
from billhead_pdf.layout.stack import Align
from billhead_pdf.layout.tags import Part
from billhead_pdf.locales.weaving import follow
from billhead_pdf.templates.letter import open_letter
from billhead_pdf.templates.opening import Opening, Stage, draft_badge, headline, set_brand, set_party, set_title
from billhead_pdf.templates.style import Margins, Palette, Style, TableLook, Type


def make_style(palette: Palette) -> Style:
    ink = palette.primary_text
    return Style(
        family="serif",
        palette=palette,
        margins=Margins(left=60, right=60, top=48, next_top=84, bottom=36),
        title=Type(20, 28, "bold", ink),
        number=Type(20, 26, "bold", ink),
        label=Type(8.5, 12, color=palette.muted),
        body=Type(9.5, 14),
        strong=Type(10.5, 15, "bold"),
        small=Type(8.5, 12, color=palette.muted),
        head=Type(9, 13, "bold"),
        cell=Type(9.5, 14),
        cell_strong=Type(9.5, 14, "bold"),
        section=Type(10, 16, "bold", ink),
        total=Type(9.5, 14),
        due_label=Type(10.5, 18, "bold"),
        due=Type(13, 18, "bold", ink),
        due_look="ruled",
        table=TableLook(
            head_rule_above=1.0, head_rule_below=0.5, head_rule_color=ink, row_rule=0.35, end_rule=1.0, row_pad=5.5
        ),
        section_gap=24,
        logo_height=52,
        head_align="center",
    )


def open_page(stage: Stage) -> Opening:
    """Letterhead, recipient beside the dates, then the title over the table."""
    if stage.window is not None:
        return Opening(blocks=open_letter(stage, stage.window, stage.brand.align or "center"))
    return Opening(blocks=[_letterhead(stage), _recipient(stage), _title(stage)])


def _letterhead(stage: Stage) -> Block:
    style, seller = stage.style, stage.content.seller
    align: Align = stage.brand.align or "center"
    stack = stage.stack(0, stage.measure, Part.SELLER)
    if not stage.brand.is_on_paper:
        stack.add(set_brand(stage, (0, stage.measure), align)).gap(6)
    name = [seller.name] if stage.brand.logo is not None or stage.brand.is_on_paper else []
    ids = [follow(fact.label, fact.value) for fact in seller.facts]
    for parts in ([*name, *seller.address], ids, seller.contacts):
        if parts:
            stack.text(follow(*parts, by=" · "), style.small, align)
    ink = style.palette.primary_text
    return stack.gap(10).rule(1.2, ink).gap(1.8).rule(0.4, ink).block()


def _recipient(stage: Stage) -> Block:
    half = stage.measure / 2
    # Level with the buyer's name, which has a heading over it.
    facts = stage.stack(half + 16, half - 16, Part.FACTS).gap(stage.style.label.leading + 3)
    fact_rows(facts, stage.content.facts, (stage.style.small, stage.style.body), align="right")
    blocks = [facts.block()]
    if stage.content.buyer is not None:
        blocks.append(set_party(stage.content.buyer, stage.style, stage.stack(0, half, Part.BUYER)).block())
    return beside(blocks, gap=28)


def _title(stage: Stage) -> Block:
    stack = stage.stack(0, stage.measure, Part.TITLE)
    set_title(stack, (headline(stage.content), stage.style.title))
    return stack.add(draft_badge(stage, stack)).gap(12).block(gap=28, keep_next=True)
