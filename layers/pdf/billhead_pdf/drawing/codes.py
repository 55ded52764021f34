"""Payment codes as rectangles. Reads no document."""

from collections.abc import Iterator, Sequence

from billhead_pdf.colors import BLACK, WHITE
from billhead_pdf.drawing.deferral import Deferral, deferring
from billhead_pdf.layout.ops import Box, Code
from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.payment_codes.symbols import SWISS_CROSS, SWISS_SIDE, qr_modules

# segno's own ways to write files; they bring an HTTP client.
_WRITERS = Deferral(later=frozenset({"segno.writers"}))


def code_boxes(op: Code) -> Iterator[Box]:
    """One rectangle per run of dark modules in a row; the Swiss code has its cross on top."""
    matrix = _matrix(op.code)
    width, height = op.width / len(matrix[0]), op.height / len(matrix)
    for row, modules in enumerate(matrix):
        for start, length in _runs(modules):
            yield Box(op.x + start * width, op.y + row * height, length * width, height, BLACK)
    if op.code.kind == "swiss":
        yield from _cross(op)


def _matrix(code: PaymentCode) -> Sequence[Sequence[int]]:
    if code.kind == "hub3":
        from billhead_pdf.drawing.barcode import barcode_modules

        return barcode_modules(code.payload)
    with deferring(_WRITERS):
        return qr_modules(code)


def _cross(op: Code) -> Iterator[Box]:
    scale = op.width / SWISS_SIDE
    for across, down, is_dark in SWISS_CROSS:
        width, height = float(across) * scale, float(down) * scale
        x, y = op.x + (op.width - width) / 2, op.y + (op.height - height) / 2
        yield Box(x, y, width, height, BLACK if is_dark else WHITE)


def _runs(modules: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(start, length) of the dark runs of a row: fewer marks, and no hairlines between modules."""
    start: int | None = None
    for index, module in enumerate([*modules, 0]):
        if module and start is None:
            start = index
        elif not module and start is not None:
            yield start, index - start
            start = None
