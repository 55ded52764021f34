"""Hostile and odd content: a document is drawn all the same, inside its margins, in linear work, without loss."""

import logging
import socket
import subprocess
import sys
from decimal import Decimal, localcontext
from io import BytesIO
from types import FrameType
from typing import Any

import pytest
from billhead_pdf import Logo, render_document
from billhead_pdf.content.describe import describe_document
from billhead_pdf.layout.ops import Text
from billhead_pdf.layout.plan import Plan, plan_document
from billhead_pdf.templates.gallery import TEMPLATES, make_sheet
from billhead_pdf.templates.opening import Stage
from billhead_pdf.text.metrics import load_family
from PIL import Image
from pypdf import PdfReader

from tests.unit.pdf.pdf_documents import CUSTOMER, SVG, document, elements_of, item, pages_of, streams_of

WORD = "Donaudampfschifffahrt" * 480
BIDI = "\u202eabc\u202c\u2066def\u2069\u200f"
ZALGO = "Z" + "\u0336\u0341\u0489" * 200
FLOOD = "a" + "\u200b" * 10_000 + "b"
NAMES = [
    WORD,
    BIDI,
    ZALGO,
    FLOOD,
    "tab\tnew\nline\x00\x07",
    "漢字 😀 ﷽ ภาษาไทย",
    "漢" * 2_000,
    "א" * 2_000 + " אב 12 (ab) " * 50,
    "كمبيوتر" * 300,
    "क्ष" * 1_000 + "ก็" * 1_000,
    "\u200c\u200dمی\u200c" + "\u200d" * 5_000 + "خواهم",
    "א" + "\u05b8" * 3_000 + "ก" + "\u0e48" * 3_000,
    "\u2066\u2067\u2068" * 2_000 + "אב 1-2 (ab]" + "\u2069" * 9_000,
    "👩\u200d👩\u200d👧 🇸🇮 ☺\ufe0f 𓀀",
    "{nb} {page} %s \\ ( ) <<",
    "\ufffe\uffff",
]


def plan_of(source: dict[str, Any], template: str) -> tuple[Plan, Any]:
    content = describe_document(source)
    sheet = make_sheet({"template": template})
    family = load_family(sheet.style.family)
    opening = TEMPLATES[template].open_page(Stage(content, sheet, family))
    return plan_document(content, sheet, family, opening), family


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_the_page(template: str, name: str) -> None:
    source = document(
        [item(1, name=name, description=name, unit=name[:40])],
        customer={**CUSTOMER, "name": name, "address": name},
        note=name,
        reference=name,
        footer=name,
    )
    plan, family = plan_of(source, template)
    for page in plan.pages:
        for op in page:
            if isinstance(op, Text):
                right = op.x + family.face(op.weight).width(op.text.removesuffix(" "), op.size)
                assert op.x >= 0
                assert right <= plan.width - 30
                assert 0 < op.y < plan.height - 15
    assert render_document(source).startswith(b"%PDF-")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_other_kinds_leaves_the_page(template: str, name: str) -> None:
    other = {"number": name, "date": name}
    tax = {"rate": Decimal("9.123456789"), "category": "AE", "name": name, "exemption_reason": name}
    tax |= {"exemption_reason_code": name, "country_code": name, "base": Decimal(1), "amount": Decimal(1)}
    lines = [item(1, taxes=[tax, tax]), {**item(2), "type": "advance", "advance_invoice": other}]
    fields = {"exchange_rate": Decimal("0." + "123456789" * 4), "exchange_rate_source": name, "credit_reason": name}
    fields |= {"converted_currency_code": "JPY", "total_tax_converted": Decimal("9" * 30), "tax_clause": name}
    for kind in ("invoice", "credit_note", "delivery_note"):
        source = document(lines, type=kind, taxes=[tax], credited_invoice=other, **fields)
        plan, family = plan_of(source, template)
        for op in (op for page in plan.pages for op in page if isinstance(op, Text)):
            assert op.x >= 0
            assert op.x + family.face(op.weight).width(op.text.removesuffix(" "), op.size) <= plan.width - 30
            assert 0 < op.y < plan.height - 15


def test_an_endless_word_is_printed_whole() -> None:
    printed = "".join(pages_of(render_document(document([item(1, description=WORD)]))))
    assert printed.count("Donaudampf") + printed.count("Donau\n") >= 300
    plan, _ = plan_of(document([item(1, description=WORD)]), "modern")
    pieces = [op.text for page in plan.pages for op in page if isinstance(op, Text)]
    assert "".join(piece for piece in pieces if piece in WORD) == WORD


def test_absurd_figures_stay_in_their_columns() -> None:
    huge = Decimal("9" * 40 + ".123456789")
    with localcontext(prec=80):
        source = document([item(1, huge, quantity=huge)])
    plan, family = plan_of(source, "condensed")
    texts = [op for page in plan.pages for op in page if isinstance(op, Text)]
    assert all(
        op.x >= 30 and op.x + family.face(op.weight).width(op.text.removesuffix(" "), op.size) <= plan.width - 30
        for op in texts
    )


