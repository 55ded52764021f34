"""Money received for a document. Pure."""

from typing import Annotated, Literal

from pydantic import Field

from billhead.kernel.fields import Day, Flag, Model, Number, Text

MAX_AMOUNT = 10**15
PaymentType = Literal["cash", "bank_transfer", "card", "check", "paypal", "coupon", "other"]


class Payment(Model):
    """API §9. Without an amount it is all that is due; without a date it is today's."""

    type: PaymentType
    amount: Annotated[Number, Field(gt=0, le=MAX_AMOUNT)] | None = None
    date: Day | None = None
    note: Text | None = None


class PaymentRequest(Payment):
    """A payment of a document that exists."""

    document_id: Annotated[str, Field(min_length=1, max_length=60, strict=True)]
    allow_overpayment: Flag = False
