"""Voiding: an issued document is declared invalid; it stays as it is, with its number."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from billhead.aws.items import Item
from billhead.aws.partition import Change
from billhead.documents.keys import state_key
from billhead.documents.reading import Documents, Kept
from billhead.documents.repository import Moved
from billhead.documents.state import State, require_voidable
from billhead.entities.model import require_enabled
from billhead.kernel.errors import EditConflict, IdempotencyKeyReused
from billhead.kernel.fields import Block, Model
from billhead.kernel.submission import Submission


def _given(reason: str) -> str:
    if not reason:
        raise PydanticCustomError("required", "A reason is needed.")
    return reason


class VoidRequest(Model):
    """Why; kept with the document."""

    reason: Annotated[Block, AfterValidator(_given)]


class Voiding(Documents):
    """The one change of state that this part knows."""

    def void(self, document_id: str, reason: str, submission: Submission) -> Kept:
        """Errors: DocumentNotFound, NotIssued, AlreadyVoided, NotVoidable, EditConflict, IdempotencyKeyReused."""
        token = submission.key or self.happening.new_id("")
        found, entity = self.with_entity(document_id)
        item = self.present(found)
        if item.get("voided_by") != token:
            require_enabled(entity)
            require_voidable(item)
            item = self._voided(item, reason, token)
        if item["void_reason"] != reason:
            raise IdempotencyKeyReused("This Idempotency-Key was used with another reason.")
        return self.kept(item)

    def _voided(self, item: Item, reason: str, token: str) -> Item:
        try:
            return self.records.change_state(self._change(item, reason, token))
        except Moved as moved:
            if moved.item is not None and moved.item.get("voided_by") == token:
                return moved.item
            raise EditConflict("The document was changed by another request; read it again.") from None

    def _change(self, item: Item, reason: str, token: str) -> Change:
        voided, at = str(State.VOIDED), self.happening.at
        attributes = {
            "state": voided,
            "voided_at": at,
            "void_reason": reason,
            "voided_by": token,
            "updated_at": at,
            "state_key": state_key(self.kind.name, voided, item["date"], item["created_at"]),
            "due_key": None,
            "events": [self.event("voided", item["id"], number=item["number"], reason=reason)],
        }
        issued = {":issued": str(State.ISSUED)}
        return Change(item["sk"], attributes, "#state = :issued", issued, add={"version": 1})
