"""What a client says of a credit note. Pure."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from billhead.documents.draft import MAX_LINES, MAX_PRICE, DocumentDraft, Identifier, PricedLineInput, Quantity
from billhead.kernel.fields import Block, Count, Model, Number

Amount = Annotated[Number, Field(gt=0, le=MAX_PRICE)]
# What is the invoice's stays the invoice's.
_OWN = frozenset({"items", "currency_code", "exchange_rate", "calculation_mode", "customer", "customer_id", "delivery"})


class CreditedLine(Model):
    """A line of the invoice by its position from 0: some quantity, an amount in its prices, or all that is left."""

    line: Annotated[Count, Field(ge=0, lt=MAX_LINES)]
    quantity: Quantity | None = None
    amount: Amount | None = None

    @model_validator(mode="after")
    def _one_measure(self) -> "CreditedLine":
        if self.quantity is not None and self.amount is not None:
            raise PydanticCustomError("credit_ambiguous", "Give quantity or amount, not both.")
        return self


class CreditNoteDraft(DocumentDraft):
    """Of an invoice: all that is left, some lines, or an amount with tax. Without an invoice: lines of its own."""

    items: Annotated[list[PricedLineInput], Field(max_length=MAX_LINES)] = []
    credited_invoice_id: Identifier | None = None
    credited_lines: Annotated[list[CreditedLine], Field(min_length=1, max_length=1000)] | None = None
    amount_with_tax: Amount | None = None
    credit_reason: Block | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "CreditNoteDraft":
        if self.credited_invoice_id is None:
            self._check_alone()
        elif _OWN & self.model_fields_set:
            raise PydanticCustomError("credit_ambiguous", "Lines, parties and currency are those of the invoice.")
        if self.credited_lines is not None and self.amount_with_tax is not None:
            raise PydanticCustomError("credit_ambiguous", "Give credited_lines or amount_with_tax, not both.")
        return self

    def _check_alone(self) -> None:
        if not self.items:
            raise PydanticCustomError("required", "A credit note names an invoice (credited_invoice_id) or has items.")
        if self.credited_lines is not None or self.amount_with_tax is not None:
            raise PydanticCustomError("required", "Name the invoice: credited_invoice_id.")

    def related_ids(self) -> list[str]:
        own = [self.credited_invoice_id] if self.credited_invoice_id else []
        return list(dict.fromkeys([*own, *super().related_ids()]))
