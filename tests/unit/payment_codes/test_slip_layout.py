"""The Swiss payment part as it is drawn, measured in millimetres against the guidelines and the style guide."""

from ctypes import c_int, create_string_buffer
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from billhead_pdf import render_document
from PIL import Image

from tests.unit.payment_codes.pages import QR_IBAN, SWISS_IBAN, codes_on, pictures, swiss
from tests.unit.pdf.pdf_documents import pages_of

# ISO 216 A4 is 297 mm high; the slip takes the last 105.
SLIP_TOP = 297 - 105
DPI = 300
WORDS = {
    "de": ("Empfangsschein", "Zahlteil", "Konto / Zahlbar an", "Referenz", "Zahlbar durch", "Annahmestelle"),
    "fr": ("Récépissé", "Section paiement", "Compte / Payable à", "Référence", "Payable par", "Point de dépôt"),
    "it": (
        "Ricevuta",
        "Sezione pagamento",
        "Conto / Pagabile a",
        "Riferimento",
        "Pagabile da",
        "Punto di accettazione",
    ),
    "en": ("Receipt", "Payment part", "Account / Payable to", "Reference", "Payable by", "Acceptance point"),
}


class Letter(NamedTuple):
    """A character of a page: millimetres from the page's top left corner, its size in points, its font."""

    text: str
    left: float
    top: float
    size: float
    font: str


