"""The stored item of a document: what indexes and states need, beside the packed content. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from billhead.documents import keys
from billhead.documents.content import Content
from billhead.documents.settlement import opening, state_attributes
from billhead.documents.state import State
from billhead.numbering.chain import Link

Item = dict[str, Any]
ZERO = Decimal(0)
# What is noted beside the content after the document was issued.
LATER = frozenset(
    {
        *("pdf", "voided_at", "void_reason", "voided_by", "accepted_at", "declined_at", "answered_by", "answer_note"),
        *("relations", "credits", "deducted", "converted_into", "payments", "total_credited", "share", "viewed_at"),
    }
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored document: its item and its content."""

    item: Item
    content: dict[str, Any]


def draft_item(content: dict[str, Any], packed: Content, created_at: str) -> Item:
    """A draft: no number, nothing due; `version`, `updated_at`, `events` are the caller's."""
    item = _common(content, packed, created_at)
    state = {**state_attributes(item, State.DRAFT), "due_key": None}
    return {**item, **state, "total_paid": ZERO, "total_due": content["total_with_tax"]}


def issued_item(content: dict[str, Any], packed: Content, link: Link, own: Item) -> Item:
    """An issued document; `own` is what its request adds beside the content, `created_at` and `payments` among it."""
    item: Item = {**_common(content, packed, own["created_at"]), **own, "number": link.number, "chain": link.shown()}
    return item | opening(item)


def as_issued(item: Item) -> Item:
    """The item as it was when it was issued, whatever was noted beside its content since."""
    then = {name: value for name, value in item.items() if name not in LATER}
    payments = [payment for payment in item.get("payments", []) if payment.get("with_issue")]
    return {
        **then,
        **opening(item),
        **({"payments": payments} if payments else {}),
        "updated_at": item["issued_at"],
        "version": item.get("issued_version", 1),
    }


def deleted_item(item: Item, at: str, gone_at: int) -> Item:
    """What is left of a deleted draft: enough to recognise the request that made it, and to find its chunks again.

    `gone_at` in epoch seconds.
    """
    fields = ("sk", "id", "type", "request_hash", "version", "created_at", "content_hash", "chunks")
    kept = {name: item[name] for name in fields if name in item}
    return {**kept, "state": str(State.DELETED), "updated_at": at, "expires_at": gone_at}


def link_item(sk: str, link: Link, events: list[dict[str, Any]]) -> Item:
    """The place in the chain, the look-up by number, and the outbox record: one item."""
    return {
        "sk": sk,
        "position": link.position,
        "number": link.number,
        "document_id": link.document_id,
        "content_hash": link.content_hash,
        "previous": link.previous,
        "hash": link.hash,
        "events": events,
    }


def _common(content: Mapping[str, Any], packed: Content, created_at: str) -> Item:
    document_type, document_id, on = content["type"], content["id"], content["date"]
    customer: dict[str, Any] = content.get("customer") or {}
    customer_id = customer.get("id")
    return {
        "sk": keys.document(document_type, document_id),
        "id": document_id,
        "type": document_type,
        "date": on,
        # One attribute for the day on which a document becomes late, whatever its type calls it.
        "date_due": content.get("date_due") or content.get("valid_until"),
        "timezone": content["timezone"],
        "currency_code": content["currency_code"],
        "customer_id": customer_id,
        "customer_name": customer.get("name"),
        "reference": content.get("reference"),
        "total": content["total"],
        "total_with_tax": content["total_with_tax"],
        "rounding_correction": content.get("rounding_correction"),
        "created_at": created_at,
        "content": packed.packed if packed.is_inline else None,
        "content_hash": packed.hash,
        "chunks": len(packed.chunks()) or None,
        "list_key": keys.list_key(document_type, on, created_at, document_id),
        "customer_key": customer_id and keys.customer_key(customer_id, document_type, on, created_at),
    }
