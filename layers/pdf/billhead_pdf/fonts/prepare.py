"""Turns a TrueType font into a prepared typeface. Runs when the layer is built; the only module that reads fonts."""

import struct
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from billhead_pdf.fonts.typeface import Shape, Typeface

# In maxp, how much memory the hints need: twelve bytes of limits, all zero without hints.
_HINT_LIMITS = slice(16, 28)


def prepare_typeface(path: Path, unused: tuple[int, ...] = (), *, instance: tuple[int, str] | None = None) -> Typeface:
    """The font without hints and layout tables, glyph numbers as they are; `unused` characters are left out.

    `instance` is the weight that a variable font is taken at, and the name that it has then.
    """
    from fontTools.ttLib import TTFont

    file = path if instance is None else _fixed(path, instance[0])
    with cast(Any, TTFont(file, recalcBBoxes=False, recalcTimestamp=False)) as font:
        places, outlines = _outlines(font)
        return Typeface(
            name=font["name"].getDebugName(6) if instance is None else instance[1],
            shape=_shape(font),
            glyphs=_characters(font, unused),
            head=font.reader["head"],
            hhea=font.reader["hhea"],
            maxp=_without_hints(font.reader["maxp"]),
            metrics=_metrics(font),
            places=places,
            outlines=outlines,
        )


def _fixed(path: Path, weight: int) -> BytesIO:
    """The file of a variable font at one weight."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    file = BytesIO()
    with cast(Any, TTFont(path, recalcTimestamp=False)) as font:
        cast(Any, instancer).instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font.save(file)
    file.seek(0)
    return file


def _characters(font: Any, unused: tuple[int, ...]) -> dict[int, int]:
    numbers = font.getReverseGlyphMap()
    return {code: numbers[name] for code, name in font.getBestCmap().items() if code not in unused}


def _shape(font: Any) -> Shape:
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
    return Shape(
        units=head.unitsPerEm,
        ascent=hhea.ascent,
        descent=hhea.descent,
        cap_height=os2.sCapHeight,
        # No table says how thick a stem is; this is what fpdf2 reckons from the weight.
        stem=50 + (os2.usWeightClass // 65) ** 2,
        italic_angle=round(font["post"].italicAngle),
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
    )


def _metrics(font: Any) -> bytes:
    """Advance and left bearing of every glyph, also of those that a font may leave out as repeated."""
    metrics = font["hmtx"].metrics
    return b"".join(struct.pack(">Hh", *metrics[name]) for name in font.getGlyphOrder())


def _outlines(font: Any) -> tuple[bytes, bytes]:
    table = font["glyf"]
    places, outlines = [0], bytearray()
    for name in font.getGlyphOrder():
        glyph = table.glyphs[name]
        glyph.trim(remove_hinting=True)
        # The record of the file; fontTools gives an empty glyph none.
        outlines += getattr(glyph, "data", b"")
        outlines += bytes(-len(outlines) % 4)
        places.append(len(outlines))
    return struct.pack(f">{len(places)}I", *places), bytes(outlines)


def _without_hints(maxp: bytes) -> bytes:
    changed = bytearray(maxp)
    changed[_HINT_LIMITS] = bytes(12)
    return bytes(changed)
