"""Rules on what pages draw: all of it is part of an element or there for the page's sake (ISO 14289-1, 7.1)."""

from collections import Counter
from collections.abc import Iterator

from tests.support.pdf_rules.reading import File, Operation, content_of

_DRAWING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}


def brackets_match(file: File) -> Iterator[str]:
    for page in file.pages:
        depth = 0
        for operation in page.operations:
            depth += (operation.operator in ("BMC", "BDC")) - (operation.operator == "EMC")
            if depth < 0:
                yield f"page {page.number} closes what is not open"
                depth = 0
        if depth:
            yield f"page {page.number} leaves {depth} open"


def all_that_is_drawn_is_marked(file: File) -> Iterator[str]:
    """Checkpoint 01-005 of the Matterhorn protocol."""
    for page in file.pages:
        for operation in page.operations:
            if operation.operator in _DRAWING and not any(_is_part(mark) for mark in operation.marks):
                yield f"{operation.operator} on page {page.number}"


def nothing_is_both_read_and_passed_over(file: File) -> Iterator[str]:
    """Checkpoints 01-003 and 01-004."""
    for page in file.pages:
        for operation in page.operations:
            if _has(operation, artifact=True) and _has(operation, artifact=False):
                yield f"page {page.number}"


def each_number_is_there_once(file: File) -> Iterator[str]:
    """ISO 32000-1, 14.7.4.2: numbers of marked content, from the pages and from the elements."""
    drawn = Counter(
        (page.entries.indirect_reference.idnum, int(operation.operands[1]["/MCID"]))
        for page in file.pages
        for operation in page.operations
        if operation.operator == "BDC" and "/MCID" in operation.operands[1]
    )
    held = Counter(place for element in file.elements() for place in content_of(element))
    yield from (f"{place} is drawn {count} times" for place, count in drawn.items() if count > 1)
    yield from (f"{place} is held {count} times" for place, count in held.items() if count > 1)
    yield from (f"{place} is held but not drawn" for place in held.keys() - drawn.keys())
    yield from (f"{place} is drawn but not held" for place in drawn.keys() - held.keys())


def the_way_back_leads_to_the_element(file: File) -> Iterator[str]:
    """ISO 32000-1, 14.7.4.4: from a page and a number to the element."""
    numbers = file.root.get("/StructTreeRoot", {}).get("/ParentTree", {}).get("/Nums", [])
    rows = dict(zip(map(int, numbers[0::2]), numbers[1::2], strict=True))
    keys = {page.entries.indirect_reference.idnum: page.entries.get("/StructParents") for page in file.pages}
    for element in file.elements():
        for page, number in content_of(element):
            row = rows.get(keys.get(page, -1), [])
            if number >= len(row) or row[number].idnum != element.indirect_reference.idnum:
                yield f"{element['/S']} of {page}, {number}"


def pages_are_gone_through_by_structure(file: File) -> Iterator[str]:
    """ISO 14289-1, 7.18.3"""
    yield from (f"page {page.number}" for page in file.pages if page.entries.get("/Tabs") != "/S")


def _is_part(mark: tuple[str, object]) -> bool:
    return mark[0] == "/Artifact" or (isinstance(mark[1], dict) and "/MCID" in mark[1])


def _has(operation: Operation, *, artifact: bool) -> bool:
    return any((mark[0] == "/Artifact") is artifact and _is_part(mark) for mark in operation.marks)


RULES = (
    brackets_match,
    all_that_is_drawn_is_marked,
    nothing_is_both_read_and_passed_over,
    each_number_is_there_once,
    the_way_back_leads_to_the_element,
    pages_are_gone_through_by_structure,
)
