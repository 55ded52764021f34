"""Items: what they have beyond every catalogue record (test_customers.py): prices, taxes, translations."""

import json
from decimal import Decimal
from typing import Any

import pytest

from tests.functions.bad_input import UNREADABLE, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.catalog_calls import Call, Made, caller, events, names, operations
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import Stack

UNKNOWN_TAX = "tax_00000000000000000000000000"
UNKNOWN = "item_00000000000000000000000000"


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call about items for the entity with the account's key."""
    return caller(api, "/items", account, entity)


@pytest.fixture
def tax(api: Api, account: Account, entity: Made) -> Made:
    """A tax of the entity."""
    taxes = caller(api, "/taxes", account, entity)
    return taxes("POST", json={"tax_rates": [{"rate": 5}]}).json


def test_an_item_is_created_and_found_again(call: Call, tax: Made) -> None:
    full = {
        "name": "Monthly subscription",
        "description": "Two\nlines",
        "classification": "service",
        "price": Decimal("99.90000001"),
        "unit": "month",
        "tax_ids": [tax["id"]],
        "translations": {"de": {"name": "Abo"}, "sl-SI": {"name": "Naročnina", "description": "Dve\nvrstici"}},
        "metadata": {"sku": "1"},
    }
    made = call("POST", json=full)
    assert made.status == 201, made
    assert made.headers["location"] == f"/items/{made.json['id']}"
    assert {field: made.json[field] for field in full} == full
    assert b"99.90000001" in made.body
    assert call("GET", f"/{made.json['id']}").json == made.json


def test_the_sample_event_makes_an_item(stack: Stack, account: Account, entity: Made) -> None:
    event = sample("items")
    event["headers"]["x-entity-id"] = entity["id"]
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    answer = stack.invoke("items", event)
    assert (answer["statusCode"], json.loads(answer["body"])["price"]) == (201, 99)


def test_a_price_is_kept_to_its_last_digit(call: Call) -> None:
    for price in (b"0.1", b"999999999999.99999999", b"-1000000000000", b"1e3", b"0.00000001", b"0"):
        body = b'{"name": "x", "price": ' + price + b"}"
        made = call("POST", body=body, headers={"content-type": "application/json"})
        assert made.status == 201, made
        assert call("GET", f"/{made.json['id']}").json["price"] == Decimal(price.decode())


def test_a_net_price_gives_way_to_a_gross_one(call: Call) -> None:
    made = call("POST", json={"name": "x", "price": 10}).json
    both = call("PATCH", f"/{made['id']}", json={"gross_price": 12})
    assert (both.status, both.pointers) == (422, ["/price"])
    neither = call("PATCH", f"/{made['id']}", json={"price": None})
    assert (neither.status, neither.pointers) == (422, ["/price"])
    changed = call("PATCH", f"/{made['id']}", json={"gross_price": 12, "price": None})
    assert (changed.status, changed.json["gross_price"]) == (200, 12)
    assert "price" not in changed.json


def test_tax_ids_give_way_to_taxes(call: Call, tax: Made) -> None:
    made = call("POST", json={"name": "x", "price": 1, "tax_ids": [tax["id"]]}).json
    taxes = [{"rate": Decimal("9.5")}, {"classification": "reduced"}]
    both = call("PATCH", f"/{made['id']}", json={"taxes": taxes})
    assert (both.status, both.pointers) == (422, ["/taxes"])
    changed = call("PATCH", f"/{made['id']}", json={"taxes": taxes, "tax_ids": None})
    assert changed.json["taxes"] == taxes
    assert "tax_ids" not in changed.json


@pytest.fixture
def foreign_tax(api: Api, other_account: Account, foreign_entity: Made) -> Made:
    """A tax of another account's entity."""
    taxes = caller(api, "/taxes", other_account, foreign_entity)
    return taxes("POST", json={"tax_rates": [{"rate": 5}]}).json


def test_a_tax_of_another_entity_is_one_that_never_was(stack: Stack, call: Call, tax: Made, foreign_tax: Made) -> None:
    made = call("POST", json={"name": "x", "price": 1}).json
    with nothing_stored(stack):
        for method, path in (("POST", ""), ("PATCH", f"/{made['id']}")):
            body: Made = {"name": "y", "price": 1}
            foreign = call(method, path, json={**body, "tax_ids": [tax["id"], foreign_tax["id"]]})
            unknown = call(method, path, json={**body, "tax_ids": [tax["id"], UNKNOWN_TAX]})
            assert (foreign.status, foreign.code, foreign.pointers) == (422, "reference_not_found", ["/tax_ids/1"])
            assert foreign.body == unknown.body


