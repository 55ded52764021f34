"""The objects that a font is embedded with (ISO 32000-1, 9.7). fpdf2 would take the font apart for each document."""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping

from billhead_pdf.drawing.lettering import Font
from billhead_pdf.drawing.objects import Written
from billhead_pdf.fonts.compact import subset_charstrings
from billhead_pdf.fonts.subset import subset_typeface
from billhead_pdf.fonts.typeface import Typeface

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
# Adobe Technical Note 5014: a block of a CMap has at most a hundred lines.
_BLOCK = 100
# ISO 32000-1, table 123: the glyphs are found by number, not by a standard set of names.
_SYMBOLIC = 4


def embed_font(font: Font, add: Callable[[Written], Written]) -> Written:
    """The font object: a code is a CID is a glyph's number, so that no map of them is needed. `add` numbers objects."""
    name = f"{_tag(font)}+{font.typeface.name}"
    kind, program = _program(font, add)
    descriptor = add(Written(f"{_described(font.typeface, name)} {program}"))
    descendant = add(
        Written(
            f"/Type /Font {kind} /BaseFont /{name} "
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
            f"/FontDescriptor {descriptor.ref} /DW 1000 /W [{' '.join(_widths(font))}]"
        )
    )
    unicode = add(Written("", _to_unicode(font.used).encode()))
    return add(
        Written(
            f"/Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{descendant.ref}] /ToUnicode {unicode.ref}"
        )
    )


def _program(font: Font, add: Callable[[Written], Written]) -> tuple[str, str]:
    """What kind of font it is, and where its program stands. A CFF program says itself which CID a glyph has."""
    if font.typeface.has_charstrings:
        program = subset_charstrings(font.typeface, font.used)
        file = add(Written("/Subtype /CIDFontType0C", program))
        return "/Subtype /CIDFontType0", f"/FontFile3 {file.ref}"
    program = subset_typeface(font.typeface, font.used)
    file = add(Written(f"/Length1 {len(program)}", program))
    return "/Subtype /CIDFontType2 /CIDToGIDMap /Identity", f"/FontFile2 {file.ref}"


def _described(typeface: Typeface, name: str) -> str:
    shape = typeface.shape
    box = " ".join(str(_thousandths(side, shape.units)) for side in shape.box)
    ascent, descent, height = (
        _thousandths(value, shape.units) for value in (shape.ascent, shape.descent, shape.cap_height)
    )
    return (
        f"/Type /FontDescriptor /FontName /{name} /Flags {_SYMBOLIC} /FontBBox [{box}] /Ascent {ascent} "
        f"/Descent {descent} /CapHeight {height} /ItalicAngle {shape.italic_angle} /StemV {shape.stem}"
    )


def _thousandths(value: int, units: int) -> int:
    return round(value * 1000 / units)


def _widths(font: Font) -> Iterator[str]:
    """Glyphs of neighbouring numbers together, as `first [width width …]`."""
    following = -1
    run: list[str] = []
    for glyph in sorted({0, *font.used}):
        if glyph != following and run:
            yield f"{' '.join(run)}]"
            run = []
        run.append(f"{'' if run else f'{glyph} ['}{font.typeface.width(glyph)}")
        following = glyph + 1
    yield f"{' '.join(run)}]"


def _to_unicode(used: Mapping[int, str]) -> str:
    lines = [f"<{glyph:04X}> <{used[glyph].encode('utf-16-be').hex().upper()}>\n" for glyph in sorted(used)]
    blocks = (lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK))
    return _CMAP.format(blocks="".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks))


def _tag(font: Font) -> str:
    """Six capitals that differ between subsets (ISO 32000-1, 9.6.4): a checksum of the glyphs in use."""
    glyphs = sorted(font.used)
    number = zlib.crc32(struct.pack(f">{len(glyphs)}H", *glyphs))
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(65 + letter)
    return letters
