"""Text as PDF strings: two bytes per glyph, its number; and which glyphs of which typeface a document came to use."""

from collections.abc import Mapping, Sequence

from billhead_pdf.fonts.typeface import Typeface
from billhead_pdf.text.metrics import Family, Weight, place_character

# In a string in parentheses these bytes would end it, or be read as another (ISO 32000-1, 7.3.4.2).
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}


class Font:
    """A typeface in one document: its name among the page's resources, and the glyphs in use with their characters."""

    def __init__(self, number: int, typeface: Typeface) -> None:
        self.number = number
        self.typeface = typeface
        self.used: dict[int, str] = {}


class Letters(dict[str, str]):
    """The bytes of each character that the first font of a chain draws; asked for another one, it raises KeyError."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self.font = font

    def __missing__(self, character: str) -> str:
        glyph = self.font.typeface.glyphs[ord(character)]
        # Where two characters share a glyph, the first in code point order is what a copy of the text will have.
        self.font.used[glyph] = min(character, self.font.used.get(glyph, character))
        self[character] = written = _byte(glyph >> 8) + _byte(glyph & 0xFF)
        return written


class Lettering:
    """The fonts of a document, numbered in the order in which it needs them."""

    def __init__(self, family: Family) -> None:
        weights: tuple[Weight, ...] = ("regular", "bold", *(("slip", "slip-bold") if family.slip else ()))
        self._chains: Mapping[Weight, Sequence[Typeface]] = {weight: family.face(weight).chain for weight in weights}
        self._letters: dict[str, Letters] = {}
        self._first: dict[Weight, Letters] = {}

    @property
    def fonts(self) -> list[Font]:
        """Those in use."""
        return [letters.font for letters in self._letters.values()]

    def letters(self, weight: Weight) -> Letters:
        """Of the first font of the weight's chain, which draws nearly everything."""
        first = self._first.get(weight)
        if first is None:
            first = self._first[weight] = self._letters_of(self._chains[weight][0])
        return first

    def pieces(self, text: str, weight: Weight) -> list[tuple[int, str]]:
        """(number of the font, string) of each run of characters that one font draws."""
        chain = self._chains[weight]
        runs: list[tuple[int, str]] = []
        for character in text:
            letters = self._letters_of(chain[place_character(chain, character)[0]])
            number, string = letters.font.number, letters[character]
            if runs and runs[-1][0] == number:
                string = runs.pop()[1] + string
            runs.append((number, string))
        return runs

    def _letters_of(self, typeface: Typeface) -> Letters:
        letters = self._letters.get(typeface.name)
        if letters is None:
            font = Font(len(self._letters) + 1, typeface)
            letters = self._letters[typeface.name] = Letters(font)
        return letters


def _byte(value: int) -> str:
    return _ESCAPED.get(value, chr(value))
