"""The texts that an entity writes, with their {variables} in the reader's own way of writing dates and amounts."""

from billhead.settings.texts import fill

from billhead_pdf.content.source import Source, amount_of, line_of, part_of, text_of
from billhead_pdf.locales.locale import DocumentLocale
from billhead_pdf.locales.numbers import format_amount, format_date

TEXTS = ("note", "payment_terms", "tax_clause", "footer", "signature")


def describe_texts(document: Source, locale: DocumentLocale, currency: str) -> dict[str, str]:
    """Each text, empty where there is none."""
    values = {
        "number": line_of(document, "number"),
        "date": format_date(line_of(document, "date"), locale.style),
        "date_due": format_date(line_of(document, "date_due"), locale.style),
        "total": format_amount(amount_of(document, "total_with_tax"), locale.style, currency=currency),
        "issuer_name": line_of(part_of(document, "issuer"), "name"),
        "customer_name": line_of(part_of(document, "customer"), "name"),
    }
    return {name: fill(text_of(document, name), values) for name in TEXTS}
