"""The table of lines as blocks: its head, one block per line, the rows of carried totals."""

from decimal import Decimal

from billhead_pdf.content.model import Line, LineTable
from billhead_pdf.layout.blocks import Block, beside
from billhead_pdf.layout.columns import PlacedColumn, place_columns
from billhead_pdf.layout.ops import Box
from billhead_pdf.layout.stack import Align, Stack, level, wrap_lines
from billhead_pdf.templates.style import Style
from billhead_pdf.text.metrics import Family


class TableSetter:
    """Sets one document's table in one style; columns are measured once."""

    def __init__(self, table: LineTable, style: Style, family: Family, width: float) -> None:
        self.table = table
        self.style = style
        self.family = family
        self.width = width
        self.columns = place_columns(table, style, family, width)
        has_details = any(line.description or line.remarks for line in table.lines)
        self.name_look = style.cell_strong if has_details else style.cell

    def head(self) -> Block:
        """The labels of the columns, their last lines level."""
        look, table = self.style.head, self.style.table
        labels = [wrap_lines(each.column.label, look, self.family, each.width) for each in self.columns]
        deepest = max(len(lines) for lines in labels)
        cells = [
            self._cell(each).gap((deepest - len(lines)) * look.leading).text(each.column.label, look, _side(each))
            for each, lines in zip(self.columns, labels, strict=True)
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
            Stack(self.family, left, value_column.x - left).text(label, look),
            Stack(self.family, value_column.x, value_column.width).text(value, look, "right"),
        ]
        stack = Stack(self.family, self.style.margins.left, self.width).gap(pad)
        stack.add(beside([cell.block() for cell in cells])).gap(pad)
        self._rule(stack)
        return Block(stack.y, stack.ops)

    def _row(self, line: Line, index: int, *, is_last: bool) -> Block:
        pad = self.style.table.row_pad
        cells = [self._filled(each, line).block() for each in self.columns]
        stack = Stack(self.family, self.style.margins.left, self.width).gap(pad).add(beside(cells)).gap(pad)
        self._rule(stack, is_last=is_last)
        ops = stack.ops
        if self.style.table.zebra is not None and index % 2:
            ops = [Box(self.style.margins.left, 0, self.width, stack.y, self.style.table.zebra), *ops]
        return Block(stack.y, ops, tuple(stack.breaks), amount=line.amount)

    def _heading(self, line: Line) -> Block:
        pad, inset = self.style.table.row_pad, self.style.table.inset
        stack = Stack(self.family, self.style.margins.left + inset, self.width - 2 * inset).gap(pad * 2)
        stack.text(line.name, self.style.section).gap(pad / 2)
        return Block(stack.y, stack.ops, tuple(stack.breaks), keep_next=True)

    def _filled(self, placed: PlacedColumn, line: Line) -> Stack:
        cell = self._cell(placed)
        if placed.column.key != "description":
            look = self.style.small if placed.column.key in ("position", "unit") else self.style.cell
            return cell.text(line.cells.get(placed.column.key, ""), level(look, self.style.cell), _side(placed))
        cell.text(line.name, self.name_look)
        for text in (line.description, *line.remarks):
            cell.text(text, self.style.small)
        return cell

    def _cell(self, placed: PlacedColumn) -> Stack:
        return Stack(self.family, placed.x, placed.width)

    def _rule(self, stack: Stack, *, is_last: bool = False) -> None:
        table, palette = self.style.table, self.style.palette
        if is_last and table.end_rule:
            stack.rule(table.end_rule, table.head_rule_color)
        elif table.row_rule:
            stack.rule(table.row_rule, palette.line)


def _side(placed: PlacedColumn) -> Align:
    return "right" if placed.column.figures else "left"
