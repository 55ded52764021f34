"""Everything that making a document needs, read at once: one BatchGetItem for up to some 90 catalogue items."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from billhead.access.tenancy import EntityNotFound
from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.catalog.keys import listing, record
from billhead.documents.draft import DocumentDraft
from billhead.entities.keys import ENTITY
from billhead.entities.model import require_enabled
from billhead.kernel.clock import local_date
from billhead.kernel.page import KeyRange, Rows
from billhead.kernel.validation import validate
from billhead.numbering.series import Series, possible_sequences
from billhead.settings.model import EntitySettings
from billhead.taxes.book import TaxBook
from billhead.taxes.defaults import default_tax
from billhead.taxes.keys import DEFAULT_TAX

BATCH = 100
PAGE = 1000


@dataclass(frozen=True, slots=True)
class Context:
    """What was read, all of one tenant. `items` holds customers and catalogue items by sort key."""

    entity: Mapping[str, Any]
    settings: EntitySettings
    taxes: TaxBook
    items: Mapping[str, Item]
    today: date

    def customer(self, customer_id: str) -> Item | None:
        return self._live(record("customer", customer_id))

    def catalog_item(self, item_id: str) -> Item | None:
        return self._live(record("item", item_id))

    def sequence(self, series: Series) -> Item | None:
        return self.items.get(series.sequence_sk)

    def _live(self, sk: str) -> Item | None:
        item = self.items.get(sk)
        return None if item is None or item.get("deleted_at") else item


def needed_keys(document_type: str, draft: DocumentDraft, now: datetime) -> list[str]:
    """The sort keys of all that a document may need, before any of it is known."""
    on = date.fromisoformat(draft.date) if draft.date else None
    sks = [ENTITY, DEFAULT_TAX, *possible_sequences(document_type, on, now.astimezone(UTC).date())]
    sks += [record("customer", draft.customer_id)] if draft.customer_id else []
    sks += dict.fromkeys(record("item", line.item_id) for line in draft.items if line.item_id)
    return sks + [record("tax", tax_id) for tax_id in _named_taxes(draft)]


def read_items(table: Partition, sks: list[str]) -> dict[str, Item]:
    """By sort key; one call for each hundred keys."""
    items: dict[str, Item] = {}
    for start in range(0, len(sks), BATCH):
        items |= table.get_many(sks[start : start + BATCH])
    return items


def make_context(table: Partition, draft: DocumentDraft, items: dict[str, Item], now: datetime) -> Context:
    """Of what was read, and one more read where a tax is meant that no key names.

    Errors: EntityNotFound, EntityDisabled.
    """
    entity = items.get(ENTITY)
    if entity is None:
        raise EntityNotFound("There is no such entity.")
    require_enabled(entity)
    settings = validate(EntitySettings, entity["settings"])
    book = TaxBook(default_tax(items.get(DEFAULT_TAX)), _taxes(table, draft, items))
    return Context(entity, settings, book, items, local_date(now, entity["timezone"]))


def _taxes(table: Partition, draft: DocumentDraft, items: dict[str, Item]) -> list[Item]:
    """Those named by id; all of the entity's where a classification leads beyond the default tax."""
    default = default_tax(items.get(DEFAULT_TAX))
    if _classifications(draft, items) - ({default["data"]["classification"]} if default else set()):
        return _all_taxes(table)
    further = [sk for sk in _catalog_taxes(items) if sk not in items]
    known = items | read_items(table, further)
    return [item for sk, item in known.items() if sk.startswith(listing("tax"))]


def _all_taxes(table: Partition) -> list[Item]:
    """From the table itself, not an index: a tax that was just made or deleted must count."""
    taxes: list[Item] = []
    start: Item | None = None
    while True:
        page = table.query(KeyRange(None, "sk", listing("tax")), Rows(PAGE, start=start, forward=True))
        taxes += page.items
        start = page.last
        if start is None:
            return taxes


def _classifications(draft: DocumentDraft, items: dict[str, Item]) -> set[str]:
    """What lines and catalogue items call their taxes."""
    lines = [tax.classification for line in draft.items for tax in line.taxes or []]
    catalog = [tax.get("classification") for tax in _catalog(items, "taxes")]
    return {classification for classification in (*lines, *catalog) if classification}


def _catalog_taxes(items: dict[str, Item]) -> list[str]:
    """The sort keys of the taxes that the catalogue items name."""
    return list(dict.fromkeys(record("tax", tax_id) for tax_id in _catalog(items, "tax_ids")))


def _catalog(items: dict[str, Item], field: str) -> list[Any]:
    """Every entry of a list that the catalogue items hold."""
    catalog = [item["data"] for sk, item in items.items() if sk.startswith(listing("item"))]
    return [entry for data in catalog if field in data for entry in data[field]]


def _named_taxes(draft: DocumentDraft) -> list[str]:
    named = (tax.tax_id for line in draft.items for tax in line.taxes or [] if tax.tax_id)
    return list(dict.fromkeys(named))
