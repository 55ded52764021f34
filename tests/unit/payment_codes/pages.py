"""Rendered pages as an independent reader sees them: PDFium draws them, ZXing reads their codes. No product code."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pypdfium2
import zxingcpp
from billhead_pdf import render_document
from PIL import Image

from tests.unit.pdf.pdf_documents import CUSTOMER, ISSUER, document

DPI = 300
ALL_CODES = ["swiss", "upn", "hub3", "epc"]
SWISS = {
    "name": "Robert Schneider AG",
    "address": "Rue du Lac 1268",
    "post_code": "2501",
    "city": "Biel",
    "country": "Switzerland",
    "country_code": "CH",
}
PIA = {
    "name": "Pia-Maria Rutschmann-Schnyder",
    "address": "Grosse Marktgasse 28",
    "post_code": "9400",
    "city": "Rorschach",
    "country": "Switzerland",
    "country_code": "CH",
}
SWISS_IBAN, QR_IBAN = "CH5800791123000889012", "CH4431999123000889012"
CROATIAN = {
    "name": "2DBK d.d.",
    "address": "Alkarski prolaz 13B",
    "post_code": "21230",
    "city": "Sinj",
    "country": "Croatia",
    "country_code": "HR",
}
CROATIAN_IBAN, SLOVENIAN_IBAN, GERMAN_IBAN = "HR1210010051863000160", "SI56191000000123438", "DE89370400440532013000"


class Seen(NamedTuple):
    """A code as it was read: its format, text, bytes, and the box round it in points of the page, and the page."""

    format: str
    text: str
    content: bytes
    box: tuple[float, float, float, float]
    page: int
    error_correction: str


def payable(
    iban: str, issuer: Mapping[str, Any] = ISSUER, *, template: str = "modern", **fields: Any
) -> dict[str, Any]:
    """An issued invoice of that issuer, payable to that account; `quoted` is its (reference, kind)."""
    reference, kind = fields.pop("quoted", ("2026-00017", "free"))
    branding = {"template": template, "payment_codes": ALL_CODES, **fields.pop("branding", {})}
    account = {"type": "iban", "iban": iban, **fields.pop("account", {})}
    return document(
        **{"customer": CUSTOMER, **fields},
        issuer={**issuer, "bank_account": account},
        payment_reference=reference,
        payment_reference_kind=kind,
        branding=branding,
    )


def swiss(iban: str = SWISS_IBAN, **fields: Any) -> dict[str, Any]:
    quoted = ("RF18539007547034", "RF") if iban == SWISS_IBAN else ("210000000003139471430009017", "QRR")
    defaults: dict[str, Any] = {"currency_code": "CHF", "customer": PIA, "language": "de", "quoted": quoted}
    return payable(iban, SWISS, **{**defaults, **fields})


def pictures(pdf: bytes, dpi: int = DPI) -> list[Image.Image]:
    """Each page in greys."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return [page.render(scale=dpi / 72).to_pil().convert("L") for page in opened]


def codes_on(source: Mapping[str, Any], dpi: int = DPI) -> list[Seen]:
    """Every code of every page of the document."""
    return [
        seen for number, page in enumerate(pictures(render_document(source), dpi), 1) for seen in _read(page, number)
    ]


def the_code_on(source: Mapping[str, Any], dpi: int = DPI) -> Seen:
    (seen,) = codes_on(source, dpi)
    return seen


def _read(picture: Image.Image, page: int) -> list[Seen]:
    points = 72 / (picture.height / 841.89 * 72)
    found: list[Seen] = []
    for code in zxingcpp.read_barcodes(picture):
        corners = [
            code.position.top_left,
            code.position.top_right,
            code.position.bottom_left,
            code.position.bottom_right,
        ]
        xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
        box = (min(xs) * points, min(ys) * points, max(xs) * points, max(ys) * points)
        found.append(Seen(str(code.format), code.text, code.bytes, box, page, code.ec_level))
    return found
