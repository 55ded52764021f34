"""What a client says of an invoice, beyond what all documents share. Pure."""

from typing import Annotated

from pydantic import Field

from billhead.documents.draft import MAX_LINKED, DocumentDraft, Identifier
from billhead.kernel.fields import Day
from billhead.payments.model import Payment

MAX_PAYMENTS = 20


class PayableDraft(DocumentDraft):
    """A document that asks for money by a day; `payments` were received already."""

    date_due: Day | None = None
    payments: Annotated[list[Payment], Field(max_length=MAX_PAYMENTS)] = []

    @property
    def until(self) -> str | None:
        return self.date_due


class InvoiceDraft(PayableDraft):
    """`advance_invoices` are deducted, with their tax."""

    advance_invoices: Annotated[list[Identifier], Field(max_length=MAX_LINKED)] = []

    def related_ids(self) -> list[str]:
        return list(dict.fromkeys([*super().related_ids(), *self.advance_invoices]))
