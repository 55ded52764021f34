"""What a page is made of. Points from the top left corner of the page; a text's `y` is its baseline."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, cast

from billhead_pdf.colors import Color
from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.text.metrics import Weight


class Text(NamedTuple):
    """Drawable text; `tracking` is extra space after each character in points."""

    x: float
    y: float
    text: str
    weight: Weight
    size: float
    color: Color
    tracking: float = 0.0


class Box(NamedTuple):
    """A filled rectangle; a thin one is a rule."""

    x: float
    y: float
    width: float
    height: float
    color: Color
    radius: float = 0.0


class Picture(NamedTuple):
    """The logo."""

    x: float
    y: float
    width: float
    height: float


class Code(NamedTuple):
    """A payment code; quiet zone not included."""

    x: float
    y: float
    width: float
    height: float
    code: PaymentCode


class Shape(NamedTuple):
    """A filled outline: `steps` are PDF's path operators (m, l, c, h), each with its points, from (x, y) downwards."""

    x: float
    y: float
    steps: Sequence[tuple[str, Sequence[float]]]
    color: Color


class Watermark(NamedTuple):
    """Large text turned round its start, under everything else."""

    x: float
    y: float
    text: str
    size: float
    color: Color
    angle: float


Op = Text | Box | Picture | Code | Shape | Watermark


def lowered(ops: Iterable[Op], dy: float) -> list[Op]:
    """The same marks further down. Every kind begins with x and y; `_replace` would take four times as long."""
    make = cast(Any, tuple).__new__
    return [make(type(op), (op[0], op[1] + dy, *op[2:])) for op in ops]
