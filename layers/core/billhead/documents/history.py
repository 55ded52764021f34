"""Who did what with a document and when: the outbox's events, kept for each document in their order.

A worker keeps every event that the bus carries. The last one stands in the document's own item, and its issuing in the
chain link: they are told at once. What lies between waits for the worker, which is there within a second or two.
"""

from collections.abc import Mapping
from typing import Any

from billhead.aws.items import Item
from billhead.aws.outbox import BusEvent
from billhead.aws.partition import Partition, Put
from billhead.documents import keys
from billhead.documents.reading import Documents
from billhead.kernel.page import KeyRange, Rows

PAGE = 1000
SHOWN = ("id", "type", "at", "actor", "data")


class History(Documents):
    """Of one type of document of one tenant."""

    def events(self, document_id: str) -> list[dict[str, Any]]:
        """Oldest first. Errors: DocumentNotFound."""
        item = self.existing(document_id)
        known = [*self._kept(document_id), *item.get("events", []), *self._issued(item)]
        by_id = {event["id"]: event for event in known if event.get("resource_id", document_id) == document_id}
        shown = [{name: event[name] for name in SHOWN} for event in by_id.values()]
        return sorted(shown, key=lambda event: (event["at"], event["id"]))

    def _kept(self, document_id: str) -> list[Item]:
        rows: list[Item] = []
        start: Item | None = None
        while True:
            page = self.table.query(
                KeyRange(None, "sk", keys.history(document_id)), Rows(PAGE, start=start, forward=True)
            )
            rows += page.items
            start = page.last
            if start is None:
                return rows

    def _issued(self, item: Mapping[str, Any]) -> list[Item]:
        """From the chain link: issuing is told there."""
        link = self.table.get(item["link"]) if "link" in item else None
        return link.get("events", []) if link else []


def keep_event(table: Partition, event: BusEvent) -> None:
    """Keep one event of a document; the same one again is the same item."""
    row = {
        "sk": keys.history_event(event.resource_id, event.at, event.event_id),
        "id": event.event_id,
        "type": event.type,
        "at": event.at,
        "actor": event.actor,
        "data": dict(event.data),
    }
    table.put(Put(row, condition=None))
