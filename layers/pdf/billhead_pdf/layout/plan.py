"""Plans a whole document: blocks from the template and the content, put on pages, with what stands round them."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from billhead_pdf.content.model import Content
from billhead_pdf.layout.blocks import Block
from billhead_pdf.layout.closing import set_closing, set_text
from billhead_pdf.layout.furniture import Sheet, footer_lines, set_page_foot, set_page_head
from billhead_pdf.layout.mirror import mirrored
from billhead_pdf.layout.ops import Op, tagged
from billhead_pdf.layout.paging import Flow, Frame, plan_pages
from billhead_pdf.layout.stack import Stack
from billhead_pdf.layout.sums import set_sums
from billhead_pdf.layout.table import TableSetter
from billhead_pdf.layout.tags import PAGINATION, Part, Tag, gather
from billhead_pdf.templates.opening import Opening
from billhead_pdf.text.metrics import Family

_FOOTER_GAP = 18.0
# A Swiss payment part with receipt: 105 mm.
SLIP_HEIGHT = 105 / 25.4 * 72


class Plan(NamedTuple):
    """Every mark of every page, in the order in which they are drawn, and what they are parts of; a document with very
    many lines has no structure."""

    width: float
    height: float
    pages: Sequence[Sequence[Op]]
    structure: Tag | None = None


def plan_document(content: Content, sheet: Sheet, family: Family, opening: Opening) -> Plan:
    """The pages of the document; `opening` is the template's first page head."""
    style = sheet.style
    lines = footer_lines(content, sheet, family)
    footer_height = max(1, len(lines)) * style.small.leading
    frame = Frame(
        style.margins.top, style.margins.next_top, sheet.height - style.margins.bottom - footer_height - _FOOTER_GAP
    )
    after = [*set_sums(content, style, family, sheet.inner), *set_closing(content, style, family, sheet.inner)]
    if content.footer and not lines:
        after.extend(_long_footer(content, sheet, family))
    foot = SLIP_HEIGHT if content.slip is not None else 0.0
    table = TableSetter(content.table, style, family, sheet.inner)
    pages = plan_pages(_flow(content, table, opening.blocks, after), frame, foot=foot)
    marked = [_page(content, sheet, family, opening, (index, len(pages), ops)) for index, ops in enumerate(pages, 1)]
    return Plan(sheet.width, sheet.height, marked, gather(marked) if table.is_tagged else None)


def _flow(content: Content, table: TableSetter, before: Sequence[Block], after: Sequence[Block]) -> Flow:
    head = table.head()
    return Flow(
        before=before,
        head=head,
        next_head=head._replace(ops=tagged(head.ops, PAGINATION)),
        rows=table.rows(),
        after=after,
        carried_forward=partial(table.carry, content.table.carried_forward),
        brought_forward=partial(table.carry, content.table.brought_forward),
    )


def _page(
    content: Content, sheet: Sheet, family: Family, opening: Opening, numbered: tuple[int, int, Sequence[Op]]
) -> list[Op]:
    page, pages, ops = numbered
    decoration = opening.first_page if page == 1 else opening.next_pages
    head = set_page_head(content, sheet, family, page=page)
    if content.slip is None or page < pages:
        foot = set_page_foot(content, sheet, family, page=page, pages=pages)
        return _turned([*decoration, *head, *ops, *foot], sheet, family)
    from billhead_pdf.layout.slip import set_slip

    # The slip is the end of the sheet: what stands at the foot of a page stands above it.
    top = sheet.height - SLIP_HEIGHT
    foot = set_page_foot(content, sheet._replace(height=top), family, page=page, pages=pages)
    return [*_turned([*decoration, *head, *ops, *foot], sheet, family), *set_slip(content.slip, top, family)]


def _turned(ops: list[Op], sheet: Sheet, family: Family) -> list[Op]:
    """Round, where the page is read from right to left; a payment slip never is."""
    return mirrored(ops, sheet.width, family) if sheet.style.is_rtl else ops


def _long_footer(content: Content, sheet: Sheet, family: Family) -> list[Block]:
    column = Stack(family, sheet.text_left, sheet.measure, Tag("Sect", part=Part.FOOTER))
    return list(set_text(content.footer, sheet.style.small, column, gap=sheet.style.section_gap))
