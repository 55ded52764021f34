"""One document of each kind, hand-made in the shape that the API shows, and the order of the words on its pages."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from billhead.locales.formats import LocaleFormat, locale_format
from billhead.locales.languages import LANGUAGES
from billhead_pdf import render_document

from tests.unit.pdf.pdf_documents import CUSTOMER, ISSUER, document, item, pages_of, separator

# Languages whose words can be looked for on a page: the text of a page has those of the others in the order and the
# shapes of glyphs, so their words are looked at before they are set.
IN_PRINT = tuple(language for language in LANGUAGES if language not in ("ar", "he", "zh", "zh-Hant", "ja"))
STANDARD: dict[str, Any] = {"rate": Decimal(22), "category": "S"}
REVERSED: dict[str, Any] = {
    "rate": Decimal(0),
    "category": "AE",
    "reverse_charge": True,
    "exemption_reason": "Article 196 of Directive 2006/112/EC",
    "exemption_reason_code": "VATEX-EU-AE",
}


def row(tax: dict[str, Any], base: str, amount: str, **fields: Any) -> dict[str, Any]:
    """A row of the tax summary."""
    return {**tax, "base": Decimal(base), "amount": Decimal(amount), **fields}


def estimate(**fields: Any) -> dict[str, Any]:
    """Of a service still to come; `date_due` is there to see that it is not printed."""
    told = {"type": "estimate", "number": "EST-2026-00004", "valid_until": "2026-12-31", "date_service": "2027-01-15"}
    return document(**{**told, "total_due": None, **fields})


def pro_forma(**fields: Any) -> dict[str, Any]:
    return estimate(**{"pro_forma": True, "number": "EST-2026-00005", **fields})


def credit_note(**fields: Any) -> dict[str, Any]:
    told = {
        "type": "credit_note",
        "number": "CN-2026-00002",
        "credited_invoice": {"id": "inv_1", "number": "2026-00017", "date": "2026-11-03"},
        "credit_reason": "Two of the lamps came broken.",
    }
    return document(**{**told, **fields})


def advance_invoice(**fields: Any) -> dict[str, Any]:
    told = {"type": "advance_invoice", "number": "ADV-2026-00001", "date_service": "2027-02-01"}
    return document([item(1, "300.00", name="Advance of 30 %")], **{**told, **fields})


def delivery_note(**fields: Any) -> dict[str, Any]:
    return document(**{"type": "delivery_note", "number": "DN-2026-00009", **fields})


def delivery_note_without_prices(**fields: Any) -> dict[str, Any]:
    lines = [item(1, quantity=Decimal("2.5"), unit="m"), separator("Box 2"), item(2, description="Blue.")]
    lines[2]["discounts"] = [{"value": Decimal(10), "type": "percent", "amount": Decimal("1.00")}]
    return document(lines, **{"type": "delivery_note", "number": "DN-2026-00010", "hide_prices": True, **fields})


def advance(tax: dict[str, Any], net: str, gross: str, number: str = "ADV-2026-00001") -> dict[str, Any]:
    """A line that takes an invoiced advance off again."""
    return {
        "type": "advance",
        "name": "Advance",
        "quantity": Decimal(-1),
        "price": Decimal(net),
        "taxes": [tax],
        "total": -Decimal(net),
        "total_with_tax": -Decimal(gross),
        "advance_invoice": {"id": "adv_1", "number": number, "date": "2026-10-01"},
    }


def final_invoice(**fields: Any) -> dict[str, Any]:
    """After an advance, with reverse charge on one line only, paid and credited in part."""
    lines = [
        item(1, "1000.00", name="Machine", taxes=[STANDARD]),
        item(2, "500.00", name="Assembly abroad", taxes=[REVERSED]),
        advance(STANDARD, "300.00", "366.00"),
        advance(REVERSED, "100.00", "100.00"),
    ]
    told = {
        "taxes": [row(STANDARD, "700.00", "154.00"), row(REVERSED, "400.00", "0.00")],
        "total_tax": Decimal("154.00"),
        "total_with_tax": Decimal("1254.00"),
        "rounding_correction": Decimal("-0.01"),
        "total_paid": Decimal("200.00"),
        "total_credited": Decimal("50.00"),
        "total_due": Decimal("1003.99"),
    }
    return document(lines, **{**told, **fields})


def retail_invoice(**fields: Any) -> dict[str, Any]:
    """From gross prices, discounts one after the other."""
    lines = [
        item(
            1,
            "81.97",
            gross_price=Decimal("100.00"),
            quantity=Decimal(2),
            total=Decimal("147.54"),
            total_with_tax=Decimal("180.00"),
            discounts=[{"value": Decimal(10), "type": "percent", "amount": Decimal("20.00")}],
        ),
        item(2, "40.98", gross_price=Decimal("50.00"), total=Decimal("40.98"), total_with_tax=Decimal("50.00")),
    ]
    told = {
        "prices_include_tax": True,
        "calculation_mode": "b2c_gross_discount",
        "taxes": [row(STANDARD, "188.52", "41.48")],
        "total": Decimal("188.52"),
        "total_discount": Decimal("20.00"),
        "total_tax": Decimal("41.48"),
        "total_with_tax": Decimal("230.00"),
        "total_due": Decimal("230.00"),
    }
    return document(lines, **{**told, **fields})


def foreign_invoice(**fields: Any) -> dict[str, Any]:
    """In dollars, with the tax in euros as well."""
    told = {
        "currency_code": "USD",
        "exchange_rate": Decimal("0.9213"),
        "exchange_rate_date": "2026-11-20",
        "exchange_rate_source": "ECB",
        "converted_currency_code": "EUR",
        "total_converted": Decimal("27.64"),
        "total_tax_converted": Decimal("6.08"),
        "total_with_tax_converted": Decimal("33.72"),
    }
    return document(**{**told, **fields})


GST: dict[str, Any] = {"rate": Decimal(5), "category": "S", "name": "GST"}
QST: dict[str, Any] = {"rate": Decimal("9.975"), "category": "S", "name": "QST"}


def canadian_invoice(**fields: Any) -> dict[str, Any]:
    """Two taxes on each line."""
    told = {
        "currency_code": "CAD",
        "issuer": {**ISSUER, "name": "Érablière du Nord inc.", "country": "Canada", "country_code": "CA"},
        "customer": {**CUSTOMER, "country": "Canada", "country_code": "CA"},
        "taxes": [row(GST, "200.00", "10.00"), row(QST, "200.00", "19.95")],
        "total_tax": Decimal("29.95"),
        "total_with_tax": Decimal("229.95"),
        "total_due": Decimal("229.95"),
    }
    lines = [item(number, "100.00", taxes=[GST, QST]) for number in (1, 2)]
    return document(lines, **{**told, **fields})


GERMAN: dict[str, Any] = {"rate": Decimal(19), "category": "S", "country_code": "DE"}
EXEMPT: dict[str, Any] = {
    "rate": Decimal(0),
    "category": "E",
    "exemption_reason": "Medical care",
    "exemption_reason_code": "VATEX-EU-132-1C",
}
OUTSIDE: dict[str, Any] = {"rate": Decimal(0), "category": "O", "exemption_reason_code": "VATEX-EU-O"}
ISLAND: dict[str, Any] = {"rate": Decimal(7), "category": "L"}


def mixed_invoice(**fields: Any) -> dict[str, Any]:
    """Tax of another country beside lines that are exempt or outside the scope of tax."""
    lines = [
        item(1, taxes=[GERMAN]),
        item(2, taxes=[EXEMPT]),
        item(3, taxes=[OUTSIDE]),
        item(4, "-2.00", taxes=[GERMAN]),
    ]
    lines[3]["quantity"] = Decimal("-1")
    told = {
        "taxes": [row(GERMAN, "8.00", "1.52"), row(EXEMPT, "10.00", "0.00"), row(OUTSIDE, "10.00", "0.00")],
        "total_tax": Decimal("1.52"),
        "total_with_tax": Decimal("29.52"),
        "total_due": Decimal("29.52"),
    }
    return document(lines, **{**told, **fields})


def words_on(source: Mapping[str, Any], language: str | None = None) -> str:
    """The text of all pages in one line."""
    return plain(" ".join(pages_of(render_document(source, language=language))))


def plain(text: str) -> str:
    """All spaces alike."""
    return " ".join(text.replace("\xa0", " ").replace("\u202f", " ").split())


def find_in_order(text: str, parts: Iterable[str]) -> None:
    """Each part stands in the text, and after the one before it."""
    start = 0
    for part in map(plain, parts):
        found = text.find(part, start)
        assert found >= 0, f"{part!r} is not in {text[start:]!r}"
        start = found + len(part)


def style_of(language: str) -> LocaleFormat:
    """How figures look where the documents of these tests are issued."""
    return locale_format(language, "SI")
