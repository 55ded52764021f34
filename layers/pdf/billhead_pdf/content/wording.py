"""How one document speaks: its kind, the words for it, and its currency and locale's way to write figures. Pure."""

import functools
from decimal import Decimal
from typing import NamedTuple

from billhead.locales.formats import NBSP, LocaleFormat, country_name
from billhead.locales.languages import language_of
from billhead.locales.numbers import (
    format_amount,
    format_date,
    format_percent,
    format_plain_amount,
    format_price,
)

from billhead_pdf.content.kinds import Kind, kind_of
from billhead_pdf.content.source import Source, line_of, part_of, parts_of
from billhead_pdf.locales.doubled import Languages, in_two, labels_in, sides
from billhead_pdf.locales.labels import Labels, labels_for
from billhead_pdf.locales.locale import locale_for
from billhead_pdf.locales.weaving import follow, weave
from billhead_pdf.text.isolates import hold_figure

# IGIC and IPSI, the taxes of the Canary Islands and of Ceuta and Melilla (UNCL5305 codes L and M).
ISLAND_TAXES = ("L", "M")


class Wording(NamedTuple):
    """Words and formats; `tag` is the language (BCP 47) that the PDF declares."""

    kind: Kind
    tag: str
    languages: Languages
    labels: Labels
    style: LocaleFormat
    currency: str

    def amount(self, value: Decimal) -> str:
        """With its currency."""
        return hold_figure(format_amount(value, self.style, currency=self.currency))

    def figure(self, value: Decimal) -> str:
        """An amount in a column: without currency."""
        return format_plain_amount(value, self.style, currency=self.currency)

    def price(self, value: Decimal) -> str:
        return format_price(value, self.style, currency=self.currency)

    def title(self, country: str, registered_in: str) -> str:
        """What the document is called in the issuer's country, and by law if the issuer is registered for tax there."""
        words = (labels_for(language, country) for language in self.languages if language)
        return functools.reduce(in_two, (each.title(self.kind.name, registered_in) for each in words))

    def labels_of(self, country: str) -> Labels:
        """As another country than the issuer's uses them."""
        return labels_in(self.languages, country)

    def country(self, code: str, issued: str) -> str:
        """A country's name in the document's languages; `issued` is the English one that the document holds."""
        named = (country_name(code, language_of(tag)) or issued for tag in self.languages if tag)
        return functools.reduce(in_two, named)

    def percent(self, value: Decimal) -> str:
        return format_percent(value, self.style)

    def day(self, source: Source, key: str) -> str:
        return format_date(line_of(source, key), self.style)

    def numbered(self, source: Source) -> str:
        """Another document's number and date, which break into lines only between them; '' without a number."""
        number, day = line_of(source, "number"), self.day(source, "date")
        dated = [hold_together(weave(side, date=day)) if day else "" for side in sides(self.labels.of_date)]
        return functools.reduce(in_two, (follow(number, date) for date in dated)) if number else ""


def choose_wording(document: Source, language: str | None = None) -> Wording:
    """`language` ('de', or 'de,en' for labels in both) wins over the document's own and its brand's second one."""
    kind = kind_of(document)
    locale = locale_for(
        _languages(document, language),
        line_of(part_of(document, "issuer"), "country_code"),
        kind.name,
        outside_vat=_is_outside_vat(document),
    )
    currency = line_of(document, "currency_code").upper() or "EUR"
    return Wording(kind, locale.tag, locale.languages, locale.labels, locale.style, currency)


def hold_together(text: str) -> str:
    """The text with no place to break it into lines."""
    return text.replace(" ", NBSP)


def _languages(document: Source, asked: str | None) -> Languages:
    """Who asks for a language gets that one and no second one of the brand's."""
    if asked:
        first, _, second = asked.partition(",")
        return Languages(first, second)
    return Languages(line_of(document, "language"), line_of(part_of(document, "branding"), "second_language"))


def _is_outside_vat(document: Source) -> bool:
    """Only taxes outside VAT have names of their own."""
    return any(line_of(tax, "name") or line_of(tax, "category") in ISLAND_TAXES for tax in parts_of(document, "taxes"))
