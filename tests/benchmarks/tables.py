"""Prints a table. Knows no figure."""

from collections.abc import Sequence


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Columns as wide as their widest cell; numbers to the right."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        print("  " + "  ".join(_aligned(cell, width) for cell, width in zip(row, widths, strict=True)))
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))
    sys_flush()


def sys_flush() -> None:
    print(end="", flush=True)


def _aligned(cell: str, width: int) -> str:
    is_number = cell[:1].isdigit() or cell[:1] in "-+≤"
    return cell.rjust(width) if is_number else cell.ljust(width)
