"""Use cases of every kind of catalogue record: create, read, list, change, delete softly, restore."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from billhead.aws.items import Item
from billhead.catalog import keys
from billhead.catalog.kind import Kind, ReferenceNotFound, ResourceDeleted, stored_data
from billhead.catalog.repository import CatalogRepository, Known, first_answer, new_record
from billhead.entities.keys import ENTITY
from billhead.entities.model import require_enabled
from billhead.kernel.errors import EditConflict, Fault, StaleVersion
from billhead.kernel.events import Happening
from billhead.kernel.filters import compile_filter
from billhead.kernel.ids import is_id
from billhead.kernel.page import RowPage, Rows
from billhead.kernel.submission import Submission
from billhead.kernel.validation import refuse_unknown, validate

T = TypeVar("T")

ATTEMPTS = 4


class Catalog:
    """One kind of record, in one request of one tenant.

    Every write is one read (entity, record and all that the record names) and one write. A disabled entity refuses
    it; where the entity is disabled between the two, the write still belongs to the time before.
    """

    def __init__(self, kind: Kind, records: CatalogRepository, happening: Happening) -> None:
        self._kind = kind
        self._happening = happening
        self._records = records

    def create(self, data: Mapping[str, Any], submission: Submission) -> Item:
        """The same submission again gets the first answer, whatever happened to the record since.

        Errors: Invalid, ReferenceNotFound, IdempotencyKeyReused, EntityDisabled.
        """
        model = validate(self._kind.model, data)
        record_id = submission.resource_id(self._kind.prefix, self._happening)
        item = new_record(self._kind, record_id, stored_data(model), self._happening)
        return _retried(lambda: self._created(item, submission))

    def get(self, record_id: str) -> Item:
        """Also a deleted one, so that old documents can be followed. Errors: the kind's not_found."""
        item = self._records.find(record_id) if is_id(record_id, self._kind.prefix) else None
        if item is None:
            raise self._kind.missing()
        return item

    def page(self, order_by: str, search: str | None, query: Mapping[str, Any], rows: Rows) -> RowPage:
        """One query, whatever the size of the tenant: what `query` leaves out makes the page shorter.

        Errors: FilterMalformed.
        """
        wanted = compile_filter(query, self._kind.filters)
        narrowed = Rows(rows.limit, rows.start, rows.forward, wanted.expression, wanted.values)
        return self._records.page(order_by, search, narrowed)

    def change(self, record_id: str, patch: Mapping[str, Any], if_match: int | None) -> Item:
        """Merge `patch` into the record; one that changes nothing is no new version.

        Errors: Invalid, ReferenceNotFound, StaleVersion, ResourceDeleted, EditConflict, EntityDisabled.
        """
        refuse_unknown(self._kind.model, patch)
        references = self._kind.references(patch)

        def step(item: Item, known: Known) -> Item:
            changed = self._patched(item, patch)
            _check_references(references, known)
            return changed

        return self._edit(record_id, if_match, step, references)

    def delete(self, record_id: str, if_match: int | None) -> Item:
        """Out of lists; still readable by its id, and restorable. Deleting twice is one deletion."""
        return self._edit(record_id, if_match, lambda item, known: self._deleted(item))

    def restore(self, record_id: str, if_match: int | None) -> Item:
        return self._edit(record_id, if_match, lambda item, known: self._restored(item))

    def _created(self, item: Item, submission: Submission) -> Item:
        references = self._kind.references(item["data"])
        known = self._records.read(item["id"], references.values())
        # First of all: a lost answer is given again even if the entity was disabled since, or a tax deleted.
        if item["sk"] in known:
            return first_answer(item, known[item["sk"]], submission)
        require_enabled(known.get(ENTITY, {}))
        _check_references(references, known)
        return self._records.add(item, submission, known)

    def _edit(
        self,
        record_id: str,
        if_match: int | None,
        step: Callable[[Item, Known], Item],
        references: Mapping[str, str] | None = None,
    ) -> Item:
        if not is_id(record_id, self._kind.prefix):
            raise self._kind.missing()

        def attempt() -> Item:
            known = self._records.read(record_id, (references or {}).values())
            require_enabled(known.get(ENTITY, {}))
            item = self._current(known, record_id, if_match)
            changed = step(item, known)
            if changed is item:
                return item
            return self._records.replace({**changed, "updated_at": self._happening.at}, known)

        return _retried(attempt)

    def _current(self, known: Known, record_id: str, if_match: int | None) -> Item:
        item = known.get(keys.record(self._kind.name, record_id))
        if item is None:
            raise self._kind.missing()
        if if_match is not None and item["version"] != if_match:
            raise StaleVersion("The record has changed since you read it.")
        return item

    def _patched(self, item: Item, patch: Mapping[str, Any]) -> Item:
        if item.get("deleted_at"):
            raise ResourceDeleted("Restore it before you change it.")
        data = stored_data(validate(self._kind.model, self._kind.merged(item["data"], patch)))
        if data == item["data"]:
            return item
        return {**item, "data": data, **self._index(item, data), "events": self._events("updated", item)}

    def _deleted(self, item: Item) -> Item:
        if item.get("deleted_at"):
            return item
        hidden = keys.deleted_list_key(self._kind.name, item["created_at"], item["id"])
        deleted = {**item, "deleted_at": self._happening.at, "list_key": hidden, "name_key": None}
        return {**deleted, "events": self._events("deleted", item)}

    def _restored(self, item: Item) -> Item:
        if not item.get("deleted_at"):
            return item
        restored = {**item, "deleted_at": None, **self._index(item, item["data"])}
        return {**restored, "events": self._events("restored", item)}

    def _index(self, item: Item, data: Mapping[str, Any]) -> Item:
        name = self._kind.name
        return {
            "list_key": keys.list_key(name, item["created_at"], item["id"]),
            "name_key": keys.name_key(name, data["name"], item["id"]),
        }

    def _events(self, what: str, item: Item) -> list[dict[str, Any]]:
        return [self._happening.event(f"{self._kind.name}.{what}", item["id"])]


def _check_references(references: Mapping[str, str], known: Known) -> None:
    """Another tenant's record is in another partition, so it is missing like one that never was."""
    faults = [
        Fault(pointer, ReferenceNotFound.code, "There is no such record.")
        for pointer, sk in references.items()
        if known.get(sk, {"deleted_at": ""}).get("deleted_at") is not None
    ]
    if faults:
        raise ReferenceNotFound("The record names another one that does not exist.", errors=faults)


def _retried(write: Callable[[], T]) -> T:
    """Read and write again where another write came between; a stale If-Match then shows on the next read."""
    for _ in range(ATTEMPTS - 1):
        try:
            return write()
        except EditConflict:
            continue
    return write()
