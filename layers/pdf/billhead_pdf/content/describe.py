"""Turns canonical document JSON into the text of a document in one language. Pure.

Printed is what was issued: neither warnings nor the document's later life (accepted, voided), and of its relations only
the invoice that it credits and the advances that it deducts.
"""

from billhead_pdf.content.conversion import describe_conversion
from billhead_pdf.content.facts import describe_facts
from billhead_pdf.content.lines import describe_lines
from billhead_pdf.content.model import Content, Slip
from billhead_pdf.content.ordering import may_have_slip
from billhead_pdf.content.parties import describe_buyer, describe_seller
from billhead_pdf.content.payment import describe_payment
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.taxes import describe_taxes
from billhead_pdf.content.texts import clauses_of, describe_texts, footer_of, passages_of
from billhead_pdf.content.totals import describe_due, describe_totals
from billhead_pdf.content.wording import Wording, choose_wording
from billhead_pdf.locales.weaving import follow


def describe_document(document: Source, language: str | None = None) -> Content:
    """Everything the PDF will say; `language` ('de', 'de,en') wins over the document's own."""
    words = choose_wording(document, language)
    labels, number = words.labels, line_of(document, "number")
    is_draft = line_of(document, "status") == "draft" or not number
    title = _title(document, words)
    texts = describe_texts(document, words)
    slip = _slip(document, words)
    return Content(
        language=words.tag,
        title=title,
        number=follow(labels.number, number) if number else "",
        name=follow(title, number),
        draft=labels.draft if is_draft else "",
        facts=describe_facts(document, words),
        seller=describe_seller(document, words),
        buyer=describe_buyer(document, words),
        table=describe_lines(document, words),
        taxes=describe_taxes(document, words),
        conversion=describe_conversion(document, words),
        totals=describe_totals(document, words),
        due=describe_due(document, words),
        clauses=clauses_of(texts, words),
        payment=describe_payment(document, words, slip),
        slip=slip,
        passages=passages_of(document, texts, words),
        signature=texts["signature"],
        receipt=labels.received_by if words.kind.is_receipted else "",
        footer=footer_of(document, texts),
        page=labels.page,
        second_language=words.languages.second,
        header=texts["header"],
    )


def _title(document: Source, words: Wording) -> str:
    issuer = part_of(document, "issuer")
    country = line_of(issuer, "country_code")
    return words.title(country, country if issuer.get("is_tax_subject") is True else "")


def _slip(document: Source, words: Wording) -> Slip | None:
    """What only Swiss documents need comes with the first of them."""
    if not may_have_slip(document):
        return None
    from billhead_pdf.content.slip import describe_slip

    return describe_slip(document, words)
