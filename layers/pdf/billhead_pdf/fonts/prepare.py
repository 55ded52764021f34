"""Turns a TrueType font into a prepared typeface. Runs when the layer is built: nothing else reads fonts."""

import struct
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from billhead_pdf.fonts.sources import BOLD, REGULAR, SEMIBOLD
from billhead_pdf.fonts.subset import write_font
from billhead_pdf.fonts.typeface import Shape, Typeface

# In maxp, how much memory the hints need: twelve bytes of limits, all zero without hints.
_HINT_LIMITS = slice(16, 28)
# What a script is shaped by: which glyph a letter becomes among its neighbours, and where marks sit on it.
_RULES = ("GDEF", "GPOS", "GSUB", "cmap", "head", "hhea", "hmtx", "maxp")
_NAMES = {REGULAR: "Regular", SEMIBOLD: "SemiBold", BOLD: "Bold"}


def prepare_typeface(path: Path, unused: tuple[int, ...] = (), *, weight: int = 0, is_shaped: bool = False) -> Typeface:
    """The font without hints, glyph numbers as they are; `unused` characters are left out.

    A variable font is cut at `weight`. The rules of its script are kept where it `is_shaped`.
    """
    with _cut(path, weight) if weight else font_of(path) as font:
        places, outlines = _outlines(font)
        return Typeface(
            name=weighted_name(font, weight) if weight else font["name"].getDebugName(6),
            shape=shape_of(font, weight),
            glyphs={code: glyph for code, glyph in characters_of(font).items() if code not in unused},
            head=font.reader["head"],
            hhea=font.reader["hhea"],
            maxp=_without_hints(font.reader["maxp"]),
            metrics=_metrics(font),
            places=places,
            outlines=outlines,
            rules=_rules(font) if is_shaped else b"",
        )


def font_of(file: Path | BytesIO, number: int = -1) -> Any:
    """An opened font; `number` is its place in a collection."""
    from fontTools.ttLib import TTFont

    return cast(Any, TTFont(file, recalcBBoxes=False, recalcTimestamp=False, fontNumber=number, lazy=True))


def characters_of(font: Any) -> dict[int, int]:
    """Code points and their glyph numbers."""
    numbers = font.getReverseGlyphMap()
    return {code: numbers[name] for code, name in font.getBestCmap().items()}


def weighted_name(font: Any, weight: int) -> str:
    """A variable font's PostScript name says its default weight; two weights of it need two names."""
    return f"{font['name'].getDebugName(6).partition('-')[0]}-{_NAMES[weight]}"


def shape_of(font: Any, weight: int = 0) -> Shape:
    """The font's build at its own weight or, where it is variable, at another."""
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
    return Shape(
        units=head.unitsPerEm,
        ascent=hhea.ascent,
        descent=hhea.descent,
        cap_height=os2.sCapHeight,
        # No table says how thick a stem is; this is what fpdf2 reckons from the weight.
        stem=50 + ((weight or os2.usWeightClass) // 65) ** 2,
        italic_angle=round(font["post"].italicAngle),
        box=(head.xMin, head.yMin, head.xMax, head.yMax),
    )


def _cut(path: Path, weight: int) -> Any:
    from fontTools.varLib import instancer

    written = BytesIO()
    with font_of(path) as font:
        usual = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        cast(Any, instancer).instantiateVariableFont(font, usual | {"wght": weight}, inplace=True)
        font.save(written)
    return font_of(written)


def _rules(font: Any) -> bytes:
    tables = {tag.encode(): font.reader[tag] for tag in _RULES if tag in font.reader}
    return write_font(tables)


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
