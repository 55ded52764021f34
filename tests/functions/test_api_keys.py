import json
from typing import Any

import pytest
from billhead.access.credentials import fingerprint
from billhead.kernel.principal import Role

from tests.functions.bus_messages import sample
from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.clock import Clock
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

Made = dict[str, Any]


class Crash(BaseException):
    """The caller's end: nothing catches it."""


def make_entity_key(api: Api, account: Account, entity: Made, **wishes: Any) -> Answer:
    wishes = {"name": "Shop", **wishes}
    return api.call("POST", "/entities/api-keys", json=wishes, key=account.live_key, entity=entity["id"])


def test_an_account_key_is_shown_once_and_works(api: Api, account: Account) -> None:
    made = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key)
    assert made.status == 201, made
    assert made.headers["location"] == f"/api-keys/{made.json['id']}"
    assert made.json["key"].startswith("sk_live_")
    assert (made.json["role"], made.json["scopes"], made.json["expires_at"]) == ("account", [], None)
    listed = api.call("GET", "/api-keys", key=made.json["key"])
    assert listed.status == 200
    assert made.json["key"] not in listed.body.decode()


def test_keys_are_listed_masked_and_last_created_first(api: Api, account: Account) -> None:
    names = ["one", "two", "three"]
    for name in names:
        api.call("POST", "/api-keys", json={"name": name}, key=account.live_key)
    listed = api.call("GET", "/api-keys", key=account.live_key).json["data"]
    assert [row["name"] for row in listed] == ["three", "two", "one", "First live key"]
    assert all("key" not in row and "credential_hash" not in row for row in listed)


def test_a_long_list_has_pages(api: Api, account: Account) -> None:
    for number in range(4):
        api.call("POST", "/api-keys", json={"name": f"key {number}"}, key=account.live_key)
    first = api.call("GET", "/api-keys", key=account.live_key, params={"limit": 3}).json
    cursor = first["pagination"]["next_cursor"]
    second = api.call("GET", "/api-keys", key=account.live_key, params={"limit": 3, "next_cursor": cursor}).json
    assert [row["name"] for row in first["data"]] == ["key 3", "key 2", "key 1"]
    assert [row["name"] for row in second["data"]] == ["key 0", "First live key"]
    assert second["pagination"]["has_more"] is False


def test_a_key_is_made_for_the_creators_own_world(api: Api, account: Account) -> None:
    made = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.sandbox_key).json
    assert made["key"].startswith("sk_sandbox_")
    assert made["environment"] == "sandbox"
    live = api.call("GET", "/api-keys", key=account.live_key).json["data"]
    assert made["id"] not in [row["id"] for row in live]
    assert api.call("DELETE", f"/api-keys/{made['id']}", key=account.live_key).code == "api_key_not_found"


def test_an_entity_key_sees_its_entity_only(api: Api, account: Account, entity: Made, other_entity: Made) -> None:
    made = make_entity_key(api, account, entity)
    assert made.status == 201, made
    key = made.json["key"]
    assert key.startswith("ek_live_")
    assert made.json["entity_id"] == entity["id"]
    assert made.json["role"] == "admin"
    assert api.call("GET", f"/entities/{entity['id']}", key=key).status == 200
    assert api.call("GET", f"/entities/{other_entity['id']}", key=key).code == "entity_not_found"
    assert api.call("GET", "/customers", key=key).status == 200
    assert api.call("GET", "/customers", key=key, entity=other_entity["id"]).code == "entity_not_found"


def test_an_entity_key_makes_keys_of_its_entity_and_none_of_the_account(
    api: Api, account: Account, entity: Made
) -> None:
    key = make_entity_key(api, account, entity).json["key"]
    assert api.call("POST", "/entities/api-keys", json={"name": "second"}, key=key).status == 201
    assert api.call("POST", "/api-keys", json={"name": "second"}, key=key).code == "not_permitted"
    assert api.call("GET", "/api-keys", key=key).code == "not_permitted"


def test_a_viewers_key_reads_and_writes_nothing(api: Api, account: Account, entity: Made) -> None:
    key = make_entity_key(api, account, entity, role="viewer").json["key"]
    assert api.call("GET", "/customers", key=key).status == 200
    assert api.call("POST", "/customers", json={"name": "Ada"}, key=key).code == "not_permitted"
    assert api.call("POST", "/entities/api-keys", json={"name": "up"}, key=key).code == "not_permitted"


def test_scopes_narrow_a_key(api: Api, account: Account, entity: Made) -> None:
    key = make_entity_key(api, account, entity, scopes=["catalog:read"]).json["key"]
    assert api.call("GET", "/customers", key=key).status == 200
    assert api.call("GET", "/entities/users", key=key).code == "not_permitted"


