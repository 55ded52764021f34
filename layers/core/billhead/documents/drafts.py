"""Drafts: kept, changed, deleted. They have no number and leave no trace in a series."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from billhead.aws.items import Item
from billhead.documents.compose import compose
from billhead.documents.composed import Composed
from billhead.documents.content import Content
from billhead.documents.reading import Documents, check_version
from billhead.documents.records import Kept, as_issued, deleted_item, draft_item
from billhead.documents.repository import Moved
from billhead.documents.state import DocumentDeleted, State, require_draft
from billhead.entities.model import require_enabled
from billhead.kernel.errors import EditConflict, StaleVersion
from billhead.kernel.merge import merge
from billhead.kernel.submission import Submission
from billhead.kernel.validation import validate

EDIT_ATTEMPTS = 4
TOMBSTONE = timedelta(days=30)


class Drafts(Documents):
    """What may be done with a document before it is issued."""

    def change(self, document_id: str, patch: Mapping[str, Any], if_match: int | None) -> Kept:
        """Merge into a draft. Errors: DocumentNotFound, AlreadyIssued, StaleVersion, EditConflict, as create."""
        for _ in range(EDIT_ATTEMPTS):
            item = self.existing(document_id)
            check_version(item, if_match)
            require_draft(item)
            data = merge(self.stored_input(item), patch)
            try:
                return self._rewrite(item, {**data, "is_draft": True})
            except Moved:
                if if_match is not None:
                    raise StaleVersion("The draft has changed since you read it.") from None
        raise EditConflict("The draft keeps changing; read it again.")

    def delete(self, document_id: str, if_match: int | None) -> None:
        """A draft only. Deleting twice is one deletion. Errors: DocumentNotFound, AlreadyIssued, StaleVersion."""
        found, entity = self.with_entity(document_id)
        if found is not None and found["state"] == State.DELETED:
            self.records.retire_chunks(found, self.gone_at)
            return
        item = self.present(found)
        require_enabled(entity)
        check_version(item, if_match)
        require_draft(item)
        gone = deleted_item({**item, "version": item["version"] + 1}, self.happening.at, self.gone_at)
        try:
            self.records.replace_draft(gone, item["version"])
        except Moved as moved:
            if moved.item is None or moved.item["state"] != State.DELETED:
                raise EditConflict("The draft was changed by another request; read it again.") from None
        self.records.retire_chunks(item, self.gone_at)

    def keep(self, composed: Composed, data: Mapping[str, Any], submission: Submission) -> Kept:
        """A new draft, or the one that this submission made before. Errors: IdempotencyKeyReused, DocumentDeleted."""
        packed = _packed(composed, data, 1)
        item = draft_item(composed.content, packed, self.happening.at) | {
            "request_hash": submission.request_hash,
            "updated_at": self.happening.at,
            "version": 1,
            "events": [self.event("draft_created", composed.content["id"])],
        }
        self.records.write_chunks(item, packed)
        there = self.records.add_draft(item)
        return Kept(item, composed.content) if there is None else self.replayed(there, submission)

    def stored_input(self, item: Item) -> dict[str, Any]:
        """What the client said of a draft, as it came."""
        return self.records.content(item)["input"]

    def replayed(self, item: Item | None, submission: Submission) -> Kept:
        """The first answer to a submission that came again; of a draft, as it is now.

        Errors: IdempotencyKeyReused, DocumentDeleted.
        """
        if item is None:
            raise EditConflict("The document was changed by another request; read it again.")
        submission.check_same(item.get("request_hash"))
        if item["state"] == State.DELETED:
            raise DocumentDeleted("The draft that this request made was deleted.")
        return self.kept(item if item["state"] == State.DRAFT else as_issued(item))

    @property
    def gone_at(self) -> int:
        """When what is deleted now may vanish, in epoch seconds."""
        return int((self.happening.now + TOMBSTONE).timestamp())

    def _rewrite(self, item: Item, data: Mapping[str, Any]) -> Kept:
        """What changes nothing is no new version. Errors: Moved."""
        draft = validate(self.kind.draft, data)
        composed = compose(self.kind, item["id"], draft, self.context(draft), is_final=False)
        if _packed(composed, data, item["version"]).hash == item["content_hash"]:
            return Kept(item, composed.content)
        packed = _packed(composed, data, item["version"] + 1)
        following = draft_item(composed.content, packed, item["created_at"]) | {
            "request_hash": item["request_hash"],
            "updated_at": self.happening.at,
            "version": item["version"] + 1,
            "events": [self.event("draft_updated", item["id"])],
        }
        self.records.write_chunks(following, packed)
        self.records.replace_draft(following, item["version"])
        self.records.retire_chunks(item, self.gone_at)
        return Kept(following, composed.content)


def _packed(composed: Composed, data: Mapping[str, Any], version: Decimal | int) -> Content:
    """The version is part of the content, so that no two have chunks of one name.

    Else a version that is taken back to what it was would lose the chunks that a slow request still retires.
    """
    return Content.of({"input": data, "document": composed.content, "version": int(version)})
