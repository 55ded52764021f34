"""What happened to a document: who, what, when, oldest first, whether the worker has come by or not."""

import pytest

from tests.functions.bus_messages import batch, failed, message
from tests.functions.document_calls import Books, line
from tests.functions.invoice_calls import made, refused, shown


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


def history(books: Books, document: dict, path: str = "/invoices") -> list[str]:
    return [event["type"] for event in shown(books.call("GET", f"{path}/{document['id']}/events"))["data"]]


def test_a_whole_life_in_its_order(books, pump, clock) -> None:
    draft = books.make("invoice", line(100), is_draft=True)
    pump()
    clock.advance(minutes=1)
    shown(books.call("PATCH", f"/invoices/{draft['id']}", json={"note": "New"}))
    clock.advance(minutes=1)
    shown(books.ask(draft, "finalize"))
    pump()
    clock.advance(minutes=1)
    made(books.pay(draft, amount=19))
    clock.advance(minutes=1)
    books.credit(draft)
    pump()
    assert history(books, draft) == [
        "invoice.draft_created",
        "invoice.draft_updated",
        "invoice.issued",
        "invoice.payment_recorded",
        "invoice.credited",
    ]


def test_what_happened_a_moment_ago_is_there_before_the_worker(books) -> None:
    invoice = books.make("invoice", line(100))
    assert history(books, invoice) == ["invoice.issued"]
    books.void(invoice)
    assert history(books, invoice) == ["invoice.issued", "invoice.voided"]


def test_an_event_tells_who_did_it_and_what(books, pump) -> None:
    invoice = books.make("invoice", line(100))
    books.void(invoice)
    pump()
    issued, voided = shown(books.call("GET", f"/invoices/{invoice['id']}/events"))["data"]
    assert set(voided) == {"id", "type", "at", "actor", "data"}
    assert voided["actor"].startswith("key_") and voided["data"] == {"number": "2026-00001", "reason": "Wrong"}
    assert issued["at"] <= voided["at"]


def test_the_same_event_twice_is_kept_once(invoke, account, entity, books) -> None:
    invoice = books.make("invoice", line(100))
    of = {"account_id": account.id, "entity_id": entity["id"], "resource_id": invoice["id"], "event_id": "evt_X"}
    told = message("record_history", **of)
    for _ in range(2):
        assert failed(invoke("record_history", batch(told, told))) == []
    assert history(books, invoice).count("invoice.issued") == 2  # its own, and the one that was told twice


@pytest.mark.parametrize("kind", ["estimates", "credit-notes", "advance-invoices", "delivery-notes"])
def test_every_type_has_a_history(books, kind, pump) -> None:
    document = made(books.call("POST", f"/{kind}", json={"items": [line(1)], "reference": "2025-1"}))
    pump()
    assert history(books, document, f"/{kind}") == [f"{document['type']}.issued"]


def test_what_does_not_exist_has_no_history(books) -> None:
    assert refused(books.call("GET", f"/invoices/inv_{'0' * 26}/events"))[:2] == (404, "document_not_found")
