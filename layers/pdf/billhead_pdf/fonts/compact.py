"""Cuts a typeface of charstrings down to the glyphs in use, as a CFF font program for PDF. Pure.

Adobe Technical Note 5176 (CFF) and ISO 32000-1, 9.9: a CID font, whose charset says which number each glyph has.
"""

import struct
from collections.abc import Iterable, Sequence
from itertools import chain

from billhead_pdf.fonts.typeface import Buffer, Typeface

# A glyph's width where its charstring says none.
DEFAULT_WIDTH = 1000
_STRINGS = (b"Adobe", b"Identity")
# The first string of one's own follows the 391 standard ones.
_FIRST_STRING = 391
_HEADER = b"\x01\x00\x04\x04"
_ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = b"\x0c\x1e", b"\x0c\x22", b"\x0c\x24", b"\x0c\x25"
_CHARSET, _CHAR_STRINGS, _PRIVATE, _FONT_BOX = b"\x0f", b"\x11", b"\x12", b"\x05"
_DEFAULT_WIDTH, _NOMINAL_WIDTH = b"\x14", b"\x15"


def subset_charstrings(typeface: Typeface, used: Iterable[int]) -> bytes:
    """A CFF program in which each glyph in use, and 0 for a missing one, has its own number as its CID."""
    glyphs = sorted({0, *used})
    private = _number(DEFAULT_WIDTH) + _DEFAULT_WIDTH + _number(0) + _NOMINAL_WIDTH
    strings, routines = _index(_STRINGS), _index(())
    names = _index((typeface.name.encode(),))
    parts = (
        _charset(glyphs[1:]),
        struct.pack(">BHHBH", 3, 1, 0, 0, len(glyphs)),
        _index([typeface.outline(glyph) for glyph in glyphs]),
        private,
    )
    # Offsets are written in five bytes each, so that they can be known before they are written.
    start = len(_HEADER) + len(names) + len(_top(typeface, (0, 0, 0, 0))) + len(strings) + len(routines)
    charset, selection, charstrings, dictionary, end = _places(start, parts)
    fonts = _index((_number(len(private)) + _offset(dictionary) + _PRIVATE,))
    top = _top(typeface, (charset, selection, charstrings, end))
    return b"".join((_HEADER, names, top, strings, routines, *parts, fonts))


def _places(start: int, parts: Sequence[bytes]) -> list[int]:
    """Where each part begins, and where the last ends."""
    places = [start]
    for part in parts:
        places.append(places[-1] + len(part))
    return places


def _top(typeface: Typeface, places: tuple[int, int, int, int]) -> bytes:
    """The dictionary of the font; `places` are those of charset, selection, charstrings and dictionaries."""
    charset, selection, charstrings, fonts = places
    entries = (
        _number(_FIRST_STRING) + _number(_FIRST_STRING + 1) + _number(0) + _ROS,
        b"".join(map(_number, typeface.shape.box)) + _FONT_BOX,
        _offset(typeface.glyph_count) + _CID_COUNT,
        _offset(charset) + _CHARSET,
        _offset(charstrings) + _CHAR_STRINGS,
        _offset(fonts) + _FD_ARRAY,
        _offset(selection) + _FD_SELECT,
    )
    return _index((b"".join(entries),))


def _charset(glyphs: Sequence[int]) -> bytes:
    """Format 0: the number of each glyph but the first."""
    return struct.pack(f">B{len(glyphs)}H", 0, *glyphs)


def _index(parts: Sequence[Buffer]) -> bytes:
    """Objects one behind the other, after where each of them begins, counted from 1."""
    if not parts:
        return b"\x00\x00"
    ends = [1]
    for part in parts:
        ends.append(ends[-1] + len(part))
    offsets = struct.pack(f">{len(ends)}I", *ends)
    return b"".join(chain((struct.pack(">HB", len(parts), 4), offsets), parts))


def _number(value: int) -> bytes:
    return b"\x1c" + struct.pack(">h", value)


def _offset(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)
