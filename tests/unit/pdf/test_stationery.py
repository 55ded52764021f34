"""Pictures of a brand: where the logo goes, the letterhead under the text, the picture over the line to sign on."""

import logging
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from billhead_pdf import Logo, Stationery, render_document
from billhead_pdf.templates.gallery import TEMPLATES
from PIL import Image
from pypdfium2 import PdfDocument

from tests.support.pdf_rules import findings
from tests.support.pdf_rules.speech import hear, passed_over
from tests.unit.payment_codes.pages import swiss
from tests.unit.pdf.kinds_of_documents import find_in_order
from tests.unit.pdf.pdf_documents import ISSUER, SVG, document, pages_of, streams_of
from tests.unit.pdf.seen_pages import MM, find_pictures, find_text, find_texts

PAPER = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><rect width="210" height="297" fill="#eef"/></svg>'
)
SIGNED = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#123"/></svg>'
LOGO = Logo(SVG, "image/svg+xml", "Žagar")
LETTERHEAD = Logo(PAPER, "image/svg+xml")
SIGNATURE = Logo(SIGNED, "image/svg+xml", "Ana Žagar")


def drawn(pictures: Stationery, *, lines: int = 3, **branding: Any) -> bytes:
    return render_document(document(lines, branding=branding), logo=pictures)


def raster(kind: str) -> Logo:
    buffer = BytesIO()
    Image.new("RGB", (120, 60), (12, 99, 33)).save(buffer, kind)
    return Logo(buffer.getvalue(), f"image/{kind.lower()}", "Žagar")


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("logo", [LOGO, raster("PNG"), raster("JPEG")])
def test_a_logo_goes_where_the_brand_wants_it(template: str, logo: Logo) -> None:
    centers: list[float] = []
    for position in ("left", "center", "right"):
        (place,) = find_pictures(drawn(Stationery(logo), template=template, logo_position=position))
        centers.append((place.left + place.right) / 2)
        assert (place.right - place.left) / (place.bottom - place.top) == pytest.approx(2, rel=0.02)
    assert centers[1] == pytest.approx(105, abs=0.2)
    assert centers[0] + centers[2] == pytest.approx(210, abs=0.2), "left and right mirror each other"
    assert centers[0] < 60


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("position", ["left", "center", "right"])
def test_logo_and_title_never_lie_on_each_other(template: str, position: str) -> None:
    pdf = drawn(Stationery(LOGO), template=template, logo_position=position, logo_scale_percent=Decimal(200))
    (logo,) = find_pictures(pdf)
    for title in find_texts(pdf, "Invoice"):
        apart = title.left >= logo.right or title.right <= logo.left
        assert apart or title.top >= logo.bottom or title.bottom <= logo.top


def test_the_size_of_a_logo_follows_its_scale() -> None:
    heights = {
        percent: find_pictures(drawn(Stationery(LOGO), logo_scale_percent=Decimal(percent)))[0] for percent in (50, 100)
    }
    small, usual = (place.bottom - place.top for place in heights.values())
    assert usual == pytest.approx(2 * small, rel=0.01)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_letterhead_lies_under_the_first_page_alone_or_under_all(template: str) -> None:
    for wanted, later in (("first", 0), ("all", 1)):
        pdf = drawn(Stationery(LOGO, LETTERHEAD), lines=80, template=template, letterhead_pages=wanted)
        (place,) = find_pictures(pdf, 0)
        assert place == pytest.approx((0, 0, 210, 297), abs=0.1)
        assert len(find_pictures(pdf, 1)) == later


