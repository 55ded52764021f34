"""Reading documents, and what every use case of theirs starts from. Types differ by name only."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.documents import keys
from billhead.documents.compose import compose
from billhead.documents.composed import check_date
from billhead.documents.content import ContentDamaged
from billhead.documents.context import Context, Contexts, needed_keys, read_items
from billhead.documents.draft import DocumentDraft
from billhead.documents.records import Kept
from billhead.documents.rendition import fill_reference
from billhead.documents.repository import DocumentRepository
from billhead.documents.state import DocumentNotFound, State
from billhead.documents.types import DocumentType
from billhead.entities.keys import ENTITY
from billhead.kernel.errors import StaleVersion
from billhead.kernel.events import Happening
from billhead.kernel.ids import is_id
from billhead.kernel.validation import validate
from billhead.numbering.series import Series


class Documents:
    """One type of document of one tenant, in one request."""

    def __init__(self, kind: DocumentType, table: Partition, happening: Happening) -> None:
        self.kind = kind
        self.happening = happening
        self.table = table
        self.records = DocumentRepository(kind, table)

    def get(self, document_id: str) -> Kept:
        """Errors: DocumentNotFound."""
        try:
            return self.kept(self.existing(document_id))
        except ContentDamaged:
            # Between the two reads a long draft was rewritten and its old content retired: read it as it is now.
            return self.kept(self.existing(document_id))

    def preview(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """What would be issued, without a number. Errors: as create."""
        draft = validate(self.kind.draft, data)
        return self.unsaved(draft, self.context(draft))

    def unsaved(self, draft: DocumentDraft, context: Context) -> dict[str, Any]:
        """What a document says that nobody keeps: what is made of its number is still to come."""
        content = compose(self.kind, "", draft, context, is_final=False).content
        return {**content, **fill_reference(content, None)}

    def next_number(self, on: date | None) -> dict[str, Any]:
        """The number that a document of that day would get now; it is not taken. Errors: DateOutOfRange."""
        draft = DocumentDraft.model_construct(date=on.isoformat() if on else None, customer_id=None, items=[])
        context = self.context(draft)
        check_date(on or context.today, context.today)
        series = Series.of(self.kind.name, context.settings, on or context.today)
        state = series.state(context.sequence(series))
        return {"type": self.kind.name, "number": series.number(state.last + 1), "date": series.on.isoformat()}

    def known(self, draft: DocumentDraft, *further: str) -> dict[str, Item]:
        """Everything that making this document needs, and what stands at further keys, in one read."""
        return read_items(self.table, [*needed_keys(self.kind.name, draft, self.happening.now), *further])

    def context(self, draft: DocumentDraft, known: dict[str, Item] | None = None) -> Context:
        """Errors: EntityNotFound, EntityDisabled."""
        items = self.known(draft) if known is None else known
        return Contexts(self.table, self.happening.now).of(draft, items)

    def existing(self, document_id: str) -> Item:
        """Errors: DocumentNotFound."""
        return self.present(self.records.find(document_id) if self._is_id(document_id) else None)

    def with_entity(self, document_id: str) -> tuple[Item | None, Item]:
        """The document, if there is one or what is left of it, and its entity, in one read: for writes of state."""
        sk = keys.document(self.kind.name, document_id)
        known = self.table.get_many([ENTITY, sk]) if self._is_id(document_id) else {}
        return known.get(sk), known.get(ENTITY, {})

    def _is_id(self, document_id: str) -> bool:
        """What no id can be is not looked for: a key could be too long, or mean something else."""
        return is_id(document_id, self.kind.prefix)

    def present(self, item: Item | None) -> Item:
        """Errors: DocumentNotFound."""
        if item is None or item["state"] == State.DELETED:
            raise DocumentNotFound(f"There is no such {self.kind.title}.")
        return item

    def kept(self, item: Item) -> Kept:
        """Errors: ContentDamaged."""
        stored = self.records.content(item)
        return Kept(item, stored["document"] if item["state"] == State.DRAFT else stored)

    def event(self, what: str, document_id: str, **data: Any) -> dict[str, Any]:
        return self.happening.event(f"{self.kind.name}.{what}", document_id, **data)


def check_version(item: Mapping[str, Any], if_match: int | None) -> None:
    """Errors: StaleVersion."""
    if if_match is not None and item["version"] != if_match:
        raise StaleVersion("The document has changed since you read it.")
