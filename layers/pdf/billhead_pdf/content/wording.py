"""How one document speaks: its kind, the words for it, and its currency and locale's way to write figures. Pure."""

from decimal import Decimal
from typing import NamedTuple

from billhead_pdf.content.kinds import Kind, kind_of
from billhead_pdf.content.source import Source, line_of, part_of, parts_of
from billhead_pdf.locales.formats import NBSP, LocaleFormat
from billhead_pdf.locales.labels import Labels
from billhead_pdf.locales.locale import locale_for
from billhead_pdf.locales.numbers import (
    format_amount,
    format_date,
    format_percent,
    format_plain_amount,
    format_price,
)

# IGIC and IPSI, the taxes of the Canary Islands and of Ceuta and Melilla (UNCL5305 codes L and M).
ISLAND_TAXES = ("L", "M")


class Wording(NamedTuple):
    """Words and formats; `tag` is the language (BCP 47) that the PDF declares."""

    kind: Kind
    tag: str
    labels: Labels
    style: LocaleFormat
    currency: str

    def amount(self, value: Decimal) -> str:
        """With its currency."""
        return format_amount(value, self.style, currency=self.currency)

    def figure(self, value: Decimal) -> str:
        """An amount in a column: without currency."""
        return format_plain_amount(value, self.style, currency=self.currency)

    def price(self, value: Decimal) -> str:
        return format_price(value, self.style, currency=self.currency)

    def percent(self, value: Decimal) -> str:
        return format_percent(value, self.style)

    def day(self, source: Source, key: str) -> str:
        return format_date(line_of(source, key), self.style)

    def numbered(self, source: Source) -> str:
        """Another document's number and date, which break into lines only between them; '' without a number."""
        number, day = line_of(source, "number"), self.day(source, "date")
        dated = hold_together(self.labels.of_date.format(date=day)) if day else ""
        return f"{number} {dated}".strip() if number else ""


def choose_wording(document: Source, language: str | None = None) -> Wording:
    """`language` wins over the document's own."""
    kind = kind_of(document)
    locale = locale_for(
        language or line_of(document, "language"),
        line_of(part_of(document, "issuer"), "country_code"),
        kind.name,
        outside_vat=_is_outside_vat(document),
    )
    currency = line_of(document, "currency_code").upper() or "EUR"
    return Wording(kind, locale.tag, locale.labels, locale.style, currency)


def hold_together(text: str) -> str:
    """The text with no place to break it into lines."""
    return text.replace(" ", NBSP)


def _is_outside_vat(document: Source) -> bool:
    """Only taxes outside VAT have names of their own."""
    return any(line_of(tax, "name") or line_of(tax, "category") in ISLAND_TAXES for tax in parts_of(document, "taxes"))
