"""The texts that an entity writes, with their {variables} in the reader's own way of writing dates and amounts."""

from collections.abc import Iterable

from billhead.settings.texts import fill

from billhead_pdf.content.model import Passage
from billhead_pdf.content.source import Source, amount_of, line_of, part_of, text_of
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.doubled import sides
from billhead_pdf.text.isolates import has_rtl, isolated

TEXTS = ("header", "note", "payment_terms", "tax_clause", "footer", "signature")


def describe_texts(document: Source, words: Wording) -> dict[str, str]:
    """Each text, empty where there is none."""
    values = {
        "number": line_of(document, "number"),
        "date": words.day(document, "date"),
        "date_due": words.day(document, "date_due"),
        "total": words.amount(amount_of(document, "total_with_tax")),
        "issuer_name": line_of(part_of(document, "issuer"), "name"),
        "customer_name": line_of(part_of(document, "customer"), "name"),
    }
    return {name: _filled_in(text_of(document, name), values) for name in TEXTS}


def _filled_in(text: str, values: dict[str, str]) -> str:
    """Values are in isolates where the text around them, or one of them, runs from right to left."""
    if any(map(has_rtl, (text, *values.values()))):
        values = {name: isolated(value) for name, value in values.items()}
    return fill(text, values)


def clauses_of(texts: dict[str, str], words: Wording) -> list[Passage]:
    """What the law wants said, right after the sums: the tax clause, and what a document that is no invoice is not."""
    notice = "\n".join(sides(words.labels.notices.get(words.kind.name, "")))
    return _filled((("", texts["tax_clause"]), ("", notice)))


def passages_of(document: Source, texts: dict[str, str], words: Wording) -> list[Passage]:
    """What the issuer has to say beyond that."""
    labels = words.labels
    listed = (
        (labels.credit_reason, text_of(document, "credit_reason")),
        ("", texts["note"]),
        (labels.payment_terms, texts["payment_terms"]),
    )
    return _filled(listed)


def footer_of(document: Source, texts: dict[str, str]) -> str:
    """The issuer's footer under its entry in the company register, unless it says that itself."""
    registration = text_of(part_of(document, "issuer"), "registration")
    if registration.casefold() in texts["footer"].casefold():
        return texts["footer"]
    return "\n".join(part for part in (registration, texts["footer"]) if part)


def _filled(passages: Iterable[tuple[str, str]]) -> list[Passage]:
    return [Passage(heading, text) for heading, text in passages if text]