def test_a_key_cannot_grant_more_than_it_has(api: Api, account: Account, entity: Made) -> None:
    scopes = ["account_keys:write", "keys:write", "catalog:read"]
    key = api.call("POST", "/api-keys", json={"name": "narrow", "scopes": scopes}, key=account.live_key).json["key"]
    wider = api.call("POST", "/api-keys", json={"name": "wide", "scopes": ["documents:read"]}, key=key)
    assert (wider.status, wider.code, wider.pointers) == (403, "grant_exceeds_creator", ["/scopes"])
    same = api.call("POST", "/api-keys", json={"name": "same"}, key=key)
    assert same.json["scopes"] == sorted(scopes)
    entitys = api.call("POST", "/entities/api-keys", json={"name": "e"}, key=key, entity=entity["id"])
    assert entitys.json["scopes"] == ["catalog:read", "keys:write"]


@pytest.mark.parametrize(
    ("wishes", "pointer", "code"),
    [
        ({}, "/name", "required"),
        ({"name": ""}, "/name", "required"),
        ({"name": "a\nb"}, "/name", "line_break"),
        ({"name": "a", "ttl": 59}, "/ttl", "out_of_range"),
        ({"name": "a", "ttl": "60"}, "/ttl", "not_an_integer"),
        ({"name": "a", "ttl": 10**12}, "/ttl", "out_of_range"),
        ({"name": "a", "scopes": []}, "/scopes", "too_few"),
        ({"name": "a", "scopes": ["all"]}, "/scopes/0", "unknown_value"),
        ({"name": "a", "role": "account"}, "/role", "unknown_value"),
        ({"name": "a", "role": "viewer", "scopes": ["documents:write"]}, "/scopes", "scope_exceeds_role"),
        ({"name": "a", "environment": "live"}, "/environment", "unknown_field"),
    ],
)
def test_a_wrong_wish_is_refused_and_nothing_is_stored(
    api: Api, account: Account, entity: Made, stack: Stack, wishes: Made, pointer: str, code: str
) -> None:
    before = stack.items("AccessTable")
    answer = api.call("POST", "/entities/api-keys", json=wishes, key=account.live_key, entity=entity["id"])
    assert answer.status == 422
    assert (pointer, code) in [(fault["pointer"], fault["code"]) for fault in answer.json["errors"]]
    assert stack.items("AccessTable") == before


def test_a_deleted_key_is_refused_and_gone_from_the_list(api: Api, account: Account, stack: Stack) -> None:
    made = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key).json
    assert api.call("DELETE", f"/api-keys/{made['id']}", key=account.live_key).status == 204
    assert api.call("GET", "/api-keys", key=made["key"]).status == 403
    assert fingerprint(made["key"]) not in [item["credential"]["S"] for item in stack.items("AccessTable")]
    assert made["id"] not in [row["id"] for row in api.call("GET", "/api-keys", key=account.live_key).json["data"]]
    assert api.call("DELETE", f"/api-keys/{made['id']}", key=account.live_key).code == "api_key_not_found"


def test_another_accounts_or_entitys_key_answers_like_an_unknown_one(
    api: Api, account: Account, other_account: Account, entity: Made, other_entity: Made
) -> None:
    made = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key).json
    of_entity = make_entity_key(api, account, entity).json
    unknown = api.call("DELETE", "/api-keys/key_00000000000000000000000000", key=other_account.live_key)
    assert unknown.status == 404
    foreign = api.call("DELETE", f"/api-keys/{made['id']}", key=other_account.live_key)
    assert (foreign.status, foreign.json) == (404, unknown.json)
    for path, in_entity in [("/api-keys", None), ("/entities/api-keys", other_entity["id"])]:
        answer = api.call("DELETE", f"{path}/{of_entity['id']}", key=account.live_key, entity=in_entity)
        assert (answer.status, answer.json) == (404, unknown.json)
    assert api.call("GET", "/customers", key=of_entity["key"]).status == 200


def test_a_repeated_request_gets_the_same_key_again(api: Api, account: Account, stack: Stack) -> None:
    headers = {"idempotency-key": "a-lost-answer"}
    first = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers)
    again = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers)
    assert (first.status, again.status) == (201, 201)
    assert again.json == first.json
    stored = json.dumps([stack.items("AccountsTable"), stack.items("AccessTable")], default=repr)
    assert first.json["key"] not in stored
    assert "a-lost-answer" not in stored


def test_a_repeated_request_with_another_body_is_refused(api: Api, account: Account) -> None:
    headers = {"idempotency-key": "k"}
    api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers)
    other = api.call("POST", "/api-keys", json={"name": "CD"}, key=account.live_key, headers=headers)
    assert other.code == "idempotency_key_reused"


