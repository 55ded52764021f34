"""A document as clients see it: its content, with the number and the state that live beside it. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from billhead.documents.relations import shown_relations
from billhead.documents.rendition import STAMPS, TEXTS, fill_reference, fill_texts
from billhead.documents.settlement import ZERO
from billhead.documents.state import status_of
from billhead.kernel.clock import is_past
from billhead.kernel.money import minor_digits, round_half_up

SUMMARY = (
    *("id", "number", "date", "date_due", "currency_code", "customer_id", "customer_name", "reference"),
    *("total", "total_with_tax", "total_paid", "total_due", "created_at", "updated_at", "voided_at"),
)
MONEY = ("total", "total_with_tax", "total_paid", "total_due")
# What a payment's row keeps for us.
PRIVATE = frozenset({"request_hash", "with_issue"})


def show_document(item: Mapping[str, Any], content: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The whole document."""
    chain = item.get("chain")
    shown: dict[str, Any] = {
        **content,
        **fill_texts(content, item.get("number")),
        **fill_reference(content, item.get("number")),
        "number": item.get("number"),
        "status": status_of(item, now),
        **_money(item, ("total_paid", "total_credited", "total_due")),
        "payments": [show_payment(row, item["currency_code"]) for row in item.get("payments", [])],
        "relations": shown_relations(item, content),
        "issued_at": item.get("issued_at"),
        "voided_at": item.get("voided_at"),
        "void_reason": item.get("void_reason"),
        "shareable_id": shareable_id(item, now),
        "viewed_at": item.get("viewed_at"),
        "pdf": item.get("pdf"),
        "chain": {**chain, "position": int(chain["position"])} if chain else None,
        "created_at": item["created_at"],
        "updated_at": item["updated_at"],
        "version": int(item["version"]),
    }
    shown.pop("linked_documents", None)
    return shown | {name: item[name] for name in STAMPS if name in item}


def shareable_id(item: Mapping[str, Any], now: datetime) -> str | None:
    """Of the public link that opens the document now; it tells that there is one, and opens nothing."""
    share = item.get("share")
    return share["id"] if share and not is_past(share.get("expires_at"), now) else None


def show_payment(row: Mapping[str, Any], currency_code: str) -> dict[str, Any]:
    """With the currency's decimals."""
    own = {name: value for name, value in row.items() if name not in PRIVATE}
    return {**own, "amount": round_half_up(row["amount"], minor_digits(currency_code))}


def show_summary(item: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """A row of a list: what an index holds of a document."""
    row = {field: item.get(field) for field in SUMMARY}
    if item["sk"].startswith("estimate#"):
        row["valid_until"] = row.pop("date_due")
    return {**row, **_money(item, MONEY), "status": status_of(item, now), "version": int(item["version"])}


def _money(item: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """With the currency's decimals: DynamoDB keeps a number's value, not its trailing zeros."""
    digits = minor_digits(item["currency_code"])
    return {field: round_half_up(item.get(field) or ZERO, digits) for field in fields}


def raw_texts(content: Mapping[str, Any]) -> dict[str, str]:
    """The texts with their variables: who prints them writes dates and amounts in the reader's way."""
    return {name: content[name] for name in TEXTS if content.get(name)}
