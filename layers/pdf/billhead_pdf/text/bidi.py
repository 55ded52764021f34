"""Text of two directions put into the order in which it is seen: UAX #9, the Unicode Bidirectional Algorithm. Pure.

Embeddings and overrides never come this far (text is cleaned of them), so rules X2 to X5 and X7 have nothing to do;
a line is a paragraph of its own. The weak and neutral rules are replacements in a string of classes, one letter each.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from billhead_pdf.text.brackets import CLOSING, OPENING
from billhead_pdf.text.isolates import FSI, RLI

_LETTERS: Final = {
    **{"L": "L", "R": "R", "AL": "A", "EN": "E", "AN": "N", "ES": "S", "ET": "T", "CS": "C", "NSM": "M"},
    **{"WS": "O", "ON": "O", "B": "O", "S": "O", "LRI": "I", "RLI": "I", "FSI": "I", "PDI": "J", "": "L"},
}
_IGNORED = "-"
_WITH_LEVELS: Final = frozenset("IJ-")
# In a line that begins with a letter from right to left, none of these ever turns round.
_ONE_WAY: Final = frozenset("RAMSTCO")
_MOST_ISOLATES = 60
_BRACKETS_AT_ONCE = 63
_AFTER_ISOLATE: Final = re.compile("([IJ])M+")
_MARKS: Final = re.compile("(.)M+")
_AFTER_ARABIC: Final = re.compile("A[^LRA]*E[^LRA]*")
_BETWEEN_EUROPEAN: Final = re.compile("(?<=E)[SC](?=E)")
_BETWEEN_ARABIC: Final = re.compile("(?<=N)C(?=N)")
_TERMINATED: Final = re.compile("T*E[ET]*")
_AFTER_LATIN: Final = re.compile("L[^LR]*E[^LR]*")
# By the direction of the level: what lies between two of the other one, and that.
_BETWEEN_OTHERS: Final = {
    "L": (re.compile("(?<=[REN])[OIJ]+(?=[REN])"), "R"),
    "R": (re.compile("(?<=L)[OIJ]+(?=L)"), "L"),
}
_NEUTRALS: Final = {"L": str.maketrans("OIJ", "LLL"), "R": str.maketrans("OIJ", "RRR")}
# After W3 an Arabic letter is as any other from right to left.
_WEAK: Final = str.maketrans("ASCT", "ROOO")
_STRONG: Final = {"L": "L", "R": "R", "E": "R", "N": "R"}


# Start, end and level of neighbouring characters.
_Run = tuple[int, int, int]


class Stretch(NamedTuple):
    """A part of a line that is read in one direction."""

    text: str
    is_rtl: bool


def visual_order(text: str) -> list[Stretch]:
    """The stretches of one line from left to right, the text of each as it is read."""
    classes = _classes(text)
    base = _base_level(text, classes)
    if base and _ONE_WAY.issuperset(classes):
        return [Stretch(text, True)]
    return [
        Stretch(text[start:end], bool(level % 2))
        for start, end, level in _reordered(_runs(_levels(text, classes, base)))
    ]


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction, isolates passed over, is written from right to left (P2, P3)."""
    return _base_level(text, _classes(text)) == 1


def _classes(text: str) -> str:
    return "".join(map(_CLASSES.__getitem__, text))


class _Classes(dict[str, str]):
    def __missing__(self, character: str) -> str:
        self[character] = letter = _LETTERS.get(unicodedata.bidirectional(character), _IGNORED)
        return letter


def _base_level(text: str, classes: str, start: int = 0) -> int:
    depth = 0
    for index in range(start, len(classes)):
        letter = classes[index]
        if letter == "I":
            depth += 1
        elif letter == "J":
            depth -= 1
            if depth < 0:
                return 0
        elif not depth and letter in "LRA":
            return int(letter != "L")
    return 0


def _levels(text: str, classes: str, base: int) -> list[int]:
    """The level of each character after all rules; -1 for those that are not seen in any order."""
    if _WITH_LEVELS.isdisjoint(classes):
        levels = [base] * len(text)
        _resolve(text, classes, levels, range(len(text)), base)
    else:
        levels = _explicit(text, classes, base)
        for sequence in _sequences(classes, levels):
            _resolve(text, classes, levels, sequence, base)
    # L1: space and isolates at the end of the line stand at its end.
    end = len(text)
    while end and (classes[end - 1] in "IJ-" or text[end - 1].isspace()):
        end -= 1
        levels[end] = levels[end] if levels[end] < 0 else base
    return levels


def _explicit(text: str, classes: str, base: int) -> list[int]:
    """X1 to X6a: the level that isolates give. A flood of them is cut off before the standard's limit."""
    stack, overflow = [base], 0
    levels: list[int] = []
    for index, letter in enumerate(classes):
        if letter == "J":
            if overflow:
                overflow -= 1
            elif len(stack) > 1:
                stack.pop()
        levels.append(-1 if letter == _IGNORED else stack[-1])
        if letter == "I":
            if len(stack) > _MOST_ISOLATES or overflow:
                overflow += 1
            else:
                odd = _is_rtl_isolate(text, classes, index)
                stack.append(stack[-1] + (2 if stack[-1] % 2 == odd else 1))
    return levels


def _is_rtl_isolate(text: str, classes: str, index: int) -> int:
    """FSI takes the direction of what it holds."""
    return _base_level(text, classes, index + 1) if text[index] == FSI else int(text[index] == RLI)


