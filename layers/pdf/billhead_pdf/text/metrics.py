"""Which typeface draws which character, and how wide text is; memoised, because invoices repeat themselves."""

from collections.abc import Sequence
from typing import NamedTuple

from billhead_pdf.fonts.sources import Weight as Weight
from billhead_pdf.fonts.store import load_chain
from billhead_pdf.fonts.typeface import Typeface
from billhead_pdf.text.isolates import CONTROLS
from billhead_pdf.text.runs import LineSetter, Places, Run

# Every chain of typefaces has it; U+FFFD none has.
REPLACEMENT = "☐"
_STAND_INS = {"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u2212": "-", "\u2010": "-"}


# From here on Unicode has the signs of East Asia, which lines may be broken between.
_EAST_ASIA = "\u2e80"


class Face:
    """One weight of one document: the first typeface of the chain that has a character draws it."""

    def __init__(self, chain: Sequence[Typeface], language: str = "") -> None:
        self.chain = chain
        self.missing: set[int] = set()
        # Characters that are drawn one after the other, and that words are made of.
        self._own: set[str] = set()
        self._first = chain[0]
        self._places = Places(chain)
        self._shown = _Shown(self)
        self._advances = _Advances(self._places)
        self._measured: dict[str, int] = {}
        self._setter = LineSetter(self._places, language)
        self._runs: dict[str, list[Run]] = {}

    def drawable(self, text: str) -> str:
        """The text with a visible replacement for each character that no typeface of the chain has."""
        return text if self._own.issuperset(text) else text.translate(self._shown)

    def is_plain(self, text: str) -> bool:
        """Whether drawable text is letters one after the other, with words between spaces."""
        return self._own.issuperset(text)

    def width(self, text: str, size: float) -> float:
        """Width of drawable text in points at this size in points."""
        units = self._measured.get(text)
        if units is None:
            units = self._measured[text] = self._units(text)
        return units * size / 1000

    def advance(self, character: str) -> int:
        """Width of one drawable character that stands for itself, in 1/1000 em."""
        return self._advances[character]

    def runs(self, text: str) -> list[Run]:
        """A line of drawable text as it is seen from left to right."""
        runs = self._runs.get(text)
        if runs is None:
            runs = self._runs[text] = self._setter.runs(text)
        return runs

    def show(self, character: str) -> str:
        """What is drawn for a character; it is noted where that is not itself."""
        stand_in = _STAND_INS.get(character)
        if _has(self._first, character):
            self._own.add(character)
            return character
        # A poorer form of the same character in the first typeface is better than a good one in another.
        if stand_in is not None and _has(self._first, stand_in):
            return stand_in
        if character in CONTROLS:
            return character
        try:
            typeface = self.chain[self._places[character]]
        except KeyError:
            self.missing.add(ord(character))
            return REPLACEMENT
        if not typeface.rules and character < _EAST_ASIA:
            self._own.add(character)
        return character

    def _units(self, text: str) -> int:
        try:
            return sum(map(self._advances.__getitem__, text))
        except KeyError:
            return sum([run.width for run in self.runs(text)])


class Family(NamedTuple):
    """The two weights that a document is set in, and those of its payment slip, where it has one."""

    regular: Face
    bold: Face
    slip: "Family | None" = None

    def face(self, weight: Weight) -> Face:
        if weight == "regular" or weight == "bold":
            return self.bold if weight == "bold" else self.regular
        slip = self.slip or self
        return slip.bold if weight == "slip-bold" else slip.regular

    def missing(self) -> list[int]:
        """Code points met so far that the family cannot show, in order."""
        return sorted(self.regular.missing | self.bold.missing | set(self.slip.missing() if self.slip else ()))


def load_family(name: str, language: str = "", *, with_slip: bool = False) -> Family:
    """Faces for one document in this language (BCP 47); their typefaces are shared by all."""
    regular, bold = load_chain(name, "regular", language), load_chain(name, "bold", language)
    slip = load_family("slip") if with_slip else None
    return Family(Face(regular, language), Face(bold, language), slip)


class _Shown(dict[int, str]):
    """What is drawn for each character, for `str.translate`."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, code: int) -> str:
        self[code] = shown = self.face.show(chr(code))
        return shown


class _Advances(dict[str, int]):
    """By character, filled as characters come up; those whose neighbours matter have none of their own: KeyError."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self.places = places

    def __missing__(self, character: str) -> int:
        typeface = self.places.chain[self.places[character]]
        if typeface.rules:
            raise KeyError(character)
        self[character] = width = typeface.width(typeface.glyphs[ord(character)])
        return width


def _has(typeface: Typeface, character: str) -> bool:
    return ord(character) in typeface.glyphs
