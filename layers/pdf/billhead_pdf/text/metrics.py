"""Widths of text in one type family, from a table of glyph widths; memoised, because invoices repeat themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Weight = Literal["regular", "bold"]

# Both bundled families have it; U+FFFD they have not.
REPLACEMENT = "☐"
_STAND_INS = {"\u202f": "\u00a0", "\u2009": "\u00a0", "\u2007": "\u00a0", "\u2011": "-", "\u2212": "-", "\u2010": "-"}


@dataclass(frozen=True)
class Face:
    """One weight of a family: advance widths in 1/1000 em by code point."""

    widths: Mapping[int, float]
    missing: set[int] = field(default_factory=set[int])
    _drawable: dict[str, str] = field(default_factory=dict[str, str])
    _measured: dict[str, float] = field(default_factory=dict[str, float])

    def drawable(self, text: str) -> str:
        """The text with a visible replacement for each character that the face has no glyph for."""
        known = self._drawable.get(text)
        if known is None:
            known = self._drawable[text] = "".join(map(self._glyph, text))
        return known

    def width(self, text: str, size: float) -> float:
        """Width of drawable text in points at this size in points."""
        units = self._measured.get(text)
        if units is None:
            widths = self.widths
            units = self._measured[text] = sum(widths[ord(character)] for character in text)
        return units * size / 1000

    def _glyph(self, character: str) -> str:
        if ord(character) in self.widths:
            return character
        stand_in = _STAND_INS.get(character)
        if stand_in is not None and ord(stand_in) in self.widths:
            return stand_in
        self.missing.add(ord(character))
        return REPLACEMENT


@dataclass(frozen=True)
class Family:
    """The two weights that a document is set in."""

    regular: Face
    bold: Face

    def face(self, weight: Weight) -> Face:
        return self.bold if weight == "bold" else self.regular

    def missing(self) -> list[int]:
        """Code points met so far that the family cannot show, in order."""
        return sorted(self.regular.missing | self.bold.missing)
