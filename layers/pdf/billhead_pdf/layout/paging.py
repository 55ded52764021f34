"""Puts blocks on pages: repeats the table's head, carries totals over, keeps together what belongs together."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from decimal import Decimal
from math import fsum
from typing import NamedTuple

from billhead_pdf.layout.blocks import Block, cut_block
from billhead_pdf.layout.ops import Op, lowered

CarryBlock = Callable[[Decimal], Block]
# A block of this share of a page may be cut at the end of a page; a smaller one goes to the next page whole.
TALL = 0.35
# What is left of the space between the blocks below the table where that saves a page.
TIGHT = 0.5


class Frame(NamedTuple):
    """Where blocks may stand on a page, points from its top; the first page has a top of its own."""

    first_top: float
    next_top: float
    bottom: float


class Flow(NamedTuple):
    """A document in reading order: blocks before the table, its head and rows, blocks after it; and what stands in the
    head's place on later pages, as tall as it."""

    before: Sequence[Block]
    head: Block
    next_head: Block
    rows: Sequence[Block]
    after: Sequence[Block]
    carried_forward: CarryBlock
    brought_forward: CarryBlock


class _Pager:
    """Where on which page the next block goes, and what the table has come to."""

    def __init__(self, frame: Frame, flow: Flow) -> None:
        self.frame = frame
        self.flow = flow
        self.pages: list[list[Op]] = [[]]
        self.top = self.y = frame.first_top
        self.carried = Decimal(0)
        self.has_carry = False
        self.in_table = False
        # On which page, counted from 1, the table ends.
        self.table_page = 1
        # Height of the row that carries a total to the next page, and of the one that brought it onto this page.
        self.carry_height = flow.carried_forward(Decimal(0)).height
        self.brought_height = 0.0

    def fits(self, blocks: Sequence[Block], reserve: float) -> bool:
        return self.y + self.height_of(blocks) + reserve <= self.frame.bottom + 0.01

    def height_of(self, blocks: Sequence[Block]) -> float:
        # fsum, for the built-in sum adds floats otherwise from Python 3.12 on.
        height = fsum([block.height + block.gap for block in blocks])
        return height - (blocks[0].gap if blocks and self.y == self.top else 0.0)

    def place(self, block: Block) -> None:
        if self.y > self.top:
            self.y += block.gap
        self.pages[-1] += lowered(block.ops, self.y)
        self.y += block.height
        if block.amount is not None:
            self.carried += block.amount
            self.has_carry = True

    def turn_page(self) -> None:
        carries = self.in_table and self.has_carry
        if carries:
            self.place(self.flow.carried_forward(self.carried))
        self.pages.append([])
        self.y = self.top = self.frame.next_top
        self.brought_height = 0.0
        if self.in_table:
            self.place(self.flow.next_head)
        if carries:
            brought = self.flow.brought_forward(self.carried)
            self.brought_height = brought.height
            self.place(brought)

    def place_split(self, block: Block, reserve: float) -> None:
        """A block taller than a page: as much as fits, the rest on the next pages; uncut where it has no breaks."""
        rest = block
        while not self.fits([rest], reserve):
            parts = cut_block(rest, self.frame.bottom - self.y - reserve - rest.gap)
            if parts is None:
                if self.is_fresh():
                    break
                self.turn_page()
                continue
            self.place(parts[0])
            rest = parts[1]
            self.turn_page()
        self.place(rest)

    def sheets(self, foot: float) -> int:
        """How many pages there are if the last one must leave so much room at its foot."""
        return len(self.pages) + (foot > 0 and self.y > self.frame.bottom - foot)

    def is_fresh(self) -> bool:
        """Nothing but the repeated head and the brought-forward row is on the page."""
        opening = self.top
        if self.in_table:
            opening += self.flow.head.height + self.brought_height
        return self.y <= opening + 0.01


