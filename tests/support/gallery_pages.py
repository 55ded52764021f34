"""What the gallery shows: made-up documents of a made-up firm, its logo, paper and signature. Draws nothing."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from billhead_pdf import Logo, Stationery

CENT = Decimal("0.01")
LOGO = Logo(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 132 40"><circle cx="20" cy="20" r="19" fill="#0F766E"/>'
    b'<path d="M11 27 L20 9 L29 27 Z" fill="#fff"/><path d="M20 9 L29 27 L20 27 Z" fill="#99d5ce"/>'
    b'<rect x="48" y="9" width="84" height="9" fill="#0F766E"/>'
    b'<rect x="48" y="23" width="52" height="7" fill="#B45309"/>'
    b"</svg>",
    "image/svg+xml",
    "Atelier Nordlicht",
)
LETTERHEAD = Logo(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297"><rect width="5" height="297" fill="#0F766E"/>'
    b'<circle cx="181" cy="23" r="10" fill="#B45309" opacity="0.85"/>'
    b'<circle cx="171" cy="23" r="10" fill="#0F766E" opacity="0.85"/>'
    b'<rect x="25" y="283" width="165" height="0.4" fill="#0F766E"/></svg>',
    "image/svg+xml",
)
SIGNATURE = Logo(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 50"><path d="M6 38 C20 4 28 4 30 30 S44 44 50 22 S66 10 '
    b'68 30 S84 40 92 20 S110 14 112 30 S134 34 154 16" fill="none" stroke="#1d3557" stroke-width="2.2"/></svg>',
    "image/svg+xml",
    "Mara Lindqvist",
)
BRANDED = Stationery(LOGO, None, SIGNATURE)
NAMED = Stationery()
ON_PAPER = Stationery(LOGO, LETTERHEAD, SIGNATURE)
ISSUER: dict[str, Any] = {
    "name": "Atelier Nordlicht GmbH",
    "address": "Schönhauser Allee 148",
    "post_code": "10435",
    "city": "Berlin",
    "country_code": "DE",
    "tax_number": "DE123456788",
    "email": "hello@nordlicht.example",
    "phone": "+49 30 5557 0148",
    "website": "nordlicht.example",
    "registration": "Registered office Berlin · Amtsgericht Charlottenburg HRB 204512 B · Director: Mara Lindqvist",
    "bank_account": {"type": "iban", "bank_name": "Musterbank", "iban": "DE89370400440532013000", "bic": "COBADEFFXXX"},
}
CUSTOMER: dict[str, Any] = {
    "name": "Großhandel Kessler & Söhne KG",
    "address": "Hafenstraße 27",
    "post_code": "20359",
    "city": "Hamburg",
    "country_code": "DE",
    "tax_number": "DE136695976",
}
# Name, description, quantity, unit, price.
LINES = (
    ("Brand workshop", "Preparation, two days on site and a written summary.", "2", "d", "1450.00"),
    ("Visual identity", "Logo, letterhead, business cards, envelopes C5/6.", "1", "", "3200.00"),
    ("Subscription, November", "", "12", "mo", "99.00"),
    ("Print supervision", "", "6.5", "h", "95.00"),
)


class Shown(NamedTuple):
    """A page of the gallery; `file` is its picture's name, `page` counts from 0."""

    file: str
    says: str
    branding: Mapping[str, Any]
    pictures: Stationery = BRANDED
    copies: int = 1
    page: int = 0


def shown_document(shown: Shown) -> dict[str, Any]:
    """An invoice over the lines, as many times as the page says."""
    lines = [_line(*line) for line in LINES * shown.copies]
    net = sum((line["total"] for line in lines), Decimal(0))
    tax = (net * Decimal("0.19")).quantize(CENT)
    return {
        "type": "invoice",
        "number": "2026-00042",
        "status": "issued",
        "date": "2026-11-23",
        "date_due": "2026-12-23",
        "date_service": "2026-11-20",
        "currency_code": "EUR",
        "language": "en",
        "reference": "PO-4711",
        "issuer": ISSUER,
        "customer": CUSTOMER,
        "items": lines,
        "total": net,
        "taxes": [{"rate": Decimal(19), "category": "S", "base": net, "amount": tax}],
        "total_with_tax": net + tax,
        "total_due": net + tax,
        "payment_terms": "Payable within 30 days, quoting the invoice number.",
        "footer": "Atelier Nordlicht · Design that is read",
        "signature": "Mara Lindqvist",
        "branding": {"primary_color": "#0F766E", "accent_color": "#B45309", "show_qr": True, **shown.branding},
    }


