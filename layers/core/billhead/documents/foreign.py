"""The sums of a document in another currency, also in the issuer's own: the tax is owed in that. Pure.

Directive 2006/112/EC art. 230: whatever the currency, the tax is expressed in the national one (EN 16931 BT-111).
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.kernel.currencies import minor_digits
from billhead.kernel.errors import Invalid
from billhead.kernel.money import round_half_up

ZERO = Decimal(0)


class ExchangeRateUnknown(Invalid):
    """The document is in a foreign currency and no rate is known for its day: give `exchange_rate`; none is guessed."""

    code = "exchange_rate_unknown"


class ExchangeRateNeedless(Invalid):
    """The document is in the issuer's own currency."""

    code = "exchange_rate_needless"


def converted_sums(
    draft: DocumentDraft, body: Mapping[str, Any], context: Context, *, is_needed: bool
) -> dict[str, Any]:
    """Errors: ExchangeRateUnknown, ExchangeRateNeedless."""
    own = context.outside.own_currency
    if body["currency_code"] == own:
        if draft.exchange_rate is not None and draft.exchange_rate != 1:
            raise ExchangeRateNeedless(f"The issuer's own currency is {own}.", pointer="/exchange_rate")
        return {}
    rate = _rate(draft, body, context)
    if not rate:
        if is_needed:
            raise ExchangeRateUnknown(f"No rate from {body['currency_code']} to {own}.", pointer="/exchange_rate")
        return {}
    return {**rate, "converted_currency_code": own, **_sums(body, rate["exchange_rate"], minor_digits(own))}


def _rate(draft: DocumentDraft, body: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """The client's, else the one that a credit note has from its invoice, else the rates provider's."""
    if draft.exchange_rate is not None:
        return {"exchange_rate": draft.exchange_rate}
    if "exchange_rate" in body:
        return {name: value for name, value in body.items() if name.startswith("exchange_rate")}
    found = context.outside.exchange_rate
    if found is None:
        return {}
    shown = {"exchange_rate": found.value, "exchange_rate_date": found.on.isoformat()}
    return {**shown, "exchange_rate_source": found.source}


def _sums(body: Mapping[str, Any], rate: Decimal, digits: int) -> dict[str, Any]:
    """Row by row, so that the rows add up to the tax; the total with tax is the sum of what is shown."""
    rows = [
        {
            **row,
            "base_converted": round_half_up(row["base"] * rate, digits),
            "amount_converted": round_half_up(row["amount"] * rate, digits),
        }
        for row in body["taxes"]
    ]
    total = round_half_up(body["total"] * rate, digits)
    tax = sum((row["amount_converted"] for row in rows), round_half_up(ZERO, digits))
    sums = {"total_converted": total, "total_tax_converted": tax, "total_with_tax_converted": total + tax}
    return {"taxes": rows, **sums}
