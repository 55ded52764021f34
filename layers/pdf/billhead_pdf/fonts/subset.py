"""Cuts a TrueType font down to the glyphs in use; they keep their numbers, which are their codes in a PDF. Pure."""

import struct
from collections.abc import Iterable, Iterator, Mapping

from billhead_pdf.fonts.typeface import Buffer, Typeface

# Flags of a part of a composite glyph (OpenType, table glyf).
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080
_HEADER = 10
_CHECKSUM = 0xB1B0AFBA


def subset_typeface(typeface: Typeface, used: Iterable[int]) -> bytes:
    """A TrueType file of the tables that ISO 32000-1, 9.9 asks of an embedded font; glyphs not in use are empty."""
    kept = sorted(with_parts(typeface, used))
    count = kept[-1] + 1
    metrics = bytearray(4 * count)
    outlines: list[Buffer] = []
    places = [0] * (count + 1)
    length = previous = 0
    for glyph in kept:
        metrics[4 * glyph : 4 * glyph + 4] = typeface.metric(glyph)
        places[previous : glyph + 1] = [length] * (glyph + 1 - previous)
        previous = glyph + 1
        outline = typeface.outline(glyph)
        outlines.append(outline)
        length += len(outline)
    places[count] = length
    return write_font(
        {
            b"glyf": b"".join(outlines),
            b"head": _with(typeface.head, (8, ">I", 0), (50, ">h", 1)),
            b"hhea": _with(typeface.hhea, (34, ">H", count)),
            b"hmtx": bytes(metrics),
            b"loca": struct.pack(f">{count + 1}I", *places),
            b"maxp": _with(typeface.maxp, (4, ">H", count)),
        }
    )


def with_parts(typeface: Typeface, used: Iterable[int]) -> set[int]:
    """The glyphs, those that they are made of, and number 0, which stands for a missing glyph."""
    kept: set[int] = set()
    waiting = [0, *used]
    while waiting:
        glyph = waiting.pop()
        if glyph not in kept:
            kept.add(glyph)
            waiting.extend(parts_of(typeface.outline(glyph)))
    return kept


def parts_of(outline: Buffer) -> Iterator[int]:
    """Glyph numbers that a composite glyph refers to; none for a simple one."""
    if not outline or outline[0] < 0x80:
        return
    at, flags = _HEADER, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, at)
        yield glyph
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _with(table: Buffer, *changes: tuple[int, str, int]) -> bytes:
    """The table with other numbers at these offsets."""
    changed = bytearray(table)
    for offset, form, value in changes:
        struct.pack_into(form, changed, offset, value)
    return bytes(changed)


def write_font(tables: Mapping[bytes, Buffer]) -> bytes:
    """Directory and tables; each starts at a multiple of four, as the sums of the directory need it."""
    search = 16 * (1 << (len(tables).bit_length() - 1))
    head = (0x00010000, len(tables), search, search.bit_length() - 5, 16 * len(tables) - search)
    directory = [struct.pack(">IHHHH", *head)]
    offset = 12 + 16 * len(tables)
    bodies: list[bytes] = []
    for tag, table in sorted(tables.items()):
        padded = bytes(table) + bytes(-len(table) % 4)
        directory.append(struct.pack(">4sIII", tag, _sum(padded), offset, len(table)))
        bodies.append(padded)
        offset += len(padded)
    font = bytearray(b"".join((*directory, *bodies)))
    struct.pack_into(">I", font, _offset_of_adjustment(font), (_CHECKSUM - _sum(font)) & 0xFFFFFFFF)
    return bytes(font)


def _offset_of_adjustment(font: bytearray) -> int:
    entry = font.index(b"head", 12)
    return struct.unpack_from(">I", font, entry + 8)[0] + 8


def _sum(padded: Buffer | bytearray) -> int:
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