def _line(name: str, description: str, quantity: str, unit: str, price: str) -> dict[str, Any]:
    return {
        "type": "item",
        "name": name,
        "description": description,
        "quantity": Decimal(quantity),
        "unit": unit,
        "price": Decimal(price),
        "taxes": [{"rate": Decimal(19), "category": "S"}],
        "total": (Decimal(quantity) * Decimal(price)).quantize(CENT),
    }


LOOKS: Mapping[str, str] = {
    "modern": "a band of the brand's colour, figures on filled grounds",
    "classic": "a centred letterhead and rules, as a stationer would set it",
    "condensed": "as many lines on a page as stay easy to read",
    "minimal": "wide margins, one weight; the amount due alone speaks up",
}
COLORS = ("#FDE68A", "#7C3AED", "#BE123C", "#9CA3AF")
WINDOWS = ("din5008_b", "din5008_a", "c56", "us10")
# Font and the template that shows it.
FONTS = (
    ("Source Sans", "minimal"),
    ("IBM Plex Sans", "modern"),
    ("Open Sans", "condensed"),
    ("Roboto", "modern"),
    ("Source Serif", "minimal"),
    ("EB Garamond", "classic"),
)
PLACES = ("center", "left", "right", "left")


def gallery_sections() -> Mapping[str, list[Shown]]:
    """Every page by its heading: each template in each row."""
    return {
        "The four templates": [Shown(name, f"`{name}`: {says}", {"template": name}) for name, says in LOOKS.items()],
        "Later pages": [
            Shown(f"{name}-long", f"`{name}`, a later page", {"template": name}, copies=9, page=1) for name in LOOKS
        ],
        "Letter, no logo, other colours": [_other_color(*row) for row in zip(LOOKS, COLORS, strict=True)],
        "Windows and fold marks": [_window(*row) for row in zip(LOOKS, WINDOWS, strict=True)],
        "Place and size of the logo": [_place(*row) for row in zip(LOOKS, PLACES, strict=True)],
        "Fonts": [_font(*row) for row in FONTS],
        "Letterhead": [_on_paper(name) for name in LOOKS],
    }


def _other_color(name: str, color: str) -> Shown:
    """Pale ones too: what is text or rule in them is darkened until it can be read."""
    branding = {"template": name, "page_size": "Letter", "primary_color": color, "accent_color": color}
    return Shown(f"{name}-letter", f"`page_size: Letter`, `primary_color: {color}`", branding, NAMED)


def _window(name: str, window: str) -> Shown:
    size = "Letter" if window == "us10" else "A4"
    branding = {"template": name, "address_window": window, "fold_marks": True, "page_size": size}
    return Shown(f"{name}-{window}", f"`address_window: {window}`, `fold_marks: true`", branding)


def _place(name: str, place: str) -> Shown:
    branding = {"template": name, "logo_position": place, "logo_scale_percent": Decimal(140)}
    return Shown(f"{name}-logo", f"`logo_position: {place}`, `logo_scale_percent: 140`", branding)


def _font(font: str, name: str) -> Shown:
    file = font.replace(" ", "-").lower()
    return Shown(f"font-{file}", f"`font: {font}`, template `{name}`", {"template": name, "font": font})


def _on_paper(name: str) -> Shown:
    margins = {"letterhead_margin_top_mm": Decimal(40), "letterhead_margin_bottom_mm": Decimal(20)}
    branding = {"template": name, "letterhead_pages": "all", **margins}
    return Shown(f"{name}-letterhead", "`letterhead_url`, margins of 40 and 20 mm", branding, ON_PAPER)
