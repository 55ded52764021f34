"""The stored item of a document: what indexes and states need, beside the packed content. Pure."""

from decimal import Decimal
from typing import Any

from billhead.documents import keys
from billhead.documents.content import Content
from billhead.documents.state import State
from billhead.numbering.chain import Link

Item = dict[str, Any]


def draft_item(content: dict[str, Any], packed: Content, created_at: str) -> Item:
    """A draft: no number, nothing due; `version`, `updated_at`, `events` are the caller's."""
    return {**_common(content, packed, State.DRAFT, created_at), "total_due": content["total_with_tax"]}


def issued_item(content: dict[str, Any], packed: Content, link: Link, created_at: str) -> Item:
    """An issued document, unpaid."""
    return {
        **_common(content, packed, State.ISSUED, created_at),
        "number": link.number,
        "chain": link.shown(),
        "total_due": content["total_with_tax"],
        "due_key": keys.due_key(content["type"], content["date_due"], content["id"]),
    }


def as_issued(item: Item) -> Item:
    """The item as it was when it was issued, whatever was noted beside its content since."""
    later = {"pdf", "voided_at", "void_reason"}
    return {name: value for name, value in item.items() if name not in later} | {
        "state": str(State.ISSUED),
        "total_paid": Decimal(0),
        "total_due": item["total_with_tax"],
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


def _common(content: dict[str, Any], packed: Content, state: State, created_at: str) -> Item:
    document_type, document_id, on = content["type"], content["id"], content["date"]
    customer: dict[str, Any] = content.get("customer") or {}
    sk = keys.document(document_type, document_id)
    customer_id = customer.get("id")
    return {
        "sk": sk,
        "id": document_id,
        "type": document_type,
        "state": str(state),
        "date": on,
        "date_due": content["date_due"],
        "timezone": content["timezone"],
        "currency_code": content["currency_code"],
        "customer_id": customer_id,
        "customer_name": customer.get("name"),
        "reference": content.get("reference"),
        "total": content["total"],
        "total_with_tax": content["total_with_tax"],
        "total_paid": Decimal(0),
        "created_at": created_at,
        "content": packed.packed if packed.is_inline else None,
        "content_hash": packed.hash,
        "chunks": len(packed.chunks()) or None,
        "list_key": keys.list_key(document_type, on, created_at, document_id),
        "customer_key": customer_id and keys.customer_key(customer_id, document_type, on, created_at),
        "state_key": keys.state_key(document_type, str(state), on, created_at),
    }
