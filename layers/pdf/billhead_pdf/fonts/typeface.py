"""A typeface as it was prepared: its characters, widths and outlines, read in place from one buffer. Reads no file."""

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

Buffer = bytes | memoryview

# Changes with the form of the prepared files, so that an old one is never read as a new one.
MAGIC = b"Billhead typeface 1\n"
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
    """A TrueType font without hints and layout tables; `glyphs` maps code points to glyph numbers of the original."""

    name: str
    shape: Shape
    glyphs: Mapping[int, int]
    head: Buffer
    hhea: Buffer
    maxp: Buffer
    metrics: Buffer
    places: Buffer
    outlines: Buffer

    @property
    def glyph_count(self) -> int:
        """Number of glyphs."""
        return len(self.metrics) // _LONG_METRIC.size

    def width(self, glyph: int) -> int:
        """Advance in 1/1000 em, which is what PDF counts in."""
        advance = _LONG_METRIC.unpack_from(self.metrics, glyph * _LONG_METRIC.size)[0]
        return advance if self.shape.units == 1000 else round(advance * 1000 / self.shape.units)

    def outline(self, glyph: int) -> Buffer:
        """The glyph's record of the `glyf` table; empty where nothing is drawn."""
        start, end = _PLACE.unpack_from(self.places, glyph * 4)
        return self.outlines[start:end]


def pack_typeface(typeface: Typeface) -> bytes:
    """The form that `unpack_typeface` reads: a header, then the sections one behind the other."""
    codes = sorted(typeface.glyphs)
    shape = typeface.shape
    sections = (
        typeface.name.encode() + _SHAPE.pack(*_facts(shape), *shape.box),
        struct.pack(f">{len(codes)}I", *codes),
        struct.pack(f">{len(codes)}H", *(typeface.glyphs[code] for code in codes)),
        typeface.head,
        typeface.hhea,
        typeface.maxp,
        typeface.metrics,
        typeface.places,
        typeface.outlines,
    )
    return b"".join((MAGIC, _SECTIONS.pack(*map(len, sections)), *sections))


def unpack_typeface(buffer: Buffer) -> Typeface:
    """Slices of the buffer, nothing copied but the table of characters. Raises ValueError for another form."""
    if bytes(buffer[: len(MAGIC)]) != MAGIC:
        raise ValueError("not a prepared typeface of this version")
    view = memoryview(buffer)
    about, codes, glyphs, *rest = _sections(view)
    units, ascent, descent, height, stem, angle, *box = _SHAPE.unpack(about[-_SHAPE.size :])
    shape = Shape(units, ascent, descent, height, stem, angle, (box[0], box[1], box[2], box[3]))
    numbers = zip(_numbers(codes, "I"), _numbers(glyphs, "H"), strict=True)
    return Typeface(bytes(about[: -_SHAPE.size]).decode(), shape, dict(numbers), *rest)


def _numbers(section: memoryview, form: str) -> Sequence[int]:
    return struct.unpack(f">{len(section) // struct.calcsize(form)}{form}", section)


def _facts(shape: Shape) -> Sequence[int]:
    return shape.units, shape.ascent, shape.descent, shape.cap_height, shape.stem, shape.italic_angle


def _sections(view: memoryview) -> list[memoryview]:
    at = len(MAGIC) + _SECTIONS.size
    parts: list[memoryview] = []
    for length in _SECTIONS.unpack_from(view, len(MAGIC)):
        parts.append(view[at : at + length])
        at += length
    return parts
