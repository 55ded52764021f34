"""Rules on fonts: ISO 19005-3, 6.2.11, and ISO 14289-1, 7.21. What is drawn is looked up in the embedded fonts."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from fontTools.ttLib import TTFont

from tests.support.pdf_rules.reading import File

# 6.2.11.7.2: they say nothing; and the private area, which means what somebody wants it to mean.
_MEANINGLESS = {"\u0000", "\ufeff", "\ufffe"}


class _Shown(NamedTuple):
    """A font of the file and the codes that pages draw with it."""

    font: Any
    codes: set[int]


def fonts_are_embedded(file: File) -> Iterator[str]:
    """6.2.11.4"""
    for shown in _shown(file):
        descriptor = shown.font["/DescendantFonts"][0]["/FontDescriptor"]
        if not {"/FontFile2", "/FontFile3"} & set(descriptor):
            yield str(shown.font["/BaseFont"])


def glyphs_are_found_by_their_number(file: File) -> Iterator[str]:
    """6.2.11.3: an embedded TrueType font says which code is which glyph."""
    for shown in _shown(file):
        descendant = shown.font["/DescendantFonts"][0]
        if shown.font["/Encoding"] != "/Identity-H":
            yield str(shown.font["/Encoding"])
        if descendant["/Subtype"] == "/CIDFontType2" and "/CIDToGIDMap" not in descendant:
            yield "/CIDToGIDMap"


def drawn_glyphs_are_there_and_as_wide_as_told(file: File) -> Iterator[str]:
    """6.2.11.4.1, 6.2.11.5"""
    for shown in _shown(file):
        descendant = shown.font["/DescendantFonts"][0]
        program = descendant["/FontDescriptor"].get("/FontFile2")
        if program is None:
            continue
        font = TTFont(BytesIO(program.get_data()))
        units, metrics, names = font["head"].unitsPerEm, font["hmtx"].metrics, font.getGlyphOrder()
        widths = _widths(descendant["/W"])
        for code in shown.codes:
            if code >= len(names):
                yield f"no glyph {code}"
            elif abs(widths.get(code, descendant["/DW"]) - metrics[names[code]][0] * 1000 / units) > 1:
                yield f"width of {code}"


def drawn_text_can_be_read(file: File) -> Iterator[str]:
    """6.2.11.7"""
    for shown in _shown(file):
        if "/ToUnicode" not in shown.font:
            yield "no /ToUnicode"
            continue
        told = to_unicode(shown.font["/ToUnicode"])
        for code in shown.codes:
            text = told.get(code, "")
            if not text or set(text) & _MEANINGLESS or any("\ue000" <= char <= "\uf8ff" for char in text):
                yield f"code {code} means {text!r}"


def _shown(file: File) -> list[_Shown]:
    found: dict[int, _Shown] = {}
    for page in file.pages:
        fonts, current = page.entries["/Resources"]["/Font"], ""
        for operator, operands, _ in page.operations:
            if operator == "Tf":
                current = str(operands[0])
            elif operator in ("Tj", "TJ"):
                reference = fonts.raw_get(current)
                shown = found.setdefault(reference.idnum, _Shown(reference.get_object(), set()))
                shown.codes.update(codes_of(operands[0]))
    return list(found.values())


def codes_of(operand: Any) -> Iterator[int]:
    """Of a string, or of an array with strings."""
    for string in operand if isinstance(operand, list) else [operand]:
        if isinstance(string, str | bytes):
            raw = string if isinstance(string, bytes) else string.original_bytes
            yield from (high << 8 | low for high, low in zip(raw[0::2], raw[1::2], strict=True))


def _widths(array: Any) -> dict[int, float]:
    """Only runs of single widths are written by us."""
    return {
        first + at: float(width)
        for first, run in zip(array[0::2], array[1::2], strict=True)
        for at, width in enumerate(run)
    }


def to_unicode(stream: Any) -> dict[int, str]:
    """What each code means."""
    lines = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", stream.get_data().decode(), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in lines}


RULES = (
    fonts_are_embedded,
    glyphs_are_found_by_their_number,
    drawn_glyphs_are_there_and_as_wide_as_told,
    drawn_text_can_be_read,
)
