"""One line of text as runs of glyphs from left to right: who draws what, in which order. Knows nothing of PDF."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from billhead_pdf.fonts.typeface import Typeface
from billhead_pdf.text.isolates import CONTROLS, ZWJ, ZWNJ, has_rtl

if TYPE_CHECKING:
    from billhead_pdf.text.shaping import Glyph

_JOINERS = frozenset((ZWJ, ZWNJ))
_TYPEFACE: Callable[[tuple[int, str]], int] = itemgetter(0)


class Run(NamedTuple):
    """Glyphs of one typeface next to each other. `text` is what is read, in the order of reading.

    `glyphs` is None where each character of the text is the glyph that the typeface has for it, from left to right.
    """

    typeface: Typeface
    text: str
    glyphs: "tuple[Glyph, ...] | None"
    is_rtl: bool
    width: int


class Places(dict[str, int]):
    """Which typeface of a chain draws a character; KeyError where none does. Filled as characters come up."""

    def __init__(self, chain: Sequence[Typeface]) -> None:
        super().__init__()
        self.chain = chain

    def __missing__(self, character: str) -> int:
        code = ord(character)
        for number, typeface in enumerate(self.chain):
            if code in typeface.glyphs:
                self[character] = number
                return number
        raise KeyError(character)


class LineSetter:
    """Lines in the typefaces of a chain. It remembers words, for they repeat themselves."""

    def __init__(self, places: Places, language: str) -> None:
        self.places = places
        self.chain = places.chain
        self.language = language
        self._words: dict[tuple[str, bool], list[Run]] = {}

    def runs(self, text: str) -> list[Run]:
        """A line of drawable text, in 1/1000 em. Controls of direction have done their work and are left out."""
        if not has_rtl(text):
            return self._stretch(text, is_rtl=False)
        from billhead_pdf.text.bidi import visual_order

        return [run for stretch in visual_order(text) for run in self._stretch(stretch.text, is_rtl=stretch.is_rtl)]

    def _stretch(self, text: str, *, is_rtl: bool) -> list[Run]:
        """Words as they are read, and spaces of the same typeface as the word before, where it has one."""
        runs: list[Run] = []
        for index, word in enumerate(text.split(" ")):
            if index:
                before = runs[-1].typeface if runs else self.chain[0]
                runs.append(self._space(before, is_rtl))
            if word:
                known = self._words.get((word, is_rtl))
                if known is None:
                    known = self._words[word, is_rtl] = list(self._word(word, is_rtl))
                runs += known
        return runs[::-1] if is_rtl else runs

    def _space(self, typeface: Typeface, is_rtl: bool) -> Run:
        key = (f" {typeface.name}", is_rtl)
        known = self._words.get(key)
        if known is None:
            drawn_by = typeface if typeface.rules and ord(" ") in typeface.glyphs else self.chain[0]
            known = self._words[key] = [_run(drawn_by, " ", is_rtl, self.language)]
        return known[0]

    def _word(self, word: str, is_rtl: bool) -> Iterator[Run]:
        for number, group in groupby(self._placed(word), key=_TYPEFACE):
            yield _run(self.chain[number], "".join([character for _, character in group]), is_rtl, self.language)

    def _placed(self, word: str) -> Iterator[tuple[int, str]]:
        """Each character with the number of its typeface; marks and joiners stay with their letter where they can."""
        number = 0
        for character in word:
            if character in CONTROLS:
                if character in _JOINERS and self.chain[number].rules:
                    yield number, character
                continue
            if unicodedata.category(character)[0] != "M" or ord(character) not in self.chain[number].glyphs:
                number = self.places[character]
            yield number, character


def _run(typeface: Typeface, text: str, is_rtl: bool, language: str) -> Run:
    if not typeface.rules:
        shown = _mirrored(text) if is_rtl else text
        width = sum([typeface.width(typeface.glyphs[ord(character)]) for character in shown])
        return Run(typeface, shown, None, is_rtl, width)
    from billhead_pdf.text.shaping import shape_word

    glyphs = shape_word(typeface, text, is_rtl=is_rtl, language=language)
    return Run(typeface, text, glyphs, is_rtl, sum([glyph.advance for glyph in glyphs]))


def _mirrored(text: str) -> str:
    from billhead_pdf.text.brackets import MIRRORS

    return "".join([MIRRORS.get(character, character) for character in reversed(text)])
