"""Text as PDF strings: two bytes per glyph, its number; and which glyphs of which typeface a document came to use."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import normalize

from billhead_pdf.fonts.typeface import Typeface
from billhead_pdf.text.metrics import Face, Family, Weight
from billhead_pdf.text.runs import Run

if TYPE_CHECKING:
    from billhead_pdf.text.shaping import Glyph

# In a string in parentheses these bytes would end it, or be read as another (ISO 32000-1, 7.3.4.2).
_ESCAPED = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r"}


class Font:
    """A typeface in one document: its name among the page's resources, and the glyphs in use with their characters."""

    def __init__(self, number: int, typeface: Typeface) -> None:
        self.number = number
        self.typeface = typeface
        self.used: dict[int, str] = {}
        # What shows a shaped word in a size, for words repeat themselves.
        self.shown: dict[tuple[str, bool, float], str] = {}
        self._carriers: dict[str, int] = {}

    def carrier(self, character: str) -> int:
        """A glyph that shows nothing but is copied as the character, behind those that the typeface has."""
        number = self._carriers.get(character)
        if number is None:
            number = self._carriers[character] = self.typeface.glyph_count + len(self._carriers)
            self.used[number] = character
        return number


class Letters(dict[str, str]):
    """The bytes of each character that the first font of a chain draws; asked for another one, it raises KeyError."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self.font = font

    def __missing__(self, character: str) -> str:
        glyph = self.font.typeface.glyphs[ord(character)]
        # Where two characters share a glyph, the first in code point order is what a copy of the text will have.
        self.font.used[glyph] = min(character, self.font.used.get(glyph, character))
        self[character] = written = write_glyph(glyph)
        return written


class Lettering:
    """The fonts of a document, numbered in the order in which it needs them."""

    def __init__(self, family: Family) -> None:
        weights: tuple[Weight, ...] = ("regular", "bold", *(("slip", "slip-bold") if family.slip else ()))
        self._faces: Mapping[Weight, Face] = {weight: family.face(weight) for weight in weights}
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
            first = self._first[weight] = self._letters_of(self._faces[weight].chain[0])
        return first

    def pieces(self, text: str, weight: Weight, size: float) -> Iterator[tuple[int, str]]:
        """(number of the font, what shows it) of each run of glyphs that one font draws, from left to right."""
        for (_, is_shaped), group in groupby(self._faces[weight].runs(text), key=_drawn_by):
            runs = list(group)
            letters = self._letters_of(runs[0].typeface)
            if is_shaped:
                shown = " ".join([_shown(run, letters.font, size) for run in runs])
            else:
                shown = f"({''.join([letters[character] for run in runs for character in run.text])})Tj"
            yield letters.font.number, shown

    def _letters_of(self, typeface: Typeface) -> Letters:
        letters = self._letters.get(typeface.name)
        if letters is None:
            font = Font(len(self._letters) + 1, typeface)
            letters = self._letters[typeface.name] = Letters(font)
        return letters


def write_glyph(number: int) -> str:
    """Two bytes of a string."""
    return _byte(number >> 8) + _byte(number & 0xFF)


def _drawn_by(run: Run) -> tuple[str, bool]:
    return run.typeface.name, run.glyphs is not None


def _shown(run: Run, font: Font, size: float) -> str:
    known = font.shown.get((run.text, run.is_rtl, size))
    if known is None:
        known = font.shown[run.text, run.is_rtl, size] = _written(run, font, size)
    return known


def _written(run: Run, font: Font, size: float) -> str:
    """What shows shaped glyphs; where they do not tell their text, it is said beside them (ISO 32000-1, 14.9.4)."""
    glyphs = tuple(_one_by_one(run.glyphs or (), font)) if run.is_rtl else run.glyphs or ()
    for glyph in glyphs:
        font.used.setdefault(glyph.number, glyph.text)
    shown = " ".join(_placed(glyphs, font, size))
    told = [font.used[glyph.number] for glyph in (reversed(glyphs) if run.is_rtl else glyphs)]
    text = "".join(told)
    if text == run.text or normalize("NFC", text) == normalize("NFC", run.text):
        return shown
    return f"/Span <</ActualText <FEFF{run.text.encode('utf-16-be').hex().upper()}>>> BDC {shown} EMC"


def _one_by_one(glyphs: "Iterable[Glyph]", font: Font) -> "Iterator[Glyph]":
    """Readers turn such text round character by character, those of a ligature too: each gets a glyph of its own."""
    for glyph in glyphs:
        for character in reversed(glyph.text[1:]):
            yield glyph._replace(number=font.carrier(character), advance=0, x=0, y=0, text=character)
        yield glyph._replace(text=glyph.text[:1])


def _placed(glyphs: "Iterable[Glyph]", font: Font, size: float) -> Iterator[str]:
    """Glyphs in arrays with the distances between them, in thousandths of the size (ISO 32000-1, 9.4.3); those that
    stand higher or lower than the line in arrays of their own, and the line is put back after them."""
    levels: list[tuple[int, list[str]]] = []
    # How far the pen is to the right of where the glyphs before it have ended.
    drift = 0
    for number, advance, x, y, _ in glyphs:
        if not levels or levels[-1][0] != y:
            levels.append((y, []))
        levels[-1][1].append(f"{f'){drift - x}(' if drift != x else ''}{write_glyph(number)}")
        drift = x + font.typeface.width(number) - advance
    if drift:
        levels[-1][1].append(f"){drift}(")
    rise = 0
    for level, strings in levels:
        if level != rise:
            yield f"{level * size / 1000:.2f} Ts"
        rise = level
        yield f"[({''.join(strings)})]TJ"
    if rise:
        yield "0 Ts"


def _byte(value: int) -> str:
    return _ESCAPED.get(value, chr(value))
