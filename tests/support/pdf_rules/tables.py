"""Rules on tables: ISO 32000-1, 14.8.4.3.4, ISO 14289-1, 7.5."""

from collections.abc import Iterator
from typing import Any

from tests.support.pdf_rules.reading import File, attributes_of, kids_of


def tables_are_rows_of_cells(file: File) -> Iterator[str]:
    for element in file.elements():
        for kid in kids_of(element):
            if (element["/S"], kid["/S"]) in (("/Table", "/TR"), ("/TR", "/TH"), ("/TR", "/TD")):
                continue
            if element["/S"] in ("/Table", "/TR") or kid["/S"] in ("/TR", "/TH", "/TD"):
                yield f"{kid['/S']} in {element['/S']}"


def rows_are_equally_wide(file: File) -> Iterator[str]:
    """Checkpoint 15-003: a regular grid, with cells that span columns counted as often."""
    for number, table in enumerate(_tables(file), 1):
        widths = {sum(int(attributes_of(cell).get("/ColSpan", 1)) for cell in kids_of(row)) for row in kids_of(table)}
        if len(widths) != 1:
            yield f"table {number}: {sorted(widths)}"


def heads_say_what_they_are_heads_of(file: File) -> Iterator[str]:
    """ISO 14289-1, 7.5"""
    for table in _tables(file):
        heads = [cell for row in kids_of(table) for cell in kids_of(row) if cell["/S"] == "/TH"]
        if not heads:
            yield "a table without heads"
        yield from ("no /Scope" for head in heads if attributes_of(head).get("/Scope") not in ("/Row", "/Column"))


def _tables(file: File) -> list[Any]:
    return [element for element in file.elements() if element["/S"] == "/Table"]


RULES = (tables_are_rows_of_cells, rows_are_equally_wide, heads_say_what_they_are_heads_of)
