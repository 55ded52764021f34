"""What stands where on a drawn page, read back from the file by an independent reader, in millimetres from the top."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


class Place(NamedTuple):
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    def is_inside(self, other: "Place", slack: float = 0.05) -> bool:
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )


def find_text(pdf: bytes, wanted: str, page: int = 0) -> Place:
    """Where the text stands that is first found on the page."""
    return next(iter(find_texts(pdf, wanted, page)))


def find_texts(pdf: bytes, wanted: str, page: int = 0) -> list[Place]:
    """Every place where the text stands, in the order of the file; a text is on one line."""
    sheet = pypdfium2.PdfDocument(pdf)[page]
    text = sheet.get_textpage()
    search = text.search(wanted, match_case=True)
    places: list[Place] = []
    while (found := search.get_next()) is not None:
        boxes = [text.get_charbox(at) for at in range(found[0], found[0] + found[1])]
        left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
        places.append(_place(sheet, (left, bottom, right, top)))
    return places


def find_pictures(pdf: bytes, page: int = 0) -> list[Place]:
    """Pictures, each a form of the page."""
    sheet = pypdfium2.PdfDocument(pdf)[page]
    return [_place(sheet, each.get_bounds()) for each in sheet.get_objects([pdfium.FPDF_PAGEOBJ_FORM], max_depth=1)]


def find_marks(pdf: bytes, page: int = 0) -> list[Place]:
    """Boxes and rules, by path."""
    sheet = pypdfium2.PdfDocument(pdf)[page]
    return [place for each in _paths(sheet) for place in _boxes(sheet, each)]


def _paths(sheet: Any) -> Iterator[Any]:
    yield from sheet.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)


def _boxes(sheet: Any, path: Any) -> Iterator[Place]:
    """One path has all boxes of a colour that follow each other: a box begins where its outline does."""
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(path.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(path.raw, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield _around(sheet, points)
            points = []
        points.append(_point(segment))
    yield _around(sheet, points)


def _point(segment: Any) -> tuple[float, float]:
    x, y = pdfium.c_float(), pdfium.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _around(sheet: Any, points: list[tuple[float, float]]) -> Place:
    across, up = [point[0] for point in points], [point[1] for point in points]
    return _place(sheet, (min(across), min(up), max(across), max(up)))


def _place(sheet: Any, bounds: tuple[float, float, float, float]) -> Place:
    left, bottom, right, top = bounds
    height = sheet.get_height()
    return Place(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
