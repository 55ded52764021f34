"""Turns a collection of variable CFF2 fonts, one per way of writing Han, into a prepared typeface. Runs at build."""

import struct
from pathlib import Path
from typing import Any, cast

from billhead_pdf.fonts.characters import pack_characters
from billhead_pdf.fonts.charstrings import cut_charstring
from billhead_pdf.fonts.prepare import characters_of, font_of, shape_of, weighted_name
from billhead_pdf.fonts.typeface import Typeface

# Which font of the collection the outlines are read from; all of them have the same.
_FIRST = 0


def prepare_han(path: Path, weight: int) -> Typeface:
    """The collection's glyphs at this weight, with their numbers; its fonts' characters are files of their own."""
    with font_of(path, _FIRST) as font:
        share = _share(font, weight)
        widths = _widths(font, share)
        places, outlines = _outlines(font, share, widths)
        return Typeface(
            name=weighted_name(font, weight),
            shape=shape_of(font, weight),
            glyphs={},
            head=b"",
            hhea=b"",
            maxp=b"",
            metrics=b"".join(struct.pack(">Hh", width, 0) for width in widths),
            places=places,
            outlines=outlines,
        )


def prepare_forms(path: Path, number: int) -> bytes:
    """The characters of one font of the collection."""
    with font_of(path, number) as font:
        return pack_characters(characters_of(font))


def _share(font: Any, weight: int) -> float:
    """How far the weight lies from the default to the other master, as the font's own scale bends it (avar)."""
    from fontTools.varLib.models import normalizeLocation, piecewiseLinearMap

    axes = {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in font["fvar"].axes}
    normalized = normalizeLocation({"wght": weight}, axes)["wght"]
    store = font["CFF2"].cff.topDictIndex[0].VarStore.otVarStore
    (region,) = (axes.VarRegionAxis[0] for axes in store.VarRegionList.Region)
    if (region.StartCoord, region.PeakCoord, region.EndCoord) != (0.0, 1.0, 1.0):
        raise ValueError("a font of two masters is expected")
    return piecewiseLinearMap(normalized, font["avar"].segments["wght"])


def _widths(font: Any, share: float) -> list[int]:
    """Advances at the weight; in Han it changes none."""
    from fontTools.varLib.varStore import VarStoreInstancer

    table, metrics, names = font["HVAR"].table, font["hmtx"].metrics, font.getGlyphOrder()
    changes = VarStoreInstancer(table.VarStore, font["fvar"].axes, {"wght": share})
    if table.AdvWidthMap is not None:
        raise ValueError("changes of widths are expected in the order of the glyphs")
    return [metrics[name][0] + round(cast(float, changes[number])) for number, name in enumerate(names)]


def _outlines(font: Any, share: float, widths: list[int]) -> tuple[bytes, bytes]:
    index = font["CFF2"].cff.topDictIndex[0].CharStrings.charStringsIndex
    places, outlines = [0], bytearray()
    for glyph, width in enumerate(widths):
        outlines += cut_charstring(bytes(index[glyph].bytecode), share, width)
        places.append(len(outlines))
    return struct.pack(f">{len(places)}I", *places), bytes(outlines)
