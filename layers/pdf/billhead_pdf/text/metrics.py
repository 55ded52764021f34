"""Which typeface draws which character, and how wide text is; memoised, because invoices repeat themselves."""

from collections.abc import Sequence
from typing import NamedTuple

from billhead_pdf.fonts.sources import Weight as Weight
from billhead_pdf.fonts.store import load_chain
from billhead_pdf.fonts.typeface import Typeface

# Every chain of typefaces has it; U+FFFD none has.
REPLACEMENT = "☐"
_STAND_INS = {"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u2212": "-", "\u2010": "-"}


class Face:
    """One weight of one document: the first typeface of the chain that has a character draws it."""

    def __init__(self, chain: Sequence[Typeface]) -> None:
        self.chain = chain
        self.missing: set[int] = set()
        self._own: set[str] = set()
        self._advances = _Advances(chain)
        self._measured: dict[str, int] = {}

    def drawable(self, text: str) -> str:
        """The text with a visible replacement for each character that no typeface of the chain has."""
        return text if self._own.issuperset(text) else "".join(map(self._shown, text))

    def width(self, text: str, size: float) -> float:
        """Width of drawable text in points at this size in points."""
        units = self._measured.get(text)
        if units is None:
            units = self._measured[text] = sum(map(self._advances.__getitem__, text))
        return units * size / 1000

    def advance(self, character: str) -> int:
        """Width of one drawable character in 1/1000 em."""
        return self._advances[character]

    def _shown(self, character: str) -> str:
        """A poorer form of the same character in the first typeface is better than a good one in another."""
        if _has(self.chain[0], character):
            self._own.add(character)
            return character
        stand_in = _STAND_INS.get(character)
        if stand_in is not None and _has(self.chain[0], stand_in):
            return stand_in
        if any(_has(typeface, character) for typeface in self.chain):
            return character
        self.missing.add(ord(character))
        return REPLACEMENT


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


def load_family(name: str, *, with_slip: bool = False) -> Family:
    """Faces for one document; their typefaces are shared by all."""
    slip = load_family("slip") if with_slip else None
    return Family(Face(load_chain(name, "regular")), Face(load_chain(name, "bold")), slip)


def place_character(chain: Sequence[Typeface], character: str) -> tuple[int, int]:
    """Which typeface of the chain draws a drawable character, and with which of its glyphs."""
    code = ord(character)
    for number, typeface in enumerate(chain):
        if code in typeface.glyphs:
            return number, typeface.glyphs[code]
    raise KeyError(character)


class _Advances(dict[str, int]):
    """By character, filled as characters come up: a document has few different ones."""

    def __init__(self, chain: Sequence[Typeface]) -> None:
        super().__init__()
        self.chain = chain

    def __missing__(self, character: str) -> int:
        number, glyph = place_character(self.chain, character)
        self[character] = width = self.chain[number].width(glyph)
        return width


def _has(typeface: Typeface, character: str) -> bool:
    return ord(character) in typeface.glyphs
