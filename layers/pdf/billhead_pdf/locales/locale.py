"""Chooses words and formats for one document from its language tag and its issuer's country."""

from typing import NamedTuple

from billhead_pdf.locales.formats import FORMATS, LocaleFormat
from billhead_pdf.locales.labels import Labels, labels_for, primary_language


class DocumentLocale(NamedTuple):
    """Words, formats and the language tag (BCP 47) that the PDF declares."""

    tag: str
    labels: Labels
    style: LocaleFormat


def locale_for(
    language: str | None, country: str, kind: str = "invoice", *, outside_vat: bool = False
) -> DocumentLocale:
    """'de' for an Austrian issuer is de-AT; 'de-CH' stays so; an unknown language is English."""
    requested = (language or "").replace("_", "-")
    primary = primary_language(requested)
    region = _region(requested) or country.upper()
    tag = f"{primary}-{region}"
    style = FORMATS.get(tag) or FORMATS[primary]
    labels = labels_for(primary, country.upper() or region, kind, outside_vat=outside_vat)
    return DocumentLocale(tag if tag in FORMATS else primary, labels, style)


def _region(tag: str) -> str:
    for subtag in tag.split("-")[1:]:
        if len(subtag) == 2 and subtag.isalpha():
            return subtag.upper()
    return ""
