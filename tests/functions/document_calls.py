"""What tests of all types of documents send and look at; what is invoices' alone is in invoice_calls.py."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from tests.functions.invoice_calls import made, refused, shown
from tests.support.accounts import Account
from tests.support.client import Answer, Api

PATHS = {
    "invoice": "/invoices",
    "estimate": "/estimates",
    "credit_note": "/credit-notes",
    "advance_invoice": "/advance-invoices",
    "delivery_note": "/delivery-notes",
}
ADA = {"name": "Ada Lovelace", "email": "ada@example.com"}


class Books:
    """An entity's documents, as its account's key sees them."""

    def __init__(self, api: Api, account: Account, entity: dict[str, Any]) -> None:
        self._api = api
        self._key = account.live_key
        self.entity_id = entity["id"]

    def call(self, method: str, path: str, **more: Any) -> Answer:
        return self._api.call(method, path, **{"key": self._key, "entity": self.entity_id, **more})

    def make(self, kind: str, *lines: dict[str, Any], **fields: Any) -> dict[str, Any]:
        """A document of the kind, with these lines."""
        body = {**({"items": list(lines)} if lines else {}), **fields}
        return made(self.call("POST", PATHS[kind], json=body))

    def refuse(self, kind: str, *lines: dict[str, Any], **fields: Any) -> tuple[int, str | None, list[str]]:
        """How making it is refused."""
        body = {**({"items": list(lines)} if lines else {}), **fields}
        return refused(self.call("POST", PATHS[kind], json=body))

    def read(self, document: dict[str, Any]) -> dict[str, Any]:
        return shown(self.call("GET", f"{PATHS[document['type']]}/{document['id']}"))

    def ask(self, document: dict[str, Any], what: str, **body: Any) -> Answer:
        """POST to a route below the document."""
        return self.call("POST", f"{PATHS[document['type']]}/{document['id']}/{what}", json=body)

    def credit(self, invoice: dict[str, Any], **fields: Any) -> dict[str, Any]:
        return self.make("credit_note", credited_invoice_id=invoice["id"], **fields)

    def void(self, document: dict[str, Any]) -> dict[str, Any]:
        return shown(self.ask(document, "void", reason="Wrong"))

    def pay(self, document: dict[str, Any], **fields: Any) -> Answer:
        return self.call("POST", "/payments", json={"document_id": document["id"], "type": "bank_transfer", **fields})


OpenBooks = Callable[..., Books]


def sums(document: dict[str, Any]) -> tuple[str, str, str]:
    """Net, tax, with tax, as they are written."""
    return str(document["total"]), str(document["total_tax"]), str(document["total_with_tax"])


def money(document: dict[str, Any]) -> tuple[str, ...]:
    """Status, and what is paid, credited and due."""
    fields = ("status", "total_paid", "total_credited", "total_due")
    return tuple(str(document[field]) for field in fields)


def related(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(row["relation"], row["id"]) for row in document["relations"]]


def line(price: str | int, quantity: str | int = 1, **fields: Any) -> dict[str, Any]:
    return {"name": "Work", "price": Decimal(price), "quantity": Decimal(quantity), **fields}
