"""A typeface as it was prepared: its characters, widths and outlines, read in place from one buffer. Reads no file."""

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from billhead_pdf.fonts.characters import Characters, pack_characters

Buffer = bytes | memoryview

# Changes with the form of the prepared files, so that an old one is never read as a new one.
MAGIC = b"Billhead typeface 2\n"
_SECTIONS = struct.Struct(">9I")
_SHAPE = struct.Struct(">10h")
_LONG_METRIC = struct.Struct(">Hh")
_PLACE = struct.Struct(">II")


class Shape(NamedTuple):
    """What a reader of the file is told of the letters' build: in font units, `units` of them to the em."""

    units: int
    ascent: int
    descent: int
    cap_height: int
    stem: int
    italic_angle: int
    box: tuple[int, int, int, int]


class Typeface(NamedTuple):
    """A font without hints; `glyphs` maps code points to glyph numbers of the original.

    The outlines are TrueType's, or Type 2 charstrings where `head` is empty. `rules` is a font file of what shapes its
    script, without outlines; empty where letters simply follow each other.
    """

    name: str
    shape: Shape
    glyphs: Mapping[int, int]
    head: Buffer
    hhea: Buffer
    maxp: Buffer
    metrics: Buffer
    places: Buffer
    outlines: Buffer
    rules: Buffer = b""

    @property
    def glyph_count(self) -> int:
        """Number of glyphs."""
        return len(self.metrics) // _LONG_METRIC.size

    @property
    def has_charstrings(self) -> bool:
        """Whether its outlines are Type 2 charstrings."""
        return not self.head

    def metric(self, glyph: int) -> Buffer:
        """Advance and left bearing, four bytes; a number that no glyph has is one that is empty and has no width."""
        start = glyph * _LONG_METRIC.size
        return self.metrics[start : start + _LONG_METRIC.size] or bytes(_LONG_METRIC.size)

    def width(self, glyph: int) -> int:
        """Advance in 1/1000 em, which is what PDF counts in."""
        advance = _LONG_METRIC.unpack(self.metric(glyph))[0]
        return advance if self.shape.units == 1000 else round(advance * 1000 / self.shape.units)

    def outline(self, glyph: int) -> Buffer:
        """The glyph's record of the `glyf` table, or its charstring; empty where nothing is drawn."""
        if glyph >= self.glyph_count:
            return b""
        start, end = _PLACE.unpack_from(self.places, glyph * 4)
        return self.outlines[start:end]


def pack_typeface(typeface: Typeface) -> bytes:
    """The form that `unpack_typeface` reads: a header, then the sections one behind the other."""
    shape = typeface.shape
    sections = (
        typeface.name.encode() + _SHAPE.pack(*_facts(shape), *shape.box),
        pack_characters(typeface.glyphs),
        typeface.head,
        typeface.hhea,
        typeface.maxp,
        typeface.metrics,
        typeface.places,
        typeface.outlines,
        typeface.rules,
    )
    return b"".join((MAGIC, _SECTIONS.pack(*map(len, sections)), *sections))


def unpack_typeface(buffer: Buffer) -> Typeface:
    """Slices of the buffer, nothing copied but the table of characters. Raises ValueError for another form."""
    if bytes(buffer[: len(MAGIC)]) != MAGIC:
        raise ValueError("not a prepared typeface of this version")
    view = memoryview(buffer)
    about, characters, *rest = _sections(view)
    units, ascent, descent, height, stem, angle, *box = _SHAPE.unpack(about[-_SHAPE.size :])
    shape = Shape(units, ascent, descent, height, stem, angle, (box[0], box[1], box[2], box[3]))
    return Typeface(bytes(about[: -_SHAPE.size]).decode(), shape, Characters(characters).unpacked(), *rest)


def _facts(shape: Shape) -> Sequence[int]:
    return shape.units, shape.ascent, shape.descent, shape.cap_height, shape.stem, shape.italic_angle


def _sections(view: memoryview) -> list[memoryview]:
    at = len(MAGIC) + _SECTIONS.size
    parts: list[memoryview] = []
    for length in _SECTIONS.unpack_from(view, len(MAGIC)):
        parts.append(view[at : at + length])
        at += length
    return parts
