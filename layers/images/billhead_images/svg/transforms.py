"""Transform lists of SVG, multiplied into one matrix."""

import math
from collections.abc import Callable

from billhead_images.svg.numbers import broken, numbers, written

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def matrix_of(text: str | None) -> Matrix:
    """Read a transform list (SVG 1.1 §7.6) into one matrix; raises `LogoRejected`."""
    matrix = IDENTITY
    *functions, rest = (text or "").split(")")
    if rest.strip(" \t\r\n,"):
        raise broken("a transform")
    for function in functions:
        name, bracket, arguments = function.strip(" \t\r\n,").partition("(")
        matrix = product(matrix, _function(name.strip() if bracket else "", numbers(arguments)))
    return matrix


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def translation(x: float, y: float = 0.0) -> Matrix:
    """Return the matrix that moves by x and y."""
    return (1.0, 0.0, 0.0, 1.0, x, y)


def written_matrix(matrix: Matrix) -> str | None:
    """Write the matrix, or None where it changes nothing; raises `LogoRejected` for absurd numbers."""
    if not all(abs(value) < 1e9 for value in matrix):
        raise broken("a transform")
    numbers_written = " ".join(written(value, 9) for value in matrix)
    return None if numbers_written == "1 0 0 1 0 0" else f"matrix({numbers_written})"


def _rotation(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    turned: Matrix = (cosine, sine, -sine, cosine, 0.0, 0.0)
    return product(translation(x, y), product(turned, translation(-x, -y)))


def _scaling(x: float, y: float | None = None) -> Matrix:
    return (x, 0.0, 0.0, x if y is None else y, 0.0, 0.0)


def _matrix(*values: float) -> Matrix:
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


def _skew_x(degrees: float) -> Matrix:
    return (1.0, 0.0, math.tan(math.radians(degrees)), 1.0, 0.0, 0.0)


def _skew_y(degrees: float) -> Matrix:
    return (1.0, math.tan(math.radians(degrees)), 0.0, 1.0, 0.0, 0.0)


_FUNCTIONS: dict[str, tuple[Callable[..., Matrix], tuple[int, ...]]] = {
    "matrix": (_matrix, (6,)),
    "translate": (translation, (1, 2)),
    "scale": (_scaling, (1, 2)),
    "rotate": (_rotation, (1, 3)),
    "skewX": (_skew_x, (1,)),
    "skewY": (_skew_y, (1,)),
}


def _function(name: str, arguments: list[float]) -> Matrix:
    build, counts = _FUNCTIONS.get(name, (None, ()))
    if build is None or len(arguments) not in counts:
        raise broken("a transform")
    return build(*arguments)
