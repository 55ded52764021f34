"""Taxes in a tenant's partition: like every catalogue record, but at most one of them is the default."""

from typing import Any

from billhead.aws.faults import Cancelled
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put
from billhead.aws.tenant_table import provision_tables, tenant_table
from billhead.catalog.repository import CatalogRepository, Known, check_moved, first_answer
from billhead.kernel.errors import EditConflict
from billhead.kernel.events import Happening
from billhead.kernel.submission import Submission
from billhead.taxes.defaults import default_record, default_tax
from billhead.taxes.keys import DEFAULT_TAX
from billhead.taxes.model import TAX


class TaxRepository(CatalogRepository):
    """A write that touches the default is one transaction over the tax, the default, and the one that was it."""

    also_read = (DEFAULT_TAX,)

    def __init__(self, happening: Happening) -> None:
        super().__init__(TAX, tenant_table(happening.tenant))
        self._happening = happening

    def add(self, item: Item, submission: Submission, known: Known) -> Item:
        if not _claims(item):
            return super().add(item, submission, known)
        try:
            self._transact(Put({**item, "request_hash": submission.request_hash}), known)
        except Cancelled as cancelled:
            return first_answer(item, _standing(cancelled), submission)
        return item

    def replace(self, item: Item, known: Known) -> Item:
        holder = default_tax(known.get(DEFAULT_TAX))
        if not _claims(item) and (holder is None or holder["id"] != item["id"]):
            return super().replace(item, known)
        following = {**item, "version": int(item["version"]) + 1}
        if item.get("deleted_at"):
            following["data"] = {**item["data"], "is_default": False}
        try:
            self._transact(Put(following, "#version = :version", {":version": item["version"]}), known)
        except Cancelled as cancelled:
            check_moved(_standing(cancelled), following)
        return following

    def _transact(self, put: Put, known: Known) -> None:
        partition: Partition = provision_tables(self._happening.tenant)[0]
        partition.transact([put, *self._default_writes(put.item, known)])

    def _default_writes(self, item: Item, known: Known) -> list[Put]:
        record = known.get(DEFAULT_TAX, {"turn": 0})
        turn, holder = record["turn"], default_tax(record)
        claimed = default_record(item if _claims(item) else None, int(turn) + 1)
        unmoved = "#turn = :turn" if turn else "attribute_not_exists(sk)"
        moved = Put(claimed, unmoved, {":turn": turn} if turn else {})
        return [moved] if holder is None or holder["id"] == item["id"] else [moved, self._unmarked(holder)]

    def _unmarked(self, holder: Item) -> Put:
        following: dict[str, Any] = {
            **holder,
            "data": {**holder["data"], "is_default": False},
            "version": int(holder["version"]) + 1,
            "updated_at": self._happening.at,
            "events": [self._happening.event("tax.updated", holder["id"])],
        }
        return Put(following, "#version = :version", {":version": holder["version"]})


def _claims(item: Item) -> bool:
    return bool(item["data"]["is_default"]) and not item.get("deleted_at")


def _standing(cancelled: Cancelled) -> Item:
    """What the transaction found in place of the tax; EditConflict when it failed for another reason."""
    first = cancelled.reasons[0]
    if not first.is_condition or first.item is None:
        raise EditConflict("The default tax is being changed by another request.") from cancelled
    return first.item
