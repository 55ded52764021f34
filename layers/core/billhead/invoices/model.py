"""What a client says of an invoice, beyond what all documents share. Pure."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from billhead.documents.draft import MAX_LINKED, DocumentDraft, Identifier
from billhead.kernel.fields import Day, Name
from billhead.payment_references.model import LONGEST_TEXT, ReferenceMalformed
from billhead.payment_references.reading import read_reference
from billhead.payments.model import Payment

MAX_PAYMENTS = 20


def _reference(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise PydanticCustomError("string_too_long", "A payment reference has at most 140 characters.")
    try:
        return read_reference(text).text
    except ReferenceMalformed as error:
        raise PydanticCustomError("payment_reference_malformed", "{reason}", {"reason": error.detail}) from None


PaymentReferenceText = Annotated[Name, AfterValidator(_reference)]


class PayableDraft(DocumentDraft):
    """A document that asks for money by a day; `payments` were received already.

    `payment_reference` is what the payer quotes; left out, it is made of the document's number.
    """

    date_due: Day | None = None
    payment_reference: PaymentReferenceText | None = None
    payments: Annotated[list[Payment], Field(max_length=MAX_PAYMENTS)] = []

    @property
    def until(self) -> str | None:
        return self.date_due


class InvoiceDraft(PayableDraft):
    """`advance_invoices` are deducted, with their tax."""

    advance_invoices: Annotated[list[Identifier], Field(max_length=MAX_LINKED)] = []

    def related_ids(self) -> list[str]:
        return list(dict.fromkeys([*super().related_ids(), *self.advance_invoices]))
