"""Blocks on pages: repeated heads, carried totals, what stays together, what is cut. Pure, no PDF."""

from decimal import Decimal

from billhead_pdf.layout.blocks import Block, beside, cut_block
from billhead_pdf.layout.ops import Box, Op, Text
from billhead_pdf.layout.paging import Flow, Frame, plan_pages

FRAME = Frame(first_top=0, next_top=0, bottom=100)


def words(text: str) -> Text:
    return Text(0, 7.6, text, "regular", 8, (0, 0, 0))


def block(text: str, height: float = 10, *, keep_next: bool = False, amount: int | None = None) -> Block:
    return Block(height, [words(text)], keep_next=keep_next, amount=None if amount is None else Decimal(amount))


def flow(rows: list[Block], *, before: tuple[Block, ...] = (), after: tuple[Block, ...] = ()) -> Flow:
    return Flow(
        before=before,
        head=block("head", keep_next=True),
        next_head=block("next head"),
        rows=rows,
        after=after,
        carried_forward=lambda amount: block(f"carried {amount}"),
        brought_forward=lambda amount: block(f"brought {amount}"),
    )


def texts(pages: list[list[Op]]) -> list[list[str]]:
    return [[op.text for op in page if isinstance(op, Text)] for page in pages]


def lowest(pages: list[list[Op]]) -> float:
    return max(op.y for page in pages for op in page)


def test_head_is_repeated_and_totals_are_carried_over() -> None:
    rows = [block(f"row {number}", amount=number) for number in range(1, 21)]
    pages = texts(plan_pages(flow(rows), FRAME))
    first, second, third = pages
    assert first == ["head", *(f"row {number}" for number in range(1, 9)), "carried 36"]
    assert second == ["next head", "brought 36", *(f"row {number}" for number in range(9, 16)), "carried 120"]
    assert third == ["next head", "brought 120", *(f"row {number}" for number in range(16, 21))]


def test_every_row_stands_once_and_nothing_below_the_frame() -> None:
    rows = [block(f"row {number}", 7 + number % 5, amount=1) for number in range(500)]
    pages = plan_pages(flow(rows, after=(block("totals", 30),)), FRAME)
    placed = [text for page in texts(pages) for text in page if text.startswith("row")]
    assert placed == [f"row {number}" for number in range(500)]
    assert lowest(pages) < FRAME.bottom


def test_heading_row_never_stands_alone_at_the_end_of_a_page() -> None:
    for count in range(1, 12):
        rows = [block(f"row {number}", amount=1) for number in range(count)]
        rows += [block("heading", keep_next=True), block("its row", amount=1), block("last", amount=1)]
        for page in texts(plan_pages(flow(rows), FRAME)):
            assert page[-1] != "heading"
            assert "heading" not in page or page[page.index("heading") + 1] == "its row"


def test_totals_take_the_last_row_with_them() -> None:
    rows = [block(f"row {number}", amount=1) for number in range(7)]
    pages = texts(plan_pages(flow(rows, after=(block("totals", 40),)), FRAME))
    assert pages[0][-1] == "carried 6"
    assert pages[1] == ["next head", "brought 6", "row 6", "totals"]


def test_no_total_is_carried_after_the_table() -> None:
    after = (block("totals", 40), block("payment", 50), block("note", 40))
    pages = texts(plan_pages(flow([block("row", amount=1)], after=after), FRAME))
    assert pages == [["head", "row", "totals"], ["payment", "note"]]


def test_a_document_without_lines_has_a_head_and_totals() -> None:
    assert texts(plan_pages(flow([], after=(block("totals"),)), FRAME)) == [["head", "totals"]]


def tall(lines: int) -> Block:
    ops = [Text(0, 10 * line + 7.6, f"line {line}", "regular", 8, (0, 0, 0)) for line in range(lines)]
    breaks = tuple(10.0 * (line + 1) for line in range(lines))
    return Block(10.0 * lines, ops, breaks, amount=Decimal(7))


