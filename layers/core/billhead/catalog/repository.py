"""Catalogue records in a tenant's partition. No rules of any one kind in here."""

from collections.abc import Iterable, Mapping
from typing import Any

from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put
from billhead.catalog import keys
from billhead.catalog.kind import Kind
from billhead.entities.keys import ENTITY
from billhead.kernel.errors import EditConflict
from billhead.kernel.events import Happening
from billhead.kernel.ids import is_id
from billhead.kernel.page import KeyRange, RowPage, Rows
from billhead.kernel.submission import Submission

Known = Mapping[str, Item]
"""What one read found, by sort key."""


def new_record(kind: Kind, record_id: str, data: Mapping[str, Any], happening: Happening) -> Item:
    """A first version, not yet stored."""
    return {
        "sk": keys.record(kind.name, record_id),
        "id": record_id,
        "data": dict(data),
        "version": 1,
        "created_at": happening.at,
        "updated_at": happening.at,
        "list_key": keys.list_key(kind.name, happening.at, record_id),
        "name_key": keys.name_key(kind.name, data["name"], record_id),
        "events": [happening.event(f"{kind.name}.created", record_id)],
    }


def first_answer(item: Item, stored: Item, submission: Submission) -> Item:
    """`item`, made again from the same request, as it was when `stored` was made. Errors: IdempotencyKeyReused."""
    submission.check_same(stored.get("request_hash"))
    return {**item, "created_at": stored["created_at"], "updated_at": stored["created_at"]}


class CatalogRepository:
    """One kind of record of one tenant."""

    # What every write of this kind must also have read.
    also_read: tuple[str, ...] = ()

    def __init__(self, kind: Kind, table: Partition) -> None:
        self._kind = kind
        self._table = table

    def find(self, record_id: str) -> Item | None:
        """None for what is no id of this kind: it must not be able to name another item by its sort key."""
        return self._table.get(keys.record(self._kind.name, record_id)) if is_id(record_id, self._kind.prefix) else None

    def read(self, record_id: str, further: Iterable[str]) -> Known:
        """What a write needs to know, in one call: the entity, the record, and what the record refers to."""
        own = [keys.record(self._kind.name, record_id)] if is_id(record_id, self._kind.prefix) else []
        return self._table.get_many([ENTITY, *own, *self.also_read, *further])

    def add(self, item: Item, submission: Submission, known: Known) -> Item:
        """The record, or the first answer to the same submission. Errors: IdempotencyKeyReused."""
        try:
            self._table.put(Put({**item, "request_hash": submission.request_hash}))
        except ConditionFailed as failed:
            return first_answer(item, failed.item or {}, submission)
        return item

    def replace(self, item: Item, known: Known) -> Item:
        """Store the next version of what was read. Errors: EditConflict when another write came between."""
        following = {**item, "version": int(item["version"]) + 1}
        try:
            self._table.put(Put(following, "#version = :version", {":version": item["version"]}))
        except ConditionFailed as failed:
            check_moved(failed.item, following)
        return following

    def page(self, order_by: str, search: str | None, rows: Rows) -> RowPage:
        """By time of creation, or by name; a search reads the names that begin with its text."""
        kind = self._kind.name
        if order_by == "name":
            return self._table.query(KeyRange("by_name", "name_key", keys.name_search(kind, search or "")), rows)
        return self._table.query(KeyRange("by_date", "list_key", keys.listing(kind)), rows)


def check_moved(stored: Item | None, following: Item) -> None:
    """Pass when what stands there is this very write: its answer was lost and it was sent again."""
    if stored is None or stored.get("events") != following["events"]:
        raise EditConflict("The record was changed by another request; read it again.")
