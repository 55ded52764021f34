"""A line's discounts as text. Pure."""

from billhead.locales.numbers import as_decimal

from billhead_pdf.content.source import Source, amount_of, parts_of
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.weaving import follow


def describe_discounts(item: Source, words: Wording) -> list[str]:
    """One text per discount, in the order in which they are taken."""
    return [_describe(discount, words) for discount in parts_of(item, "discounts")]


def _describe(discount: Source, words: Wording) -> str:
    value, label = amount_of(discount, "value"), words.labels.discount
    amount = as_decimal(discount.get("amount"))
    if discount.get("type") == "amount":
        return follow(label, words.figure(-value), by=": ")
    text = follow(label, words.percent(value))
    return text if amount is None else follow(text, words.figure(-amount), by=": ")
