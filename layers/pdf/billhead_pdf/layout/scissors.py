"""A pair of scissors on a line to cut along: two blades, each with its ring. No bundled font has the sign."""

from collections.abc import Iterator, Sequence
from typing import Final

from billhead_pdf.colors import BLACK
from billhead_pdf.layout.ops import Shape

# A blade that ends below the line and its ring above it, in shares of the scissors' length: along the line, across it.
_BLADE: Final = ((0.335, -0.15), (1.0, 0.125), (0.94, 0.17), (0.56, 0.065), (0.31, -0.075))
_RING: Final = (0.17, -0.155)
_OUTER, _INNER = 0.17, 0.105
# How far the control points of a quarter circle stand from its ends, in radii.
_KAPPA: Final = 0.5523


def scissors(x: float, y: float, length: float, *, is_upright: bool) -> Iterator[Shape]:
    """From (x, y) to the right, or downwards."""
    for side in (1.0, -1.0):
        steps = [*_polygon(_BLADE), *_circle(_OUTER), *_circle(_INNER)]
        yield Shape(x, y, [(step, _placed(points, (length, side), is_upright)) for step, points in steps], BLACK)


def _placed(points: Sequence[float], scale: tuple[float, float], is_upright: bool) -> list[float]:
    length, side = scale
    along = [value * length for value in points[::2]]
    across = [value * length * side for value in points[1::2]]
    pairs = zip(across, along, strict=True) if is_upright else zip(along, across, strict=True)
    return [value for pair in pairs for value in pair]


def _polygon(corners: Sequence[tuple[float, float]]) -> Iterator[tuple[str, Sequence[float]]]:
    for number, corner in enumerate(corners):
        yield ("l" if number else "m"), corner
    yield "h", ()


def _circle(radius: float) -> Iterator[tuple[str, Sequence[float]]]:
    x, y = _RING
    near = radius * _KAPPA
    yield "m", (x + radius, y)
    for towards, turned in (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))):
        start = (x + radius * towards[0] + near * turned[0], y + radius * towards[1] + near * turned[1])
        stop = (x + radius * turned[0] + near * towards[0], y + radius * turned[1] + near * towards[1])
        yield "c", (*start, *stop, x + radius * turned[0], y + radius * turned[1])
    yield "h", ()
