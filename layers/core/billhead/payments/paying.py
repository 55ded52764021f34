"""Recording money received for a document: beside its content, one write each, never twice for one request."""

from collections.abc import Mapping
from typing import Any

from billhead.aws.items import Item
from billhead.documents.reading import Documents
from billhead.documents.records import Kept
from billhead.documents.relations import as_changed, changed
from billhead.documents.repository import Moved
from billhead.documents.settlement import ZERO, settled
from billhead.documents.state import State, require_issued
from billhead.entities.model import require_enabled
from billhead.kernel.clock import local_date
from billhead.kernel.errors import Conflict, EditConflict, IdempotencyKeyReused
from billhead.kernel.submission import Submission
from billhead.payments.amounts import payment_amount, payment_row
from billhead.payments.model import PaymentRequest

ATTEMPTS = 4
MOST = 100


class NothingDue(Conflict):
    """The document is paid, or asks for no money."""

    code = "nothing_due"


class TooManyPayments(Conflict):
    """A document holds at most 100 payments."""

    code = "too_many_payments"


class Paying(Documents):
    """Of invoices and advance invoices."""

    def pay(self, request: PaymentRequest, submission: Submission) -> tuple[Kept, Item]:
        """The document and the payment. Errors: DocumentNotFound, NotIssued, AlreadyVoided, NothingDue,
        PaymentAboveDue, AmountTooPrecise, TooManyPayments, EditConflict, IdempotencyKeyReused.
        """
        payment_id = submission.resource_id("pmt_", self.happening)
        for _ in range(ATTEMPTS):
            found, entity = self.with_entity(request.document_id)
            item = self.present(found)
            known = next((row for row in item.get("payments", []) if row["id"] == payment_id), None)
            if known is not None:
                _check_same(known, submission)
                return self.kept(item), known
            require_enabled(entity)
            require_issued(item)
            row = self._row(item, request, payment_id) | {"request_hash": submission.request_hash}
            try:
                return self.kept(self._paid(item, row)), row
            except Moved:
                continue
        raise EditConflict("The document keeps changing; repeat the request.")

    def _row(self, item: Item, request: PaymentRequest, payment_id: str) -> Item:
        if not self.kind.is_payable or (not item["total_due"] and not request.allow_overpayment):
            raise NothingDue("Nothing is due of this document.")
        if len(item.get("payments", [])) >= MOST:
            raise TooManyPayments(f"A document holds at most {MOST} payments.")
        limit = None if request.allow_overpayment else item["total_due"]
        today = local_date(self.happening.now, item["timezone"])
        amount = payment_amount(request, item["currency_code"], item["total_due"], limit, "/amount")
        return payment_row(request, payment_id, amount, today)

    def _paid(self, item: Item, row: Item) -> Item:
        """Errors: Moved."""
        attributes: dict[str, Any] = {
            **settled(item, paid=(item.get("total_paid") or ZERO) + row["amount"]),
            "payments": [*item.get("payments", []), row],
        }
        what = "paid" if attributes["state"] == State.PAID else "payment_recorded"
        said = {"payment_id": row["id"], "amount": str(row["amount"]), "number": item["number"]}
        event = self.event(what, item["id"], **said)
        change = changed(item, {**attributes, "events": [event]}, self.happening)
        self.records.change_state(change)
        return as_changed(item, change)


def _check_same(known: Mapping[str, Any], submission: Submission) -> None:
    if known.get("request_hash") != submission.request_hash:
        raise IdempotencyKeyReused("This Idempotency-Key was used with another request.")
