"""Letters for envelopes with windows: the address shows, nothing else does, folds and marks stand where norms want.

The figures are those of DIN 5008 (address field, folds, hole), DIN 680 (envelope C6/5) and of the usual American No. 10
window envelope; in millimetres."""

from typing import Any

import pytest
from billhead_pdf import Logo, render_document
from billhead_pdf.templates.gallery import PAGE_SIZES, TEMPLATES
from billhead_pdf.templates.postal import MM, find_window

from tests.unit.pdf.pdf_documents import CUSTOMER, ISSUER, SVG, document, pages_of
from tests.unit.pdf.seen_pages import Place, find_marks, find_text, find_texts

LINES = ("Großhändler Łukasiewicz GmbH", "Mariahilfer Straße 99/4", "1060 Wien", "Austria")
# Of the page: the lower zone of the address field.
DIN = {"din5008_a": Place(20, 44.7, 105, 72.0), "din5008_b": Place(20, 62.7, 105, 90.0)}
FOLDS = {"din5008_a": (87, 192), "din5008_b": (105, 210), "c56": (99, 198)}
INCH = 25.4
# Envelope's width and height, and its window.
C56 = (229, 114, Place(20, 114 - 15 - 45, 110, 114 - 15))
US10 = (9.5 * INCH, 4.125 * INCH, Place(0.875 * INCH, 2.5 * INCH, 5.375 * INCH, 3.625 * INCH))
ENVELOPES = {"c56": C56, "us10": US10}
SHEETS = {"A4": (210, 297), "Letter": (8.5 * INCH, 11 * INCH)}


def letter(window: str, template: str = "modern", *, page_size: str = "A4", **fields: Any) -> bytes:
    branding = {"template": template, "address_window": window, "page_size": page_size, "fold_marks": True}
    return render_document(document(branding=branding, **fields), logo=Logo(SVG, "image/svg+xml", "Logo"))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("window", DIN)
def test_the_address_is_in_the_field_of_din_5008(window: str, template: str) -> None:
    pdf = letter(window, template)
    for line in LINES:
        place = find_text(pdf, line)
        assert place.is_inside(DIN[window])
        assert place.left == pytest.approx(25, abs=0.6)
    assert find_text(pdf, LINES[0]).top - DIN[window].top < 3


@pytest.mark.parametrize("window", DIN)
def test_the_sender_stands_in_one_line_over_the_address(window: str) -> None:
    pdf = letter(window)
    place = find_text(pdf, f"{ISSUER['name']} · {ISSUER['address']} ·")
    field = DIN[window]
    assert place.is_inside(Place(field.left, field.top - 17.7, field.right, field.top))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("window", DIN)
def test_the_text_of_a_letter_begins_below_the_field(window: str, template: str) -> None:
    pdf = letter(window, template)
    assert find_text(pdf, "Invoice No. 2026-00017").top >= DIN[window].bottom + 8.46
    assert find_text(pdf, "ATU12345675").top > DIN[window].bottom


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    ("window", "page_size"), [("c56", "A4"), ("us10", "Letter"), ("c56", "Letter"), ("us10", "A4")]
)
def test_the_address_shows_wherever_the_letter_has_slipped(window: str, page_size: str, template: str) -> None:
    pdf = letter(window, template, page_size=page_size)
    width, height, opening = ENVELOPES[window]
    sheet_width, panel = SHEETS[page_size][0], SHEETS[page_size][1] / 3
    for across in (0, width - sheet_width):
        for down in (0, height - panel):
            for line in LINES:
                place = find_text(pdf, line)
                moved = Place(place.left + across, place.top + down, place.right + across, place.bottom + down)
                assert moved.is_inside(opening), (line, across, down)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("window", [*DIN, "c56", "us10"])
def test_nothing_but_the_address_and_its_sender_is_ever_seen(window: str, template: str) -> None:
    pdf = letter(window, template)
    for word in ("2026-00017", "ATU12345675", "23 Nov 2026", "SI12345679", "PO-4711"):
        for place in find_texts(pdf, word):
            assert place.top > seen(window).bottom or place.left > seen(window).right, word


def seen(window: str) -> Place:
    """All of the page that can come to lie under the window."""
    if window in DIN:
        return DIN[window]
    width, height, opening = ENVELOPES[window]
    return Place(opening.left - (width - 210), opening.top - (height - 99), opening.right, opening.bottom)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("window", [*DIN, "c56", "us10"])
def test_a_long_address_is_set_smaller_and_never_cut(window: str, template: str) -> None:
    customer = {**CUSTOMER, "name": "Gesellschaft für Druck und Papier mbH & Co. KG " * 2, "address_2": "Hinterhaus 4"}
    pdf = letter(window, template, customer=customer)
    assert "Gesellschaft" in pages_of(pdf)[0]
    place = find_text(pdf, "Austria")
    assert place.bottom < seen(window).bottom


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("window", "folds"), FOLDS.items())
def test_marks_stand_at_the_folds_and_at_the_middle(window: str, folds: tuple[float, float], template: str) -> None:
    marks = [mark for mark in find_marks(letter(window, template)) if mark.right < 15]
    middles = sorted((mark.top + mark.bottom) / 2 for mark in marks)
    assert middles == pytest.approx(sorted([*folds, 148.5]), abs=0.05)
    assert min(mark.left for mark in marks) >= 4


def test_without_a_window_a_page_is_folded_in_thirds() -> None:
    pdf = render_document(document(60, branding={"fold_marks": True, "page_size": "Letter"}))
    first, second = ([mark for mark in find_marks(pdf, page) if mark.right < 15] for page in (0, 1))
    assert sorted(mark.top for mark in first) == pytest.approx([93.1, 139.6, 186.2], abs=0.1)
    assert [mark.top for mark in second] == pytest.approx([139.6], abs=0.1), "later pages are punched, not folded"


def test_no_marks_are_drawn_unless_they_are_wanted() -> None:
    assert not [mark for mark in find_marks(render_document(document())) if mark.right < 15]


@pytest.mark.parametrize("name", ["none", "", "din5009", "c4"])
def test_a_window_that_is_not_known_is_none(name: str) -> None:
    assert find_window(name, PAGE_SIZES["a4"]) is None


def test_a_letter_without_a_buyer_has_an_empty_window() -> None:
    pdf = letter("din5008_b", customer=None)
    assert find_text(pdf, "Invoice No. 2026-00017").top >= 98.46
    assert find_text(pdf, ISSUER["name"]).left > 120


def test_the_area_of_an_envelope_leaves_room_for_five_lines() -> None:
    window = find_window("us10", PAGE_SIZES["letter"])
    assert window is not None
    assert window.area[3] / MM > 5 * 2.7, "five lines of 7.5 points"


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("window", DIN)
def test_a_window_does_not_turn_round_with_a_page_read_from_right_to_left(window: str, template: str) -> None:
    pdf = letter(window, template, language="ar")
    for line in LINES[:3]:
        place = find_text(pdf, line)
        assert place.is_inside(DIN[window])
        assert place.right == pytest.approx(105, abs=0.6), "set from the right"
    for word in ("2026-00017", "SI12345679"):
        for place in find_texts(pdf, word):
            assert place.top > DIN[window].bottom or place.left > DIN[window].right
