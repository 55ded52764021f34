"""Delivery notes: what was handed over, with or without prices; an invoice may follow."""

import json

import pytest

from tests.functions.bus_messages import sample
from tests.functions.document_calls import ADA, Books, line, money, related, sums
from tests.functions.invoice_calls import made, refused


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


def test_it_needs_no_prices_and_asks_for_no_money(books) -> None:
    note = books.make("delivery_note", {"name": "Chair", "quantity": 4}, customer=ADA, hide_prices=True)
    assert (note["number"], note["hide_prices"]) == ("DN-2026-00001", True)
    assert (sums(note), money(note)) == (("0.00", "0.00", "0.00"), ("issued", "0.00", "0.00", "0.00"))
    assert refused(books.pay(note))[:2] == (409, "nothing_due")


def test_with_prices_it_becomes_an_invoice(books) -> None:
    note = books.make("delivery_note", line(80, 4), customer=ADA, hide_prices=True)
    invoice = made(books.ask(note, "convert"))
    assert sums(invoice) == ("320.00", "60.80", "380.80")
    assert related(invoice) == [("converted_from", note["id"])]
    assert (books.read(note)["status"], related(books.read(note))) == ("issued", [("converted_into", invoice["id"])])


def test_nothing_else_follows_from_it(books) -> None:
    note = books.make("delivery_note", line(80))
    assert refused(books.ask(note, "convert", type="advance_invoice"))[:2] == (422, "not_convertible")


def test_a_line_has_a_name_all_the_same(books) -> None:
    assert books.refuse("delivery_note", {"quantity": 4}) == (422, "required", ["/items/0"])


def test_the_sample_event_lists_delivery_notes(invoke, account, entity) -> None:
    event = sample("delivery_notes")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    assert json.loads(invoke("delivery_notes", event)["body"])["data"] == []
