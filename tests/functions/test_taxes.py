"""Taxes: what they have beyond every catalogue record (test_customers.py): dated rates, and at most one default."""

import json
from decimal import Decimal

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import UNREADABLE, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.catalog_calls import Call, Made, caller, events, operations
from tests.functions.tax_calls import FIVE, check_one_truth, first_default
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import Stack

UNKNOWN = "tax_00000000000000000000000000"


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call about taxes for the entity with the account's key."""
    return caller(api, "/taxes", account, entity)


def test_a_tax_is_created_and_found_again(call: Call) -> None:
    full = {
        "name": "VAT",
        "tax_rates": [{"rate": Decimal("9.5")}, {"rate": 22, "valid_from": "2027-01-01"}],
        "is_default": False,
        "classification": "reduced",
        "description": "x",
        "metadata": {"a": "b"},
    }
    made = call("POST", json=full)
    assert made.status == 201, made
    assert made.headers["location"] == f"/taxes/{made.json['id']}"
    assert {field: made.json[field] for field in full} == full
    assert call("GET", f"/{made.json['id']}").json == made.json


def test_the_sample_event_makes_the_default_tax(stack: Stack, account: Account, entity: Made, call: Call) -> None:
    event = sample("taxes")
    event["headers"]["x-entity-id"] = entity["id"]
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    answer = stack.invoke("taxes", event)
    assert answer["statusCode"] == 201
    default = check_one_truth(stack, call, entity)
    assert default == json.loads(answer["body"], parse_float=Decimal)


def test_a_tax_without_a_name_is_called_by_its_rate_until_it_has_one(call: Call) -> None:
    made = call("POST", json={"tax_rates": [{"rate": Decimal("9.50")}]}).json
    assert made["name"] == "9.5%"
    named = call("PATCH", f"/{made['id']}", json={"name": "Food", "tax_rates": [{"rate": 10}]}).json
    assert named["name"] == "Food"
    assert call("PATCH", f"/{made['id']}", json={"name": None}).json["name"] == "10%"


def test_a_new_entity_has_its_countrys_rates_and_one_default(stack: Stack, call: Call, entity: Made) -> None:
    default = check_one_truth(stack, call, entity)
    assert default is not None
    assert (default["name"], default["classification"], default["version"]) == ("19%", "standard", 1)
    assert {tax["name"] for tax in call("GET").json["data"]} == {"19%", "7%", "0%"}


def test_a_new_default_takes_the_mark_from_the_one_before(stack: Stack, call: Call, entity: Made) -> None:
    before = first_default(call)
    made = call("POST", json=FIVE)
    assert (made.status, made.json["is_default"]) == (201, True)
    assert check_one_truth(stack, call, entity) == made.json
    unmarked = call("GET", f"/{before['id']}").json
    assert (unmarked["is_default"], unmarked["version"]) == (False, 2)
    assert {**unmarked, "is_default": True, "version": 1, "updated_at": before["updated_at"]} == before
    assert events(stack, before["id"]) == ["tax.updated"]
    assert events(stack, made.json["id"]) == ["tax.created"]


def test_the_mark_can_go_back_and_forth(stack: Stack, call: Call, entity: Made) -> None:
    before = first_default(call)
    made = call("POST", json=FIVE).json
    for chosen in (before, made, before):
        answer = call("PATCH", f"/{chosen['id']}", json={"is_default": True})
        assert answer.status == 200, answer
        assert check_one_truth(stack, call, entity) == answer.json


def test_a_changed_default_is_what_documents_read(stack: Stack, call: Call, entity: Made) -> None:
    before = first_default(call)
    rates = [{"rate": 19, "valid_from": "2021-01-01"}, {"rate": 20, "valid_from": "2028-01-01"}]
    answer = call("PATCH", f"/{before['id']}", json={"tax_rates": rates})
    assert answer.status == 200
    assert check_one_truth(stack, call, entity) == answer.json


def test_an_entity_may_be_without_a_default(stack: Stack, call: Call, entity: Made) -> None:
    before = first_default(call)
    assert call("PATCH", f"/{before['id']}", json={"is_default": False}).status == 200
    assert check_one_truth(stack, call, entity) is None
    assert call("PATCH", f"/{before['id']}", json={"is_default": True}).status == 200
    assert check_one_truth(stack, call, entity) is not None


