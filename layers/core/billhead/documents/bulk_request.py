"""Bulk finalize as its client sees it: drafts are put into a queue here, and what came of them is told later."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from billhead.access.tenancy import EntityNotFound
from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put
from billhead.documents import keys
from billhead.documents.bulk_record import (
    CHUNK,
    MAX_DOCUMENTS,
    PREFIX,
    UNLESS_LIVE,
    Chunk,
    FinalizeRequest,
    chunks_of,
    is_live,
    new_batch,
    show_batch,
)
from billhead.documents.types import DocumentType
from billhead.entities.keys import ENTITY
from billhead.entities.model import require_enabled
from billhead.kernel.errors import Fault, Invalid, NotFound
from billhead.kernel.events import Happening
from billhead.kernel.ids import is_id
from billhead.kernel.page import KeyRange, Rows
from billhead.kernel.submission import Submission
from billhead.kernel.validation import MAX_FAULTS

Send = Callable[[Chunk], None]
MOST_ROWS = 1 + -(-MAX_DOCUMENTS // CHUNK)


class FinalizationNotFound(NotFound):
    """No such bulk finalize for this caller, or it is more than 30 days old."""

    code = "finalization_not_found"


class Finalizations:
    """Of one tenant."""

    def __init__(self, table: Partition, happening: Happening) -> None:
        self._table = table
        self._happening = happening

    def start(self, kind: DocumentType, request: FinalizeRequest, submission: Submission, send: Send) -> dict[str, Any]:
        """Also where the same submission came before: what was not sent then is sent now, what was is not done twice.

        Errors: Invalid, EntityDisabled, IdempotencyKeyReused, those of `send`.
        """
        _check_form(kind, request.ids)
        batch = self._batch(kind, len(request.ids), submission)
        submission.check_same(batch["request_hash"])
        # One after the other: where one fails, none after it is in the queue, so that the order of numbers holds.
        for chunk in chunks_of(batch, request.ids, self._happening.tenant):
            send(chunk)
        return show_batch(batch, [])

    def get(self, batch_id: str) -> dict[str, Any]:
        """One query. Errors: FinalizationNotFound."""
        rows = self._rows(batch_id)
        if not rows:
            raise FinalizationNotFound("There is no such finalization.")
        batch, *chunks = rows
        return show_batch(batch, chunks)

    def _batch(self, kind: DocumentType, total: int, submission: Submission) -> Item:
        """The one that this submission made before, or a new one. Errors: EntityDisabled."""
        batch_id = submission.resource_id(PREFIX, self._happening)
        sk = keys.finalization(batch_id)
        known = self._table.get_many([ENTITY, sk])
        if sk in known and is_live(known[sk], self._happening.now):
            return known[sk]
        _check_entity(known.get(ENTITY))
        batch = new_batch(batch_id, kind.name, submission, total=total, now=self._happening.now)
        try:
            self._table.put(Put(batch, UNLESS_LIVE, {":now": int(self._happening.now.timestamp())}))
        except ConditionFailed as failed:
            return failed.item or batch
        return batch

    def _rows(self, batch_id: str) -> list[Item]:
        """The batch, and its chunks in order; none for what is no id of a batch."""
        if not is_id(batch_id, PREFIX):
            return []
        page = self._table.query(KeyRange(None, "sk", keys.finalization(batch_id)), Rows(MOST_ROWS, forward=True))
        return [item for item in page.items if is_live(item, self._happening.now)]


def _check_entity(entity: Mapping[str, Any] | None) -> None:
    """Errors: EntityNotFound, EntityDisabled."""
    if entity is None:
        raise EntityNotFound("There is no such entity.")
    require_enabled(entity)


def _check_form(kind: DocumentType, ids: Sequence[str]) -> None:
    """Errors: Invalid. Whether they exist is told in the results, for each by itself."""
    odd = [place for place, document_id in enumerate(ids) if not is_id(document_id, kind.prefix)]
    if odd:
        detail = f"This is no id of a document of type {kind.name}."
        faults = [Fault(f"/ids/{place}", "malformed", detail) for place in odd[:MAX_FAULTS]]
        raise Invalid("The request is not valid.", errors=faults)
