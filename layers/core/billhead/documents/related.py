"""Other documents that a new one names: found with their content, and of a kind and state that allow it."""

from collections.abc import Iterable, Mapping

from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.documents import keys
from billhead.documents.draft import DocumentDraft
from billhead.documents.records import Kept
from billhead.documents.repository import DocumentRepository
from billhead.documents.state import State
from billhead.documents.types import type_of
from billhead.kernel.errors import Invalid


class DocumentUnknown(Invalid):
    """A document names another one that this entity does not have, or one of the wrong kind."""

    code = "document_unknown"


def related_keys(draft: DocumentDraft) -> list[str]:
    """The sort keys of the documents that the draft names; what is no id of a document has none."""
    named = [(type_of(document_id), document_id) for document_id in draft.related_ids()]
    return [keys.document(kind.name, document_id) for kind, document_id in named if kind is not None]


def read_related(table: Partition, draft: DocumentDraft, items: Mapping[str, Item]) -> dict[str, Kept]:
    """By id, of what was read under `related_keys`; a deleted one is as if it were not there."""
    found = [items[sk] for sk in related_keys(draft) if sk in items and items[sk]["state"] != State.DELETED]
    return {item["id"]: _kept(table, item) for item in found}


def find_related(documents: Mapping[str, Kept], document_id: str, types: Iterable[str] | None, pointer: str) -> Kept:
    """Errors: DocumentUnknown."""
    kept = documents.get(document_id)
    if kept is None or (types is not None and kept.item["type"] not in types):
        raise DocumentUnknown("There is no such document.", pointer=pointer)
    return kept


def _kept(table: Partition, item: Item) -> Kept:
    kind = type_of(item["id"])
    if kind is None:
        raise ValueError(item["id"])
    stored = DocumentRepository(kind, table).content(item)
    return Kept(item, stored["document"] if item["state"] == State.DRAFT else stored)