def test_a_letterhead_is_drawn_before_everything_else() -> None:
    page = streams_of(drawn(Stationery(None, LETTERHEAD)))[0]
    assert page.index(b"/letterhead Do") < min(page.index(b" re"), page.index(b" Tm"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_text_keeps_to_the_margins_of_a_letterhead(template: str) -> None:
    pdf = drawn(
        Stationery(None, LETTERHEAD),
        lines=80,
        template=template,
        letterhead_pages="all",
        letterhead_margin_top_mm=Decimal(60),
        letterhead_margin_bottom_mm=Decimal(40),
    )
    count = len(pages_of(pdf))
    for page in range(count):
        words = "Invoice", "Item", f"Page {page + 1} of {count}"
        places = [place for word in words for place in find_texts(pdf, word, page)]
        assert min(place.top for place in places) >= 60
        assert max(place.bottom for place in places) <= 297 - 40


def test_what_is_on_the_letterhead_is_not_said_again() -> None:
    pdf = drawn(Stationery(LOGO, LETTERHEAD), template="minimal")
    assert len(find_pictures(pdf)) == 1, "the logo is on the paper"
    assert pages_of(pdf)[0].count(ISSUER["name"]) == 2, "as the seller and as the holder of the account"


def test_a_letterhead_of_another_shape_is_not_distorted() -> None:
    pdf = drawn(Stationery(None, LETTERHEAD), page_size="Letter")
    (place,) = find_pictures(pdf)
    assert (place.right - place.left) / (place.bottom - place.top) == pytest.approx(210 / 297, rel=0.001)
    assert (place.left, place.top) == pytest.approx((0, 0), abs=0.1)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_signature_stands_over_the_name_of_who_signs(template: str) -> None:
    pdf = drawn(Stationery(LOGO, None, SIGNATURE), template=template)
    page = len(pages_of(pdf)) - 1
    picture = find_pictures(pdf, page)[-1]
    name = find_text(pdf, "Ana Žagar", page)
    assert 0 < name.top - picture.bottom < 6
    assert picture.left == pytest.approx(name.left, abs=1)
    assert (picture.right - picture.left) / (picture.bottom - picture.top) == pytest.approx(3, rel=0.02)


def test_a_signature_without_a_text_stands_over_the_name_of_the_firm() -> None:
    pdf = render_document(document(signature=""), logo=Stationery(signature=SIGNATURE))
    assert pages_of(pdf)[0].count(ISSUER["name"]) == 4


def test_each_picture_says_what_it_shows() -> None:
    heard = hear(drawn(Stationery(LOGO, None, SIGNATURE), show_qr=False))
    shown = [each.text for each in heard if each.kind == "Figure" and "Scan" not in each.text]
    assert shown[0] == "Žagar"
    assert shown[-1] == "Ana Žagar"
    pdf = drawn(Stationery(LOGO, LETTERHEAD), primary_color="#123456")
    assert "Žagar" not in [each.text for each in hear(pdf) if each.kind == "Figure"], "paper is no content"
    assert findings(pdf) == {}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("window", ["din5008_a", "us10"])
def test_a_letter_is_read_in_the_order_of_every_document(template: str, window: str) -> None:
    source = document(header="Since 1954", branding={"template": template, "address_window": window})
    pdf = render_document(source, logo=Stationery(LOGO, LETTERHEAD, SIGNATURE))
    assert findings(pdf) == {}
    told = " ".join(each.text for each in hear(pdf))
    find_in_order(
        told, ("Since 1954", "Invoice No. 2026-00017", "SI12345679", "ATU12345675", "Invoice date", "Item 00001")
    )
    assert told.count("Since 1954") == told.count(ISSUER["address"]) == told.count("1060 Wien") == 1
    assert (f"{ISSUER['name']} ·" in " ".join(passed_over(pdf))) == (window == "din5008_a")


HOSTILE = [
    b"",
    b"not a picture",
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 210 297'><text x='1' y='5'>Hi</text></svg>",
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9000 1'><rect width='9' height='1'/></svg>",
    b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    b"\xff\xd8\xff" + b"\0" * 40,
    b"\x89PNG" + b"x" * (2 * 1024 * 1024),
]


@pytest.mark.parametrize("content", HOSTILE)
def test_a_picture_that_cannot_be_drawn_leaves_the_document_whole(
    content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    bad = Logo(content, "image/png")
    with caplog.at_level(logging.WARNING, logger="billhead_pdf"):
        pdf = drawn(Stationery(LOGO, bad, bad), template="classic")
    assert streams_of(pdf) == streams_of(drawn(Stationery(LOGO), template="classic"))
    told = [record.__dict__["picture"] for record in caplog.records if record.message == "picture_unusable"]
    assert told == ["letterhead", "signature"]


def test_drawing_with_all_pictures_opens_no_file_and_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = Stationery(LOGO, LETTERHEAD, SIGNATURE)
    drawn(everything)  # modules and fonts are loaded once

    def refuse(*told: Any, **_: Any) -> None:
        raise AssertionError(f"opened {told}")

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("io.open", refuse)
    monkeypatch.setattr("os.open", refuse)
    monkeypatch.setattr("socket.socket", refuse)
    assert drawn(everything, primary_color="#ABCDEF").startswith(b"%PDF-")


def test_pictures_of_one_document_are_the_same_bytes_in_any_company() -> None:
    assert drawn(Stationery(LOGO, None, SIGNATURE)) == drawn(Stationery(LOGO, None, SIGNATURE))
    # The signature's objects have other numbers where there is no logo: they were drawn anew, not taken from before.
    assert drawn(Stationery(None, None, SIGNATURE)) == drawn(Stationery(None, None, SIGNATURE))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_header_text_stands_over_all_else_on_every_page(template: str) -> None:
    pdf = render_document(document(80, header="Since 1954", branding={"template": template}))
    for page in range(len(pages_of(pdf))):
        header = find_text(pdf, "Since 1954", page)
        assert header.top > 5
        assert all(header.bottom < place.top for place in find_texts(pdf, "Invoice", page))


def test_a_header_text_moves_the_rest_down_and_not_the_window() -> None:
    branding = {"address_window": "din5008_b"}
    header = "A line of the header.\nAnother one."
    plain, headed = (
        find_text(render_document(document(header=text, branding=branding)), "1060 Wien") for text in ("", header)
    )
    assert headed == plain


def filled(color: str, size: tuple[int, int] = (60, 60)) -> Logo:
    buffer = BytesIO()
    Image.new("RGB", size, color).save(buffer, "PNG")
    return Logo(buffer.getvalue(), "image/png")


def test_each_picture_is_drawn_where_its_own_place_is() -> None:
    pdf = drawn(Stationery(filled("#ff0000"), None, filled("#0000ff")), template="condensed")
    colors = [
        color_at(pdf, (place.left + place.right) / 2, (place.top + place.bottom) / 2) for place in find_pictures(pdf)
    ]
    assert colors == [(255, 0, 0), (0, 0, 255)]


def test_no_letterhead_lies_under_a_payment_slip() -> None:
    source = swiss(template="condensed", items=1, signature="")
    pdf = render_document(source, logo=Stationery(None, filled("#00ff00", (60, 85))))
    assert color_at(pdf, 205, 10) == (0, 255, 0)
    assert color_at(pdf, 205, 290) == (255, 255, 255)


def color_at(pdf: bytes, x: float, y: float) -> Any:
    """Of the first page, in millimetres."""
    picture = PdfDocument(pdf)[0].render(scale=1 / MM).to_pil().convert("RGB")
    return picture.getpixel((int(x), int(y)))
