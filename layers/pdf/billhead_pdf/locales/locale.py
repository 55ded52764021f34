"""Chooses words and formats for one document from its language tag and its issuer's country."""

from typing import NamedTuple

from billhead.locales.formats import LocaleFormat, locale_format

from billhead_pdf.locales.doubled import Languages, choose_languages, labels_in
from billhead_pdf.locales.labels import Labels


class DocumentLocale(NamedTuple):
    """Words, formats and the language tag (BCP 47) that the PDF declares; figures and dates are the first's."""

    tag: str
    languages: Languages
    labels: Labels
    style: LocaleFormat


def locale_for(
    languages: Languages, country: str, kind: str = "invoice", *, outside_vat: bool = False
) -> DocumentLocale:
    """'de' for an Austrian issuer is de-AT; 'de-CH' stays so; an unknown language is English."""
    style = locale_format(languages.first, country.upper())
    region = country.upper() or style.tag.removeprefix(style.language).strip("-")
    chosen = choose_languages(style.language, languages.second, region)
    return DocumentLocale(style.tag, chosen, labels_in(chosen, region, kind, outside_vat=outside_vat), style)
