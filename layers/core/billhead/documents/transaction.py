"""POST /transaction-type: which tax would apply to a customer, without a document."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from billhead.customers.model import Customer
from billhead.documents.draft import Delivery, DocumentDraft, Identifier, Supply
from billhead.documents.reading import Documents
from billhead.documents.taxing import tax_question
from billhead.kernel.fields import Day, Model, Name
from billhead.kernel.validation import validate
from billhead.taxation.answer import transaction_answer

MAX_SUPPLIES = 20


class CustomerFacts(Customer):
    """A customer that may not have a name yet."""

    name: Name = ""


class TransactionQuestion(Model):
    """Who buys what and when; `classifications` stand for the lines of the document in mind."""

    date: Day | None = None
    customer_id: Identifier | None = None
    customer: CustomerFacts | None = None
    delivery: Delivery | None = None
    classifications: Annotated[list[Supply], Field(max_length=MAX_SUPPLIES)] = []


class Transactions(Documents):
    """What the tax engine says to a question."""

    def answer(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Errors: Invalid, CustomerUnknown, EntityDisabled."""
        asked = validate(TransactionQuestion, data)
        # The question is a document without lines: it is read and assessed the same way.
        draft = DocumentDraft.model_construct(
            date=asked.date,
            customer_id=asked.customer_id,
            customer=asked.customer,
            delivery=asked.delivery,
            items=[],
        )
        context = self.context(draft)
        on = date.fromisoformat(asked.date) if asked.date else context.today
        question = tax_question(draft, context.customer_of(draft), context, on)
        supplies = asked.classifications or [context.settings.tax_rules.default_classification]
        return transaction_answer(question, supplies)
