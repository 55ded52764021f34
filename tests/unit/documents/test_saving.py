"""What a document also keeps in the catalogue: its customer and its lines, in the transaction that issues it."""

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.document_calls import Books, line, sums
from tests.functions.invoice_calls import shown


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


def test_a_saved_line_is_an_item_that_the_next_document_can_name(books) -> None:
    saved = line(80, 3, unit="h", description="Of work", save_item=True, taxes=[{"rate": 7}])
    invoice = books.make("invoice", line(1), saved)
    item_id = invoice["items"][1]["item_id"]
    assert "item_id" not in invoice["items"][0]
    item = shown(books.call("GET", f"/items/{item_id}"))
    assert item.items() >= {"name": "Work", "price": 80, "unit": "h", "description": "Of work"}.items()
    again = books.make("invoice", {"item_id": item_id, "quantity": 2})
    assert sums(again) == ("160.00", "11.20", "171.20")


def test_a_draft_saves_nothing_until_it_is_finalized(books) -> None:
    draft = books.make("invoice", line(80, save_item=True), is_draft=True)
    assert shown(books.call("GET", "/items"))["data"] == []
    shown(books.ask(draft, "finalize"))
    assert len(shown(books.call("GET", "/items"))["data"]) == 1


def test_the_same_request_saves_once(books) -> None:
    body = {"items": [line(80, save_item=True)], "customer": {"name": "Ada", "save_customer": True}}
    for _ in range(2):
        books.call("POST", "/invoices", json=body, headers={"idempotency-key": "k"})
    assert len(shown(books.call("GET", "/items"))["data"]) == 1
    assert len(shown(books.call("GET", "/customers"))["data"]) == 1


def test_forty_lines_are_saved_and_not_one_more(books, stack) -> None:
    many = [line(price, save_item=True) for price in range(1, 42)]
    with nothing_stored(stack):
        assert books.refuse("invoice", *many) == (422, "too_many_saved", ["/items/40"])
    books.make("invoice", *many[:40])
    assert len(shown(books.call("GET", "/items", params={"limit": 100}))["data"]) == 40


def test_a_catalogue_item_is_not_saved_again(books, stack) -> None:
    item = books.call("POST", "/items", json={"name": "Hour", "price": 80}).json
    with nothing_stored(stack):
        answer = books.refuse("invoice", {"item_id": item["id"], "save_item": True})
        assert answer == (422, "item_ambiguous", ["/items/0"])
