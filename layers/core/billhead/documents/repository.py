"""Documents in a tenant's partition. There is no method that changes the content of an issued one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Change, Partition, Put
from billhead.documents import keys
from billhead.documents.content import Content, ContentDamaged
from billhead.documents.state import LATE, UNPAID, State
from billhead.documents.types import DocumentType
from billhead.kernel.ids import is_id
from billhead.kernel.page import KeyRange, RowPage, Rows

IS_DRAFT = "#state = :draft AND #version = :version"


class Moved(Exception):
    """Another write came between; `item` is what stands there now."""

    def __init__(self, item: Item | None) -> None:
        super().__init__("moved")
        self.item = item


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents a list shows."""

    document_type: str
    customer_id: str | None = None
    status: str | None = None


class DocumentRepository:
    """One type of document of one tenant."""

    def __init__(self, kind: DocumentType, table: Partition) -> None:
        self._kind = kind
        self.table = table

    def find(self, document_id: str) -> Item | None:
        """None for what is no id: it must not be able to name a chunk by its sort key."""
        known = is_id(document_id, self._kind.prefix)
        return self.table.get(keys.document(self._kind.name, document_id)) if known else None

    def content(self, item: Mapping[str, Any]) -> dict[str, Any]:
        """Errors: ContentDamaged."""
        return self.packed(item).document()

    def packed(self, item: Mapping[str, Any]) -> Content:
        """Errors: ContentDamaged, where a part of it is missing."""
        return Content(item.get("content") or self._chunks(item), item["content_hash"])

    def write_chunks(self, item: Mapping[str, Any], content: Content) -> None:
        """Before the document: named by content, so that writing twice is writing once and nothing is overwritten."""
        for sk, chunk in zip(chunk_keys(item), content.chunks(), strict=True):
            self.table.put(Put({"sk": sk, "chunk": chunk}, condition=None))

    def retire_chunks(self, item: Mapping[str, Any], gone_at: int) -> None:
        """Of a draft's version that nothing names any more; what a crash leaves behind is out of reach and harmless.

        Emptied and left to the table's time to live (`gone_at`, epoch seconds): who issues may not delete.
        """
        for sk in chunk_keys(item):
            self.table.put(Put({"sk": sk, "expires_at": gone_at}, condition=None))

    def add_draft(self, item: Item) -> Item | None:
        """None when it was added, else what stands there."""
        try:
            self.table.put(Put(item))
        except ConditionFailed as failed:
            return failed.item
        return None

    def replace_draft(self, item: Item, version: int) -> None:
        """Errors: Moved."""
        condition = {":draft": str(State.DRAFT), ":version": version}
        try:
            self.table.put(Put(item, IS_DRAFT, condition))
        except ConditionFailed as failed:
            # The client library repeats a write whose answer was lost; then it is our own that stands there.
            if failed.item is None or failed.item.get("events") != item.get("events", ()):
                raise Moved(failed.item) from None

    def change_state(self, change: Change) -> Item:
        """Attributes beside the content. Errors: Moved."""
        try:
            return self.table.change(change)
        except ConditionFailed as failed:
            raise Moved(failed.item) from None

    def page(self, wanted: Wanted, today: date, rows: Rows) -> RowPage:
        """One query of the index that fits best."""
        return self.table.query(*_plan(wanted, today, rows))

    def many(self, items: list[Item]) -> list[Item]:
        """The whole items for the rows of a page, in their order."""
        sks = [item["sk"] for item in items]
        found = self.table.get_many(sks) if sks else {}
        return [found[sk] for sk in sks if sk in found]

    def _chunks(self, item: Mapping[str, Any]) -> bytes:
        sks = chunk_keys(item)
        found = self.table.get_many(sks)
        chunks = [found[sk]["chunk"] for sk in sks if "chunk" in found.get(sk, {})]
        if len(chunks) != len(sks):
            raise ContentDamaged(item["content_hash"])
        return b"".join(chunks)


def chunk_keys(item: Mapping[str, Any]) -> list[str]:
    count = int(item.get("chunks") or 0)
    return [keys.content_chunk(item["sk"], item["content_hash"], position) for position in range(1, count + 1)]


def _plan(wanted: Wanted, today: date, rows: Rows) -> tuple[KeyRange, Rows]:
    if wanted.customer_id is not None:
        prefix = keys.customer_prefix(wanted.customer_id, wanted.document_type)
        return KeyRange("by_customer", "customer_key", prefix), _narrowed(rows, wanted.status, today)
    if wanted.status is not None and wanted.status == LATE.get(wanted.document_type):
        low, high = keys.due_before(wanted.document_type, today.isoformat())
        return KeyRange("by_due", "due_key", low, low, high), rows
    if wanted.status is not None:
        keys_of = KeyRange("by_state", "state_key", keys.state_prefix(wanted.document_type, wanted.status))
        return keys_of, _narrowed(rows, wanted.status if wanted.status in UNPAID else None, today)
    return KeyRange("by_date", "list_key", keys.list_prefix(wanted.document_type)), rows


def _narrowed(rows: Rows, status: str | None, today: date) -> Rows:
    """Within an index that does not tell the status: unpaid and due tell it."""
    if status is None:
        return rows
    values: dict[str, Any] = {":today": today.isoformat()}
    if status in LATE.values():
        values |= {":issued": str(State.ISSUED), ":partial": str(State.PARTIALLY_PAID)}
        return rows.narrowed("#state IN (:issued, :partial) AND #date_due < :today", values)
    values |= {":state": status}
    if status in UNPAID:
        open_still = "(attribute_not_exists(#date_due) OR #date_due >= :today)"
        return rows.narrowed(f"#state = :state AND {open_still}", values)
    return rows.narrowed("#state = :state", {":state": status})