def test_a_row_taller_than_a_page_is_cut_between_its_lines_without_loss() -> None:
    pages = plan_pages(flow([block("row", amount=1), tall(40), block("end", amount=1)]), FRAME)
    placed = [text for page in texts(pages) for text in page]
    assert [text for text in placed if text.startswith("line")] == [f"line {line}" for line in range(40)]
    assert [page[0] for page in texts(pages)] == ["head", *["next head"] * (len(pages) - 1)]
    assert "carried 8" in placed
    assert all(any(text.startswith(("row", "line", "end")) for text in page) for page in texts(pages))
    assert lowest(pages) < FRAME.bottom


def test_a_heading_stays_with_the_first_lines_of_a_tall_row() -> None:
    for count in range(1, 10):
        rows = [*(block(f"row {number}", amount=1) for number in range(count)), block("heading", keep_next=True)]
        pages = texts(plan_pages(flow([*rows, tall(30), block("end", amount=1)]), FRAME))
        page = next(page for page in pages if "heading" in page)
        assert page[page.index("heading") + 1] == "line 0"


def test_a_block_that_cannot_be_cut_is_placed_all_the_same() -> None:
    assert texts(plan_pages(flow([], after=(block("wall", 300), block("end"))), FRAME)) == [["head"], ["wall"], ["end"]]


def test_a_row_that_cannot_be_cut_stands_below_what_was_brought_forward() -> None:
    rows = [block("row", amount=1), block("wall", 300, amount=2), block("end", amount=3)]
    pages = texts(plan_pages(flow(rows), FRAME))
    assert pages == [
        ["head", "row", "carried 1"],
        ["next head", "brought 1", "wall", "carried 3"],
        ["next head", "brought 3", "end"],
    ]


def test_a_cut_keeps_every_mark_and_continues_a_ground_on_the_next_page() -> None:
    ground = Box(0, 0, 50, 40, (1, 2, 3))
    whole = Block(40, [ground, *tall(4).ops], (10, 20, 30, 40), amount=Decimal(7))
    head, tail = cut_block(whole, 25) or (whole, whole)
    assert (head.height, tail.height) == (20, 20)
    assert [op.height for part in (head, tail) for op in part.ops if isinstance(op, Box)] == [20, 20]
    assert [op.text for part in (head, tail) for op in part.ops if isinstance(op, Text)] == [
        f"line {line}" for line in range(4)
    ]
    assert (head.amount, tail.amount) == (Decimal(7), None)


def test_a_block_is_not_cut_where_no_break_fits() -> None:
    assert cut_block(tall(4), 5) is None
    assert cut_block(block("whole", 40), 25) is None


def test_a_cut_through_columns_of_different_leading_cuts_no_line() -> None:
    small = [Text(50, 8 * line + 6, f"small {line}", "regular", 7, (0, 0, 0)) for line in range(5)]
    both = beside([tall(4), Block(40, small, (8, 16, 24, 32, 40))])
    head, tail = cut_block(both, 22) or (both, both)
    assert head.height == 20
    assert [op.text for op in head.ops if isinstance(op, Text)] == ["line 0", "line 1", "small 0", "small 1"]
    assert all(op.y - 0.8 * op.size >= 0 for op in tail.ops if isinstance(op, Text))
    assert len(tail.ops) == 5


def test_what_follows_the_table_moves_closer_where_that_saves_a_page() -> None:
    after = tuple(block(f"note {number}", 20)._replace(gap=10) for number in range(3))
    assert len(plan_pages(flow([block("row", amount=1)], after=after), FRAME)) == 1
    after = tuple(block(f"note {number}", 20)._replace(gap=30) for number in range(3))
    pages = plan_pages(flow([block("row", amount=1)], after=after), FRAME)
    assert texts(pages) == [["head", "row", "note 0"], ["note 1", "note 2"]]


def test_the_table_itself_is_never_set_closer() -> None:
    rows = [block(f"row {number}", amount=1)._replace(gap=10) for number in range(5)]
    pages = texts(plan_pages(flow(rows), FRAME))
    assert len(pages) == 2 and pages[1][-1] == "row 4"
