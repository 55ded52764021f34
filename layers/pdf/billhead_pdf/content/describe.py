"""Turns canonical document JSON into the text of a document in one language. Pure."""

from collections.abc import Mapping

from billhead_pdf.content.lines import describe_lines
from billhead_pdf.content.model import Content, Fact, Passage
from billhead_pdf.content.parties import describe_buyer, describe_seller
from billhead_pdf.content.payment import describe_payment
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.texts import describe_texts
from billhead_pdf.content.totals import describe_due, describe_taxes, describe_totals
from billhead_pdf.locales.formats import NBSP
from billhead_pdf.locales.locale import DocumentLocale, locale_for
from billhead_pdf.locales.numbers import format_date


def describe_document(document: Source, language: str | None = None) -> Content:
    """Everything the PDF will say; `language` wins over the document's own."""
    country = line_of(part_of(document, "issuer"), "country_code")
    locale = locale_for(language or line_of(document, "language"), country)
    currency = line_of(document, "currency_code").upper() or "EUR"
    labels, number = locale.labels, line_of(document, "number")
    is_draft = line_of(document, "status") == "draft" or not number
    title = labels.title(line_of(document, "type"))
    texts = describe_texts(document, locale, currency)
    return Content(
        language=locale.tag,
        title=title,
        number=f"{labels.number} {number}" if number else "",
        name=f"{title} {number}".strip(),
        draft=labels.draft if is_draft else "",
        facts=_facts(document, locale),
        seller=describe_seller(document, locale),
        buyer=describe_buyer(document, locale),
        table=describe_lines(document, locale, currency),
        taxes=describe_taxes(document, locale, currency),
        totals=describe_totals(document, locale, currency),
        due=describe_due(document, locale, currency),
        payment=describe_payment(document, locale, currency),
        passages=_passages(texts, locale),
        signature=texts["signature"],
        footer=texts["footer"],
        page=labels.page,
    )


def _facts(document: Source, locale: DocumentLocale) -> list[Fact]:
    labels = locale.labels
    start, end = (format_date(line_of(document, key), locale.style) for key in ("date_service", "date_service_to"))
    period = bool(start and end and start != end)
    listed = (
        (labels.date, format_date(line_of(document, "date"), locale.style)),
        (labels.date_due, format_date(line_of(document, "date_due"), locale.style)),
        (labels.service_period if period else labels.date_service, _range(start, end) if period else start or end),
        (labels.reference, line_of(document, "reference")),
        (labels.buyer_reference, line_of(document, "buyer_reference")),
    )
    return [Fact(label, value) for label, value in listed if value]


def _range(start: str, end: str) -> str:
    """Two dates that break into lines only between them."""
    return " – ".join(date.replace(" ", NBSP) for date in (start, end))


def _passages(texts: Mapping[str, str], locale: DocumentLocale) -> list[Passage]:
    listed = (
        Passage("", texts["tax_clause"]),
        Passage("", texts["note"]),
        Passage(locale.labels.payment_terms, texts["payment_terms"]),
    )
    return [passage for passage in listed if passage.text]
