"""Typefaces made up for the tests: only widths, nothing to see."""

import struct
from collections.abc import Mapping

from billhead_pdf.fonts.typeface import Shape, Typeface

SHAPE = Shape(units=1000, ascent=900, descent=-200, cap_height=660, stem=80, italic_angle=0, box=(0, -200, 1000, 900))


def typeface(widths: Mapping[int, int], name: str = "Made-Up") -> Typeface:
    """One empty glyph per code point, as wide as given; glyph 0 stands for what is missing."""
    glyphs = {code: number for number, code in enumerate(sorted(widths), 1)}
    metrics = b"".join(struct.pack(">Hh", widths[code], 0) for code in sorted(widths))
    places = bytes(4 * (len(glyphs) + 2))
    return Typeface(name, SHAPE, glyphs, bytes(54), bytes(36), bytes(32), bytes(4) + metrics, places, b"")