def test_a_deleted_default_is_none_and_comes_back_as_an_ordinary_tax(stack: Stack, call: Call, entity: Made) -> None:
    before = first_default(call)
    assert call("DELETE", f"/{before['id']}").status == 204
    assert check_one_truth(stack, call, entity) is None
    assert call("GET", f"/{before['id']}").json["is_default"] is False
    restored = call("POST", f"/{before['id']}/restore").json
    assert (restored["is_default"], restored["deleted_at"]) == (False, None)
    assert check_one_truth(stack, call, entity) is None


def test_other_changes_leave_the_default_alone(stack: Stack, call: Call, entity: Made) -> None:
    before = first_default(call)
    other = call("POST", json={"tax_rates": [{"rate": 5}]}).json
    call("PATCH", f"/{other['id']}", json={"name": "x"})
    call("DELETE", f"/{other['id']}")
    call("POST", f"/{other['id']}/restore")
    assert check_one_truth(stack, call, entity) == before


def test_only_a_write_that_moves_the_default_is_a_transaction(stack: Stack, call: Call) -> None:
    before = first_default(call)
    call("POST", json=FIVE)
    stack.guard.calls.clear()
    call("POST", json={"tax_rates": [{"rate": 6}]})
    call("PATCH", f"/{before['id']}", json={"name": "x"})
    call("PATCH", f"/{before['id']}", json={"is_default": True})
    assert operations(stack) == ["BatchGetItem", "PutItem"] * 2 + ["BatchGetItem", "TransactWriteItems"]


def test_a_repeated_default_gets_the_first_answer_and_takes_nothing_back(
    stack: Stack, call: Call, entity: Made
) -> None:
    first = call("POST", json=FIVE, headers={"idempotency-key": "k"})
    newer = call("POST", json={"tax_rates": [{"rate": 6}], "is_default": True}).json
    with nothing_stored(stack):
        again = call("POST", json=FIVE, headers={"idempotency-key": "k"})
        reused = call("POST", json={**FIVE, "name": "y"}, headers={"idempotency-key": "k"})
    assert (again.status, again.body) == (201, first.body)
    assert (reused.status, reused.code) == (422, "idempotency_key_reused")
    assert check_one_truth(stack, call, entity) == newer


def test_a_tax_is_a_setting(stack: Stack, call: Call, account: Account, entity: Made) -> None:
    editor = account.principal(Role.EDITOR, entity_id=entity["id"])
    with nothing_stored(stack):
        refused = call("POST", json=FIVE, principal=editor)
    assert (refused.status, refused.code) == (403, "not_permitted")
    assert call("GET", principal=editor).status == 200


def test_a_disabled_entity_keeps_its_default(
    stack: Stack, call: Call, api: Api, account: Account, entity: Made
) -> None:
    before = first_default(call)
    api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key)
    with nothing_stored(stack):
        for method, path in (("POST", ""), ("DELETE", f"/{before['id']}")):
            assert call(method, path, json=FIVE).code == "entity_disabled"


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/restore")])
def test_another_entitys_tax_answers_like_one_that_never_was(
    stack: Stack, call: Call, api: Api, other_account: Account, foreign_entity: Made, method: str, path: str
) -> None:
    theirs = caller(api, "/taxes", other_account, foreign_entity)("POST", json=FIVE).json
    with nothing_stored(stack):
        foreign = call(method, f"/{theirs['id']}{path}", json={"is_default": True})
        unknown = call(method, f"/{UNKNOWN}{path}", json={"is_default": True})
    assert (foreign.status, foreign.code) == (404, "tax_not_found")
    assert foreign.body == unknown.body


def test_bad_input_is_refused_and_nothing_is_stored(stack: Stack, call: Call) -> None:
    made = first_default(call)
    with nothing_stored(stack):
        for what, case in UNREADABLE.items():
            for method, path in (("POST", ""), ("PATCH", f"/{made['id']}")):
                refused = call(method, path, body=case.body, headers=case.headers)
                assert (refused.status, refused.code, refused.pointers) == case.answer, what
        for rates, pointer in (([], "/tax_rates"), ([{"rate": 101}], "/tax_rates/0/rate"), (5, "/tax_rates")):
            refused = call("POST", json={"tax_rates": rates})
            assert (refused.status, refused.pointers) == (422, [pointer])
        stale = call("PATCH", f"/{made['id']}", json={"is_default": False}, headers={"if-match": '"7"'})
        assert (stale.status, stale.code) == (412, "stale_version")
