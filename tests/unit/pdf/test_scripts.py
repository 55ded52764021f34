"""Every script in the file: shaped as its font wants, drawn by embedded glyphs alone, read back as it was written."""

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import uharfbuzz
from billhead_pdf import render_document
from billhead_pdf.fonts.prepare import font_of
from billhead_pdf.fonts.sources import FILES
from billhead_pdf.fonts.store import load_typeface
from billhead_pdf.text.metrics import load_family
from billhead_pdf.text.shaping import shape_word
from fontTools.varLib.instancer import instantiateVariableFont
from pypdf import PdfReader

from tests.unit.pdf.documents_of_scripts import SCRIPTS, invoice_in
from tests.unit.pdf.pdf_documents import document, item, pages_of, streams_of

SAMPLES = {
    "arabic": ("بيت", "فاتورة", "الأمل", "لا", "مُحَمَّد", "پژوهش", "می\u200cخواهم", "ٹیکس", "شركة", "١٢٣"),
    "hebrew": ("חשבונית", "שָׁלוֹם", "בע״מ", "ציוֹן"),
    "devanagari": ("हिन्दी", "क्षत्रिय", "र्क", "कि", "द्ध", "श्री", "क्\u200dष", "पृष्ठों"),
    "thai": ("ภาษาไทย", "น้ำ", "ที่", "ปู่", "ป้า", "ญี่ปุ่น", "ผู้ซื้อ"),
}
RTL = ("arabic", "hebrew")


