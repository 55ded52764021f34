"""Puts the marks of a plan on the pages of a file. Knows nothing of invoices."""

from collections.abc import Iterable, Sequence
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
from billhead_pdf.layout.tags import Tag
from billhead_pdf.text.metrics import Family

if TYPE_CHECKING:
    from billhead_pdf.drawing.document import Pictures


def draw_file(plan: Plan, family: Family, metadata: Metadata, pictures: "Pictures") -> bytes:
    """The plan as a PDF/A-3A with PDF/UA-1, or as a PDF/A-3B where the plan has no structure."""
    document = Document(Lettering(family), metadata, pictures, plan.structure)
    Canvas(document).draw_plan(plan)
    return Producer(document).write_file()


class Canvas:
    """Draws on a document; its pictures are what pictures in the plan show."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.marking = document.marking

    def draw_plan(self, plan: Plan) -> None:
        """All pages in order."""
        pen = Pen(plan.height, self.document.lettering)
        for ops in plan.pages:
            self.document.open_page(plan.width, plan.height)
            self._draw_page(ops, pen)

    def _draw_page(self, ops: Sequence[Op], pen: Pen) -> None:
        """Grounds, rules and pictures first, so that text follows text; marks of a layer keep their order."""
        others = [op for op in ops if type(op) is not Text]
        for kind, marks in groupby(others, key=type):
            if kind is Box:
                self._write(pen.boxes(cast(Iterable[Box], marks)))
            else:
                self._draw_others(marks, pen)
        texts = [op for op in ops if type(op) is Text]
        self._put(pen.texts(texts, self.marking))

    def _draw_others(self, marks: Iterable[Op], pen: Pen) -> None:
        for mark in marks:
            if isinstance(mark, Watermark):
                self._write(pen.watermark(mark), mark.tag)
            elif isinstance(mark, Shape):
                self._write(pen.shape(mark))
            elif isinstance(mark, Code):
                self._frame(mark.tag, (mark.x, mark.y, mark.width, mark.height), pen)
                self._write(pen.boxes(code_boxes(mark)), mark.tag)
            elif isinstance(mark, Picture) and mark.name in self.document.pictures:
                picture = self.document.pictures[mark.name]
                self._frame(mark.tag, (mark.x, mark.y, mark.width, mark.height), pen)
                self._write([pen.picture(mark, (mark.width / picture.width, mark.height / picture.height))], mark.tag)

    def _frame(self, tag: Tag | None, place: tuple[float, float, float, float], pen: Pen) -> None:
        """Where a figure is: x, y, width and height of the page's marks, turned to its edges in the file."""
        if self.marking is not None and tag is not None:
            x, y, width, height = place
            self.marking.boxes[tag] = (x, pen.height - y - height, x + width, pen.height - y)

    def _write(self, lines: Iterable[str], tag: Tag | None = None) -> None:
        self._put(lines if self.marking is None else self.marking.bracket(lines, tag))

    def _put(self, lines: Iterable[str]) -> None:
        self.document.write_instructions("\n".join(lines))
