"""Puts the marks of a plan on the pages of a file. Knows nothing of invoices."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, cast

from billhead_pdf.drawing.codes import code_boxes
from billhead_pdf.drawing.document import Document
from billhead_pdf.drawing.lettering import Lettering
from billhead_pdf.drawing.metadata import Metadata
from billhead_pdf.drawing.page import Pen
from billhead_pdf.drawing.producer import Producer
from billhead_pdf.layout.ops import Box, Code, Op, Picture, Shape, Text, Watermark
from billhead_pdf.layout.plan import Plan
from billhead_pdf.text.metrics import Family

if TYPE_CHECKING:
    from billhead_pdf.drawing.pictures import DrawnPicture


def draw_file(plan: Plan, family: Family, metadata: Metadata, picture: "DrawnPicture | None") -> bytes:
    """The plan as a PDF/A-3B."""
    document = Document(Lettering(family), metadata, picture)
    Canvas(document).draw_plan(plan)
    return bytes(Producer(document).bufferize())


class Canvas:
    """Draws on a document; its picture is what pictures in the plan show."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def draw_plan(self, plan: Plan) -> None:
        """All pages in order."""
        pen = Pen(plan.height, self.document.lettering)
        for ops in plan.pages:
            self.document.open_page(plan.width, plan.height)
            self._draw_page(ops, pen)

    def _draw_page(self, ops: Sequence[Op], pen: Pen) -> None:
        """Grounds, rules and pictures first, so that text follows text; marks of a layer keep their order."""
        for kind, marks in groupby(_grounds(ops), key=type):
            if kind is Box:
                self._write(pen.boxes(cast(Iterable[Box], marks)))
            else:
                self._draw_others(marks, pen)
        self._write(pen.texts([op for op in ops if type(op) is Text]))

    def _draw_others(self, marks: Iterable[Op], pen: Pen) -> None:
        for mark in marks:
            if isinstance(mark, Watermark):
                self._write(pen.watermark(mark))
            elif isinstance(mark, Shape):
                self._write(pen.shape(mark))
            elif isinstance(mark, Picture) and self.document.picture is not None:
                self._place(self.document.picture, mark, pen)

    def _place(self, picture: "DrawnPicture", place: Picture, pen: Pen) -> None:
        """Marked as a figure with what it shows, where that is known."""
        lines = pen.picture(place, (place.width / picture.width, place.height / picture.height))
        if picture.text:
            self.document.figures.append((self.document.pages_count, picture.text))
            lines = f"/Figure <</MCID 0>> BDC\n{lines}\nEMC"
        self._write([lines])

    def _write(self, lines: Iterable[str]) -> None:
        self.document.write_instructions("\n".join(lines))


def _grounds(ops: Sequence[Op]) -> Iterator[Op]:
    for op in [op for op in ops if type(op) is not Text]:
        if isinstance(op, Code):
            yield from code_boxes(op)
        else:
            yield op
