"""Puts planned marks on fpdf2 pages, one call per mark; knows nothing of invoices."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from billhead_pdf.colors import BLACK, Color
from billhead_pdf.drawing.logo import DrawableLogo, place_logo
from billhead_pdf.drawing.typefaces import STYLES
from billhead_pdf.layout.ops import Box, Code, Op, Picture, Text, Watermark
from billhead_pdf.layout.plan import Plan

if TYPE_CHECKING:
    from fpdf import FPDF


class Canvas:
    """Draws marks; changes of font, colour and fill are written only when they differ from what is set."""

    def __init__(self, pdf: "FPDF", family: str, logo: DrawableLogo | None) -> None:
        self.pdf = pdf
        self.family = family
        self.logo = logo
        self.font: tuple[str, float] | None = None
        self.color: Color | None = None
        self.tracking = 0.0

    def draw_plan(self, plan: Plan) -> None:
        """All pages in order."""
        for ops in plan.pages:
            self.pdf.add_page(format=(plan.width, plan.height))
            for op in sorted(ops, key=_layer):
                self.draw(op)

    def draw(self, op: Op) -> None:
        match op:
            case Text():
                self._text(op)
            case Box():
                self._box(op)
            case Picture() if self.logo is not None:
                place_logo(self.pdf, self.logo, op)
            case Code():
                self._code(op)
            case Watermark():
                self._watermark(op)
            case _:
                pass

    def _text(self, op: Text) -> None:
        if not op.text:
            return
        self._set_font(STYLES[op.weight], op.size)
        self._set_color(op.color)
        if op.tracking != self.tracking:
            self.pdf.set_char_spacing(op.tracking)
            self.tracking = op.tracking
        self.pdf.text(op.x, op.y, op.text)

    def _box(self, op: Box) -> None:
        self._set_color(op.color)
        if op.radius:
            self.pdf.rect(op.x, op.y, op.width, op.height, "F", round_corners=True, corner_radius=op.radius)
        else:
            self.pdf.rect(op.x, op.y, op.width, op.height, "F")

    def _code(self, op: Code) -> None:
        for box in code_boxes(op):
            self._box(box)

    def _watermark(self, op: Watermark) -> None:
        self._set_font("B", op.size)
        self._set_color(op.color)
        with self.pdf.rotation(op.angle, op.x, op.y):
            self.pdf.text(op.x, op.y, op.text)

    def _set_font(self, style: str, size: float) -> None:
        if self.font != (style, size):
            self.pdf.set_font(self.family, style, size)
            self.font = (style, size)

    def _set_color(self, color: Color) -> None:
        """One colour for fills and text: where the two differ, fpdf2 saves and restores the state round every text."""
        if self.color != color:
            self.pdf.set_fill_color(*color)
            self.pdf.set_text_color(*color)
            self.color = color


def _layer(op: Op) -> int:
    """Grounds and rules first, so that text follows text; marks of a layer keep their order."""
    return 1 if isinstance(op, Text) else 0


def code_boxes(op: Code) -> Iterator[Box]:
    """A QR code as rectangles, one per run of dark modules in a row."""
    matrix = _modules(op.payload)
    side = op.size / len(matrix)
    for row, modules in enumerate(matrix):
        for start, length in _runs(modules):
            yield Box(op.x + start * side, op.y + row * side, length * side, side, BLACK)


def _modules(payload: str) -> Sequence[Sequence[int]]:
    """Error correction M and UTF-8, as EPC069-12 asks; the mask is the one that ISO 18004 scores best."""
    import segno

    code = segno.make(payload, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False)
    return list(code.matrix)


def _runs(modules: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(start, length) of the dark runs of a row: fewer marks, and no hairlines between modules."""
    start: int | None = None
    for index, module in enumerate([*modules, 0]):
        if module and start is None:
            start = index
        elif not module and start is not None:
            yield start, index - start
            start = None
