"""Typefaces: prepared from their fonts without loss, cut to what a document needs, embedded as PDF/A asks."""

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from billhead_pdf import render_document
from billhead_pdf.fonts import store
from billhead_pdf.fonts.build import build_file, build_licences, prepared_names
from billhead_pdf.fonts.prepare import prepare_typeface
from billhead_pdf.fonts.sources import FAMILIES, FILES, UNUSED
from billhead_pdf.fonts.store import load_typeface
from billhead_pdf.fonts.subset import subset_typeface, with_parts
from billhead_pdf.fonts.typeface import Typeface, pack_typeface, unpack_typeface
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from pypdf import PdfReader

from tests.unit.pdf.pdf_documents import document, item, pages_of
from tests.unit.pdf.typefaces import typeface

SAMPLE = "ŠČŽŁőşţțĞıß Ωαώ Яяіїґєђљ €₺₴₽₹£¥ ′–—…•×§№ The quick brown fox 0123456789"


# Those of Latin letters; what is shaped has tests of its own.
NAMES = [name for name in FILES if name.startswith(("sans", "serif", "slip", "arabic"))]


def path_of(name: str) -> Path:
    return Path(__import__(FILES[name].package).__file__).parent / FILES[name].file


def font_of(name: str) -> TTFont:
    """A variable one at its weight, its points rounded as in a file."""
    font = TTFont(path_of(name))
    if not FILES[name].weight:
        return font
    file = BytesIO()
    instantiateVariableFont(font, {"wght": FILES[name].weight}).save(file)
    return TTFont(file)


