"""Blocks: pieces of a page stacked from the top, and how one too tall for a page is cut without losing a mark."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from billhead_pdf.layout.ops import Box, Op, Text, lowered

# How far letters reach above and below their baseline, in em.
_ASCENT, _DESCENT = 0.8, 0.2


class Block(NamedTuple):
    """Marks relative to the block's top. `breaks` are the heights where it may be cut; `gap` is the space above it,
    dropped at the top of a page; `keep_next` binds it to the block below; `amount` counts in the carried total."""

    height: float
    ops: Sequence[Op] = ()
    breaks: Sequence[float] = ()
    gap: float = 0.0
    keep_next: bool = False
    amount: Decimal | None = None


def cut_block(block: Block, room: float) -> tuple[Block, Block] | None:
    """Head and tail, the head no taller than the room; None where no break fits. The amount counts where
    its figure stands: in the head."""
    cut = max((at for at in block.breaks if 0 < at <= room and at < block.height), default=0.0)
    tail = [op for op in block.ops if not isinstance(op, Box) and _bottom(op) > cut]
    # A line of a neighbouring column that the cut would cross moves to the tail whole.
    start = min([cut, *(_top(op) for op in tail)])
    if start <= 0:
        return None
    boxes = [op for op in block.ops if isinstance(op, Box)]
    head = [op for op in block.ops if not isinstance(op, Box) and _bottom(op) <= cut]
    return (
        block._replace(height=cut, ops=[*_boxes_above(boxes, cut), *head], breaks=(), keep_next=False),
        Block(
            height=block.height - start,
            ops=lowered((*_boxes_below(boxes, cut), *tail), -start),
            breaks=tuple(at - start for at in block.breaks if at > cut),
            keep_next=block.keep_next,
        ),
    )


def beside(blocks: Sequence[Block], *, gap: float = 0.0, keep_next: bool = False) -> Block:
    """Blocks set side by side as one; it may be cut after any line of any of them."""
    return Block(
        height=max(block.height for block in blocks),
        ops=[op for block in blocks for op in block.ops],
        breaks=sorted({at for block in blocks for at in block.breaks}),
        gap=gap,
        keep_next=keep_next,
    )


def _top(op: Op) -> float:
    return op.y - _ASCENT * op.size if isinstance(op, Text) else op.y


def _bottom(op: Op) -> float:
    """Pictures and codes stay where their top is: they are not taller than the room of an empty page."""
    return op.y + _DESCENT * op.size if isinstance(op, Text) else op.y


def _boxes_above(boxes: Sequence[Box], cut: float) -> list[Box]:
    return [box._replace(height=min(box.height, cut - box.y)) for box in boxes if box.y < cut]


def _boxes_below(boxes: Sequence[Box], cut: float) -> list[Box]:
    lower = [(box, max(box.y, cut)) for box in boxes if box.y + box.height > cut]
    return [box._replace(y=top, height=box.y + box.height - top) for box, top in lower]
