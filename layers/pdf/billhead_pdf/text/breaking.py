"""Breaks text of any script into lines that fit, in linear work; `wrap` calls it for what needs it. Pure."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from billhead_pdf.text.clusters import cut_points, end_points, has_thai
from billhead_pdf.text.isolates import INITIATORS, LRI, LRM, PDI, RLI, RLM, has_rtl


class Piece(NamedTuple):
    """What a line is never broken within, its width, and whether a space is before it."""

    text: str
    width: float
    spaced: bool


def break_lines(text: str, width_of: Callable[[str], float], limit: float) -> list[str]:
    """Lines of drawable text no wider than the limit, each of which is ordered as the whole text would be."""
    space = width_of(" ")
    filled: list[list[Piece]] = [[]]
    used = 0.0
    for piece in _fitting(_pieces(text, width_of), width_of, limit):
        gap = space if piece.spaced and filled[-1] else 0.0
        if filled[-1] and used + gap + piece.width > limit:
            filled.append([])
            used = gap = 0.0
        filled[-1].append(piece)
        used += gap + piece.width
    _keep_company(filled)
    lines = ["".join([f"{' ' * piece.spaced}{piece.text}" for piece in line]).removeprefix(" ") for line in filled]
    return _directed(text, lines) if has_rtl(text) else lines


def _keep_company(lines: list[list[Piece]]) -> None:
    """A single sign is no last line: the one before it comes along."""
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-1][0].text) == 1 and not lines[-1][0].spaced:
        before = lines[-2]
        if len(before) > 2 and len(before[-1].text) == 1:
            lines[-1].insert(0, before.pop())


def first_line(text: str, width_of: Callable[[str], float], limit: float) -> str:
    """As much of the text as fits on one line, cut where it must be."""
    line, used = "", 0.0
    for cluster in _clusters(text):
        used += width_of(cluster)
        if line and used > limit:
            break
        line += cluster
    return _directed(text, [line])[0] if has_rtl(text) else line


def _pieces(text: str, width_of: Callable[[str], float]) -> Iterator[Piece]:
    words: frozenset[str] = frozenset()
    if has_thai(text):
        from billhead_pdf.fonts.store import load_words

        words = load_words()
    for word in text.split(" "):
        start = 0
        for end in (*end_points(word, words), len(word)):
            if end > start:
                yield Piece(word[start:end], width_of(word[start:end]), start == 0)
            start = end


def _fitting(pieces: Iterator[Piece], width_of: Callable[[str], float], limit: float) -> Iterator[Piece]:
    """The pieces, those wider than the limit cut into as few as fit."""
    for piece in pieces:
        if piece.width <= limit:
            yield piece
            continue
        part, used, spaced = "", 0.0, piece.spaced
        for cluster in _clusters(piece.text):
            width = width_of(cluster)
            if part and used + width > limit:
                yield Piece(part, used, spaced)
                part, used, spaced = "", 0.0, False
            part, used = part + cluster, used + width
        yield Piece(part, used, spaced)


def _clusters(text: str) -> Iterator[str]:
    start = 0
    for end in (*cut_points(text), len(text)):
        yield text[start:end]
        start = end


def _directed(text: str, lines: list[str]) -> list[str]:
    """Each line begins in the direction of the whole text, and inside the isolates that were open before it."""
    from billhead_pdf.text.bidi import is_rtl

    base = is_rtl(text)
    open_isolates: list[str] = []
    directed: list[str] = []
    for line in lines:
        opened = "".join(open_isolates)
        mark = (RLM if base else LRM) if opened or is_rtl(line) != base else ""
        directed.append(f"{mark}{opened}{line}")
        for index, character in enumerate(line):
            if character in INITIATORS:
                rest = line[index + 1 :]
                open_isolates.append(character if character in (LRI, RLI) else RLI if is_rtl(rest) else LRI)
            elif character == PDI and open_isolates:
                open_isolates.pop()
    return directed