def drawn(font: TTFont, glyph: int) -> list[Any]:
    """Lines and curves of a glyph, its parts put together."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphOrder()[glyph]].draw(pen)
    return pen.value


@pytest.fixture(params=NAMES)
def prepared(request: pytest.FixtureRequest) -> tuple[Typeface, TTFont]:
    """Prepared now, whatever lies in the checkout."""
    name = request.param
    return prepare_typeface(path_of(name), UNUSED.get(name, ()), weight=FILES[name].weight), font_of(name)


@pytest.mark.parametrize(
    "font", ["Source Sans Pro", "source-serif", "IBM Plex Sans", "Open Sans", "Roboto", "EB Garamond"]
)
def test_a_font_that_is_chosen_sets_the_text(font: str) -> None:
    pdf = render_document(document(branding={"font": font}))
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    plain = "".join(filter(str.isalnum, font)).lower().removesuffix("pro")
    assert all(plain in part["/BaseFont"].replace("-", "").lower() for part in fonts.values())


@pytest.mark.parametrize("family", ["sans", "serif", "plex", "opensans", "roboto", "garamond"])
def test_figures_of_a_family_are_of_one_width_and_its_letters_are_europes(family: str) -> None:
    for cut in (load_typeface(f"{family}-regular"), load_typeface(f"{family}-bold")):
        assert len({cut.width(cut.glyphs[ord(figure)]) for figure in "0123456789"}) == 1
        assert {ord(letter) for letter in "ŠŁșżőğßΩάЯґїђ€"} <= set(cut.glyphs)


def test_a_font_that_is_not_there_is_the_templates_own() -> None:
    assert render_document(document(branding={"font": "Comic"})) == render_document(document())


def test_a_prepared_typeface_has_the_font_s_characters_and_widths(prepared: tuple[Typeface, TTFont]) -> None:
    face, font = prepared
    names = font.getGlyphOrder()
    assert {code: names[glyph] for code, glyph in face.glyphs.items()} == {
        code: name for code, name in font.getBestCmap().items() if code in face.glyphs
    }
    assert set(font.getBestCmap()) - set(face.glyphs) <= {0x202F}
    em = font["head"].unitsPerEm
    widths = [round(font["hmtx"][name][0] * 1000 / em) for name in names]
    assert [face.width(glyph) for glyph in range(face.glyph_count)] == widths


def test_a_subset_draws_its_glyphs_as_the_font_does_and_no_others(prepared: tuple[Typeface, TTFont]) -> None:
    face, font = prepared
    used = {face.glyphs[ord(character)] for character in SAMPLE if ord(character) in face.glyphs}
    written = subset_typeface(face, used)
    assert sum(struct.unpack(f">{len(written) // 4}I", written)) & 0xFFFFFFFF == 0xB1B0AFBA
    subset = TTFont(BytesIO(written), checkChecksums=2)
    assert set(subset.reader.keys()) == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    kept = with_parts(face, used)
    assert any(glyph in kept for glyph in set(range(face.glyph_count)) - used - {0})
    used_names = [subset.getGlyphOrder()[glyph] for glyph in used]
    for glyph in used:
        assert drawn(subset, glyph) == drawn(font, glyph)
        assert subset["hmtx"].metrics[subset.getGlyphOrder()[glyph]] == font["hmtx"][font.getGlyphOrder()[glyph]]
    filled = {number for number, name in enumerate(subset.getGlyphOrder()) if subset["glyf"][name].numberOfContours}
    assert filled <= kept
    assert not any(hasattr(glyph, "program") and glyph.program for glyph in map(subset["glyf"].__getitem__, used_names))


def test_a_subset_of_nothing_is_a_font_with_the_missing_glyph() -> None:
    subset = TTFont(BytesIO(subset_typeface(store.load_typeface("sans-regular"), ())), checkChecksums=2)
    assert subset["maxp"].numGlyphs == 1
    assert drawn(subset, 0) == drawn(font_of("sans-regular"), 0)


def test_what_is_packed_is_read_back() -> None:
    face = typeface({65: 500, 0x1F600: 1000, 0x6F22: 0})
    assert unpack_typeface(pack_typeface(face)) == face


@pytest.mark.parametrize("content", [b"", b"Billhead typeface 0\n" + bytes(400)])
def test_a_file_of_another_form_is_not_read(content: bytes) -> None:
    with pytest.raises(ValueError, match="version"):
        unpack_typeface(content)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(store, "FOLDER", tmp_path / "prepared")
    store.load_typeface.cache_clear()
    yield tmp_path / "prepared"
    store.load_typeface.cache_clear()


def test_a_fresh_checkout_prepares_its_fonts_itself(folder: Path) -> None:
    assert store.load_typeface("serif-bold").name == "SourceSerifPro-Semibold"
    assert [path.name for path in folder.iterdir()] == ["serif-bold.typeface"], "what is asked for, no more"


def test_licences_are_kept_beside_what_they_are_for(tmp_path: Path) -> None:
    build_licences(tmp_path)
    kept = {path.name.removesuffix(".LICENSE.txt"): path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert set(kept) == {source.package for source in FILES.values()} | {"newmm_tokenizer", "srgb.icc"}
    assert all("SIL OPEN FONT LICENSE" in kept[source.package].upper() for source in FILES.values())


def test_files_of_an_older_form_are_prepared_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / "sans-regular.typeface").write_bytes(b"of an older version" + bytes(500))
    assert store.load_typeface("sans-regular").name == "SourceSansPro-Regular"


def test_the_same_fonts_are_prepared_to_the_same_bytes(tmp_path: Path) -> None:
    for name in ("sans-regular.typeface", "hebrew-bold.typeface", "han-3.characters", "thai.words", "srgb.icc"):
        for place in ("one", "two"):
            build_file(tmp_path / place, name)
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_every_prepared_file_has_a_name_that_it_is_made_by() -> None:
    assert set(prepared_names()) == {
        *("srgb.icc", "thai.words"),
        *(f"han-{number}.characters" for number in range(5)),
        *(f"{name}.typeface" for name in FILES),
    }


def test_every_chain_can_show_the_replacement() -> None:
    for weights in FAMILIES.values():
        assert all(any(0x2610 in store.load_typeface(name).glyphs for name in chain) for chain in weights.values())


def fonts_of(pdf: bytes) -> list[dict[str, Any]]:
    page = PdfReader(BytesIO(pdf)).pages[0]
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def widths_of(descendant: dict[str, Any]) -> dict[int, int]:
    listed = descendant["/W"]
    return {
        first + offset: int(width)
        for first, run in zip(listed[::2], listed[1::2], strict=True)
        for offset, width in enumerate(run)
    }


@pytest.mark.parametrize("font", ["Source Sans Pro", "Source Serif Pro"])
def test_widths_in_the_file_are_those_of_the_embedded_font(font: str) -> None:
    fonts = fonts_of(render_document(document([item(1, name=SAMPLE)], branding={"font": font})))
    assert len(fonts) >= 2
    for composite in fonts:
        descendant = composite["/DescendantFonts"][0]
        program = TTFont(BytesIO(descendant["/FontDescriptor"]["/FontFile2"].get_data()))
        widths = widths_of(descendant)
        assert descendant["/CIDToGIDMap"] == "/Identity"
        assert len(widths) > 20
        for glyph, width in widths.items():
            assert width == program["hmtx"][program.getGlyphOrder()[glyph]][0]


def test_every_glyph_in_use_says_which_character_it_is() -> None:
    letters = "".join(map(chr, range(0xC0, 0x180)))
    for composite in fonts_of(render_document(document([item(1, name=letters, description=SAMPLE)]))):
        cmap = composite["/ToUnicode"].get_data().decode()
        mapped = {int(code, 16) for code in re.findall(r"<(\w{4})> <\w+>\n", cmap)}
        assert mapped | {0} == set(widths_of(composite["/DescendantFonts"][0]))
        assert all(int(count) <= 100 for count in re.findall(r"(\d+) beginbfchar", cmap))


def test_a_glyph_of_two_characters_is_copied_as_the_plainer_one() -> None:
    name = "no-break\xa0space"
    fonts = fonts_of(render_document(document([item(1, name=name)], branding={"font": "serif"}, note=name)))
    for composite in fonts:
        assert re.search(r"<\w{4}> <0020>\n", composite["/ToUnicode"].get_data().decode())


def test_after_a_character_of_another_font_text_goes_on_in_its_own() -> None:
    text = pages_of(render_document(document(note="Paid in ₿\nand nothing else")))[0]
    assert "Paid in ₿ \nand nothing else" in text


def test_a_character_that_only_another_font_has_is_drawn_in_it() -> None:
    pdf = render_document(document([item(1, name="Paid in ₿, 2 (two) of them", description="₿")]))
    assert "Paid in ₿, 2 (two) of them" in pages_of(pdf)[0]
    names = {font["/BaseFont"].split("+")[1] for font in fonts_of(pdf)}
    assert names == {
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
        "SourceSerifPro-Regular",
        "SourceSerifPro-Semibold",
    }


def test_subsets_of_other_letters_have_other_names() -> None:
    tags = [
        {font["/BaseFont"].split("+")[0] for font in fonts_of(render_document(document([item(1, name=name)])))}
        for name in ("ABC", "XYZ")
    ]
    assert all(re.fullmatch(r"/[A-Z]{6}", tag) for tag in tags[0] | tags[1])
    assert all(first != second for first, second in pairwise(map(sorted, tags)))
