"""Turns a planned page round for languages that are read from right to left: the one place where that is done. Pure."""

from collections.abc import Iterable

from billhead_pdf.layout.ops import Box, Code, Op, Picture, Text
from billhead_pdf.text.metrics import Family


def mirrored(ops: Iterable[Op], width: float, family: Family) -> list[Op]:
    """Every mark as far from the right edge as it was from the left; the marks themselves stay as they are."""
    return [_mirror(op, width, family) for op in ops]


def _mirror(op: Op, width: float, family: Family) -> Op:
    if isinstance(op, Text):
        # The space that parts a line from the next one takes no room.
        text = op.text.removesuffix(" ")
        taken = family.face(op.weight).width(text, op.size) + op.tracking * len(text)
        return op._replace(x=width - op.x - taken)
    if isinstance(op, Box | Picture | Code):
        return op._replace(x=width - op.x - op.width)
    # The draft mark runs upwards across the middle of the page.
    return op