def test_a_character_without_a_glyph_is_shown_as_a_box_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="billhead_pdf"):
        told: list[str] = []
        pdf = render_document(document([item(1, name="Emoji 😀 𓀀 😀")]), on_missing=told.extend)
    assert "Emoji ☐ ☐ ☐" in pages_of(pdf)[0]
    record = next(record for record in caplog.records if record.message == "glyph_missing")
    assert record.__dict__["code_points"] == told == ["U+13000", "U+1F600"]


def test_of_many_missing_characters_some_are_told() -> None:
    told: list[str] = []
    render_document(document(note="".join(map(chr, range(0x13000, 0x13100)))), on_missing=told.extend)
    assert len(told) == 50


def test_nothing_is_told_where_nothing_is_missing() -> None:
    told: list[object] = []
    render_document(document(note="漢字 אב"), on_missing=told.append)
    assert not told


def test_latin_greek_cyrillic_and_currency_signs_have_glyphs(caplog: pytest.LogCaptureFixture) -> None:
    name = "ŠČŽŁőşţțĞıß Ωαώ Яяіїґєђљ €₺₴₽₹£¥ ′–—…•×§№"
    for font in ("Source Sans Pro", "Source Serif Pro"):
        pdf = render_document(document([item(1, name=name)], branding={"font": font}))
        assert name in pages_of(pdf)[0]
    assert not caplog.records


@pytest.mark.parametrize("fewest", [125, 501])
def test_work_grows_in_line_with_the_lines(fewest: int) -> None:
    """With a structure, and above its limit without one."""
    counts: list[int] = []
    for lines in (fewest, 2 * fewest, 4 * fewest):
        calls = 0

        def count(frame: FrameType, event: str, argument: object) -> None:
            nonlocal calls
            calls += event == "call"

        source = document(lines)
        sys.setprofile(count)
        try:
            render_document(source)
        finally:
            sys.setprofile(None)
        counts.append(calls)
    assert counts[2] - counts[1] == pytest.approx(2 * (counts[1] - counts[0]), rel=0.03)


def test_a_document_of_ten_thousand_lines_is_drawn_whole() -> None:
    pages = streams_of(render_document(document(10_000)))
    assert sum(page.count(b" Tm (") for page in pages) > 70_000


def picture(kind: str, size: tuple[int, int] = (60, 20), mode: str = "RGB") -> bytes:
    buffer = BytesIO()
    Image.new(mode, size, None).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "marks"),
    [
        (picture("PNG"), "image/png", 1),
        (picture("PNG", mode="RGBA"), "image/png", 1),
        (picture("JPEG"), "image/jpeg", 1),
        (SVG, "image/svg+xml", 0),
    ],
)
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_logo_is_drawn_once_with_its_name(template: str, content: bytes, kind: str, marks: int) -> None:
    source = document(branding={"template": template, "logo_scale_percent": 150})
    pdf = render_document(source, logo=Logo(content, kind, "Žagar"))
    assert len(PdfReader(BytesIO(pdf)).pages[0].images) == marks
    assert pdf != render_document(source)
    figures = [element for element in elements_of(pdf) if element["/S"] == "/Figure"]
    assert [figure["/Alt"] for figure in figures] == ["Žagar", "Scan to pay"]
    assert b"/Figure <</MCID 0>> BDC" in streams_of(pdf)[0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not an image",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
        picture("PNG")[:60],
        b"<svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><text x='1' y='5'>Hi</text></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M L z z z'/></svg>",
        b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>&e;</text></svg>",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9000 1'><rect width='9' height='1'/></svg>",
        b"\x89PNG" + b"x" * (2 * 1024 * 1024),
    ],
)
def test_a_logo_that_cannot_be_drawn_leaves_the_document_whole(
    content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    pdf = render_document(document(), logo=Logo(content, "image/png"))
    assert streams_of(pdf) == streams_of(render_document(document()))
    assert "picture_unusable" in [record.message for record in caplog.records]


def test_text_in_a_logo_is_not_drawn_by_a_whole_fpdf2_either() -> None:
    """In a process that has loaded all of it, as a test before this one may have."""
    script = (
        "import fpdf\n"
        "from billhead_pdf.drawing.pictures import draw_picture\n"
        "from billhead_pdf.logo import Logo\n"
        "svg = b\"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>%s</svg>\"\n"
        "drawn = [draw_picture(Logo(svg % part, 'image/svg+xml', 'x')) is not None for part in ("
        "b\"<rect width='9' height='9'/>\", b\"<rect width='9' height='9'/><text x='1' y='5'>Hi</text>\")]\n"
        "assert drawn == [True, False], drawn\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "/etc/hostname"])
def test_a_logo_never_makes_a_file_or_the_network_be_read(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refuse)
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 10 10'>"
        f"<rect width='5' height='5'/><image width='5' height='5' xlink:href='{address}'/></svg>"
    )
    render_document(document(), logo=Logo(svg.encode(), "image/svg+xml"))


def test_a_long_footer_moves_into_the_text_instead_of_covering_it() -> None:
    footer = "A sentence of the footer that goes on and on. " * 40
    text = " ".join("".join(pages_of(render_document(document(footer=footer)))).split())
    assert text.count("A sentence") == 40


def test_braces_in_content_are_text() -> None:
    text = pages_of(render_document(document([item(1, name="{nb} {page} {0} {x}")])))[0]
    assert "{nb} {page} {0} {x}" in text
