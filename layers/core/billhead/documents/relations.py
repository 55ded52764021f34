"""How documents refer to each other: each side tells of the other. Pure.

What a document says of others is part of its content and never changes. What others say of it is a list beside its
content, written in the transaction in which the other one is issued.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from billhead.aws.partition import Change
from billhead.documents.keys import document
from billhead.kernel.errors import Conflict
from billhead.kernel.events import Happening

# They stand in the document's item, which DynamoDB limits to 400 KB.
MAX_RELATIONS = 500


class TooManyRelations(Conflict):
    """At most 500 later documents may name one document."""

    code = "too_many_relations"


class Relation(StrEnum):
    """Of a document to an earlier one; INCOMING has the earlier one's word for it."""

    CREDITS = "credits"
    DEDUCTS = "deducts"
    CONVERTED_FROM = "converted_from"
    REFERS_TO = "refers_to"


INCOMING = {
    Relation.CREDITS: "credited_by",
    Relation.DEDUCTS: "deducted_in",
    Relation.CONVERTED_FROM: "converted_into",
    Relation.REFERS_TO: "referred_to_by",
}
EVENTS = {
    Relation.CREDITS: "credited",
    Relation.DEDUCTS: "deducted",
    Relation.CONVERTED_FROM: "converted",
    Relation.REFERS_TO: "referred_to",
}


# What says what was issued; all else stands beside it and may change.
ISSUED_ONCE = frozenset(
    {
        *("id", "type", "number", "chain", "link", "content", "content_hash", "chunks", "issued_at", "created_at"),
        *("date", "date_due", "currency_code", "customer_id", "customer_name", "reference", "timezone"),
        *("total", "total_with_tax", "rounding_correction", "list_key", "customer_key"),
    }
)


@dataclass(frozen=True, slots=True)
class Touch:
    """What issuing a document changes on an earlier one, as it was read: `attributes` beside its content."""

    target: Mapping[str, Any]
    relation: Relation
    attributes: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def outgoing(self) -> dict[str, Any]:
        """The row in the content of the new document."""
        return _row(str(self.relation), self.target["type"], self.target["id"], self.target.get("number"))


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that touches others."""

    type: str
    id: str
    number: str | None


def touch_writes(touches: Iterable[Touch], origin: Origin, happening: Happening) -> list[Change]:
    """One write for each document touched, valid only while it is as it was read. Errors: TooManyRelations."""
    by_target: dict[str, list[Touch]] = {}
    for touch in touches:
        by_target.setdefault(touch.target["id"], []).append(touch)
    return [_write(group, origin, happening) for group in by_target.values()]


def shown_relations(item: Mapping[str, Any], content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Both sides, the earlier documents first."""
    return [*content.get("linked_documents", []), *item.get("relations", [])]


def _write(group: list[Touch], origin: Origin, happening: Happening) -> Change:
    target = group[0].target
    rows = [_row(INCOMING[touch.relation], origin.type, origin.id, origin.number) for touch in group]
    attributes: dict[str, Any] = {}
    for touch in group:
        attributes |= touch.attributes
    events = [
        happening.event(
            f"{target['type']}.{EVENTS[touch.relation]}",
            target["id"],
            document_type=origin.type,
            document_id=origin.id,
            number=origin.number,
        )
        for touch in group
    ]
    relations = [*target.get("relations", []), *rows]
    if len(relations) > MAX_RELATIONS:
        raise TooManyRelations(f"Document {target['id']} is named by {MAX_RELATIONS} others already.")
    return changed(target, {**attributes, "relations": relations, "events": events}, happening)


def changed(target: Mapping[str, Any], attributes: Mapping[str, Any], happening: Happening) -> Change:
    """The next version of what was read. Raises ValueError for anything that was issued: that never changes."""
    if ISSUED_ONCE & attributes.keys():
        raise ValueError(f"{sorted(ISSUED_ONCE & attributes.keys())} of an issued document never change.")
    return Change(
        document(target["type"], target["id"]),
        {"updated_at": happening.at, **attributes},
        "#version = :version",
        {":version": target["version"]},
        add={"version": 1},
    )


def as_changed(item: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """The item as it stands after the change."""
    after = {**item, **change.set, "version": item["version"] + 1}
    return {name: value for name, value in after.items() if value is not None}


def _row(relation: str, document_type: str, document_id: str, number: str | None) -> dict[str, Any]:
    row = {"relation": relation, "type": document_type, "id": document_id, "number": number}
    return {name: value for name, value in row.items() if value is not None}
