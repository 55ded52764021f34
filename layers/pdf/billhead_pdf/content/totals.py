"""The sums at the end of a document as text. Adds up nothing that it is not given but the total after rounding."""

from decimal import Decimal

from billhead.locales.numbers import as_decimal

from billhead_pdf.content.lines import includes_tax
from billhead_pdf.content.model import Fact
from billhead_pdf.content.source import ZERO, Source, amount_of, parts_of
from billhead_pdf.content.wording import Wording


def describe_totals(document: Source, words: Wording) -> list[Fact]:
    """From the sum of the lines to the last row before the figure that `describe_due` gives.

    Rows that say nothing (no discount, nothing paid) are left out.
    """
    if words.kind.hides_prices:
        return []
    labels = words.labels
    before = [*_discount(document, words), (labels.net_total, amount_of(document, "total")), *_tax(document, words)]
    after = _after(document, words)
    facts = _facts(before, words)
    # A total that nothing follows is the figure that describe_due sets apart.
    if after or words.kind.is_demand:
        facts.append(Fact(labels.total, words.amount(_total(document)), is_strong=True))
    return [*facts, *_facts(after, words)]


def describe_due(document: Source, words: Wording) -> Fact | None:
    """The figure that a reader looks for first: what is left to pay, or the total of what asks for no money."""
    labels, kind = words.labels, words.kind
    if kind.hides_prices:
        return None
    if kind.is_demand:
        return Fact(labels.amount_due, words.amount(amount_due(document)))
    rounding = amount_of(document, "rounding_correction")
    label = labels.credit_total if kind.name == "credit_note" else labels.rounded_total if rounding else labels.total
    return Fact(label, words.amount(_total(document) + rounding))


def amount_due(document: Source) -> Decimal:
    """total_due; where it is missing, the total after rounding less what was paid and credited."""
    due = as_decimal(document.get("total_due"))
    if due is not None:
        return due
    settled = amount_of(document, "total_paid") + amount_of(document, "total_credited")
    return _total(document) + amount_of(document, "rounding_correction") - settled


def _discount(document: Source, words: Wording) -> list[tuple[str, Decimal]]:
    """Discounts off prices with tax cannot be set against the net total: they stand with their lines only."""
    discount = amount_of(document, "total_discount")
    if not discount or includes_tax(document):
        return []
    net = amount_of(document, "total")
    return [(words.labels.subtotal, net + discount), (words.labels.total_discount, -discount)]


def _tax(document: Source, words: Wording) -> list[tuple[str, Decimal]]:
    taxes = parts_of(document, "taxes")
    if not taxes:
        return []
    total = as_decimal(document.get("total_tax"))
    if total is None:
        total = sum((amount_of(tax, "amount") for tax in taxes), ZERO)
    return [(words.labels.tax_total, total)]


def _after(document: Source, words: Wording) -> list[tuple[str, Decimal]]:
    """EN 16931, BR-CO-16: due is the total less what is settled, plus the rounding."""
    labels = words.labels
    listed = [(labels.rounding, amount_of(document, "rounding_correction"))]
    if words.kind.is_demand:
        listed += [
            (labels.paid, -amount_of(document, "total_paid")),
            (labels.credited, -amount_of(document, "total_credited")),
        ]
    return [(label, value) for label, value in listed if value]


def _total(document: Source) -> Decimal:
    total = as_decimal(document.get("total_with_tax"))
    return amount_of(document, "total") if total is None else total


def _facts(rows: list[tuple[str, Decimal]], words: Wording) -> list[Fact]:
    return [Fact(label, words.amount(value)) for label, value in rows]
