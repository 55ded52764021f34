"""A payment code as an inline picture: paths, no style, no script. Reads no document."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.payment_codes.symbols import SWISS_CROSS, SWISS_SIDE, qr_modules
from markupsafe import Markup

# ISO/IEC 18004 asks for four light modules around the symbol.
QUIET: Final = 4
_PATH: Final = Markup('<path fill="{color}" d="{path}"/>')


def code_picture(code: PaymentCode, title: str) -> Markup:
    """A QR code as on paper; `title` is what a screen reader says."""
    matrix = qr_modules(code)
    side = len(matrix) + 2 * QUIET
    shapes = [("#fff", f"M0 0h{side}v{side}H0z"), ("#000", "".join(_drawn(matrix)))]
    if code.kind == "swiss":
        shapes += _cross(len(matrix))
    paths = Markup("").join(_PATH.format(color=color, path=path) for color, path in shapes)
    return Markup(
        '<svg class="code" viewBox="0 0 {side} {side}" role="img" aria-label="{title}" shape-rendering="crispEdges">'
        "{paths}</svg>"
    ).format(side=side, title=title, paths=paths)


def _drawn(matrix: Sequence[Sequence[int]]) -> Iterator[str]:
    """One rectangle for each run of dark modules in a row."""
    for row, modules in enumerate(matrix):
        start: int | None = None
        for column, is_dark in enumerate([*modules, 0]):
            if is_dark and start is None:
                start = column
            elif not is_dark and start is not None:
                yield f"M{start + QUIET} {row + QUIET}h{column - start}v1h-{column - start}z"
                start = None


def _cross(modules: int) -> Iterator[tuple[str, str]]:
    """The Swiss cross in the middle of the code, in modules."""
    middle = QUIET + Decimal(modules) / 2
    for across, down, is_dark in SWISS_CROSS:
        width, height = (Decimal(side) * modules / SWISS_SIDE for side in (across, down))
        x, y = middle - width / 2, middle - height / 2
        yield "#000" if is_dark else "#fff", f"M{x:.3f} {y:.3f}h{width:.3f}v{height:.3f}h-{width:.3f}z"
