"""A customer's answer to an estimate: accepted or declined, once, while it is open."""

from typing import Any

from billhead.aws.items import Item
from billhead.documents.reading import Documents
from billhead.documents.records import Kept
from billhead.documents.relations import as_changed, changed
from billhead.documents.repository import Moved
from billhead.documents.settlement import state_attributes
from billhead.documents.state import State, require_issued
from billhead.entities.model import require_enabled
from billhead.kernel.errors import Conflict, EditConflict, IdempotencyKeyReused
from billhead.kernel.fields import Block, Model
from billhead.kernel.submission import Submission

STAMPS = {State.ACCEPTED: "accepted_at", State.DECLINED: "declined_at"}


class AlreadyAnswered(Conflict):
    """The estimate was accepted or declined before."""

    code = "estimate_already_answered"


class Answer(Model):
    """What the customer said with it."""

    note: Block | None = None


class Answering(Documents):
    """Of estimates. An expired one may still be accepted: whether to honour it is the issuer's decision."""

    def answer(self, document_id: str, state: State, said: Answer, submission: Submission) -> Kept:
        """Errors: DocumentNotFound, NotIssued, AlreadyVoided, AlreadyAnswered, EditConflict, IdempotencyKeyReused."""
        token = submission.key or self.happening.new_id("")
        found, entity = self.with_entity(document_id)
        item = self.present(found)
        if item.get("answered_by") != token:
            require_enabled(entity)
            _require_open(item)
            item = self._answered(item, state, said, token)
        if item["state"] != state or item.get("answer_note") != said.note:
            raise IdempotencyKeyReused("This Idempotency-Key was used with another answer.")
        return self.kept(item)

    def _answered(self, item: Item, state: State, said: Answer, token: str) -> Item:
        attributes: dict[str, Any] = {
            **state_attributes(item, state),
            STAMPS[state]: self.happening.at,
            "answer_note": said.note,
            "answered_by": token,
            "events": [self.event(str(state), item["id"], number=item["number"])],
        }
        change = changed(item, attributes, self.happening)
        try:
            self.records.change_state(change)
        except Moved as moved:
            if moved.item is not None and moved.item.get("answered_by") == token:
                return moved.item
            raise EditConflict("The estimate was changed by another request; read it again.") from None
        return as_changed(item, change)


def _require_open(item: Item) -> None:
    require_issued(item)
    if item["state"] != State.ISSUED:
        raise AlreadyAnswered(f"The estimate is {item['state']}.")
