"""A payment code as an inline picture: one path, no style, no script. Reads no document."""

from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

# ISO/IEC 18004 asks for four light modules around the symbol; every mask is valid, the PDF takes the same.
QUIET: Final = 4
MASK: Final = 2


def code_picture(payload: str, title: str) -> Markup:
    """Error correction M and UTF-8, as EPC069-12 asks; `title` is what a screen reader says."""
    matrix = _modules(payload)
    side = len(matrix) + 2 * QUIET
    path = "".join(_drawn(matrix))
    return Markup(
        '<svg class="code" viewBox="0 0 {side} {side}" role="img" aria-label="{title}" shape-rendering="crispEdges">'
        '<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    ).format(side=side, title=title, path=path)


def _modules(payload: str) -> Sequence[Sequence[int]]:
    import segno  # only for a document that has a code

    code = segno.make(payload, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False, mask=MASK)
    return list(code.matrix)


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