def test_an_idempotency_key_of_another_credential_shows_no_key(api: Api, account: Account) -> None:
    headers = {"idempotency-key": "k"}
    first = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers).json
    second = api.call("POST", "/api-keys", json={"name": "CI"}, key=first["key"], headers=headers)
    assert second.status == 201
    assert second.json["key"] != first["key"]


def test_the_key_of_a_repeated_request_is_not_brought_back_once_deleted(api: Api, account: Account) -> None:
    headers = {"idempotency-key": "k"}
    made = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers).json
    api.call("DELETE", f"/api-keys/{made['id']}", key=account.live_key)
    again = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers)
    assert (again.status, again.code) == (409, "api_key_already_created")
    assert api.call("GET", "/api-keys", key=made["key"]).status == 403


def test_after_a_day_the_same_request_makes_another_key(api: Api, account: Account, clock: Clock) -> None:
    headers = {"idempotency-key": "k"}
    first = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers).json
    clock.advance(hours=25)
    second = api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key, headers=headers)
    assert second.status == 201
    assert second.json["key"] != first["key"]


def test_a_key_names_who_made_it(api: Api, account: Account, entity: Made) -> None:
    first = api.call("GET", "/api-keys", key=account.live_key).json["data"][0]
    assert make_entity_key(api, account, entity).json["created_by"] == first["id"]
    assert first["created_by"] == "operator"


def test_another_accounts_entity_takes_no_key(api: Api, account: Account, foreign_entity: Made, stack: Stack) -> None:
    before = stack.items("AccessTable")
    answer = make_entity_key(api, account, foreign_entity)
    assert (answer.status, answer.code) == (404, "entity_not_found")
    assert stack.items("AccessTable") == before


def test_no_key_is_ever_logged(
    api: Api, account: Account, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    made = api.call("POST", "/api-keys", json={"name": "Secret name"}, key=account.live_key).json
    written = caplog.text + "".join(capsys.readouterr())
    assert made["key"] not in written
    assert account.live_key not in written
    assert "Secret name" not in written


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_crash_at_any_call_leaves_key_and_record_together(
    api: Api, account: Account, entity: Made, stack: Stack, number: int, moment: Any
) -> None:
    asked: Made = {"json": {"name": "Shop"}, "principal": account.principal(), "headers": {"idempotency-key": "k"}}
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        api.call("POST", "/entities/api-keys", entity=entity["id"], **asked)
    stack.guard.fail(None)
    written = (number, moment) == (2, "after")
    assert keys_of(stack, entity) == (int(written), int(written))
    again = api.call("POST", "/entities/api-keys", entity=entity["id"], **asked)
    assert again.status == 201
    assert keys_of(stack, entity) == (1, 1)
    assert api.call("GET", "/customers", key=again.json["key"]).status == 200


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_crash_at_any_call_of_a_deletion_leaves_all_or_nothing(
    api: Api, account: Account, entity: Made, stack: Stack, number: int, moment: Any
) -> None:
    made = make_entity_key(api, account, entity).json
    path = f"/entities/api-keys/{made['id']}"
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        api.call("DELETE", path, principal=account.principal(), entity=entity["id"])
    stack.guard.fail(None)
    left = int((number, moment) != (2, "after"))
    assert keys_of(stack, entity) == (left, left)


def keys_of(stack: Stack, entity: Made) -> tuple[int, int]:
    """How many records and how many credentials the entity has."""
    records = [item for item in stack.items("AccountsTable") if item["sk"]["S"].startswith("entity_key#")]
    credentials = [item for item in stack.items("AccessTable") if item.get("entity_id", {}).get("S") == entity["id"]]
    return len(records), len(credentials)


def test_a_list_is_filtered_by_query_and_not_searched(api: Api, account: Account) -> None:
    api.call("POST", "/api-keys", json={"name": "CI"}, key=account.live_key)
    found = api.call("GET", "/api-keys", key=account.live_key, params={"query": '{"name": "CI"}'}).json["data"]
    assert [row["name"] for row in found] == ["CI"]
    assert api.call("GET", "/api-keys", key=account.live_key, params={"search": "C"}).code == "parameter_malformed"


def test_a_principal_of_an_entity_cannot_name_another(
    api: Api, account: Account, entity: Made, other_entity: Made
) -> None:
    admin = account.principal(Role.ADMIN, entity_id=entity["id"])
    answer = api.call("GET", "/entities/api-keys", principal=admin, entity=other_entity["id"])
    assert answer.code == "entity_not_found"


def test_the_sample_event_names_an_entity_that_is_not_there(stack: Stack) -> None:
    assert stack.invoke("api_keys", sample("api_keys"))["statusCode"] == 404
