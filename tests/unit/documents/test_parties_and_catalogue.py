"""Whom an invoice is for and what it is made of: customers inline, by id, saved; items of the catalogue; separators."""

from typing import Any

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.invoice_calls import LINE, caller, invoice, made, refused, shown, stored_keys, totals

ADA = {
    "name": "Ada Lovelace",
    "email": "ada@example.com",
    "address": "St James's Square 12",
    "post_code": "SW1Y 4JH",
    "city": "London",
    "country": "United Kingdom",
    "tax_number": "GB123456789",
    "buyer_reference": "B-1",
}


@pytest.fixture
def delete(api, account, entity):
    def delete(path: str) -> None:
        assert api.call("DELETE", path, key=account.live_key, entity=entity["id"]).status == 204

    return delete


def test_a_customer_given_inline_is_kept_with_the_invoice_alone(call, stack) -> None:
    document = made(call("POST", json=invoice(customer=ADA)))
    assert document["customer"].items() >= {**ADA, "country_code": "GB"}.items()
    assert "id" not in document["customer"] and "save_customer" not in document["customer"]
    assert document["buyer_reference"] == "B-1"
    assert stored_keys(stack, "customer#") == []


def test_a_customer_by_id_is_kept_as_it_was(call, api, account, entity, catalog, delete) -> None:
    customer = catalog("/customers", **ADA)
    document = made(call("POST", json=invoice(customer_id=customer["id"])))
    assert document["customer"].items() >= {"id": customer["id"], **ADA}.items()
    path = f"/customers/{customer['id']}"
    shown(api.call("PATCH", path, json={"name": "Countess"}, key=account.live_key, entity=entity["id"]))
    delete(path)
    assert shown(call("GET", "/" + document["id"]))["customer"] == document["customer"]


def test_a_deleted_customer_gets_no_invoice(call, catalog, delete, stack) -> None:
    customer = catalog("/customers", **ADA)
    delete(f"/customers/{customer['id']}")
    with nothing_stored(stack):
        assert refused(call("POST", json=invoice(customer_id=customer["id"])))[1:] == (
            "customer_unknown",
            ["/customer_id"],
        )


def test_a_saved_customer_is_in_the_catalogue_by_the_same_transaction(call, api, account, entity, stack) -> None:
    stack.guard.calls.clear()
    document = made(call("POST", json=invoice(customer={**ADA, "save_customer": True})))
    (transaction,) = [entry for entry in stack.guard.calls if entry.operation == "TransactWriteItems"]
    assert len(transaction.params["TransactItems"]) == 4
    customer = document["customer"]["id"]
    kept = shown(api.call("GET", f"/customers/{customer}", key=account.live_key, entity=entity["id"]))
    assert kept.items() >= {**ADA, "country_code": "GB", "version": 1}.items()
    assert "save_customer" not in kept
    found = shown(api.call("GET", "/customers?search=ada", key=account.live_key, entity=entity["id"]))
    assert [row["id"] for row in found["data"]] == [customer]
    again = made(call("POST", json=invoice(customer_id=customer)))
    assert again["customer"] == document["customer"]


def test_a_refused_invoice_saves_no_customer(call, stack) -> None:
    with nothing_stored(stack):
        body = invoice(customer={**ADA, "save_customer": True}, expected_total_with_tax=1)
        assert refused(call("POST", json=body))[1] == "total_mismatch"


@pytest.mark.parametrize(
    ("given", "customer", "language"),
    [(None, None, "de-DE"), (None, "sl-SI", "sl-SI"), ("fr", "sl-SI", "fr"), ("fr-CH", None, "fr-CH")],
)
def test_the_language_is_the_one_given_or_the_customers_or_the_entitys(call, given, customer, language) -> None:
    fields: dict[str, Any] = {"language": given} if given else {}
    buyer = {"name": "Ada"} | ({"locale": customer} if customer else {})
    assert made(call("POST", json=invoice(customer=buyer, **fields)))["language"] == language


