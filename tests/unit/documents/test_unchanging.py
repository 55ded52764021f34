"""An issued invoice never changes, whatever route is called and whatever event is worked."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.documents.relations import changed
from billhead.kernel.events import Happening
from billhead.kernel.principal import Environment, Tenant

from tests.architecture.source import ROOT, files, name, tree
from tests.functions.bus_messages import batch, message
from tests.functions.invoice_calls import CHECK, invoice, made, shown, stored_item
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import template

FIXED = ("content", "content_hash", "chunks", "number", "chain", "date", "total", "total_with_tax", "issued_at", "id")
STATES = frozenset({"voided_at", "void_reason", "voided_by", "state", "state_key", "due_key", "updated_at", "events"})
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BODIES: dict[str, dict[str, Any]] = {
    "PATCH /invoices/{id}": {"note": "New", "items": [{"name": "Other", "price": 1}]},
    "POST /invoices/{id}/void": {"reason": "x"},
    "PATCH /entities/{id}": {"name": "New", "locale": "fr-FR", "currency_code": "USD", "is_tax_subject": False},
    "PATCH /customers/{id}": {"name": "New"},
    "PATCH /items/{id}": {"name": "New", "price": 7},
    "PATCH /taxes/{id}": {"tax_rates": [{"rate": 5}]},
    "POST /documents/preview": invoice(CHECK),
    "POST /invoices": invoice(CHECK),
    "POST /entities/users": {"email": "a@example.com"},
}
SIZES = {"small": 1, "large": 400}


@pytest.fixture
def happening() -> Happening:
    return Happening(Tenant("ent_X", "acc_X", Environment.LIVE, "key:key_X"), NOON, lambda count: b"x" * count)


@pytest.fixture(params=SIZES)
def document(request, call, catalog) -> dict[str, Any]:
    """With a customer, an item and a tax of the catalogue; also one whose content lies in chunks."""
    tax = catalog("/taxes", tax_rates=[{"rate": 22}])
    item = catalog("/items", name="Hour", price=80, tax_ids=[tax["id"]])
    customer = catalog("/customers", name="Ada")
    lines = [{"item_id": item["id"], "description": f"{number}" * 9} for number in range(SIZES[request.param])]
    document = made(call("POST", json=invoice(*lines, customer_id=customer["id"])))
    return {"customers": customer["id"], "items": item["id"], "taxes": tax["id"], "invoices": document}


def fixed(stack, document: dict[str, Any]) -> dict[str, Any]:
    """What of the document, its chunks and its link must stay, as it is in the table."""
    item = stored_item(stack, f"invoice#{document['id']}")
    link = stored_item(stack, f"number#invoice#2026#{document['chain']['position']:09}")
    chunks = {
        entry["sk"]["S"]: entry["chunk"]["B"]
        for entry in stack.items("TenantsTable")
        if entry["sk"]["S"].startswith(f"invoice#{document['id']}#content")
    }
    return {"item": {field: item.get(field) for field in FIXED}, "link": link, "chunks": chunks}


def requests(document: dict[str, Any], entity_id: str) -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    """Every route of the template, on this document and on what it was made from; what disables comes last."""
    for route in sorted(template().routes, key=lambda route: "disable" in route.key):
        if route.authorizer is None or route.key.startswith("POST /entities/{id}/logo"):
            continue
        kind = route.path.split("/")[1]
        ids = {**document, "invoices": document["invoices"]["id"], "entities": entity_id}
        path = route.path.replace("{id}", ids.get(kind, ids["invoices"]))
        path = path.replace("{user_id}", "u1").replace("{key_id}", "k1").replace("{type}/{year}", "invoice/2026")
        writes = route.method in {"POST", "PATCH", "PUT"}
        yield route.method, path, BODIES.get(route.key, {}) if writes else None


def test_no_route_changes_an_issued_invoice(
    api: Api, account: Account, entity, call, document, stack, pump, clock
) -> None:
    before = fixed(stack, document["invoices"])
    shown(call("GET", "/" + document["invoices"]["id"]))
    pump()
    called = 0
    for method, path, body in requests(document, entity["id"]):
        given = {} if body is None else {"json": body}
        principal = account.principal() if "/embed/" not in path else account.principal(entity_id=entity["id"])
        answer = api.call(method, path, entity=entity["id"], principal=principal, **given)
        assert answer.status < 500, (method, path, answer)
        assert fixed(stack, document["invoices"]) == before, (method, path)
        called += 1
    clock.advance(days=400)
    pump()
    assert fixed(stack, document["invoices"]) == before
    assert called > 40
    assert shown(call("GET", "/" + document["invoices"]["id"]))["items"] == document["invoices"]["items"]


def test_no_worker_changes_an_issued_invoice(invoke, account, entity, document, stack) -> None:
    before = fixed(stack, document["invoices"])
    of = {"account_id": account.id, "entity_id": entity["id"], "resource_id": document["invoices"]["id"]}
    for worker in ("render_pdf", "record_usage", "record_history"):
        for _ in range(2):
            invoke(worker, batch(message(worker, **of)))
            assert fixed(stack, document["invoices"]) == before, worker


def test_beside_the_content_only_the_state_is_written(call, issued, stack, pump) -> None:
    item = stored_item(stack, f"invoice#{issued['id']}")
    pump()
    shown(call("POST", f"/{issued['id']}/void", json={"reason": "x"}))
    after = stored_item(stack, f"invoice#{issued['id']}")
    changed = {field for field in {*item, *after} if item.get(field) != after.get(field)}
    assert changed == STATES - {"state_key", "due_key"} | {"pdf", "version", "state_key", "due_key"}


# ---- and there is no code that could

WRITES = {
    "bulk.py": {"_row": "Put"},
    "bulk_request.py": {"_batch": "Put"},
    "history.py": {"keep_event": "Put"},
    "issuing.py": {"put": "Put"},
    "printing.py": {"_note": "Change"},
    "repository.py": {"write_chunks": "Put", "retire_chunks": "Put", "add_draft": "Put", "replace_draft": "Put"},
    "relations.py": {"changed": "Change"},
    "saving.py": {"_saved_customer": "Put", "_saved_items": "Put"},
}
DOCUMENTS = ROOT / "layers/core/billhead/documents"


def written(path: Any) -> dict[str, str]:
    """The functions of a file that make a write, and of which kind."""
    found: dict[str, str] = {}
    for function in ast.walk(tree(path)):
        if isinstance(function, ast.FunctionDef):
            for node in filter(_is_write, ast.walk(function)):
                found[function.name] = node.func.id
    return found


def _is_write(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"Put", "Change", "Delete"}
    )


def test_every_write_of_a_document_is_known() -> None:
    """A new one must be looked at: may it meet an issued document?"""
    found = {path.name: written(path) for path in files("layers/core/billhead/documents")}
    assert {path: functions for path, functions in found.items() if functions} == WRITES


def test_what_changes_a_stored_document_names_no_content() -> None:
    keys = {
        key.value
        for node in ast.walk(tree(DOCUMENTS / "printing.py"))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    }
    assert not keys & set(FIXED) - {"number"}


@pytest.mark.parametrize("field", FIXED)
def test_the_one_change_that_all_others_are_made_by_refuses_what_was_issued(happening, field) -> None:
    item = {"type": "invoice", "id": "inv_X", "version": 3}
    assert changed(item, {"state": "voided"}, happening).condition == "#version = :version"
    with pytest.raises(ValueError, match=field):
        changed(item, {"state": "voided", field: 1}, happening)


def test_a_draft_is_replaced_only_as_a_draft_and_a_document_added_only_where_none_is() -> None:
    text = (DOCUMENTS / "repository.py").read_text("utf-8")
    assert 'IS_DRAFT = "#state = :draft AND #version = :version"' in text
    assert "Put(item, IS_DRAFT, condition)" in text and "self.table.put(Put(item))" in text
    issuing = (DOCUMENTS / "issuing.py").read_text("utf-8")
    assert 'Terms(own, "attribute_not_exists(sk)", {})' in issuing and "Terms(own, IS_DRAFT," in issuing


def test_nobody_else_knows_where_documents_are_stored() -> None:
    for path in files("layers", "functions"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.module in {"billhead.documents", "billhead.documents.keys"}:
                named = {alias.name for alias in node.names}
                is_keys = node.module.endswith("keys") or "keys" in named
                assert not is_keys or name(path).startswith("layers/core/billhead/documents/"), name(path)
