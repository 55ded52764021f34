"""What a document also keeps in the catalogue: its customer, its lines. In the same transaction as the document."""

from dataclasses import replace
from typing import Any

from billhead.aws.partition import Put
from billhead.catalog.kind import stored_data
from billhead.catalog.repository import new_record
from billhead.customers.model import CUSTOMER
from billhead.documents.composed import Composed
from billhead.documents.draft import DocumentDraft, Line
from billhead.items.model import ITEM, Item
from billhead.kernel.errors import Invalid
from billhead.kernel.events import Happening
from billhead.kernel.ids import derived_id
from billhead.kernel.validation import validate

# Of a transaction's 100 writes, with room for the document and those that it touches.
MAX_SAVED_ITEMS = 40


class TooManySaved(Invalid):
    """One document saves at most 40 of its lines in the catalogue."""

    code = "too_many_saved"


def saved_with(draft: DocumentDraft, composed: Composed, happening: Happening) -> tuple[Composed, tuple[Put, ...]]:
    """The document with the ids of what is saved, and the writes that save it. Errors: TooManySaved."""
    composed, customers = _saved_customer(draft, composed, happening)
    composed, items = _saved_items(draft, composed, happening)
    return composed, (*customers, *items)


def _saved_customer(draft: DocumentDraft, composed: Composed, happening: Happening) -> tuple[Composed, tuple[Put, ...]]:
    if draft.customer is None or not draft.customer.save_customer:
        return composed, ()
    content = composed.content
    customer_id = derived_id("cus_", content["id"], "customer")
    data = draft.customer.model_dump(exclude_none=True, exclude={"save_customer"})
    record = new_record(CUSTOMER, customer_id, data, happening)
    named = {**content, "customer": {**content["customer"], "id": customer_id}}
    return replace(composed, content=named), (Put(record),)


def _saved_items(draft: DocumentDraft, composed: Composed, happening: Happening) -> tuple[Composed, tuple[Put, ...]]:
    places = [place for place, line in enumerate(draft.items) if line.save_item]
    if not places:
        return composed, ()
    if len(places) > MAX_SAVED_ITEMS:
        raise TooManySaved(f"At most {MAX_SAVED_ITEMS} lines are saved.", pointer=f"/items/{places[MAX_SAVED_ITEMS]}")
    content = composed.content
    shown: list[dict[str, Any]] = list(content["items"])
    writes: list[Put] = []
    for place in places:
        item_id = derived_id(ITEM.prefix, content["id"], "item", str(place))
        data = stored_data(validate(Item, _item_data(draft.items[place]), at=f"/items/{place}"))
        writes.append(Put(new_record(ITEM, item_id, data, happening)))
        shown[place] = {**shown[place], "item_id": item_id}
    return replace(composed, content={**content, "items": shown}), tuple(writes)


def _item_data(line: Line) -> dict[str, Any]:
    """What of a line makes a catalogue item; its quantity and discounts are the document's alone."""
    kept = {"name", "description", "classification", "unit", "price", "gross_price"}
    data = line.model_dump(include=kept, exclude_none=True)
    taxes = line.taxes or []
    tax_ids = [tax.tax_id for tax in taxes if tax.tax_id]
    if tax_ids:
        return {**data, "tax_ids": tax_ids}
    ways = [tax.model_dump(include={"rate", "classification"}, exclude_none=True) for tax in taxes]
    return {**data, "taxes": ways} if all(ways) and ways else data
