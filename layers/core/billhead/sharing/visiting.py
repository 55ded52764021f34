"""A stranger with a public link: to the document that it leads to, and to nothing else."""

import secrets
from collections.abc import Callable
from datetime import datetime

from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.documents.reading import Documents
from billhead.documents.relations import changed
from billhead.documents.repository import Moved
from billhead.documents.types import document_type
from billhead.kernel.events import Happening
from billhead.kernel.principal import Tenant
from billhead.sharing.links import Followed, follow_link


class Visit(Documents):
    """What one link leads to, at one moment."""

    def __init__(self, followed: Followed, table: Partition, now: datetime) -> None:
        happening = Happening(followed.tenant, now, secrets.token_bytes)
        super().__init__(document_type(followed.document_type), table, happening)
        self._followed = followed

    def found(self) -> Item | None:
        """The document; None unless it names this very link as its own."""
        item = self.records.find(self._followed.document_id)
        share = (item or {}).get("share")
        return item if share and share["id"] == self._followed.share_id else None

    def note(self, item: Item) -> None:
        """That somebody saw it, the first time. Should another write come between, the next look notes it."""
        if "viewed_at" in item:
            return
        event = self.event("viewed", item["id"], number=item["number"], shareable_id=self._followed.share_id)
        attributes = {"viewed_at": self.happening.at, "events": [event]}
        try:
            self.records.change_state(changed(item, attributes, self.happening))
        except Moved:
            return


def visit(token: str, now: datetime, open_table: Callable[[Tenant], Partition]) -> tuple[Visit, Item] | None:
    """The way from a link's secret to its document; None for whatever is no living link's."""
    followed = follow_link(token, now)
    if followed is None:
        return None
    visiting = Visit(followed, open_table(followed.tenant), now)
    item = visiting.found()
    return None if item is None else (visiting, item)