def test_a_catalogue_item_fills_in_what_the_line_does_not_say(call, catalog) -> None:
    item = catalog("/items", name="Hour", description="Of work", unit="h", price=80, taxes=[{"rate": 7}])
    whole, own = (
        {"item_id": item["id"], "quantity": 2},
        {"name": "My hour", "description": "", "price": 90, "unit": "x"},
    )
    document = made(call("POST", json=invoice(whole, {**whole, **own, "taxes": [{"rate": 19}]})))
    first, second = document["items"]
    assert first.items() >= {"name": "Hour", "description": "Of work", "unit": "h", "item_id": item["id"]}.items()
    assert (str(first["total"]), first["taxes"][0]["rate"]) == ("160.00", 7)
    assert second.items() >= {"name": "My hour", "unit": "x", "item_id": item["id"]}.items()
    assert (second["description"], str(second["total"]), second["taxes"][0]["rate"]) == ("", "180.00", 19)
    assert totals(document) == ("340.00", "0.00", "385.40")


def test_a_deleted_item_is_unknown(call, catalog, delete, stack) -> None:
    item = catalog("/items", name="Hour", price=80)
    delete(f"/items/{item['id']}")
    with nothing_stored(stack):
        assert refused(call("POST", json=invoice({"item_id": item["id"]})))[1:] == (
            "item_unknown",
            ["/items/0/item_id"],
        )


@pytest.mark.parametrize(
    ("price", "code", "pointer"),
    [
        ({"price": -1}, "item_price_out_of_range", "/items/0/item_id"),
        ({"price": 10**12}, "item_price_out_of_range", "/items/0/item_id"),
    ],
)
def test_an_item_without_a_usable_price_needs_one_on_the_line(call, catalog, stack, price, code, pointer) -> None:
    item = catalog("/items", name="Hour", **price)
    with nothing_stored(stack):
        assert refused(call("POST", json=invoice({"item_id": item["id"]}))) == (422, code, [pointer])
    made(call("POST", json=invoice({"item_id": item["id"], "price": 5})))


def test_an_item_with_a_gross_price_makes_a_document_of_gross_prices(call, catalog) -> None:
    item = catalog("/items", name="Hour", gross_price=119)
    document = made(call("POST", json=invoice({"item_id": item["id"], "quantity": 2})))
    assert document["prices_include_tax"] is True and document["items"][0]["gross_price"] == 119
    assert totals(document) == ("200.00", "0.00", "238.00")


def test_separators_stand_between_lines_and_cost_nothing(call) -> None:
    heading = {"type": "separator", "name": "Extra work"}
    document = made(call("POST", json=invoice(heading, LINE, heading)))
    assert document["items"][0] == document["items"][2] == heading
    assert totals(document) == ("99.00", "0.00", "117.81")
    assert totals(made(call("POST", json=invoice(heading)))) == ("0.00", "0.00", "0.00")


@pytest.mark.parametrize("count", [100, 250])
def test_more_catalogue_items_than_one_read_takes(call, catalog, stack, count) -> None:
    items = [catalog("/items", name=f"Item {number}", price=number)["id"] for number in range(3)]
    unknown = ["item_" + f"{number:026}" for number in range(count)]
    lines = [{"item_id": item, "name": "x", "price": 1} for item in unknown]
    with nothing_stored(stack):
        answer = call("POST", json=invoice(*[{"item_id": item} for item in items], *lines))
        assert refused(answer) == (422, "item_unknown", ["/items/3/item_id"])


def test_number_formats_starts_and_years(api, account, new_entity) -> None:
    settings = {"number_formats": {"invoice": "R{yy}-{mm}/{nnn}"}, "number_sequence_starts": {"invoice": 998}}
    call = caller(api, "/invoices", account, new_entity(settings=settings))

    def numbers(*days: str) -> list[str]:
        return [made(call("POST", json=invoice(date=day)))["number"] for day in days]

    assert numbers("2026-11-30", "2026-12-01", "2026-11-01", "2026-11-02", "2027-11-01") == [
        "R26-11/998",
        "R26-12/998",
        "R26-11/999",
        "R26-11/1000",
        "R27-11/998",
    ]


def test_each_year_begins_anew_and_an_old_one_goes_on(call) -> None:
    days = ("2026-12-31", "2027-01-01", "2026-12-31", "2025-06-01")
    numbers = [made(call("POST", json=invoice(date=day)))["number"] for day in days]
    assert numbers == ["2026-00001", "2027-00001", "2026-00002", "2025-00001"]
