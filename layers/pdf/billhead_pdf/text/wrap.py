"""Breaks text into lines no wider than a column; linear in the length of the text, also for endless words."""

from collections.abc import Iterator
from typing import NamedTuple

from billhead_pdf.text.metrics import Face

_BREAK_AFTER = frozenset("-/–—,;&_@.")
ELLIPSIS = "…"


class Measure(NamedTuple):
    """A column to set text in: face, size and width in points."""

    face: Face
    size: float
    width: float

    def fits(self, text: str) -> bool:
        return self.width_of(text) <= self.width

    def width_of(self, text: str) -> float:
        return self.face.width(text, self.size)


def wrap_text(text: str, measure: Measure) -> list[str]:
    """Lines of drawable text; a word wider than the column is broken inside. Empty text has no lines."""
    face, size, width = measure
    lines: list[str] = []
    for paragraph in text.split("\n") if text else ():
        drawable = face.drawable(paragraph)
        if face.width(drawable, size) <= width:
            lines.append(drawable)
        elif face.is_plain(drawable):
            lines.extend(_broken(drawable, measure))
        else:
            lines.extend(_broken_by_script(drawable, measure))
    return lines


def cut_text(text: str, measure: Measure) -> str:
    """The text on one line, ended by an ellipsis where it is too long."""
    drawable = measure.face.drawable(text)
    if measure.fits(drawable):
        return drawable
    room = Measure(measure.face, measure.size, measure.width - measure.face.width(ELLIPSIS, measure.size))
    if measure.face.is_plain(drawable):
        return next(_pieces(drawable, room)).rstrip() + ELLIPSIS
    from billhead_pdf.text.breaking import first_line

    return first_line(drawable, room.width_of, room.width).rstrip() + ELLIPSIS


def _broken_by_script(text: str, measure: Measure) -> list[str]:
    from billhead_pdf.text.breaking import break_lines

    return break_lines(text, measure.width_of, measure.width)


def _broken(text: str, measure: Measure) -> Iterator[str]:
    """Lines of words; the space that a line is broken at is left out."""
    space = measure.face.width(" ", measure.size)
    line, used = "", 0.0
    for piece, width in _fitting_words(text, measure):
        if line and used + space + width <= measure.width:
            line, used = f"{line} {piece}", used + space + width
            continue
        if line:
            yield line
        line, used = piece, width
    if line:
        yield line


def _fitting_words(text: str, measure: Measure) -> Iterator[tuple[str, float]]:
    """Words with their widths; a word wider than the column in pieces."""
    face, size, limit = measure
    for word in text.split(" "):
        width = face.width(word, size)
        if width <= limit:
            if word:
                yield word, width
        else:
            for piece in _pieces(word, measure):
                yield piece, face.width(piece, size)


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
    used = 0
    for index in range(start, len(word)):
        used += measure.face.advance(word[index])
        if used > limit:
            return max(index, start + 1)
    return len(word)


def _last_break(word: str, start: int, end: int) -> int:
    """Not in the first half of the piece: a short first line looks like a mistake."""
    for index in range(end, start + (end - start) // 2, -1):
        if word[index - 1] in _BREAK_AFTER:
            return index
    return end
