"""QR codes as rectangles. Reads no document."""

from collections.abc import Iterator, Sequence

from billhead_pdf.colors import BLACK
from billhead_pdf.drawing.deferral import Deferral, deferring
from billhead_pdf.layout.ops import Box, Code

# Every mask makes a valid code (ISO/IEC 18004, 7.8); to try all eight for the best looking one is most of the work.
MASK = 2
# segno's own ways to write files; they bring an HTTP client.
_WRITERS = Deferral(later=frozenset({"segno.writers"}))


def code_boxes(op: Code) -> Iterator[Box]:
    """A QR code as rectangles, one per run of dark modules in a row."""
    matrix = modules_of(op.payload)
    side = op.size / len(matrix)
    for row, modules in enumerate(matrix):
        for start, length in _runs(modules):
            yield Box(op.x + start * side, op.y + row * side, length * side, side, BLACK)


def modules_of(payload: str) -> Sequence[Sequence[int]]:
    """Error correction M and UTF-8, as EPC069-12 asks."""
    with deferring(_WRITERS):
        import segno

    code = segno.make(payload, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False, mask=MASK)
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
