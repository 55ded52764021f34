"""A kind of catalogue record: its words, its model, its errors. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from billhead.kernel.errors import Conflict, Invalid, NotFound
from billhead.kernel.fields import Model
from billhead.kernel.filters import FilterField, FilterKind, Filters
from billhead.kernel.jsontext import canonical_json
from billhead.kernel.merge import merge

# DynamoDB's limit is 400 KB for the whole item; every index holds a copy of the data.
MAX_RECORD_BYTES: Final = 100_000

RECORD_FILTERS: Final[Filters] = {
    "name": FilterField("data.name", FilterKind.TEXT),
    "created_at": FilterField("created_at", FilterKind.MOMENT),
    "updated_at": FilterField("updated_at", FilterKind.MOMENT),
}
"""What every kind can be filtered by."""


class ResourceDeleted(Conflict):
    """Deleted things are not edited; restore them first."""

    code = "resource_deleted"


class RecordTooLarge(Invalid):
    """One record holds at most 100,000 bytes of JSON, also after many small changes."""

    code = "record_too_large"


class ReferenceNotFound(Invalid):
    """The record names another one that this entity does not have, or has deleted."""

    code = "reference_not_found"


def no_references(data: Mapping[str, Any]) -> Mapping[str, str]:
    """Of a kind whose records stand alone."""
    return {}


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` begins every key ("customer"), `prefix` every id ("cus_"); `not_found` is the 404 of this kind.

    `references` tells which other records a client's data name: a pointer into the data, and the sort key; `merged`
    applies a patch to stored data.
    """

    name: str
    prefix: str
    model: type[Model]
    not_found: type[NotFound]
    filters: Filters
    references: Callable[[Mapping[str, Any]], Mapping[str, str]] = no_references
    merged: Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]] = merge

    def missing(self) -> NotFound:
        return self.not_found(f"There is no such {self.name}.")


def stored_data(model: Model) -> dict[str, Any]:
    """What a record keeps of a validated model: absent values stay absent. Errors: RecordTooLarge."""
    data = model.model_dump(exclude_none=True)
    if len(canonical_json(data)) > MAX_RECORD_BYTES:
        raise RecordTooLarge(f"A record holds at most {MAX_RECORD_BYTES} bytes.", pointer="")
    return data


def show_record(item: Mapping[str, Any]) -> dict[str, Any]:
    """A record as clients see it."""
    return {
        "id": item["id"],
        **item["data"],
        "created_at": item["created_at"],
        "updated_at": item["updated_at"],
        "deleted_at": item.get("deleted_at"),
        "version": int(item["version"]),
    }
