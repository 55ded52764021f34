"""What a page is made of. Points from the top left corner of the page; a text's `y` is its baseline.

What a mark with a `tag` is for the reader, the tag tells; marks without are there for the eye alone, but texts.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from billhead_pdf.colors import Color
from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.text.metrics import Weight

if TYPE_CHECKING:
    from billhead_pdf.layout.tags import Tag


class Text(NamedTuple):
    """Drawable text; `tracking` is extra space after each character in points."""

    x: float
    y: float
    text: str
    weight: Weight
    size: float
    color: Color
    tracking: float = 0.0
    tag: "Tag | None" = None


class Box(NamedTuple):
    """A filled rectangle; a thin one is a rule."""

    x: float
    y: float
    width: float
    height: float
    color: Color
    radius: float = 0.0


PictureName = Literal["logo", "letterhead", "signature"]


class Picture(NamedTuple):
    """One of the issuer's pictures; which one, the name tells."""

    x: float
    y: float
    width: float
    height: float
    tag: "Tag | None" = None
    name: PictureName = "logo"


class Code(NamedTuple):
    """A payment code; quiet zone not included."""

    x: float
    y: float
    width: float
    height: float
    code: PaymentCode
    tag: "Tag | None" = None


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
    tag: "Tag | None" = None


Op = Text | Box | Picture | Code | Shape | Watermark


def lowered(ops: Iterable[Op], dy: float) -> list[Op]:
    """The same marks further down. Every kind begins with x and y; `_replace` would take four times as long."""
    make = cast(Any, tuple).__new__
    return [make(type(op), (op[0], op[1] + dy, *op[2:])) for op in ops]


def tagged(ops: Iterable[Op], tag: "Tag") -> list[Op]:
    """The same texts as parts of another element, also those in the second language."""
    make = cast(Any, tuple).__new__
    return [
        make(Text, (*op[:-1], tag.second() if op.tag and op.tag.is_second else tag)) if type(op) is Text else op
        for op in ops
    ]
