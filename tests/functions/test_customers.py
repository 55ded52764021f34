"""Customers, and with them what customers, items and taxes have in common: create, read, the same request again."""

import json
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

from tests.functions.bad_input import BAD_KEYS, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.catalog_calls import ADA, Call, Crash, Made, caller, events, names, operations
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call about customers for the entity with the account's key."""
    return caller(api, "/customers", account, entity)


def test_a_customer_is_created_and_found_again(call: Call) -> None:
    full = {
        "name": "  Société Générale ",
        "email": "facture@example.fr",
        "address": "1 Rue X",
        "address_2": "B",
        "post_code": "75001",
        "city": "Paris",
        "state": "IDF",
        "country": "france",
        "tax_number": "FR40303265045",
        "company_number": "303265045",
        "phone": "+33 1",
        "is_end_consumer": False,
        "is_tax_subject": True,
        "locale": "fr-FR",
        "peppol_id": "0009:303",
        "peppol_scheme_id": "0009",
        "buyer_reference": "PO 7",
        "metadata": {"crm": "42"},
    }
    made = call("POST", json=full)
    assert made.status == 201, made
    shown = made.json
    assert made.headers["location"] == f"/customers/{shown['id']}"
    assert made.headers["etag"] == '"1"'
    expected = {**full, "name": "Société Générale", "country": "France", "country_code": "FR"}
    assert {field: shown[field] for field in expected} == expected
    assert shown["created_at"] == shown["updated_at"]
    assert (shown["deleted_at"], shown["version"]) == (None, 1)
    found = call("GET", f"/{shown['id']}")
    assert (found.status, found.json, found.headers["etag"]) == (200, shown, '"1"')


def test_a_name_alone_makes_a_customer(call: Call) -> None:
    made = call("POST", json={"name": "Ada"})
    assert made.status == 201, made
    assert made.json["is_end_consumer"] is False
    assert "country" not in made.json


def test_the_sample_event_makes_a_customer(stack: Stack, account: Account, entity: Made) -> None:
    event = sample("customers")
    event["headers"]["x-entity-id"] = entity["id"]
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    answer = stack.invoke("customers", event)
    assert answer["statusCode"] == 201, answer
    assert json.loads(answer["body"])["country_code"] == "AT"


def test_a_create_is_one_read_and_one_write(stack: Stack, call: Call) -> None:
    call("POST", json=ADA)
    stack.guard.calls.clear()
    call("POST", json=ADA)
    assert operations(stack) == ["BatchGetItem", "PutItem"]


def test_a_change_is_one_read_and_one_write(stack: Stack, call: Call) -> None:
    made = call("POST", json=ADA).json
    for method, path, body in (("PATCH", "", {"name": "B"}), ("DELETE", "", {}), ("POST", "/restore", {})):
        stack.guard.calls.clear()
        assert call(method, f"/{made['id']}{path}", json=body).status < 300
        assert operations(stack) == ["BatchGetItem", "PutItem"]


def test_created_customer_carries_its_event(stack: Stack, call: Call) -> None:
    made = call("POST", json=ADA).json
    assert events(stack, made["id"]) == ["customer.created"]


def test_a_repeated_key_gets_the_first_answer_again(stack: Stack, call: Call) -> None:
    first = call("POST", json=ADA, headers={"idempotency-key": "k"})
    with nothing_stored(stack):
        again = call("POST", json=ADA, headers={"idempotency-key": "k"})
    assert (again.status, again.body) == (201, first.body)
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["etag"] == first.headers["etag"]


def test_the_first_answer_comes_again_after_the_customer_was_changed_and_deleted(call: Call) -> None:
    first = call("POST", json=ADA, headers={"idempotency-key": "k"})
    call("PATCH", f"/{first.json['id']}", json={"name": "Eva"})
    call("DELETE", f"/{first.json['id']}")
    again = call("POST", json=ADA, headers={"idempotency-key": "k"})
    assert (again.status, again.body) == (201, first.body)


def test_the_first_answer_comes_again_even_if_the_entity_was_disabled_since(
    api: Api, account: Account, entity: Made, call: Call
) -> None:
    first = call("POST", json=ADA, headers={"idempotency-key": "k"})
    api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key)
    again = call("POST", json=ADA, headers={"idempotency-key": "k"})
    assert (again.status, again.body) == (201, first.body)


def test_a_key_is_not_taken_for_another_body(stack: Stack, call: Call) -> None:
    call("POST", json=ADA, headers={"idempotency-key": "k"})
    with nothing_stored(stack):
        reused = call("POST", json={**ADA, "name": "Eva"}, headers={"idempotency-key": "k"})
    assert (reused.status, reused.code) == (422, "idempotency_key_reused")


def test_the_same_key_for_another_entity_is_another_request(call: Call, other_entity: Made) -> None:
    here = call("POST", json=ADA, headers={"idempotency-key": "k"})
    there = call("POST", json=ADA, headers={"idempotency-key": "k"}, entity=other_entity["id"])
    assert there.status == 201
    assert here.json["id"] != there.json["id"]


def test_without_a_key_the_same_body_makes_two(call: Call) -> None:
    assert call("POST", json=ADA).json["id"] != call("POST", json=ADA).json["id"]


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_key_that_is_none_is_refused(stack: Stack, call: Call, key: str) -> None:
    with nothing_stored(stack):
        refused = call("POST", json=ADA, headers={"idempotency-key": key})
    assert (refused.status, refused.code) == (400, "idempotency_key_malformed")


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_crash_at_any_call_of_a_create_leaves_nothing_half_done(
    stack: Stack, call: Call, number: int, moment: Any
) -> None:
    call("GET")  # opens the session, so that 1 and 2 are the read and the write
    headers = {"idempotency-key": "k"}
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        call("POST", json=ADA, headers=headers)
    stack.guard.fail(None)
    left = names(call("GET"))
    assert left == (["Ada Lovelace"] if (number, moment) == (2, "after") else [])
    again = call("POST", json=ADA, headers=headers)
    assert again.status == 201
    assert names(call("GET")) == ["Ada Lovelace"]


def test_a_lost_answer_of_the_write_is_answered_as_if_it_had_come(stack: Stack, call: Call) -> None:
    call("GET")
    stack.guard.fail(Failure(2, "after", ReadTimeoutError(endpoint_url="dynamodb")))
    answer = call("POST", json=ADA)
    if answer.status == 503:
        assert answer.headers["retry-after"]
        answer = call("POST", json=ADA, headers={"idempotency-key": "k"})
    assert answer.status == 201
