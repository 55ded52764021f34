"""Requests that name something by its id, for every route of the template that can."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.support.accounts import make_entity
from tests.support.client import Answer, Api

Body = Callable[[str], dict[str, Any]]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1" fill="#1F4E79"/></svg>'
LINE = {"name": "Subscription", "price": 99}
# A credit note without an invoice says what it refers to; the others may.
OF = {"reference": "2025-4711"}
NO_XML = dict.fromkeys(("estimate", "delivery_note"), "no_electronic_invoice")
YEARS = {"own": "2026", "others": "2025", "nobodys": "2024"}


@dataclass(frozen=True)
class Case:
    """`kind` of thing that is named; where: in the path unless `param` or `body` holds it.

    `{own:<kind>}` in the path stands for something of the caller's own. `refusal` is the code that even the owner is
    answered with, who is told more than a stranger.
    """

    kind: str
    path: str
    body: Body | None = None
    param: str | None = None
    raw: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    refusal: str | None = None


def _json(value: dict[str, Any]) -> Body:
    return lambda _: value


def _resource(path: str, kind: str, change: dict[str, Any]) -> dict[str, list[Case]]:
    return {
        f"GET {path}/{{id}}": [Case(kind, f"{path}/@")],
        f"PATCH {path}/{{id}}": [Case(kind, f"{path}/@", _json(change))],
        f"DELETE {path}/{{id}}": [Case(kind, f"{path}/@")],
        f"POST {path}/{{id}}/restore": [Case(kind, f"{path}/@/restore")],
    }


def _document(path: str, *, method_is_patch: bool = False) -> list[Case]:
    """Everything that a document may name."""
    items: Body = lambda id: {**OF, "items": [{"item_id": id}]}  # noqa: E731  # three bodies in a row read better so
    taxes: Body = lambda id: {**OF, "items": [{**LINE, "taxes": [{"tax_id": id}]}]}  # noqa: E731
    customer: Body = lambda id: {**OF, "customer_id": id} | ({} if method_is_patch else {"items": [LINE]})  # noqa: E731
    return [Case("customer", path, customer), Case("item", path, items), Case("tax", path, taxes)]


def _looked_at(path: str) -> list[Case]:
    """What a document to look at may name, one level further in."""
    return [replace(case, body=_inside(case.body)) for case in _document(path) if case.body is not None]


def _inside(body: Body) -> Body:
    return lambda id: {"document": body(id)}


def _documents(path: str, kind: str, draft: str) -> dict[str, list[Case]]:
    """Every route of one type of document."""
    naming = _document(path)
    naming += [Case("invoice", path, lambda id: {**OF, "items": [LINE], "linked_documents": [id]})]
    if kind == "invoice":
        naming += [
            Case("advance_invoice", path, lambda id: {"items": [LINE], "advance_invoices": [id]}),
            Case("estimate", path, lambda id: {"items": [LINE], "converted_from": id}),
        ]
    if kind == "credit_note":
        naming += [Case("invoice", path, lambda id: {"credited_invoice_id": id})]
    return {
        f"POST {path}": naming,
        f"GET {path}": [Case("customer", path, param="customer_id")],
        f"GET {path}/{{id}}": [Case(kind, f"{path}/@")],
        f"PATCH {path}/{{id}}": [
            Case(draft, f"{path}/@", _json({"note": "New"})),
            *_document(f"{path}/{{own:{draft}}}", method_is_patch=True),
        ],
        f"DELETE {path}/{{id}}": [Case(draft, f"{path}/@")],
        f"POST {path}/{{id}}/finalize": [Case(draft, f"{path}/@/finalize")],
        f"POST {path}/{{id}}/void": [Case(kind, f"{path}/@/void", _json({"reason": "x"}))],
        f"GET {path}/{{id}}/pdf": [Case(kind, f"{path}/@/pdf")],
        # Their customers have no address, and offers and deliveries are no invoices.
        f"GET {path}/{{id}}/xml": [Case(kind, f"{path}/@/xml", refusal=NO_XML.get(kind, "e_invoice_incomplete"))],
        f"GET {path}/{{id}}/html": [Case(kind, f"{path}/@/html")],
        f"POST {path}/{{id}}/share": [Case(kind, f"{path}/@/share", _json({}))],
        f"DELETE {path}/{{id}}/share": [Case(kind, f"{path}/@/share")],
        f"GET {path}/{{id}}/events": [Case(kind, f"{path}/@/events")],
    }


CASES: dict[str, list[Case]] = {
    "GET /entities/{id}": [Case("entity", "/entities/@")],
    "PATCH /entities/{id}": [Case("entity", "/entities/@", _json({"name": "New"}))],
    "POST /entities/{id}/disable": [Case("entity", "/entities/@/disable")],
    "POST /entities/{id}/enable": [Case("entity", "/entities/@/enable")],
    "POST /entities/{id}/logo": [
        Case("entity", "/entities/@/logo", raw=SVG, headers={"content-type": "image/svg+xml"})
    ],
    "DELETE /entities/{id}/logo": [Case("entity", "/entities/@/logo")],
    "PATCH /entities/users/{user_id}": [Case("user", "/entities/users/@", _json({"role": "viewer"}))],
    "DELETE /entities/users/{user_id}": [Case("user", "/entities/users/@")],
    "POST /entities/users/{user_id}/token": [Case("user", "/entities/users/@/token", _json({}))],
    "DELETE /entities/api-keys/{key_id}": [Case("entity_key", "/entities/api-keys/@")],
    "DELETE /api-keys/{key_id}": [Case("account_key", "/api-keys/@")],
    **_resource("/customers", "customer", {"name": "New"}),
    **_resource("/items", "item", {"name": "New"}),
    **_resource("/taxes", "tax", {"name": "New"}),
    "POST /items": [Case("tax", "/items", lambda id: {"name": "Item", "price": 1, "tax_ids": [id]})],
    **_documents("/invoices", "invoice", "draft"),
    **_documents("/estimates", "estimate", "estimate_draft"),
    **_documents("/credit-notes", "credit_note", "credit_note_draft"),
    **_documents("/advance-invoices", "advance_invoice", "advance_invoice_draft"),
    **_documents("/delivery-notes", "delivery_note", "delivery_note_draft"),
    "POST /estimates/{id}/accept": [Case("estimate", "/estimates/@/accept", _json({}))],
    "POST /estimates/{id}/decline": [Case("estimate", "/estimates/@/decline", _json({}))],
    "POST /estimates/{id}/convert": [Case("estimate", "/estimates/@/convert", _json({}))],
    "POST /delivery-notes/{id}/convert": [Case("delivery_note", "/delivery-notes/@/convert", _json({}))],
    "POST /payments": [Case("invoice", "/payments", lambda id: {"document_id": id, "type": "cash"})],
    "POST /transaction-type": [Case("customer", "/transaction-type", lambda id: {"customer_id": id})],
    "GET /embed/invoices/{id}/pdf": [Case("invoice", "/embed/invoices/@/pdf")],
    "POST /documents/preview": _document("/documents/preview"),
    "POST /documents/preview.pdf": _looked_at("/documents/preview.pdf"),
    "POST /documents/finalize": [Case("draft", "/documents/finalize", lambda id: {"ids": [id]})],
    "GET /documents/finalizations/{id}": [Case("finalization", "/documents/finalizations/@")],
    "GET /numbering/{type}/{year}/proof": [Case("series", "/numbering/invoice/@/proof")],
    "GET /usage": [Case("entity", "/usage", param="entity_id")],
}
CASES["PATCH /items/{id}"].append(Case("tax", "/items/{own:item}", lambda id: {"tax_ids": [id]}))

# Routes that name nothing but the entity, in a header.
NAMELESS = frozenset(
    {
        "GET /customers",
        "POST /customers",
        "GET /items",
        "GET /taxes",
        "POST /taxes",
        "POST /documents/next-number",
        "GET /entities/users",
        "POST /entities/users",
        "GET /entities/api-keys",
        "POST /entities/api-keys",
    }
)
# Routes that see an account with all its entities, and take no entity.
OF_THE_ACCOUNT = frozenset({"GET /entities", "POST /entities", "GET /api-keys", "POST /api-keys"})
# Routes whose answer is made of the request alone: they see no entity and no account, and read nothing.
OF_NOBODY = frozenset({"POST /e-invoices/parse"})

# A body that the nameless routes and lists take.
BODIES: dict[str, dict[str, Any]] = {
    "POST /customers": {"name": "Ada"},
    "POST /taxes": {"tax_rates": [{"rate": 22}]},
    "POST /documents/next-number": {},
    "POST /documents/finalize": {"ids": ["inv_" + "0" * 26]},
    "POST /entities/users": {"email": "ada@example.com"},
    "POST /entities/api-keys": {"name": "Key"},
    "POST /entities/users/{user_id}/token": {},
}
PREFIXES = {
    "entity": "ent_",
    "user": "user_",
    "entity_key": "key_",
    "account_key": "key_",
    "customer": "cus_",
    "item": "item_",
    "tax": "tax_",
    "invoice": "inv_",
    "draft": "inv_",
    "estimate": "est_",
    "estimate_draft": "est_",
    "credit_note": "cre_",
    "credit_note_draft": "cre_",
    "advance_invoice": "adv_",
    "advance_invoice_draft": "adv_",
    "delivery_note": "del_",
    "delivery_note_draft": "del_",
    "finalization": "bat_",
}


def _document_requests() -> dict[str, tuple[str, dict[str, Any]]]:
    """How one of each further type is made, issued and as a draft."""
    paths = {
        "estimate": "/estimates",
        "credit_note": "/credit-notes",
        "advance_invoice": "/advance-invoices",
        "delivery_note": "/delivery-notes",
    }
    body = {"items": [LINE], **OF}
    made = {kind: (path, body) for kind, path in paths.items()}
    return made | {f"{kind}_draft": (path, {**body, "is_draft": True}) for kind, path in paths.items()}


@dataclass
class Owner:
    """An entity with the key that made it; `make` gives it one more thing of a kind."""

    api: Api
    key: str
    entity_id: str
    made: int = 0

    @classmethod
    def founded(cls, api: Api, key: str, name: str) -> "Owner":
        return cls(api, key, make_entity(api, key, name=name)["id"])

    def make(self, kind: str) -> str:
        """Its id."""
        self.made += 1
        requests: dict[str, tuple[str, dict[str, Any]]] = {
            "entity": ("", {}),
            "user": ("/entities/users", {"email": f"user{self.made}@example.com"}),
            "entity_key": ("/entities/api-keys", {"name": "Key"}),
            "account_key": ("/api-keys", {"name": "Key"}),
            "customer": ("/customers", {"name": "Ada"}),
            "item": ("/items", {"name": "Item", "price": 5}),
            "tax": ("/taxes", {"tax_rates": [{"rate": 10}]}),
            "invoice": ("/invoices", {"items": [LINE]}),
            "draft": ("/invoices", {"items": [LINE], "is_draft": True}),
            "finalization": ("/documents/finalize", {"ids": ["inv_" + "1" * 26]}),
            **_document_requests(),
        }
        path, body = requests[kind]
        return self.entity_id if kind == "entity" else self._made(self.call("POST", path, json=body))

    def issue(self, year: str) -> str:
        """So that it has a series of that year."""
        self._made(self.call("POST", "/invoices", json={"items": [LINE], "date": f"{year}-11-23"}))
        return year

    def call(self, method: str, path: str, **more: Any) -> Answer:
        return self.api.call(method, path, **{"key": self.key, "entity": self.entity_id, **more})

    @staticmethod
    def _made(answer: Answer) -> str:
        assert answer.status in {201, 202}, answer
        return answer.json["id"]
