"""Voiding: an issued document is declared invalid; it stays as it is, with its number, and what it did is undone."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from billhead.aws.backoff import Patience
from billhead.aws.faults import Cancelled
from billhead.aws.items import Item
from billhead.aws.partition import Change
from billhead.documents.reading import Documents
from billhead.documents.records import Kept
from billhead.documents.relations import as_changed, changed
from billhead.documents.settlement import state_attributes
from billhead.documents.state import State, require_voidable
from billhead.documents.undoing import undo_writes
from billhead.entities.model import require_enabled
from billhead.kernel.errors import EditConflict, IdempotencyKeyReused
from billhead.kernel.fields import Block, Model
from billhead.kernel.submission import Submission

PATIENCE = Patience(attempts=6)


def _given(reason: str) -> str:
    if not reason:
        raise PydanticCustomError("required", "A reason is needed.")
    return reason


class VoidRequest(Model):
    """Why; kept with the document."""

    reason: Annotated[Block, AfterValidator(_given)]


class Voiding(Documents):
    """Its table is numbering_table's: what a document did to others is undone in the same transaction."""

    def void(self, document_id: str, reason: str, submission: Submission) -> Kept:
        """Errors: DocumentNotFound, NotIssued, AlreadyVoided, NotVoidable, EditConflict, IdempotencyKeyReused."""
        token = submission.key or self.happening.new_id("")
        for _ in PATIENCE.rounds():
            found, entity = self.with_entity(document_id)
            item = self.present(found)
            if item.get("voided_by") == token:
                return self._same(item, reason)
            require_enabled(entity)
            require_voidable(item)
            change = self._change(item, reason, token)
            try:
                self.table.transact([change, *undo_writes(self.table, self.kept(item), self.happening)])
            except Cancelled:
                continue  # it, or one that it had changed, was written between: read again what is there now
            return self.kept(as_changed(item, change))
        raise EditConflict("The document keeps changing; read it again.")

    def _same(self, item: Item, reason: str) -> Kept:
        """The first answer to a request that came again. Errors: IdempotencyKeyReused."""
        if item["void_reason"] != reason:
            raise IdempotencyKeyReused("This Idempotency-Key was used with another reason.")
        return self.kept(item)

    def _change(self, item: Item, reason: str, token: str) -> Change:
        attributes = {
            **state_attributes(item, State.VOIDED),
            "voided_at": self.happening.at,
            "void_reason": reason,
            "voided_by": token,
            "events": [self.event("voided", item["id"], number=item["number"], reason=reason)],
        }
        return changed(item, attributes, self.happening)
