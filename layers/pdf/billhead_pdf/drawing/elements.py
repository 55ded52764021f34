"""The structure tree as objects of the file (ISO 32000-1, 14.7): elements, and the way back to them from a page."""

from collections.abc import Sequence

from billhead_pdf.drawing.engine import PDFString
from billhead_pdf.drawing.marking import Marking
from billhead_pdf.layout.tags import Tag

# A row has as many cells as others also where one is empty.
_CELLS = ("TH", "TD")
# Nothing more is said of them, unless they are not drawn as they are read.
_PLAIN = ("TD", "P")


class TreeWriter:
    """Writes the dictionaries of a tree whose root has the number `first`; `pages` are references to the pages."""

    def __init__(self, marking: Marking, pages: Sequence[str], first: int, second_language: str) -> None:
        self._marking = marking
        self._pages = pages
        self._first = first
        self._second = f"/Lang{PDFString(second_language).serialize()}" if second_language else ""
        self._written: list[str] = []
        self._numbers: dict[Tag, int] = {}
        # (page, number on it) of where an element was drawn; one that was interrupted was drawn in more places.
        self._place: dict[Tag, tuple[int, int]] = {}
        self._places: dict[Tag, list[tuple[int, int]]] = {}

    def write(self, whole: Tag) -> list[str]:
        """The root, the way back from the pages, the elements in the order of reading."""
        for page, tags in enumerate(self._marking.pages):
            for number, tag in enumerate(tags):
                if self._place.setdefault(tag, place := (page, number)) != place:
                    self._places.setdefault(tag, [self._place[tag]]).append(place)
        self._written = ["", ""]
        self._write(whole, self._first)
        self._written[0] = (
            f"<</Type/StructTreeRoot/K {self._first + 2} 0 R/ParentTree {self._first + 1} 0 R"
            f"/ParentTreeNextKey {len(self._pages)}>>"
        )
        self._written[1] = f"<</Nums[{''.join(map(self._parents, range(len(self._pages))))}]>>"
        return self._written

    def _write(self, tag: Tag, parent: int) -> bool:
        """False for an element of which nothing was drawn: there is none, but a cell, which counts in its row."""
        at = len(self._written)
        self._written.append("")
        number = self._numbers[tag] = self._first + at
        below = [kid for kid in tag.kids if self._write(kid, number)] if tag.kids else None
        place = self._place.get(tag)
        if below or tag in self._places:
            held = f"/K[{self._held(tag, below or ())}]"
        elif place is not None:
            held = f"/Pg {self._pages[place[0]]}/K {place[1]}"
        elif tag.kind in _CELLS:
            held = ""
        else:
            self._written.pop()
            return False
        more = "" if tag.kind in _PLAIN and not tag.spoken else self._more(tag)
        self._written[at] = f"<</S/{tag.kind}/P {parent} 0 R{held}{more}>>"
        return True

    def _held(self, tag: Tag, below: Sequence[Tag]) -> str:
        """Elements, and between them what is drawn of this one, as it was drawn."""
        drawn = self._places.get(tag) or [place for place in [self._place.get(tag)] if place]
        kids = [f"{self._numbers[kid]} 0 R" for kid in below]
        if not drawn:
            return " ".join(kids)
        parts = [(place, f"<</Type/MCR/Pg {self._pages[place[0]]}/MCID {place[1]}>>") for place in drawn]
        parts += [(self._place.get(kid, drawn[-1]), written) for kid, written in zip(below, kids, strict=True)]
        return " ".join([written for _, written in sorted(parts, key=lambda part: part[0])])

    def _parents(self, page: int) -> str:
        numbers = self._numbers
        return f"{page}[{' '.join([f'{numbers[tag]} 0 R' for tag in self._marking.pages[page]])}]"

    def _more(self, tag: Tag) -> str:
        """What else is said of an element: attributes, a figure's text, a language, what it says."""
        if tag.kind == "Figure":
            return f"{_attributes(tag, self._marking)}/Alt{PDFString(tag.text).serialize()}"
        said = _attributes(tag, self._marking) + (self._second if tag.is_second else "")
        return f"{said}/ActualText{PDFString(tag.spoken).serialize()}" if tag.spoken else said


def _attributes(tag: Tag, marking: Marking) -> str:
    """ISO 32000-1, 14.8.5: tables 343 and 344 for figures, 347 for lists, 349 for cells."""
    if tag.kind == "L":
        return "/A<</O/List/ListNumbering/None>>"
    if tag.kind == "Figure":
        return f"/A<</O/Layout/Placement/Block/BBox[{' '.join(f'{edge:.2f}' for edge in marking.boxes[tag])}]>>"
    said = (f"/Scope/{tag.scope}" if tag.scope else "") + (f"/ColSpan {tag.span}" if tag.span > 1 else "")
    return f"/A<</O/Table{said}>>" if said else ""
