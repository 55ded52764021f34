"""Documents to draw in the tests, and the text of a drawn one."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

from pypdf import PdfReader

CENT = Decimal("0.01")
ISSUER: dict[str, Any] = {
    "name": "Žagar & Šturm d.o.o.",
    "address": "Slovenska cesta 12",
    "post_code": "1000",
    "city": "Ljubljana",
    "country": "Slovenia",
    "country_code": "SI",
    "tax_number": "SI12345679",
    "company_number": "6543217000",
    "email": "office@zagar.example",
    "bank_account": {"type": "iban", "bank_name": "Nova banka", "iban": "SI56191000000123438", "bic": "NBSISI2X"},
}
CUSTOMER: dict[str, Any] = {
    "name": "Großhändler Łukasiewicz GmbH",
    "address": "Mariahilfer Straße 99/4",
    "post_code": "1060",
    "city": "Wien",
    "country": "Austria",
    "country_code": "AT",
    "tax_number": "ATU12345675",
}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#336699"/></svg>'


def item(number: int, price: Decimal | str = "10.00", **fields: Any) -> dict[str, Any]:
    """A line that costs `price`, with 22 % of VAT."""
    return {
        "type": "item",
        "name": f"Item {number:05}",
        "quantity": Decimal(1),
        "unit": "pcs",
        "price": Decimal(price),
        "discounts": [],
        "taxes": [{"rate": Decimal(22), "category": "S", "name": "VAT"}],
        "total": Decimal(price),
        **fields,
    }


def separator(name: str) -> dict[str, Any]:
    return {"type": "separator", "name": name}


def document(
    items: list[dict[str, Any]] | int = 3, *, branding: Mapping[str, Any] | None = None, **fields: Any
) -> dict[str, Any]:
    """An issued invoice over these lines."""
    lines = [item(number) for number in range(1, items + 1)] if isinstance(items, int) else items
    total = sum((line.get("total", Decimal(0)) for line in lines), Decimal(0))
    tax = (total * Decimal("0.22")).quantize(CENT)
    return {
        "type": "invoice",
        "number": "2026-00017",
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
        "total": total,
        "total_discount": Decimal(0),
        "taxes": [{"rate": Decimal(22), "category": "S", "base": total, "amount": tax}],
        "total_with_tax": total + tax,
        "total_paid": Decimal(0),
        "total_due": total + tax,
        "note": "Thank you.",
        "payment_terms": "Payable within 30 days.",
        "footer": "Registered in Ljubljana",
        "signature": "Ana Žagar",
        "branding": {"template": "modern", "primary_color": "#3B82F6", "show_qr": True, **(branding or {})},
        **fields,
    }


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, no-break spaces made plain."""
    return [page.extract_text().replace("\xa0", " ") for page in PdfReader(BytesIO(pdf)).pages]


def streams_of(pdf: bytes) -> list[bytes]:
    """The drawing instructions of each page, uncompressed: zlib's output differs between builds, these do not."""
    return [page.get_contents().get_data() for page in PdfReader(BytesIO(pdf)).pages]


def elements_of(pdf: bytes) -> list[Any]:
    """The elements of the structure tree in the order of reading, the document's own first."""

    def walk(element: Any) -> Iterator[Any]:
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = kid.get_object()
            if isinstance(kid, dict) and "/S" in kid:
                yield from walk(kid)

    return list(walk(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"]))
