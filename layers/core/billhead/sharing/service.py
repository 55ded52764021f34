"""Sharing a document: one public link at a time, the same one each time it is asked for, until it is ended.

The document's item says which link counts; the credential only leads to it. So what a crash leaves behind between the
two writes opens nothing, and the next request puts it right.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from billhead.access.requests import remember_request
from billhead.aws.backoff import Patience
from billhead.aws.items import Item
from billhead.documents.reading import Documents
from billhead.documents.relations import changed
from billhead.documents.repository import Moved
from billhead.documents.state import NotIssued, State
from billhead.entities.model import require_enabled
from billhead.kernel.clock import is_past
from billhead.kernel.errors import EditConflict
from billhead.kernel.submission import Submission
from billhead.sharing.links import close_link, new_share, open_link, secret_of_share
from billhead.sharing.model import ShareWishes, shown_end

PATIENCE = Patience(attempts=6)


@dataclass(frozen=True, slots=True)
class Link:
    """A public link as it is handed out; `secret` is part of its address and stands nowhere else."""

    secret: str
    share_id: str
    expires_at: datetime | None
    is_new: bool


class Sharing(Documents):
    """One type of document of one tenant, in one request."""

    def share(self, document_id: str, wishes: ShareWishes, submission: Submission) -> Link:
        """Errors: DocumentNotFound, NotIssued, EntityDisabled, ExpiryOutOfRange, EditConflict, IdempotencyKeyReused."""
        request_id = remember_request(self.table, submission, self.happening.now)
        fresh = new_share(self.happening)  # one for all rounds: where the answer to a write was lost, it is found again
        for _ in PATIENCE.rounds():
            found, entity = self.with_entity(document_id)
            item = self.present(found)
            require_enabled(entity)
            _require_issued(item)
            share = self._wanted(self._living(item) or fresh, wishes, request_id)
            try:
                self._keep(item, share)
            except Moved:
                continue
            return self._opened(item, share, is_new=share["id"] == fresh["id"])
        raise EditConflict("The document keeps changing; repeat the request.")

    def end(self, document_id: str) -> None:
        """The link leads nowhere from now on; also where there is none. Errors: DocumentNotFound, EditConflict."""
        for _ in PATIENCE.rounds():
            item = self.existing(document_id)
            if "share" not in item:
                return
            close_link(item["share"])
            event = self.event("unshared", item["id"], number=item["number"], shareable_id=item["share"]["id"])
            try:
                self.records.change_state(changed(item, {"share": None, "events": [event]}, self.happening))
            except Moved:
                continue
            return
        raise EditConflict("The document keeps changing; repeat the request.")

    def _living(self, item: Item) -> Item | None:
        """The document's link, if it has not ended and its text can be shown again."""
        share = item.get("share")
        if share is None or is_past(share.get("expires_at"), self.happening.now) or secret_of_share(share) is None:
            return None
        return share

    def _wanted(self, share: Item, wishes: ShareWishes, request_id: str | None) -> Item:
        """With the end that is wished for; a repeated request changes nothing."""
        is_repeated = request_id is not None and share.get("request_id") == request_id
        if is_repeated or not wishes.says_when:
            return share
        wanted = {**share, "expires_at": wishes.end(self.happening.now), "request_id": request_id}
        return {name: value for name, value in wanted.items() if value is not None}

    def _keep(self, item: Item, share: Item) -> None:
        """Errors: Moved."""
        former = item.get("share")
        if share == former:
            return
        data: dict[str, Any] = {"number": item["number"], "shareable_id": share["id"]}
        event = self.event("shared", item["id"], **data)
        self.records.change_state(changed(item, {"share": share, "events": [event]}, self.happening))
        if former and former["id"] != share["id"]:
            close_link(former)

    def _opened(self, item: Item, share: Item, *, is_new: bool) -> Link:
        secret = secret_of_share(share)
        if secret is None:
            raise ValueError(share["id"])
        open_link(secret, share, item, self.happening.tenant)
        return Link(secret, share["id"], shown_end(share.get("expires_at")), is_new)


def _require_issued(item: Item) -> None:
    """A voided one may be shared: its page says that it is. Errors: NotIssued."""
    if item["state"] == State.DRAFT:
        raise NotIssued("The document is a draft; finalize it first.")