def plan_pages(flow: Flow, frame: Frame, *, foot: float = 0.0) -> list[list[Op]]:
    """Marks of each page. The work is linear in the number of blocks.

    Where only what follows the table is left for the last page, it moves closer together if that spares the page.
    `foot` is what the last page must leave free above the frame's bottom; where it cannot, an empty page follows.
    """
    pager = _Pager(frame, flow)
    rows = list(_bound(flow.rows)) or [[]]
    for group in _opening_groups(flow, rows):
        _place_group(pager, group)
    loose = _closed(pager, rows, flow.after)
    if loose.table_page < loose.sheets(foot):
        tight = _closed(pager, rows, [block._replace(gap=block.gap * TIGHT) for block in flow.after])
        if tight.sheets(foot) < loose.sheets(foot):
            loose = tight
    return [*loose.pages, *([] for _ in range(loose.sheets(foot) - len(loose.pages)))]


def _closed(pager: _Pager, rows: Sequence[Sequence[Block]], after: Sequence[Block]) -> _Pager:
    """A copy of the pager that has also placed the last row and what follows the table."""
    closing = copy(pager)
    closing.pages = [*pager.pages[:-1], list(pager.pages[-1])]
    for group in _closing_groups(pager.flow, rows, after):
        _place_group(closing, group)
    return closing


class _Group(NamedTuple):
    """Blocks to keep together. `table` holds the indexes of those that are the table's head and rows."""

    blocks: Sequence[Block]
    table: range = range(0)
    starts_table: bool = False
    ends_table: bool = False


def _place_group(pager: _Pager, group: _Group) -> None:
    reserve = pager.carry_height if group.table and not group.ends_table else 0.0
    if pager.fits(group.blocks, reserve):
        _place_whole(pager, group)
        return
    if not (pager.is_fresh() or _may_start_here(pager, group)):
        pager.turn_page()
    if pager.fits(group.blocks, reserve):
        _place_whole(pager, group)
    else:
        _place_parts(pager, group)


def _may_start_here(pager: _Pager, group: _Group) -> bool:
    """A tall text may begin at the end of a page, if at least its first lines fit below what is bound to it."""
    last = group.blocks[-1]
    if group.ends_table or len(last.breaks) < 2 or last.height < TALL * (pager.frame.bottom - pager.frame.next_top):
        return False
    opening = [*group.blocks[:-1], last._replace(height=last.breaks[1])]
    return pager.fits(opening, pager.carry_height)


def _place_whole(pager: _Pager, group: _Group) -> None:
    for index, block in enumerate(group.blocks):
        pager.place(block)
        if index in group.table:
            pager.table_page = len(pager.pages)
    pager.in_table = (pager.in_table or group.starts_table) and not group.ends_table


def _place_parts(pager: _Pager, group: _Group) -> None:
    for index, block in enumerate(group.blocks):
        inside = index in group.table
        if not inside:
            pager.in_table = False
        pager.place_split(block, pager.carry_height if inside else 0.0)
        if inside:
            pager.table_page = len(pager.pages)
        if group.starts_table and index == 0:
            pager.in_table = True
    if group.ends_table:
        pager.in_table = False


def _opening_groups(flow: Flow, rows: Sequence[Sequence[Block]]) -> Iterator[_Group]:
    """Blocks bound by `keep_next`, up to the last of the table; the head goes with the first row."""
    yield from (_Group(blocks) for blocks in _bound(flow.before))
    for index, bound in enumerate(rows[:-1]):
        table = [*([flow.head] if index == 0 else []), *bound]
        yield _Group(table, range(len(table)), index == 0)


def _closing_groups(flow: Flow, rows: Sequence[Sequence[Block]], after: Sequence[Block]) -> Iterator[_Group]:
    """The last row goes with what follows it."""
    first, *others = list(_bound(after)) or [[]]
    table = [*([flow.head] if len(rows) == 1 else []), *rows[-1]]
    yield _Group([*table, *first], range(len(table)), len(rows) == 1, True)
    yield from (_Group(blocks) for blocks in others)


def _bound(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.keep_next:
            yield group
            group = []
    if group:
        yield group
