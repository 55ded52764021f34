"""Elements of a document's logical structure (ISO 32000-1, 14.7 and 14.8): what a mark is, not where it stands.

The layout makes them, marks refer to them, and the order of `kids` is the order of reading. Knows no page and no file.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, Literal

from billhead_pdf.layout.ops import Code, Op, Picture, Text
from billhead_pdf.text.isolates import CONTROLS, ZWJ, ZWNJ, has_rtl

Kind = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
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
    "Artifact",
]
# Marks that are part of an element.
_TAGGED = (Text, Picture, Code)
# What only steers the order of writing is not spoken.
_NO_DIRECTION = dict.fromkeys(map(ord, CONTROLS - {ZWJ, ZWNJ}))
# They hold other elements; all others hold text or show something.
_GROUPS = frozenset(("Document", "Sect", "Table", "TR", "L", "LI"))


class Part(IntEnum):
    """The parts of a document in the order in which they are read, wherever a template has put them."""

    TITLE = 0
    SELLER = 1
    BUYER = 2
    FACTS = 3
    BODY = 4
    FOOTER = 5
    SLIP = 6


class Tag:
    """An element. `text` is what a figure shows, `scope` and `span` are of a cell that heads others or spans columns;
    `is_second` is text in the second of the document's languages; `spoken` is the text as it is written, where it is
    drawn in another order."""

    part = Part.BODY
    text = ""
    scope: Literal["", "Row", "Column"] = ""
    span = 1
    is_second = False
    spoken = ""

    def __init__(self, kind: Kind, parent: "Tag | None" = None, **more: Any) -> None:
        self.kind = kind
        self.parent = parent
        self.kids: list[Tag] = []
        if more:
            self.__dict__.update(more)
        if parent is not None:
            parent.kids.append(self)

    def paragraph(self) -> "Tag":
        """What text set in this element belongs to: the element, or a new paragraph where it holds no text itself."""
        return Tag("P", self) if self.kind in _GROUPS else self

    def second(self) -> "Tag":
        """The part of this element's text that is in the second language."""
        if self.kind == "Artifact":
            return Tag("Artifact", text=self.text, is_second=True)
        return Tag("Span", self, is_second=True)


# What is on the page for the page's sake, and is not read (ISO 32000-1, 14.8.2.2).
HEADER = Tag("Artifact", text="Header")
FOOTER = Tag("Artifact", text="Footer")
WATERMARK = Tag("Artifact", text="Watermark")
# Repeated heads and carried totals: there are none on a page without end.
PAGINATION = Tag("Artifact")
# Of an element that is not known yet.
LATER = Tag("Artifact")


def gather(pages: Sequence[list[Op]]) -> Tag:
    """The document's own element, with those of all marks in it; a text that is part of none becomes a paragraph."""
    tops: dict[Tag, None] = {}
    turned: set[Tag] = set()
    for ops in pages:
        for index, op in enumerate(ops):
            if type(op) is Text and op.tag is None:
                ops[index] = op = op._replace(tag=Tag("P"))
            if isinstance(op, _TAGGED) and op.tag is not None:
                tops[_top(op.tag)] = None
                if type(op) is Text and has_rtl(op.text):
                    turned.add(_with_sides(op.tag))
    if turned:
        _write_out(pages, turned)
    whole = Tag("Document")
    whole.kids = sorted((tag for tag in tops if tag.kind != "Artifact"), key=lambda tag: tag.part)
    for tag in whole.kids:
        tag.parent = whole
    return whole


def _write_out(pages: Iterable[list[Op]], turned: set[Tag]) -> None:
    """What is written from right to left is drawn as it is seen from left to right: the texts as they are written are
    said beside it (ISO 32000-1, 14.9.4)."""
    for ops in pages:
        for op in ops:
            if type(op) is Text and op.tag is not None and op.tag.kind != "Artifact":
                element = _with_sides(op.tag)
                if element in turned:
                    element.spoken += op.text.translate(_NO_DIRECTION)


def _with_sides(tag: Tag) -> Tag:
    """The element that holds a text in both languages."""
    return tag.parent if tag.kind == "Span" and tag.parent is not None else tag


def _top(tag: Tag) -> Tag:
    while tag.parent is not None:
        tag = tag.parent
    return tag
