"""Rules on the tree of elements: ISO 32000-1, 14.7 and 14.8, ISO 14289-1, 7.1 to 7.7."""

import itertools
from collections.abc import Iterator

from tests.support.pdf_rules.reading import File, attributes_of, content_of, kids_of

_STANDARD = {
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "Span",
    "Figure",
    "Table",
    "TR",
    "TH",
    "TD",
    "L",
    "LI",
    "Lbl",
    "LBody",
}
_HOLD_NO_TEXT = {"/Document", "/Sect", "/Table", "/TR", "/L", "/LI"}


def the_file_says_that_it_is_tagged(file: File) -> Iterator[str]:
    told = file.root.get("/MarkInfo", {})
    if str(told.get("/Marked")) != "True" or "/Suspects" in told:
        yield str(told)


def elements_are_of_standard_kinds(file: File) -> Iterator[str]:
    """ISO 32000-1, 14.8.4"""
    yield from (str(element["/S"]) for element in file.elements() if element["/S"][1:] not in _STANDARD)
    if next(file.elements(), {}).get("/S") != "/Document":
        yield "the document is no /Document"


def elements_know_what_they_are_in(file: File) -> Iterator[str]:
    for element in file.elements():
        for kid in kids_of(element):
            if kid.raw_get("/P").idnum != element.indirect_reference.idnum:
                yield f"{kid['/S']} in {element['/S']}"


def elements_hold_something(file: File) -> Iterator[str]:
    """A cell may be empty."""
    for element in file.elements():
        if not kids_of(element) and not content_of(element) and element["/S"] not in ("/TD", "/TH"):
            yield str(element["/S"])


def groups_hold_no_text_of_their_own(file: File) -> Iterator[str]:
    for element in file.elements():
        if element["/S"] in _HOLD_NO_TEXT and content_of(element):
            yield str(element["/S"])


def headings_skip_no_level(file: File) -> Iterator[str]:
    """ISO 14289-1, 7.4.2"""
    levels = [int(element["/S"][2:]) for element in file.elements() if element["/S"][:2] == "/H"]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield f"levels {levels}"
    for before, level in itertools.pairwise(levels):
        if level > before + 1:
            yield f"{level} after {before}"


def figures_say_what_they_show(file: File) -> Iterator[str]:
    """ISO 14289-1, 7.3, and where they are: ISO 32000-1, 14.8.5.4.3."""
    for element in file.elements():
        if element["/S"] == "/Figure":
            if not str(element.get("/Alt", "")).strip():
                yield "no /Alt"
            box = attributes_of(element).get("/BBox", [])
            if len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
                yield "/BBox"


def lists_are_lists_of_items(file: File) -> Iterator[str]:
    """ISO 32000-1, 14.8.4.3.3; ISO 14289-1, 7.6: how labels count is said, where there are any."""
    for element in file.elements():
        kinds = {str(kid["/S"]) for kid in kids_of(element)}
        if element["/S"] == "/L":
            yield from (f"{kind} in /L" for kind in kinds - {"/LI"})
            if "/ListNumbering" not in attributes_of(element):
                yield "/ListNumbering"
        elif element["/S"] == "/LI":
            yield from (f"{kind} in /LI" for kind in kinds - {"/Lbl", "/LBody"})
        elif "/LI" in kinds or "/Lbl" in kinds:
            yield f"an item in {element['/S']}"


RULES = (
    the_file_says_that_it_is_tagged,
    elements_are_of_standard_kinds,
    elements_know_what_they_are_in,
    elements_hold_something,
    groups_hold_no_text_of_their_own,
    headings_skip_no_level,
    figures_say_what_they_show,
    lists_are_lists_of_items,
)