def _sequences(classes: str, levels: Sequence[int]) -> Iterator[list[int]]:
    """BD13: runs of one level, those round an isolate put together."""
    open_runs: list[tuple[int, list[int]]] = []
    run: list[int] = []
    runs: list[list[int]] = []
    for index, level in enumerate(levels):
        if level < 0:
            continue
        if run and levels[run[-1]] != level:
            run = _next_run(classes, levels, open_runs, run, index)
        if not run:
            runs.append(run)
        run.append(index)
    yield from runs


def _next_run(
    classes: str, levels: Sequence[int], open_runs: list[tuple[int, list[int]]], run: list[int], index: int
) -> list[int]:
    """The run that goes on at `index`: after PDI the one that its isolate interrupted, otherwise a new one."""
    if classes[run[-1]] == "I":
        open_runs.append((levels[run[-1]], run))
    while open_runs and classes[index] == "J":
        level, interrupted = open_runs.pop()
        if level == levels[index]:
            return interrupted
    return []


def _resolve(text: str, classes: str, levels: list[int], sequence: Sequence[int], base: int) -> None:
    """W1 to W7, N0 to N2, I1 and I2 for one sequence."""
    level = levels[sequence[0]]
    embedding = "LR"[level % 2]
    before, after = _edges(classes, levels, sequence, base)
    original = "".join([classes[index] for index in sequence])
    letters = _weak(before + original) + after
    if not OPENING.keys().isdisjoint(text):
        part = "".join(text[index] for index in sequence)
        letters = _pair_brackets(part, (f"-{original}-", letters), embedding)
    letters = _neutral(letters, embedding)
    for index, letter in zip(sequence, letters[1:-1], strict=True):
        if letter != embedding:
            levels[index] = level + (1 if level % 2 or letter == "R" else 2)


def _edges(classes: str, levels: Sequence[int], sequence: Sequence[int], base: int) -> tuple[str, str]:
    """X10: the direction at the start and at the end, from the higher level of either side."""
    level = levels[sequence[0]]
    previous = next((levels[at] for at in range(sequence[0] - 1, -1, -1) if levels[at] >= 0), base)
    following = next((levels[at] for at in range(sequence[-1] + 1, len(levels)) if levels[at] >= 0), base)
    if classes[sequence[-1]] == "I":
        following = base
    return "LR"[max(level, previous) % 2], "LR"[max(level, following) % 2]


def _weak(letters: str) -> str:
    """W1 to W7; the first letter is the direction before the sequence."""
    if "M" in letters:
        letters = _AFTER_ISOLATE.sub(lambda found: found[1] + "O" * (len(found[0]) - 1), letters)
        letters = _MARKS.sub(lambda found: found[1] * len(found[0]), letters)
    if "E" in letters:
        letters = _european(letters)
    letters = _BETWEEN_ARABIC.sub("N", letters) if "N" in letters else letters
    letters = _TERMINATED.sub(lambda found: "E" * len(found[0]), letters) if "E" in letters else letters
    letters = letters.translate(_WEAK)
    return _AFTER_LATIN.sub(lambda found: found[0].replace("E", "L"), letters) if "E" in letters else letters


def _european(letters: str) -> str:
    """W2, and W4 for European numbers."""
    if "A" in letters:
        letters = _AFTER_ARABIC.sub(lambda found: found[0].replace("E", "N"), letters)
    return _BETWEEN_EUROPEAN.sub("E", letters)


def _neutral(letters: str, embedding: str) -> str:
    """N1 and N2: what lies between two of the other direction is of it, other neutrals are of the level's."""
    between, other = _BETWEEN_OTHERS[embedding]
    return between.sub(lambda found: other * len(found[0]), letters).translate(_NEUTRALS[embedding])


def _pair_brackets(text: str, letters: tuple[str, str], embedding: str) -> str:
    """N0: both of a pair of brackets, with their marks, take the direction of what they hold; `letters` are the
    classes before and after the weak rules."""
    original, resolved = letters[0], list(letters[1])
    for opening, closing in _pairs(text, letters[1]):
        held = {_STRONG.get(letter) for letter in resolved[opening + 1 : closing]} - {None}
        side = embedding if embedding in held else _context(resolved[:opening], embedding) if held else None
        if side is None:
            continue
        for at in (opening, closing):
            resolved[at] = side
            while original[at + 1] == "M":
                at += 1
                resolved[at] = side
    return "".join(resolved)


def _context(before: list[str], embedding: str) -> str:
    """What the brackets hold is of the other direction: they are of it too where it stands before them."""
    return next((side for side in map(_STRONG.get, reversed(before)) if side), embedding)


def _pairs(text: str, letters: str) -> list[tuple[int, int]]:
    """BD16, as places in `letters`, where the first character of the text is number 1."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text, 1):
        if letters[index] != "O":
            continue
        if character in OPENING:
            if len(waiting) == _BRACKETS_AT_ONCE:
                break
            waiting.append((OPENING[character], index))
        elif character in CLOSING:
            at = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at][0] == character), None)
            if at is not None:
                pairs.append((waiting[at][1], index))
                del waiting[at:]
    return sorted(pairs)


def _runs(levels: Sequence[int]) -> list[_Run]:
    """Characters of one level that follow each other; one without a level goes with what stands before it."""
    runs: list[_Run] = []
    start = 0
    for level, group in groupby(levels):
        end = start + sum(1 for _ in group)
        if runs and level in (-1, runs[-1][2]):
            runs[-1] = (runs[-1][0], end, runs[-1][2])
        else:
            runs.append((start, end, max(level, 0)))
        start = end
    return runs


def _reordered(runs: list[_Run]) -> list[_Run]:
    """L2: from the highest level down, whatever is of it or higher is turned round."""
    highest = max((level for _, _, level in runs), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][2] >= level:
                end += 1
            runs[start:end] = reversed(runs[start:end])
            start = max(end, start + 1)
    return runs


_CLASSES = _Classes()
