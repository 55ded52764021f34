"""Points along a path, close enough together for the box around it; complex numbers are points of the plane."""

import cmath
import math
from collections.abc import Iterator
from itertools import pairwise

from billhead_images.svg.paths import segments

_STEPS = 16
_SHARES = tuple(step / _STEPS for step in range(1, _STEPS + 1))


def outline_points(data: str) -> list[tuple[float, float]]:
    """Return points of canonical path data: every corner, and sixteen of each curve."""
    pen = _Pen()
    points = [point for command, values in segments(data) for point in pen.moved(command, values)]
    return [(point.real, point.imag) for point in points]


class _Pen:
    """Where the path is, where its part began, and the control point that a smooth curve mirrors."""

    def __init__(self) -> None:
        self._at = self._start = 0j
        self._control: tuple[str, complex] = ("", 0j)

    def moved(self, command: str, values: list[float]) -> list[complex]:
        """Follow one segment and return points on it."""
        kind, begin = command.upper(), self._at
        points = list(self._points(kind, values, begin if command.islower() else 0j))
        self._at = points[-1]
        if kind == "M":
            self._start = self._at
        if kind not in "CSQT":
            self._control = ("", self._at)
        return points

    def _points(self, kind: str, values: list[float], origin: complex) -> Iterator[complex]:
        if kind == "Z":
            yield self._start
        elif kind == "H":
            yield complex(values[0] + origin.real, self._at.imag)
        elif kind == "V":
            yield complex(self._at.real, values[0] + origin.imag)
        elif kind == "A":
            yield from _arc(self._at, values, complex(*values[5:]) + origin)
        else:
            pairs = [complex(x, y) + origin for x, y in zip(values[::2], values[1::2], strict=True)]
            yield from pairs if kind in "ML" else self._curve(kind, pairs)

    def _curve(self, kind: str, pairs: list[complex]) -> Iterator[complex]:
        family = "cubic" if kind in "CS" else "quadratic"
        if kind in "ST":
            last_family, last = self._control
            pairs = [2 * self._at - (last if last_family == family else self._at), *pairs]
        self._control = (family, pairs[-2])
        points = [self._at, *pairs]
        return (_bezier(points, share) for share in _SHARES)


def _bezier(points: list[complex], share: float) -> complex:
    while len(points) > 1:
        points = [(1 - share) * one + share * other for one, other in pairwise(points)]
    return points[0]


def _arc(begin: complex, values: list[float], end: complex) -> Iterator[complex]:
    """Sample an elliptical arc by its centre (SVG 1.1 appendix F.6.5), computed where the ellipse is a unit circle."""
    rx, ry, turn = abs(values[0]), abs(values[1]), cmath.rect(1, math.radians(values[2]))
    if not (rx and ry) or begin == end:
        yield end
        return
    first, last = _on_circle(begin / turn, rx, ry), _on_circle(end / turn, rx, ry)
    half = (last - first) / 2
    scale = max(1.0, abs(half))  # radii that are too short grow until they reach
    side = 1 if values[3] != values[4] else -1
    centre = (first + last) / 2 + side * 1j * half / abs(half) * math.sqrt(max(0.0, scale**2 - abs(half) ** 2))
    sweep = cmath.phase((last - centre) / (first - centre)) % math.tau
    sweep -= 0 if values[4] else math.tau
    for share in _SHARES[:-1]:
        point = centre + (first - centre) * cmath.rect(1, sweep * share)
        yield complex(point.real * rx, point.imag * ry) * turn
    yield end


def _on_circle(point: complex, rx: float, ry: float) -> complex:
    return complex(point.real / rx, point.imag / ry)
