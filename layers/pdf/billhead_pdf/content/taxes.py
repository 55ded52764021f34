"""The tax summary as text: what is taxed, at which rate or why not, and how much tax it makes. Pure."""

from billhead_pdf.content.model import TaxRow, TaxSummary
from billhead_pdf.content.rates import NO_RATE, category_name, treatment, written_rate
from billhead_pdf.content.source import Source, amount_of, line_of, parts_of, text_of
from billhead_pdf.content.wording import ISLAND_TAXES, Wording
from billhead_pdf.locales.doubled import sides
from billhead_pdf.locales.weaving import follow


def describe_taxes(document: Source, words: Wording) -> TaxSummary | None:
    """One row for each way of taxing; None where the document has no taxes or hides its prices."""
    labels = words.labels
    clause = text_of(document, "tax_clause")
    rows = [_row(tax, words, clause) for tax in parts_of(document, "taxes") if not _says_nothing(tax)]
    if not rows or words.kind.hides_prices:
        return None
    return TaxSummary(labels.tax_summary, (labels.tax_rate, labels.tax_base, labels.tax_amount), rows)


def _says_nothing(tax: Source) -> bool:
    """No tax, and no law that could say why: outside every value added tax."""
    told = line_of(tax, "exemption_reason") or line_of(tax, "exemption_reason_code")
    return line_of(tax, "category") == "O" and not told


def _row(tax: Source, words: Wording, clause: str) -> TaxRow:
    rate, treated = _named_rate(tax, words), treatment(tax, words)
    return TaxRow(
        rate=rate or treated,
        base=words.figure(amount_of(tax, "base")),
        amount=words.figure(amount_of(tax, "amount")),
        reason=_reason(tax, treated if rate else "", clause),
    )


def _named_rate(tax: Source, words: Wording) -> str:
    """'GST 5 %', 'VAT 19 % (DE)'; '' where there is no rate."""
    rate = written_rate(tax, words)
    return "" if rate in ("", NO_RATE) else follow(_name(tax, words), rate)


def _name(tax: Source, words: Wording) -> str:
    """Only a tax that could be mistaken for another is named: the issuer's own VAT is not."""
    category = line_of(tax, "category")
    if category in ISLAND_TAXES:
        return category_name(category, words)
    return line_of(tax, "name") or (words.labels.tax if line_of(tax, "country_code") else "")


def _reason(tax: Source, treated: str, clause: str) -> str:
    """Treatment, reason and VATEX code, but no words twice: neither here nor in the document's tax clause."""
    reason, code = line_of(tax, "exemption_reason"), line_of(tax, "exemption_reason_code")
    if reason.casefold() in clause.casefold():
        reason = ""
    unsaid = " / ".join(side for side in sides(treated) if side.casefold() not in reason.casefold())
    text = follow(unsaid, reason, by=" · ")
    if not code or code in text:
        return text
    return follow(text, f"({code})") if text else code