def letters_of(pdf: bytes) -> list[Letter]:
    """Of the last page, below the line that parts it from the slip."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[len(opened) - 1]
        text, height = page.get_textpage(), page.get_height()
        letters = [_letter(text, number, height) for number in range(text.count_chars())]
        return [letter for letter in letters if letter.top > SLIP_TOP and letter.text.strip()]


def _letter(text: Any, number: int, height: float) -> Letter:
    left, _, _, top = text.get_charbox(number)
    name = create_string_buffer(100)
    pdfium.FPDFText_GetFontInfo(text, number, name, len(name), c_int())
    size = pdfium.FPDFText_GetFontSize(text, number)
    character = chr(pdfium.FPDFText_GetUnicode(text, number))
    return Letter(character, left / 72 * 25.4, (height - top) / 72 * 25.4, size, name.value.decode())


def at(page: Image.Image, x: float, y: float) -> bool:
    """Whether the page is black there, in millimetres."""
    return page.getpixel((round(x / 25.4 * DPI), round(y / 25.4 * DPI))) < 110


def runs(page: Image.Image, y: float, between: tuple[float, float]) -> list[tuple[float, float]]:
    """Black stretches of a row, in millimetres."""
    start, end = (round(x / 25.4 * DPI) for x in between)
    row = [page.getpixel((x, round(y / 25.4 * DPI))) < 110 for x in range(start, end)] + [False]
    found: list[tuple[float, float]] = []
    begin: int | None = None
    for x, black in enumerate(row, start):
        if black and begin is None:
            begin = x
        elif not black and begin is not None:
            found.append((begin / DPI * 25.4, x / DPI * 25.4))
            begin = None
    return found


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return pictures(render_document(swiss(QR_IBAN, customer=None)), DPI)[-1]


def test_the_code_is_46_mm_wide_at_its_place() -> None:
    (seen,) = codes_on(swiss())
    left, top, right, bottom = (side / 72 * 25.4 for side in seen.box)
    assert [left, top, right, bottom] == pytest.approx([67, SLIP_TOP + 17, 113, SLIP_TOP + 63], abs=0.25)


def test_the_cross_is_7_mm_wide_in_the_middle_of_the_code(page: Image.Image) -> None:
    x, y = 90, SLIP_TOP + 40
    # Through the field, above the arms: white ground, black field of 6 mm, white ground.
    (field,) = runs(page, y - 2.6, (86.5, 93.5))
    assert field == pytest.approx((87, 93), abs=0.1)
    # Through the middle the white arm parts the field.
    left, right = runs(page, y, (86.5, 93.5))
    assert (left[0], right[1]) == pytest.approx((87, 93), abs=0.1)
    assert right[0] - left[1] == pytest.approx(35 / 9, abs=0.15)
    assert runs(page, y - 3.3, (86.6, 93.4)) == runs(page, y + 3.3, (86.6, 93.4)) == []
    assert at(page, x - 2.6, y - 2.6) and not at(page, x, y - 1.5)


def test_lines_part_the_slip_from_the_page_and_the_receipt_from_the_payment_part(page: Image.Image) -> None:
    assert all(at(page, x, SLIP_TOP) for x in (0.5, 4, 20, 100, 209))
    assert all(at(page, 62, SLIP_TOP + y) for y in (1, 4, 20, 60, 104))
    # Scissors break both, 5 mm from their beginnings.
    assert not at(page, 8.2, SLIP_TOP - 0.7) and any(at(page, 5.5, SLIP_TOP + y) for y in (-0.8, -0.7, -0.6, -0.9))
    assert any(at(page, 62 + x, SLIP_TOP + 5.5) for x in (-0.8, -0.7, -0.6, -0.9))


@pytest.mark.parametrize(("left", "width", "height"), [(5, 52, 20), (118, 65, 25)])
def test_a_payer_who_is_not_known_has_a_box_with_four_corners(page: Image.Image, left, width, height) -> None:
    def is_edge(y: float) -> bool:
        """Nothing but two strokes of 3 mm, at both ends of the box."""
        found = runs(page, y, (left - 0.5, left + width + 0.5))
        ends = pytest.approx([left, left + 3, left + width - 3, left + width], abs=0.2)
        return len(found) == 2 and [end for run in found for end in run] == ends

    edges = [y / 20 for y in range(20 * SLIP_TOP, 20 * 296) if is_edge(y / 20)]
    assert edges[-1] - edges[0] == pytest.approx(height, abs=0.3)
    # Between its corners it is empty.
    assert all(runs(page, y, (left - 0.5, left + width + 0.5)) == [] for y in (edges[0] + 4, edges[-1] - 4))


def test_letters_are_black_of_the_sizes_and_the_design_that_the_guidelines_name() -> None:
    letters = letters_of(render_document(swiss()))
    sizes = {(round(letter.size), "Bold" in letter.font) for letter in letters}
    assert sizes == {(11, True), (6, True), (8, False), (8, True), (10, False)}
    assert {letter.font.partition("+")[2] for letter in letters} == {"Arimo-Regular", "Arimo-Bold"}


def test_sections_begin_where_the_style_guide_has_them() -> None:
    letters = letters_of(render_document(swiss()))
    lefts = {round(letter.left - 0.3) for letter in letters if letter.size == 11 and letter.text in "EZ"}
    assert lefts == {5, 67}
    titles = [letter for letter in letters if letter.size == 11]
    assert min(letter.top for letter in titles) == pytest.approx(SLIP_TOP + 5, abs=0.6)
    information = [letter for letter in letters if letter.left > 117]
    assert min(letter.left for letter in information) == pytest.approx(118, abs=0.4)
    assert min(letter.top for letter in information) == pytest.approx(SLIP_TOP + 5, abs=0.6)
    amounts = [letter for letter in letters if letter.text == "W"]
    assert [letter.top for letter in amounts] == pytest.approx([SLIP_TOP + 68] * 2, abs=0.6)
    # Nothing but what is cut along touches the margins of 5 mm.
    assert all(4.9 < letter.left < 205 and letter.top < 292 for letter in letters)


@pytest.mark.parametrize("language", WORDS)
def test_headings_are_in_the_language_of_the_document(language: str) -> None:
    text = pages_of(render_document(swiss(language=language)))[-1]
    assert all(word in text for word in WORDS[language])


def test_in_other_languages_the_headings_are_english() -> None:
    text = pages_of(render_document(swiss(language="sl")))[-1]
    assert all(word in text for word in WORDS["en"])


def test_references_and_amounts_are_written_in_groups() -> None:
    text = pages_of(render_document(swiss(QR_IBAN, total_due=1234567)))[-1]
    assert "21 00000 00003 13947 14300 09017" in text
    assert "CH44 3199 9123 0008 8901 2" in text
    assert text.count("1 234 567.00") == 2


def test_the_slip_takes_the_place_of_the_payment_block_and_the_foot_stands_above_it() -> None:
    pages = pages_of(render_document(swiss(template="condensed", items=1, signature="")))
    assert len(pages) == 1
    assert "Zahlteil" in pages[0] and "Seite 1 von 1" in pages[0] and "Kontoinhaber" not in pages[0]


def test_what_leaves_no_room_is_followed_by_a_page_of_its_own() -> None:
    pages = pages_of(render_document(swiss(items=12)))
    assert len(pages) == 2 and "Item 00012" in pages[0] and "Zahlteil" in pages[1] and "Item" not in pages[1]


@pytest.mark.parametrize("template", ["modern", "classic", "condensed", "minimal"])
@pytest.mark.parametrize("items", [1, 2, 9, 25, 40])
def test_nothing_but_the_slip_stands_below_its_line(template: str, items: int) -> None:
    source = swiss(template=template, items=items)
    letters = letters_of(render_document(source))
    assert {letter.font.partition("+")[2] for letter in letters} == {"Arimo-Regular", "Arimo-Bold"}


@pytest.mark.parametrize(
    "change",
    [
        {"branding": {"page_size": "Letter"}},
        {"branding": {"show_qr": False}},
        {"branding": {"payment_codes": ["epc"]}},
        {"status": "draft"},
        {"type": "credit_note"},
        {"currency_code": "USD"},
        {"total_due": 0},
    ],
)
def test_there_is_no_slip_where_none_may_be(change: dict[str, Any]) -> None:
    source = swiss(**change)
    assert not any("Zahlteil" in text for text in pages_of(render_document(source)))


def test_the_longest_names_fit() -> None:
    """Seventy letters of name and street, and a message; nothing runs into the amount or out of the slip."""
    long = {
        "name": "Wasserwerkswartungsgemeinschaft Wynau-Wohlhusen Wangen Wiedlisbach West",
        "address": "Weg zum Wasserwerk von Wynau und Wohlhusen und zum Wehrwerk Wangen 112a",
        "post_code": "80331",
        "city": "Wohlhusen an der schönen Wigger-Aue",
        "country": "Germany",
        "country_code": "DE",
    }
    source = swiss(customer=long, number="R" * 40)
    source["issuer"] = {**long, "country_code": "CH", "bank_account": {"type": "iban", "iban": SWISS_IBAN}}
    letters = letters_of(render_document(source))
    receipt = [letter for letter in letters if letter.left < 62]
    below = "".join(letter.text for letter in receipt if letter.top > SLIP_TOP + 67)
    assert sorted(below) == sorted("WährungBetragCHF36.60Annahmestelle")
    assert max(letter.top for letter in letters if letter.left > 117) < SLIP_TOP + 90
    # The receipt does without streets before anything else.
    assert "Weg" in "".join(letter.text for letter in letters if letter.left > 117)
    assert "112a" not in "".join(letter.text for letter in receipt)
