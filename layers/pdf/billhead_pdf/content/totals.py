"""The sums at the end of a document as text: tax summary, totals, amount due. Adds up nothing that it is not given."""

from decimal import Decimal

from billhead_pdf.content.model import Fact, TaxRow, TaxSummary
from billhead_pdf.content.source import ZERO, Source, amount_of, line_of, parts_of
from billhead_pdf.locales.locale import DocumentLocale
from billhead_pdf.locales.numbers import as_decimal, format_amount, format_percent, format_plain_amount


def describe_taxes(document: Source, locale: DocumentLocale, currency: str) -> TaxSummary | None:
    """One row per (category, rate); None where the document has no taxes."""
    rows = [_tax_row(tax, locale, currency) for tax in parts_of(document, "taxes")]
    labels = locale.labels
    return TaxSummary(labels.tax_summary, (labels.tax_rate, labels.tax_base, labels.tax_amount), rows) if rows else None


def describe_totals(document: Source, locale: DocumentLocale, currency: str) -> list[Fact]:
    """From the sum of the lines to the total; rows that say nothing (no discount, nothing paid) are left out."""
    labels, style = locale.labels, locale.style
    net, discount = amount_of(document, "total"), amount_of(document, "total_discount")
    rounding, paid = amount_of(document, "rounding_correction"), amount_of(document, "total_paid")
    taxes = parts_of(document, "taxes")
    rows: list[tuple[str, Decimal]] = []
    if discount:
        rows += [(labels.subtotal, net + discount), (labels.total_discount, -discount)]
    rows.append((labels.net_total, net))
    if taxes:
        rows.append((labels.tax_total, sum((amount_of(tax, "amount") for tax in taxes), ZERO)))
    if rounding:
        rows.append((labels.rounding, rounding))
    rows.append((labels.total, _total(document)))
    if paid:
        rows.append((labels.paid, -paid))
    return [
        Fact(label, format_amount(value, style, currency=currency), is_strong=label == labels.total)
        for label, value in rows
    ]


def describe_due(document: Source, locale: DocumentLocale, currency: str) -> Fact:
    """What is left to pay: the figure that a reader looks for first."""
    return Fact(locale.labels.amount_due, format_amount(amount_due(document), locale.style, currency=currency))


def amount_due(document: Source) -> Decimal:
    """total_due; where it is missing, the total less what was paid."""
    due = as_decimal(document.get("total_due"))
    return _total(document) - amount_of(document, "total_paid") if due is None else due


def _total(document: Source) -> Decimal:
    total = as_decimal(document.get("total_with_tax"))
    return amount_of(document, "total") if total is None else total


def _tax_row(tax: Source, locale: DocumentLocale, currency: str) -> TaxRow:
    rate = as_decimal(tax.get("rate"))
    percent = "" if rate is None else format_percent(rate, locale.style)
    category = locale.labels.categories.get(line_of(tax, "category"), "")
    reason = line_of(tax, "exemption_reason")
    return TaxRow(
        rate=percent or category,
        base=format_plain_amount(amount_of(tax, "base"), locale.style, currency=currency),
        amount=format_plain_amount(amount_of(tax, "amount"), locale.style, currency=currency),
        reason=_reason(category if percent else "", reason),
    )


def _reason(category: str, reason: str) -> str:
    """Both, but not twice the same words."""
    if category.casefold() in reason.casefold():
        return reason
    return f"{category} · {reason}" if reason else category
