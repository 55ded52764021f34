"""The facts over the table: dates, and what the document refers to; each kind of document has its own. Pure."""

from billhead_pdf.content.model import Fact
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.wording import Wording, hold_together
from billhead_pdf.locales.doubled import sides


def describe_facts(document: Source, words: Wording) -> list[Fact]:
    """In reading order; facts without a value are left out."""
    labels, kind = words.labels, words.kind
    listed = (
        (labels.date, words.day(document, "date")),
        (labels.date_due, words.day(document, "date_due") if kind.is_demand else ""),
        (labels.valid_until, words.day(document, "valid_until") if kind.is_offer else ""),
        _supply(document, words),
        (labels.credited_invoice, sides(words.numbered(part_of(document, "credited_invoice")))[0]),
        (labels.reference, line_of(document, "reference")),
        (labels.buyer_reference, line_of(document, "buyer_reference")),
    )
    return [Fact(label, value) for label, value in listed if value]


def _supply(document: Source, words: Wording) -> tuple[str, str]:
    """The day or the days of the supply (Directive 2006/112/EC, article 226, point 7)."""
    labels = words.labels
    start, end = (words.day(document, key) for key in ("date_service", "date_service_to"))
    is_period = bool(start and end and start != end)
    value = " – ".join(map(hold_together, (start, end))) if is_period else start or end
    if words.kind.is_offer or _is_ahead(document, words):
        return labels.date_planned, value
    return labels.service_period if is_period else labels.date_service, value


def _is_ahead(document: Source, words: Wording) -> bool:
    """An advance is asked for before the supply. Calendar dates compare as text (ISO 8601)."""
    return words.kind.name == "advance_invoice" and line_of(document, "date_service") > line_of(document, "date")
