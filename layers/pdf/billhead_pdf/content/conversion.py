"""A foreign currency's sums in the currency of the issuer's tax, and the rate behind them. Converts nothing. Pure."""

from billhead.locales.numbers import as_decimal, format_quantity

from billhead_pdf.content.model import Conversion, Fact
from billhead_pdf.content.source import Source, amount_of, line_of
from billhead_pdf.content.wording import Wording, hold_together
from billhead_pdf.locales.weaving import follow, weave


def describe_conversion(document: Source, words: Wording) -> Conversion | None:
    """The tax in the national currency, as Directive 2006/112/EC asks for (articles 91 and 230)."""
    currency = line_of(document, "converted_currency_code").upper()
    if not currency or currency == words.currency or words.kind.hides_prices:
        return None
    labels, home = words.labels, words._replace(currency=currency)
    listed = (
        (labels.net_total, as_decimal(document.get("total_converted"))),
        (labels.tax_total, as_decimal(document.get("total_tax_converted"))),
        (labels.total, as_decimal(document.get("total_with_tax_converted"))),
    )
    rows = [Fact(label, home.amount(value)) for label, value in listed if value is not None]
    rate = _rate(document, words, currency)
    return Conversion(weave(labels.converted, currency=currency), rows, rate) if rows or rate else None


def _rate(document: Source, words: Wording, currency: str) -> str:
    """'Exchange rate: 1 USD = 0.9213 EUR (ECB, 20 Nov 2026)'."""
    rate = amount_of(document, "exchange_rate")
    if not rate:
        return ""
    written = hold_together(f"1 {words.currency} = {format_quantity(rate, words.style)} {currency}")
    origin = [line_of(document, "exchange_rate_source"), hold_together(words.day(document, "exchange_rate_date"))]
    named = follow(*origin, by=", ")
    return follow(words.labels.exchange_rate, follow(written, f"({named})" if named else ""), by=": ")
