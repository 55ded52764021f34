"""How much a payment is, and the row that is kept of it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from billhead.kernel.errors import Invalid
from billhead.kernel.ids import derived_id
from billhead.kernel.money import is_exact, minor_digits, round_half_up
from billhead.payments.model import Payment

Item = dict[str, Any]


class PaymentAboveDue(Invalid):
    """More than is due; `allow_overpayment` records it all the same."""

    code = "payment_above_due"


class AmountTooPrecise(Invalid):
    """The amount has more decimals than the currency."""

    code = "amount_too_precise"


def payment_amount(payment: Payment, currency_code: str, due: Decimal, limit: Decimal | None, pointer: str) -> Decimal:
    """What is due, where no amount is given. Errors: PaymentAboveDue, AmountTooPrecise."""
    digits = minor_digits(currency_code)
    amount = due if payment.amount is None else payment.amount
    if not is_exact(amount, digits):
        raise AmountTooPrecise("The amount has more decimals than the currency.", pointer=pointer)
    if not amount or (limit is not None and amount > limit):
        raise PaymentAboveDue(f"Only {due} is due.", pointer=pointer)
    return round_half_up(amount, digits)


def payment_row(payment: Payment, payment_id: str, amount: Decimal, today: date) -> Item:
    """A payment as it is stored and shown."""
    row = {
        "id": payment_id,
        "type": payment.type,
        "amount": amount,
        "date": payment.date or today.isoformat(),
        "note": payment.note,
    }
    return {name: value for name, value in row.items() if value is not None}


def first_payments(
    payments: Sequence[Payment], document: Mapping[str, Any], payable: Decimal, today: date
) -> dict[str, Any]:
    """What is noted beside a new document that was paid before: rows, and their sum. Errors: PaymentAboveDue."""
    rows: list[Item] = []
    left = payable
    for place, payment in enumerate(payments):
        amount = payment_amount(payment, document["currency_code"], left, left, f"/payments/{place}/amount")
        payment_id = derived_id("pmt_", document["id"], "payment", str(place))
        rows.append({**payment_row(payment, payment_id, amount, today), "with_issue": True})
        left -= amount
    return {"payments": rows, "issued_paid": payable - left} if rows else {}
