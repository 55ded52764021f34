"""A document as clients see it: its content, with the number and the state that live beside it. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from billhead.documents.state import status_of
from billhead.kernel.money import minor_digits, round_half_up
from billhead.settings.texts import fill

TEXTS = ("note", "payment_terms", "tax_clause", "footer", "signature")
SUMMARY = (
    *("id", "number", "date", "date_due", "currency_code", "customer_id", "customer_name", "reference"),
    *("total", "total_with_tax", "total_paid", "total_due", "created_at", "updated_at", "voided_at"),
)


MONEY = ("total", "total_with_tax", "total_paid", "total_due")


def show_document(item: Mapping[str, Any], content: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The whole document."""
    chain = item.get("chain")
    return {
        **content,
        **fill_texts(content, item.get("number")),
        "number": item.get("number"),
        "status": status_of(item, now),
        **_money(item, ("total_paid", "total_due")),
        "issued_at": item.get("issued_at"),
        "voided_at": item.get("voided_at"),
        "void_reason": item.get("void_reason"),
        "pdf": item.get("pdf"),
        "chain": {**chain, "position": int(chain["position"])} if chain else None,
        "created_at": item["created_at"],
        "updated_at": item["updated_at"],
        "version": int(item["version"]),
    }


def show_summary(item: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """A row of a list: what an index holds of a document."""
    row = {field: item.get(field) for field in SUMMARY}
    return {**row, **_money(item, MONEY), "status": status_of(item, now), "version": int(item["version"])}


def _money(item: Mapping[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    """With the currency's decimals: DynamoDB keeps a number's value, not its trailing zeros."""
    digits = minor_digits(item["currency_code"])
    return {field: round_half_up(item[field], digits) for field in fields}


def customer_name(content: Mapping[str, Any]) -> str:
    customer: Mapping[str, Any] = content.get("customer") or {}
    return customer.get("name", "")


def fill_texts(content: Mapping[str, Any], number: str | None) -> dict[str, str]:
    """The variables of the texts, as data: amounts and dates are written for people where they are printed."""
    values: dict[str, str] = {
        "number": number or "",
        "date": content["date"],
        "date_due": content["date_due"],
        "total": f"{content['total_with_tax']} {content['currency_code']}",
        "issuer_name": content["issuer"]["name"],
        "customer_name": customer_name(content),
    }
    return {name: fill(content[name], values) for name in TEXTS if content.get(name)}


def raw_texts(content: Mapping[str, Any]) -> dict[str, str]:
    """The texts with their variables: who prints them writes dates and amounts in the reader's way."""
    return {name: content[name] for name in TEXTS if content.get(name)}
