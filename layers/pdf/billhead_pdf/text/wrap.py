"""Breaks text into lines no wider than a column; linear in the length of the text, also for endless words."""

from collections.abc import Iterator
from dataclasses import dataclass

from billhead_pdf.text.metrics import Face

_BREAK_AFTER = frozenset("-/–—,;&_@.")
ELLIPSIS = "…"


@dataclass(frozen=True)
class Measure:
    """A column to set text in: face, size and width in points."""

    face: Face
    size: float
    width: float

    def fits(self, text: str) -> bool:
        return self.face.width(text, self.size) <= self.width


def wrap_text(text: str, measure: Measure) -> list[str]:
    """Lines of drawable text; a word wider than the column is broken inside. Empty text has no lines."""
    lines: list[str] = []
    for paragraph in text.split("\n") if text else ():
        drawable = measure.face.drawable(paragraph)
        lines.extend([drawable] if measure.fits(drawable) else _wrap_paragraph(drawable, measure))
    return lines


def cut_text(text: str, measure: Measure) -> str:
    """The text on one line, ended by an ellipsis where it is too long."""
    drawable = measure.face.drawable(text)
    if measure.fits(drawable):
        return drawable
    room = Measure(measure.face, measure.size, measure.width - measure.face.width(ELLIPSIS, measure.size))
    return next(_pieces(drawable, room)).rstrip() + ELLIPSIS


def _wrap_paragraph(text: str, measure: Measure) -> Iterator[str]:
    space = measure.face.width(" ", measure.size)
    line, used = "", 0.0
    for piece in _fitting_words(text, measure):
        width = measure.face.width(piece, measure.size)
        if line and used + space + width <= measure.width:
            line, used = f"{line} {piece}", used + space + width
            continue
        if line:
            yield line
        line, used = piece, width
    if line:
        yield line


def _fitting_words(text: str, measure: Measure) -> Iterator[str]:
    for word in text.split(" "):
        if word and measure.fits(word):
            yield word
        elif word:
            yield from _pieces(word, measure)


def _pieces(word: str, measure: Measure) -> Iterator[str]:
    """A long word in pieces, each as wide as fits, cut after a hyphen or the like where there is one."""
    start = 0
    while start < len(word):
        end = _reach(word, start, measure)
        if end < len(word):
            end = _last_break(word, start, end)
        yield word[start:end]
        start = end


def _reach(word: str, start: int, measure: Measure) -> int:
    limit = measure.width * 1000 / measure.size
    used = 0.0
    for index in range(start, len(word)):
        used += measure.face.widths[ord(word[index])]
        if used > limit:
            return max(index, start + 1)
    return len(word)


def _last_break(word: str, start: int, end: int) -> int:
    """Not in the first half of the piece: a short first line looks like a mistake."""
    for index in range(end, start + (end - start) // 2, -1):
        if word[index - 1] in _BREAK_AFTER:
            return index
    return end
