"""The table of lines as blocks: its head, one block per line, the rows of carried totals."""

from collections.abc import Sequence
from decimal import Decimal

from billhead_pdf.content.model import ColumnKey, Line, LineTable
from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.columns import PlacedColumn, place_columns
from billhead_pdf.layout.ops import Box, Op, tagged
from billhead_pdf.layout.stack import Align, Stack, figure_side, fitted, level
from billhead_pdf.layout.tags import LATER, PAGINATION, Tag
from billhead_pdf.templates.style import Style, Type
from billhead_pdf.text.metrics import Family

# A table of more lines is drawn without a structure, which would double the file (docs/pdf.md).
MAX_TAGGED_LINES = 500


class TableSetter:
    """Sets one document's table in one style; columns are measured once."""

    def __init__(self, table: LineTable, style: Style, family: Family, width: float) -> None:
        self.is_tagged = len(table.lines) <= MAX_TAGGED_LINES
        self.table = table
        self.style = style
        self.family = family
        self.width = width
        self.line = style.palette.line
        # One table, on however many pages.
        self.tag = Tag("Table")
        self.columns = place_columns(table, style, family, width)
        has_details = any(line.description or line.remarks for line in table.lines)
        self.name_look = style.cell_strong if has_details else style.cell
        self.quiet_look = level(style.small, style.cell)
        # Each column with its cells as they stand in every row: units, rates and quantities repeat themselves.
        self._cells: list[tuple[ColumnKey, PlacedColumn, dict[str, Stack]]] = [
            (placed.column.key, placed, {}) for placed in self.columns
        ]

    def head(self) -> Block:
        """The labels of the columns, their last lines level."""
        look, table = self.style.head, self.style.table
        row = Tag("TR", self.tag)
        heads = [Tag("TH", row, scope="Column") for _ in self.columns]
        labels = [
            self._cell(each, head).beneath(
                each.column.label, self._unbroken(each.column.label, look, each), self._side(each)
            )
            for each, head in zip(self.columns, heads, strict=True)
        ]
        deepest = max(label.y for label in labels)
        cells = [
            self._cell(each, head).gap(deepest - label.y).add(label.block())
            for each, head, label in zip(self.columns, heads, labels, strict=True)
        ]
        stack = Stack(self.family, self.style.margins.left, self.width)
        if table.head_rule_above:
            stack.rule(table.head_rule_above, table.head_rule_color)
        stack.gap(table.head_pad).add(beside([cell.block() for cell in cells])).gap(table.head_pad)
        if table.head_rule_below:
            stack.rule(table.head_rule_below, table.head_rule_color)
        block = stack.block()
        if table.head_fill is None:
            return Block(block.height, block.ops, keep_next=True)
        ground = Box(self.style.margins.left, 0, self.width, block.height, table.head_fill, table.head_radius)
        return Block(block.height, [ground, *block.ops], keep_next=True)

    def rows(self) -> list[Block]:
        """One block per line; a heading row is bound to the line below it."""
        blocks: list[Block] = []
        last = len(self.table.lines) - 1
        for index, line in enumerate(self.table.lines):
            blocks.append(self._heading(line) if line.is_heading else self._row(line, index, is_last=index == last))
        return blocks

    def carry(self, label: str, amount: Decimal) -> Block:
        """'Carried forward' or 'Brought forward' with the sum of the lines so far."""
        look, pad = self.style.cell_strong, self.style.table.row_pad
        value_column = self.columns[-1]
        left = next(each.x for each in self.columns if each.column.key == "description")
        value = self.table.write_amount(amount)
        cells = [
            Stack(self.family, left, value_column.x - left, PAGINATION).text(label, look),
            Stack(self.family, value_column.x, value_column.width, PAGINATION).text(
                value, look, figure_side(self.style)
            ),
        ]
        stack = Stack(self.family, self.style.margins.left, self.width).gap(pad)
        stack.add(beside([cell.block() for cell in cells])).gap(pad)
        self._rule(stack)
        return Block(stack.y, stack.ops)

    def _row(self, line: Line, index: int, *, is_last: bool) -> Block:
        """All cells in one go, none as a block of its own: a long document is mostly rows."""
        cells: list[Stack] = []
        for key, placed, known in self._cells:
            text = line.cells.get(key, "")
            if key == "description":
                cells.append(self._described(placed, line))
            else:
                cells.append(known.get(text) or known.setdefault(text, self._figure(placed, text)))
        stack = Stack(self.family, self.style.margins.left, self.width)
        stack.ops = self._marks(cells)
        stack.y = max([cell.y for cell in cells]) + self.style.table.row_pad
        self._rule(stack, is_last=is_last)
        if self.style.table.zebra is not None and index % 2:
            stack.ops.insert(0, Box(self.style.margins.left, 0, self.width, stack.y, self.style.table.zebra))
        breaks = sorted({at for cell in cells for at in cell.breaks})
        return Block(stack.y, stack.ops, breaks, amount=line.amount)

    def _marks(self, cells: Sequence[Stack]) -> list[Op]:
        """Cells that other rows have too become cells of this one."""
        if not self.is_tagged:
            return [op for cell in cells for op in cell.ops]
        row = Tag("TR", self.tag)
        return [op for cell in cells for op in tagged(cell.ops, Tag("TD", row))]

    def _heading(self, line: Line) -> Block:
        pad, inset = self.style.table.row_pad, self.style.table.inset
        head = Tag("TH", Tag("TR", self.tag), scope="Row", span=len(self.columns))
        stack = Stack(self.family, self.style.margins.left + inset, self.width - 2 * inset, head).gap(pad * 2)
        stack.text(line.name, self.style.section).gap(pad / 2)
        return Block(stack.y, stack.ops, tuple(stack.breaks), keep_next=True)

    def _figure(self, placed: PlacedColumn, text: str) -> Stack:
        """Small type, where it is used, stands on the lines of the other columns."""
        look = self.quiet_look if placed.column.key in ("position", "unit") else self.style.cell
        cell = self._begun(placed).text(text, look, self._side(placed))
        if len(cell.ops) < 2:
            return cell
        return self._begun(placed).text(text, self._unbroken(text, look, placed), self._side(placed))

    def _unbroken(self, text: str, look: Type, placed: PlacedColumn) -> Type:
        """Smaller type where a word or a figure would be broken to fit its column."""
        return fitted(max(text.split(" "), key=len), look, self.family, placed.width)

    def _described(self, placed: PlacedColumn, line: Line) -> Stack:
        cell = self._begun(placed).text(line.name, self.name_look)
        for text in (line.description, *line.remarks):
            cell.text(text, self.style.small)
        return cell

    def _begun(self, placed: PlacedColumn) -> Stack:
        """Of a row: below its padding."""
        return self._cell(placed, LATER).gap(self.style.table.row_pad)

    def _cell(self, placed: PlacedColumn, tag: Tag) -> Stack:
        return Stack(self.family, placed.x, placed.width, tag)

    def _side(self, placed: PlacedColumn) -> Align:
        return figure_side(self.style) if placed.column.figures else "left"

    def _rule(self, stack: Stack, *, is_last: bool = False) -> None:
        table = self.style.table
        if is_last and table.end_rule:
            stack.rule(table.end_rule, table.head_rule_color)
        elif table.row_rule:
            stack.rule(table.row_rule, self.line)
