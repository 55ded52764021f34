"""Everything that making a document needs, read at once: one BatchGetItem for up to some 90 catalogue items."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from billhead.access.tenancy import EntityNotFound
from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.catalog.keys import listing, record
from billhead.documents.draft import DocumentDraft
from billhead.documents.outside import NOTHING_OUTSIDE, Outside, ask_outside
from billhead.documents.records import Kept
from billhead.documents.related import read_related, related_keys
from billhead.entities.keys import ENTITY
from billhead.entities.model import require_enabled
from billhead.kernel.clock import local_date, timestamp
from billhead.kernel.errors import Invalid
from billhead.kernel.page import KeyRange, Rows
from billhead.numbering.series import Series, possible_sequences
from billhead.settings.model import EntitySettings
from billhead.settings.reading import read_settings
from billhead.taxes.book import TaxBook
from billhead.taxes.defaults import default_tax
from billhead.taxes.keys import DEFAULT_TAX
from billhead.taxes.rates import is_statutory

BATCH = 100
PAGE = 1000


class CustomerUnknown(Invalid):
    """customer_id names no live customer of the entity."""

    code = "customer_unknown"


@dataclass(frozen=True, slots=True)
class Context:
    """What was read, all of one tenant. `items` holds customers and catalogue items by sort key.

    `documents` holds those that the draft names, by id.
    """

    entity: Mapping[str, Any]
    settings: EntitySettings
    taxes: TaxBook
    items: Mapping[str, Item]
    documents: Mapping[str, Kept]
    now: datetime
    outside: Outside

    @property
    def today(self) -> date:
        """By the entity's calendar."""
        return local_date(self.now, self.entity["timezone"])

    @property
    def at(self) -> str:
        return timestamp(self.now)

    def customer_of(self, draft: DocumentDraft) -> dict[str, Any] | None:
        """Errors: CustomerUnknown."""
        if draft.customer is not None:
            return draft.customer.model_dump(exclude_none=True, exclude={"save_customer"})
        if draft.customer_id is None:
            return None
        found = self._live(record("customer", draft.customer_id))
        if found is None:
            raise CustomerUnknown("There is no such customer.", pointer="/customer_id")
        return {**found["data"], "id": found["id"]}

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
    sks += [record("tax", tax_id) for tax_id in _named_taxes(draft)]
    return sks + related_keys(draft)


def read_items(table: Partition, sks: list[str]) -> dict[str, Item]:
    """By sort key; one call for each hundred keys."""
    items: dict[str, Item] = {}
    for start in range(0, len(sks), BATCH):
        items |= table.get_many(sks[start : start + BATCH])
    return items


class Contexts:
    """Of documents that are made at one moment: what they share of their entity is read and checked once."""

    def __init__(self, table: Partition, now: datetime) -> None:
        self._table = table
        self._now = now
        self._checked: tuple[Mapping[str, Any], EntitySettings] | None = None

    def of(self, draft: DocumentDraft, items: dict[str, Item]) -> Context:
        """Of what was read, and one more read where a tax is meant that no key names.

        Errors: EntityNotFound, EntityDisabled.
        """
        entity, settings = self._entity(items)
        book = TaxBook(default_tax(items.get(DEFAULT_TAX)), self._taxes(draft, items, entity))
        documents = read_related(self._table, draft, items)
        context = Context(entity, settings, book, items, documents, self._now, NOTHING_OUTSIDE)
        return replace(context, outside=ask_outside(self._table, draft, context))

    def _entity(self, items: dict[str, Item]) -> tuple[Mapping[str, Any], EntitySettings]:
        if self._checked is None:
            entity = items.get(ENTITY)
            if entity is None:
                raise EntityNotFound("There is no such entity.")
            require_enabled(entity)
            self._checked = entity, read_settings(entity)
        return self._checked

    def _taxes(self, draft: DocumentDraft, items: dict[str, Item], entity: Mapping[str, Any]) -> list[Item]:
        """Those named by id; all of the entity's where a rate or classification leads beyond the default tax."""
        today = local_date(self._now, entity["timezone"])
        default = default_tax(items.get(DEFAULT_TAX))
        is_default = {default["data"]["classification"]} if default else set[str]()
        if _names_odd_rate(draft, items, entity["country_code"], today) or _classifications(draft, items) - is_default:
            return self._all_taxes
        further = [sk for sk in _catalog_taxes(items) if sk not in items]
        known = items | read_items(self._table, further)
        return [item for sk, item in known.items() if sk.startswith(listing("tax"))]

    @cached_property
    def _all_taxes(self) -> list[Item]:
        return _all_taxes(self._table)


def _names_odd_rate(draft: DocumentDraft, items: dict[str, Item], country_code: str, today: date) -> bool:
    """Whether a line names a rate that is not the law's: then it must be that of one of the entity's taxes."""
    on = date.fromisoformat(draft.date) if draft.date else today
    rates = {tax.rate for line in draft.items if line.taxes for tax in line.taxes}
    rates |= {tax.get("rate") for tax in _catalog(items, "taxes")}
    return any(rate and not is_statutory(country_code, rate, on) for rate in rates)


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
    lines = [tax.classification for line in draft.items if line.taxes for tax in line.taxes]
    catalog = [tax.get("classification") for tax in _catalog(items, "taxes")]
    return {classification for classification in (*lines, *catalog) if classification}


def _catalog_taxes(items: dict[str, Item]) -> list[str]:
    """The sort keys of the taxes that the catalogue items name."""
    return list(dict.fromkeys(record("tax", tax_id) for tax_id in _catalog(items, "tax_ids")))


def _catalog(items: dict[str, Item], field: str) -> list[Any]:
    """Every entry of a list that the catalogue items hold."""
    prefix = listing("item")
    catalog = [item["data"] for sk, item in items.items() if sk.startswith(prefix)]
    return [entry for data in catalog if field in data for entry in data[field]]


def _named_taxes(draft: DocumentDraft) -> list[str]:
    named = [tax.tax_id for line in draft.items if line.taxes for tax in line.taxes if tax.tax_id]
    return list(dict.fromkeys(named))