def test_a_deleted_tax_is_not_given_to_an_item(
    stack: Stack, call: Call, api: Api, account: Account, entity: Made, tax: Made
) -> None:
    body = {"name": "kept", "price": 1, "tax_ids": [tax["id"]]}
    kept = call("POST", json=body, headers={"idempotency-key": "k"})
    caller(api, "/taxes", account, entity)("DELETE", f"/{tax['id']}")
    with nothing_stored(stack):
        refused = call("POST", json={"name": "x", "price": 1, "tax_ids": [tax["id"]]})
        again = call(
            "POST", json={"name": "kept", "price": 1, "tax_ids": [tax["id"]]}, headers={"idempotency-key": "k"}
        )
    assert (refused.status, refused.pointers) == (422, ["/tax_ids/0"])
    assert (again.status, again.body) == (201, kept.body)
    assert call("PATCH", f"/{kept.json['id']}", json={"name": "still"}).status == 200


def test_the_taxes_of_an_item_are_looked_up_in_the_same_read(stack: Stack, call: Call, tax: Made) -> None:
    body = {"name": "x", "price": 1, "tax_ids": [tax["id"]]}
    made = call("POST", json=body).json
    stack.guard.calls.clear()
    call("POST", json=body)
    call("PATCH", f"/{made['id']}", json={"name": "y", "tax_ids": [tax["id"]]})
    assert operations(stack) == ["BatchGetItem", "PutItem"] * 2


def test_translations_merge_by_locale(call: Call) -> None:
    made = call("POST", json={"name": "x", "price": 1, "translations": {"de": {"name": "a"}, "fr": {"name": "b"}}}).json
    changed = call("PATCH", f"/{made['id']}", json={"translations": {"de": {"description": "c"}, "fr": None}}).json
    assert changed["translations"] == {"de": {"name": "a", "description": "c"}}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"price": {"gte": 10, "lt": 20}}, ["ten"]),
        ({"price": {"gt": Decimal("9.99")}}, ["thirty", "ten"]),
        ({"price": {"in": [5, 30]}}, ["thirty", "five"]),
        ({"price": None}, ["gross"]),
        ({"classification": "service", "price": {"lte": 10}}, ["ten", "five"]),
    ],
)
def test_items_are_filtered_by_number(call: Call, query: Made, found: list[str]) -> None:
    for name, price in (("five", 5), ("ten", 10), ("thirty", Decimal("30.00"))):
        call("POST", json={"name": name, "price": price, "classification": "service"})
    call("POST", json={"name": "gross", "gross_price": 7})
    text = json.dumps(query, default=float)
    assert names(call("GET", params={"query": text})) == found


@pytest.mark.parametrize("value", ["ten", True, [1], {"contains": 1}, Decimal("1e400")])
def test_a_price_is_not_compared_with_anything_but_a_number(call: Call, value: Any) -> None:
    text = '{"price": 1e400}' if isinstance(value, Decimal) else json.dumps({"price": value})
    refused = call("GET", params={"query": text})
    assert (refused.status, refused.code) == (400, "filter_malformed")
    assert "price" in refused.json["detail"]


def test_an_item_is_deleted_and_restored(stack: Stack, call: Call) -> None:
    made = call("POST", json={"name": "x", "price": 1}).json
    assert call("DELETE", f"/{made['id']}").status == 204
    assert events(stack, made["id"]) == ["item.deleted"]
    assert names(call("GET")) == []
    assert call("POST", f"/{made['id']}/restore").json["deleted_at"] is None
    assert names(call("GET", params={"search": "X"})) == ["x"]


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/restore")])
def test_another_entitys_item_answers_like_one_that_never_was(
    stack: Stack, call: Call, api: Api, other_account: Account, foreign_entity: Made, method: str, path: str
) -> None:
    theirs = caller(api, "/items", other_account, foreign_entity)("POST", json={"name": "x", "price": 1}).json
    with nothing_stored(stack):
        foreign = call(method, f"/{theirs['id']}{path}", json={"name": "B"})
        unknown = call(method, f"/{UNKNOWN}{path}", json={"name": "B"})
    assert (foreign.status, foreign.code) == (404, "item_not_found")
    assert foreign.body == unknown.body


def test_bad_input_is_refused_and_nothing_is_stored(stack: Stack, call: Call) -> None:
    with nothing_stored(stack):
        for what, case in UNREADABLE.items():
            refused = call("POST", body=case.body, headers=case.headers)
            assert (refused.status, refused.code, refused.pointers) == case.answer, what
        for price, code in ((b"1e400", "out_of_range"), (b'"1"', "not_a_number"), (b"1e-9", "too_precise")):
            body = b'{"name": "x", "price": ' + price + b"}"
            refused = call("POST", body=body, headers={"content-type": "application/json"})
            assert (refused.status, refused.pointers) == (422, ["/price"]), price
            assert refused.json["errors"][0]["code"] == code
