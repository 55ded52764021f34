"""The typeface of Han: cut from its variable font as HarfBuzz sees it, then cut down to a program that draws it."""

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import manimgx_fonts_cjk
import pytest
import uharfbuzz
from billhead_pdf.fonts.characters import Characters, pack_characters
from billhead_pdf.fonts.charstrings import cut_charstring
from billhead_pdf.fonts.compact import subset_charstrings
from billhead_pdf.fonts.sources import FILES, HAN
from billhead_pdf.fonts.store import load_han
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.recordingPen import RecordingPen

SAMPLE = "永鬱骨発票网站設計かなカナ한국，。「」￥"
PATH = Path(manimgx_fonts_cjk.__file__).parent / HAN.file


def at_weight(weight: int) -> Any:
    """The variable font as HarfBuzz sees it."""
    font: Any = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(PATH), 0))
    font.set_variations({"wght": weight})
    return font


def program(name: str, characters: str) -> tuple[Any, dict[str, int]]:
    """The font in a subset's CFF, and the number of each character."""
    face = load_han(name, "ja")
    numbers = {character: face.glyphs[ord(character)] for character in characters}
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(subset_charstrings(face, numbers.values())), None)
    return fonts[fonts.fontNames[0]], numbers


def drawn(glyph: Any) -> list[Any]:
    pen = RecordingPen()
    glyph.draw(pen)
    return pen.value


@pytest.mark.parametrize("name", ["han-regular", "han-bold"])
def test_a_subset_draws_what_the_variable_font_draws_at_the_weight(name: str) -> None:
    font = at_weight(FILES[name].weight)
    top, numbers = program(name, SAMPLE)
    for number in numbers.values():
        pen = RecordingPen()
        font.draw_glyph_with_pen(number, pen)
        ours, theirs = drawn(top.CharStrings[f"cid{number:05}"]), list(_open_ended(pen.value))
        assert [operator for operator, _ in ours] == [operator for operator, _ in theirs]
        pairs = zip(_coordinates(ours), _coordinates(theirs), strict=True)
        # Of 1,000 units to the em; each step of an outline is rounded by itself.
        assert max(abs(a - b) for a, b in pairs) <= 8
        assert top.CharStrings[f"cid{number:05}"].width == font.get_glyph_h_advance(number)


def _open_ended(outline: list[Any]) -> Iterator[Any]:
    """Without the lines by which HarfBuzz returns to where a contour began; closing it draws them."""
    start: Any = None
    for (operator, points), (following, _) in pairwise([*outline, ("", ())]):
        start = points if operator == "moveTo" else start
        if not (operator == "lineTo" and following == "closePath" and points == start):
            yield operator, points


def _coordinates(outline: list[Any]) -> list[float]:
    return [value for _, points in outline for point in points for value in point]


def test_a_subset_has_its_glyphs_and_the_missing_one_and_no_others() -> None:
    top, numbers = program("han-regular", "永骨永")
    assert top.charset == [".notdef", *(f"cid{number:05}" for number in sorted(set(numbers.values())))]
    assert (top.ROS, top.CIDCount) == (("Adobe", "Identity", 0), 65535)
    assert len(top.FDArray) == 1
    empty, _ = program("han-regular", "")
    assert empty.charset == [".notdef"]


def charstring(*program: Any) -> bytes:
    made = T2CharString(program=list(program))
    made.compile(isCFF2=True)
    return made.bytecode


def path_of(code: bytes) -> tuple[list[Any], int]:
    made = T2CharString(code, private=PRIVATE)
    made.globalSubrs = []
    value = drawn(made)
    return value, made.width


PRIVATE = SimpleNamespace(nominalWidthX=0, defaultWidthX=1000, Subrs=())


LINES = [10, 20, 30, 5]
CURVE = [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("operator", "arguments"),
    [
        ("rlineto", LINES * 40),
        ("hlineto", LINES * 20 + [7]),
        ("vlineto", LINES * 30),
        ("rrcurveto", CURVE * 30),
        ("rcurveline", CURVE * 20 + [8, 9]),
        ("rlinecurve", LINES * 20 + CURVE),
        ("vvcurveto", [9, *LINES * 25]),
        ("hhcurveto", LINES * 25),
        ("hvcurveto", [*LINES * 25, 7]),
        ("vhcurveto", LINES * 26),
    ],
)
def test_long_lists_of_arguments_are_cut_without_another_path(operator: str, arguments: list[int]) -> None:
    long = charstring(0, 0, "rmoveto", *arguments, operator)
    cut = cut_charstring(long, 0.5, 640)
    expected = drawn(T2CharString(program=[0, 0, "rmoveto", *arguments, operator, "endchar"], private=PRIVATE))
    assert path_of(cut) == (expected, 640)
    decompiled = T2CharString(cut)
    decompiled.decompile()
    operators = [index for index, part in enumerate(decompiled.program) if isinstance(part, str)]
    assert all(end - start <= 49 for start, end in pairwise([-1, *operators]))


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_values_are_blended_and_rounded(share: float) -> None:
    code = charstring(100, 0, 50, 2000, -107, 10, 3, -1131, 5, 4, "blend", "rmoveto")
    with pytest.raises(ValueError, match="operator"):
        cut_charstring(charstring(1, 2, "hstem"), share, 1000)
    blended = charstring(100, 200, 8, -40, 2, "blend", "rmoveto", 10, "hlineto")
    (_, (start,)), *_ = path_of(cut_charstring(blended, share, 1000))[0]
    assert start == (100 + round(8 * share), 200 - round(40 * share))
    assert code


def test_numbers_of_every_size_are_written_as_they_are_read() -> None:
    for value in (0, 107, -107, 108, -108, 1131, -1131, 1132, -1132, 32767, -32768):
        assert path_of(cut_charstring(charstring(value, 0, "rmoveto", 1, "hlineto"), 0.0, 1000))[0][0][1] == (
            (value, 0),
        )


def test_characters_are_found_in_place() -> None:
    glyphs = {0x20: 3, 0x6F22: 7, 0x1F600: 65535}
    found = Characters(pack_characters(glyphs))
    assert dict(found) == found.unpacked() == glyphs
    assert 0x21 not in found and 0x2FFFF not in found and 0 not in found
    assert len(found) == 3
