"""The instructions that draw a page (ISO 32000-1, 8 and 9), one byte per character. Knows no file and no fpdf2."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from math import cos, radians, sin
from operator import itemgetter
from typing import NamedTuple

from billhead_pdf.colors import Color
from billhead_pdf.drawing.lettering import Lettering
from billhead_pdf.drawing.marking import Marking
from billhead_pdf.layout.ops import Box, Picture, Shape, Text, Watermark
from billhead_pdf.text.metrics import Weight

# How far the control points of a quarter circle stand from its ends, in radii.
_KAPPA = 0.5523


class Pen:
    """Writes marks of one page of this height; PDF counts upwards from the bottom of the page."""

    def __init__(self, height: float, lettering: Lettering) -> None:
        self.height = height
        self.lettering = lettering
        self._numbers = _Numbers()
        self._looks = _Looks(lettering)

    def boxes(self, boxes: Iterable[Box]) -> list[str]:
        """Filled rectangles; those of one colour that follow each other are one path."""
        lines: list[str] = []
        color: Color | None = None
        for box in boxes:
            if box.color != color:
                if color is not None:
                    lines.append("f")
                color = box.color
                lines.append(_fill(color))
            bottom = self.height - box.y - box.height
            if box.radius:
                lines.extend(_round(box, bottom))
            else:
                lines.append(f"{box.x:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re")
        lines.append("f")
        return lines

    def texts(self, texts: Iterable[Text], marking: Marking | None = None) -> list[str]:
        """Lines of text, with `marking` in the brackets of their elements; a look is set where it changes."""
        lines = ["BT"]
        numbers, height = self._numbers, self.height
        open_tag, look, before, letters, after = None, None, "", str, ""
        for x, y, text, weight, size, color, tracking, tag in texts:
            if tag is not open_tag and marking is not None and tag is not None:
                lines.append(marking.begin(tag) if open_tag is None else f"EMC {marking.begin(tag)}")
                open_tag = tag
            if (weight, size, color, tracking) != look:
                look = weight, size, color, tracking
                if after:
                    lines.append(after)
                before, letters, after = self._looks[look]
                lines.append(before)
            try:
                shown = f"({''.join(map(letters, text))})Tj"
            except KeyError:
                shown = f"{self._mixed(text.removesuffix(' '), weight, size)} {before}"
                # Behind all that is drawn, also where it is read from right to left.
                shown += f" ({letters(' ')})Tj" if text.endswith(" ") else ""
            lines.append(f"1 0 0 1 {numbers[x]} {numbers[height - y]} Tm {shown}")
        lines.append(f"{after} ET" if open_tag is None else f"{after} EMC ET")
        return lines

    def picture(self, place: Picture, scale: tuple[float, float]) -> str:
        """The form of its name, whose lower left corner is its origin."""
        bottom = self.height - place.y - place.height
        return f"q {scale[0]:.6f} 0 0 {scale[1]:.6f} {place.x:.2f} {bottom:.2f} cm /{place.name} Do Q"

    def shape(self, op: Shape) -> Iterator[str]:
        """The outline, filled; where it crosses itself, what lies within an even number of its lines stays empty."""
        yield _fill(op.color)
        for operator, numbers in op.steps:
            points = zip(numbers[::2], numbers[1::2], strict=True)
            yield " ".join([*(f"{op.x + x:.2f} {self.height - op.y - y:.2f}" for x, y in points), operator])
        yield "f*"

    def watermark(self, op: Watermark) -> Iterator[str]:
        """Bold text, turned against the clock round its start."""
        angle = radians(op.angle)
        turn = f"{cos(angle):.5f} {sin(angle):.5f} {-sin(angle):.5f} {cos(angle):.5f}"
        yield "BT"
        yield _fill(op.color)
        yield f"{turn} {op.x:.2f} {self.height - op.y:.2f} Tm {self._mixed(op.text, 'bold', op.size)}"
        yield "ET"

    def _mixed(self, text: str, weight: Weight, size: float) -> str:
        """Text that more than one font may draw, each named where it begins."""
        pieces = self.lettering.pieces(text, weight, size)
        return " ".join(
            f"{_select(number, size)} {' '.join(shown for _, shown in group)}"
            for number, group in groupby(pieces, key=itemgetter(0))
        )


# Weight, size, colour and tracking of a text.
_Look = tuple[Weight, float, Color, float]


class _Written(NamedTuple):
    """Of a look: what sets font and colour, how its letters are written, and what puts the tracking back."""

    before: str
    letters: Callable[[str], str]
    after: str


class _Looks(dict[_Look, _Written]):
    """Looks as they are written, filled as they come up."""

    def __init__(self, lettering: Lettering) -> None:
        super().__init__()
        self.lettering = lettering

    def __missing__(self, look: _Look) -> _Written:
        weight, size, color, tracking = look
        letters = self.lettering.letters(weight)
        before = f"{_select(letters.font.number, size)} {_fill(color)}"
        after = "0 Tc" if tracking else ""
        before = f"{before} {tracking:.2f} Tc" if tracking else before
        self[look] = written = _Written(before, letters.__getitem__, after)
        return written


class _Numbers(dict[float, str]):
    """Coordinates as text; columns and lines make them repeat themselves."""

    def __missing__(self, value: float) -> str:
        self[value] = written = f"{value:.2f}"
        return written


def _select(number: int, size: float) -> str:
    return f"/F{number} {size:.2f} Tf"


def _fill(color: Color) -> str:
    red, green, blue = (channel / 255 for channel in color)
    return f"{red:.3f} {green:.3f} {blue:.3f} rg"


def _round(box: Box, bottom: float) -> Iterator[str]:
    """The outline of a rectangle with round corners, from the lower left one against the clock."""
    radius = min(box.radius, box.width / 2, box.height / 2)
    left, right, top = box.x, box.x + box.width, bottom + box.height
    near = radius * (1 - _KAPPA)
    yield f"{left + radius:.2f} {bottom:.2f} m {right - radius:.2f} {bottom:.2f} l"
    yield _curve((right - near, bottom), (right, bottom + near), (right, bottom + radius))
    yield f"{right:.2f} {top - radius:.2f} l"
    yield _curve((right, top - near), (right - near, top), (right - radius, top))
    yield f"{left + radius:.2f} {top:.2f} l"
    yield _curve((left + near, top), (left, top - near), (left, top - radius))
    yield f"{left:.2f} {bottom + radius:.2f} l"
    yield _curve((left, bottom + near), (left + near, bottom), (left + radius, bottom))
    yield "h"


def _curve(*points: tuple[float, float]) -> str:
    return f"{' '.join(f'{x:.2f} {y:.2f}' for x, y in points)} c"