def original(name: str) -> bytes:
    """The font as its package has it; a variable one at our weight, its glyphs as they are numbered there."""
    source = FILES[name]
    path = Path(__import__(source.package).__file__).parent / source.file
    if not source.weight:
        return path.read_bytes()
    written = BytesIO()
    with font_of(path) as font:
        instantiateVariableFont(font, {"wght": source.weight}, inplace=True)
        font.save(written)
    return written.getvalue()


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name].is_shaped])
def test_words_are_shaped_as_the_whole_font_shapes_them(name: str) -> None:
    font: Any = uharfbuzz.Font(uharfbuzz.Face(original(name)))
    script = name.partition("-")[0]
    for word in SAMPLES[script]:
        buffer: Any = uharfbuzz.Buffer()
        buffer.add_str(word)
        buffer.guess_segment_properties()
        buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        buffer.direction = "rtl" if script in RTL else "ltr"
        uharfbuzz.shape(font, buffer)
        shaped = shape_word(load_typeface(name), word, is_rtl=script in RTL)
        assert [(glyph.number, glyph.advance, glyph.x, glyph.y) for glyph in shaped] == [
            (info.codepoint, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]


def test_letters_join_conjuncts_form_and_marks_are_placed() -> None:
    def glyphs(script: str, word: str) -> list[Any]:
        return list(shape_word(load_typeface(f"{script}-regular"), word, is_rtl=script in RTL))

    face = load_typeface("arabic-regular")
    joined = {glyph.number for glyph in glyphs("arabic", "بيت")}
    assert joined.isdisjoint(face.glyphs[ord(letter)] for letter in "بي")
    assert len(glyphs("arabic", "لا")) == 1
    assert len(glyphs("devanagari", "क्ष")) == 1
    assert [glyph.text for glyph in glyphs("devanagari", "कि")] == ["ि", "क"]
    _, vowel, tone = glyphs("thai", "ที่")
    assert (vowel.advance, tone.advance) == (0, 0)
    assert tone.number != load_typeface("thai-regular").glyphs[ord("่")], "higher, where a vowel is below it"
    assert [glyph.x for glyph in glyphs("hebrew", "שָׁ")[:2]] != [0, 0]


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_character_of_a_script_is_missing(script: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="billhead_pdf"):
        for font in ("sans", "serif"):
            render_document({**invoice_in(script), "branding": {"font": font}})
    assert not caplog.records


def readers(pdf: bytes) -> Iterator[str]:
    """The text as pypdf and as the reader of Chromium find it."""
    yield "\n".join(pages_of(pdf))
    opened = pypdfium2.PdfDocument(pdf)
    yield "\n".join(page.get_textpage().get_text_range() for page in opened).replace("\xa0", " ")


@pytest.mark.parametrize("script", [script for script in SCRIPTS if script not in ("devanagari", "thai")])
def test_text_is_read_back_as_it_was_written(script: str) -> None:
    for text in readers(render_document(invoice_in(script))):
        for words in SCRIPTS[script].words:
            assert words in text


def actual_texts(pdf: bytes) -> str:
    found = re.findall(rb"/ActualText <FEFF([0-9A-F]+)>", b"".join(streams_of(pdf)))
    return " ".join(bytes.fromhex(text.decode()).decode("utf-16-be") for text in found)


def test_what_glyphs_do_not_tell_in_order_is_said_beside_them() -> None:
    """Chromium's reader and others take ActualText; pypdf shows the vowel before its consonant, as it is drawn."""
    pdf = render_document(invoice_in("devanagari"))
    assert "डिज़ाइन" in actual_texts(pdf)
    assert "वेबसाइट डिज़ाइन" in list(readers(pdf))[1]
    pdf = render_document(invoice_in("thai"))
    assert "น้ำ" in actual_texts(pdf)
    assert "ออกแบบเว็บไซต์" in list(readers(pdf))[1]
    assert "می\u200cخواهم" in actual_texts(render_document(invoice_in("arabic")))
    assert not actual_texts(render_document(document(note="Plain Latin, ŠČŽ")))


def test_the_letters_of_a_ligature_are_read_in_their_order() -> None:
    for text in readers(render_document(document([item(1, name="الأمل لا شركة")]))):
        assert "الأمل لا شركة" in text


def fonts_in(pdf: bytes) -> dict[str, dict[str, Any]]:
    fonts = [font for page in PdfReader(BytesIO(pdf)).pages for font in page["/Resources"]["/Font"].values()]
    return {font["/BaseFont"].partition("+")[2]: font.get_object() for font in fonts}


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_glyph_that_is_drawn_is_embedded_with_its_width_and_its_text(script: str) -> None:
    from fontTools.cffLib import CFFFontSet
    from fontTools.ttLib import TTFont

    for name, font in fonts_in(render_document(invoice_in(script))).items():
        descendant = font["/DescendantFonts"][0].get_object()
        descriptor = descendant["/FontDescriptor"]
        widths = {
            first + offset: int(width)
            for first, run in zip(descendant["/W"][::2], descendant["/W"][1::2], strict=True)
            for offset, width in enumerate(run)
        }
        told = set(re.findall(r"<(\w{4})> <\w+>", font["/ToUnicode"].get_data().decode()))
        assert {int(code, 16) for code in told} | {0} == set(widths)
        if "/FontFile3" in descriptor:
            assert name.startswith("NotoSansCJK")
            fonts, program = CFFFontSet(), descriptor["/FontFile3"]
            assert (descendant["/Subtype"], program["/Subtype"]) == ("/CIDFontType0", "/CIDFontType0C")
            fonts.decompile(BytesIO(program.get_data()), None)
            (top,) = fonts.values()
            for cid, width in widths.items():
                charstring = top.CharStrings[".notdef" if cid == 0 else f"cid{cid:05}"]
                charstring.draw(_Nothing())
                assert charstring.width == width
        else:
            program = TTFont(BytesIO(descriptor["/FontFile2"].get_data()))
            assert {glyph: program["hmtx"][program.getGlyphName(glyph)][0] for glyph in widths} == widths


class _Nothing:
    def __getattr__(self, _name: str) -> Any:
        return lambda *_: None


def drawn_codes(pdf: bytes) -> set[int]:
    """Codes of all shown glyphs, whichever the font."""
    codes: set[int] = set()
    for stream in streams_of(pdf):
        for text in re.findall(rb"\((?:[^()\\]|\\.)*\)", stream, re.DOTALL):
            plain = re.sub(
                rb"\\(.)", lambda found: b"\r" if found[1] == b"r" else found[1], text[1:-1], flags=re.DOTALL
            )
            codes |= {int.from_bytes(plain[at : at + 2], "big") for at in range(0, len(plain), 2)}
    return codes


@pytest.mark.parametrize(
    "name", ["𓀀 hieroglyph", "😀 emoji", "ܫܠܡ Syriac", "\u0600", "a\u0489b", "क\u0301", "漢\u0301"]
)
def test_the_missing_glyph_is_never_shown(name: str) -> None:
    assert 0 not in drawn_codes(render_document(document([item(1, name=name, description=name)])))


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_same_document_is_the_same_bytes(script: str) -> None:
    assert render_document(invoice_in(script)) == render_document(invoice_in(script))


@pytest.mark.parametrize(
    ("tag", "country", "forms"),
    [
        *(("zh", "", 2), ("zh-TW", "", 3), ("zh-Hant-MO", "", 3), ("zh-HK", "", 4), ("ja-JP", "", 0), ("ko", "", 1)),
        *(("de", "JP", 0), ("de", "KR", 1), ("en", "TW", 3), ("en", "", 2)),
    ],
)
def test_han_is_drawn_as_the_language_or_the_country_writes_it(tag: str, country: str, forms: int) -> None:
    from billhead_pdf.content.writing import forms_language
    from billhead_pdf.fonts.store import forms_of

    source = document(language=tag, customer={"name": "骨", "country_code": country})
    assert forms_of(forms_language(source, None)) == forms


def test_one_character_has_other_forms_elsewhere() -> None:
    glyphs = {tag: load_family("sans", tag).regular.runs("骨")[0].typeface.glyphs[ord("骨")] for tag in ("zh", "ja")}
    assert glyphs["zh"] != glyphs["ja"]


def test_documents_in_latin_load_nothing_of_this() -> None:
    script = (
        "import sys\n"
        "from tests.unit.pdf.pdf_documents import document\n"
        "from billhead_pdf import render_document\n"
        "render_document(document(note='Žluťoučký kůň, Ωμέγα, Щука – 10 €'))\n"
        "extra = {'uharfbuzz', 'billhead_pdf.text.bidi', 'billhead_pdf.text.breaking', 'billhead_pdf.text.shaping'}\n"
        "assert extra.isdisjoint(sys.modules), extra & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)


def test_the_language_of_labels_alone_turns_pages_round() -> None:
    def start(language: str) -> float:
        """Where the seller's name stands, which is read first."""
        page = streams_of(render_document(invoice_in("arabic"), language=language))[0]
        return float(re.findall(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", page)[0])

    assert start("en") < 100 < 400 < start("ar")
