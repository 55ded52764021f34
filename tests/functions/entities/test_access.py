"""Lists of entities, and x-entity-id: for which one a request acts, and who sees which."""

from collections.abc import Callable

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import BAD_LISTS, nothing_stored
from tests.functions.catalog_calls import Call, Made, names, operations
from tests.functions.entity_calls import UNKNOWN, entity_caller
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import Stack


@pytest.fixture
def call(api: Api, account: Account) -> Call:
    """A call below /entities with the account's key."""
    return entity_caller(api, account)


def test_entities_are_listed_newest_first_page_by_page(call: Call, new_entity: Callable[..., Made]) -> None:
    for number in range(5):
        new_entity(name=f"E{number}")
    first = call("GET", params={"limit": 2})
    assert names(first) == ["E4", "E3"]
    second = call("GET", params={"limit": 2, "next_cursor": first.json["pagination"]["next_cursor"]})
    assert names(second) == ["E2", "E1"]
    third = call("GET", params={"limit": 2, "next_cursor": second.json["pagination"]["next_cursor"]})
    assert (names(third), third.json["pagination"]["has_more"]) == (["E0"], False)
    back = call("GET", params={"limit": 2, "prev_cursor": third.json["pagination"]["prev_cursor"]})
    assert names(back) == ["E2", "E1"]
    assert names(call("GET", params={"order_by": "created_at"})) == [f"E{number}" for number in range(5)]


def test_the_list_tells_the_register_and_no_settings(call: Call, entity: Made) -> None:
    (row,) = call("GET").json["data"]
    assert row.items() <= {**entity, "external_id": None}.items()
    assert set(row) == {
        *("id", "name", "country", "country_code", "currency_code", "environment", "external_id"),
        *("created_at", "updated_at", "disabled_at"),
    }


def test_live_and_sandbox_are_separate(call: Call, account: Account, new_entity: Callable[..., Made]) -> None:
    live, sandbox = new_entity(name="Live"), new_entity(name="Sandbox", key=account.sandbox_key)
    assert names(call("GET")) == ["Live"]
    assert names(call("GET", key=account.sandbox_key)) == ["Sandbox"]
    across = call("GET", f"/{sandbox['id']}"), call("GET", f"/{live['id']}", key=account.sandbox_key)
    unknown = call("GET", f"/{UNKNOWN}")
    assert [answer.body for answer in across] == [unknown.body] * 2
    assert (unknown.status, unknown.code) == (404, "entity_not_found")


def test_an_entity_is_found_by_its_external_id(
    call: Call, new_entity: Callable[..., Made], other_account: Account
) -> None:
    new_entity(name="A", external_id="c-1")
    new_entity(name="B", external_id="c-2")
    assert names(call("GET", params={"external_id": "c-2"})) == ["B"]
    assert names(call("GET", params={"external_id": "c-3"})) == []
    assert names(call("GET", params={"external_id": "c-1"}, key=other_account.live_key)) == []


def test_entities_are_filtered(call: Call, new_entity: Callable[..., Made]) -> None:
    new_entity(name="A")
    off = new_entity(name="B", country="Austria")
    call("POST", f"/{off['id']}/disable")
    assert names(call("GET", params={"query": '{"country_code": "AT"}'})) == ["B"]
    assert names(call("GET", params={"query": '{"disabled_at": null}'})) == ["A"]


def test_a_list_that_cannot_be_made_is_refused(call: Call) -> None:
    for params, code in [*BAD_LISTS, ({"search": "x"}, "parameter_malformed")]:
        refused = call("GET", params=params)
        assert (refused.status, refused.code) == (400, code), params


def test_a_page_of_entities_is_one_query(stack: Stack, call: Call, entity: Made) -> None:
    call("GET")
    stack.guard.calls.clear()
    call("GET")
    assert operations(stack) == ["Query"]


ROUTES = [
    ("GET", ""),
    ("PATCH", ""),
    ("POST", "/disable"),
    ("POST", "/enable"),
    ("DELETE", "/logo"),
]


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_another_accounts_entity_answers_like_one_that_never_was(
    stack: Stack, call: Call, foreign_entity: Made, method: str, path: str
) -> None:
    with nothing_stored(stack):
        foreign = call(method, f"/{foreign_entity['id']}{path}", json={"name": "B"})
        unknown = call(method, f"/{UNKNOWN}{path}", json={"name": "B"})
        junk = call(method, f"/x{path}", json={"name": "B"})
    assert (foreign.status, foreign.code) == (404, "entity_not_found")
    assert foreign.body == unknown.body == junk.body


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ADMIN])
def test_a_key_of_one_entity_sees_no_other(
    stack: Stack, call: Call, account: Account, entity: Made, other_entity: Made, role: Role
) -> None:
    own = account.principal(role, entity_id=entity["id"])
    assert call("GET", f"/{entity['id']}", principal=own).status == 200
    assert call("GET", f"/{other_entity['id']}", principal=own).body == call("GET", f"/{UNKNOWN}", principal=own).body
    with nothing_stored(stack):
        refused = call("PATCH", f"/{other_entity['id']}", json={"name": "B"}, principal=own)
        assert refused.status == (403 if role is Role.VIEWER else 404)
        assert call("GET", principal=own).code == "not_permitted"
        assert call("POST", f"/{entity['id']}/disable", principal=own).code == "not_permitted"


def test_x_entity_id_may_be_left_out_for_a_single_entity(api: Api, account: Account, entity: Made) -> None:
    made = api.call("POST", "/customers", json={"name": "Ada"}, key=account.live_key)
    assert made.status == 201, made
    found = api.call("GET", f"/customers/{made.json['id']}", key=account.live_key, entity=entity["id"])
    assert found.status == 200


def test_x_entity_id_is_needed_where_there_are_several_or_none(
    stack: Stack, api: Api, account: Account, other_account: Account, entity: Made, other_entity: Made
) -> None:
    with nothing_stored(stack):
        for key in (account.live_key, account.sandbox_key, other_account.live_key):
            refused = api.call("POST", "/customers", json={"name": "Ada"}, key=key)
            assert (refused.status, refused.code) == (400, "entity_required")


def test_a_key_of_one_entity_needs_no_x_entity_id_and_takes_no_other(
    stack: Stack, api: Api, account: Account, entity: Made, other_entity: Made
) -> None:
    own = account.principal(Role.EDITOR, entity_id=entity["id"])
    assert api.call("POST", "/customers", json={"name": "Ada"}, principal=own).status == 201
    with nothing_stored(stack):
        other = api.call("POST", "/customers", json={"name": "Ada"}, principal=own, entity=other_entity["id"])
        unknown = api.call("POST", "/customers", json={"name": "Ada"}, principal=own, entity=UNKNOWN)
    assert (other.status, other.code, other.body) == (404, "entity_not_found", unknown.body)


def test_x_account_id_must_be_the_keys(call: Call, account: Account, other_account: Account, entity: Made) -> None:
    path = f"/{entity['id']}"
    assert call("GET", path, headers={"x-account-id": account.id}).status == 200
    refused = call("GET", path, headers={"x-account-id": other_account.id})
    assert (refused.status, refused.code) == (403, "account_mismatch")
