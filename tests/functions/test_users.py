from collections.abc import Callable
from typing import Any

import pytest

from tests.functions.bus_messages import sample
from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

Made = dict[str, Any]
Call = Callable[..., Answer]
ADA = {"email": "ada@nordlicht.example"}
UNKNOWN = "user_00000000000000000000000000"


class Crash(BaseException):
    """The caller's end: nothing catches it."""


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call for the entity with the account's key."""

    def made(method: str, path: str = "", **more: Any) -> Answer:
        more = {"key": account.live_key, "entity": entity["id"], **more}
        return api.call(method, "/entities/users" + path, **more)

    return made


def test_a_user_is_added_as_editor_and_found_in_the_list(call: Call) -> None:
    made = call("POST", json={"email": "Ada@Nordlicht.example", "name": "Ada"})
    assert made.status == 201, made
    assert made.headers["location"] == f"/entities/users/{made.json['id']}"
    assert (made.json["email"], made.json["role"], made.json["name"]) == ("Ada@Nordlicht.example", "editor", "Ada")
    assert call("GET").json["data"] == [made.json]


def test_the_same_address_twice_is_a_conflict_in_any_case(call: Call) -> None:
    call("POST", json={"email": "ada@nordlicht.example"})
    again = call("POST", json={"email": "ADA@nordlicht.example"})
    assert (again.status, again.code, again.pointers) == (409, "user_exists", ["/email"])


def test_a_repeated_request_finds_the_first(call: Call) -> None:
    headers = {"idempotency-key": "k"}
    first = call("POST", json={"email": "ada@nordlicht.example"}, headers=headers)
    again = call("POST", json={"email": "ada@nordlicht.example"}, headers=headers)
    assert (first.status, again.status) == (201, 201)
    assert again.json == first.json
    assert len(call("GET").json["data"]) == 1


def test_a_reused_key_with_another_request_is_refused(call: Call) -> None:
    headers = {"idempotency-key": "k"}
    call("POST", json=ADA, headers=headers)
    for other in ({**ADA, "role": "admin"}, {"email": "eva@nordlicht.example"}):
        assert call("POST", json=other, headers=headers).code == "idempotency_key_reused"
    assert [row["role"] for row in call("GET").json["data"]] == ["editor"]


def test_a_repeated_request_does_not_bring_back_a_removed_user(call: Call) -> None:
    headers = {"idempotency-key": "k"}
    made = call("POST", json=ADA, headers=headers).json
    call("DELETE", f"/{made['id']}")
    again = call("POST", json=ADA, headers=headers)
    assert (again.status, again.code) == (409, "user_removed")
    assert call("GET").json["data"] == []


def test_a_disabled_entity_takes_nobody_in_but_lets_people_go(
    call: Call, api: Api, account: Account, entity: Made
) -> None:
    made = call("POST", json=ADA).json
    api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key)
    assert call("POST", json={"email": "eva@nordlicht.example"}).code == "entity_disabled"
    assert call("PATCH", f"/{made['id']}", json={"role": "admin"}).code == "entity_disabled"
    assert call("DELETE", f"/{made['id']}").status == 204


def test_the_same_person_may_belong_to_two_entities(call: Call, other_entity: Made) -> None:
    here = call("POST", json={"email": "ada@nordlicht.example"}).json
    there = call("POST", json={"email": "ada@nordlicht.example"}, entity=other_entity["id"]).json
    assert here["id"] != there["id"]


def test_role_and_name_change_and_the_address_does_not(call: Call) -> None:
    made = call("POST", json={"email": "ada@nordlicht.example", "name": "Ada"}).json
    changed = call("PATCH", f"/{made['id']}", json={"role": "viewer", "name": None})
    assert (changed.json["role"], changed.json["name"], changed.json["version"]) == ("viewer", None, 2)
    refused = call("PATCH", f"/{made['id']}", json={"email": "eva@nordlicht.example"})
    assert (refused.status, refused.pointers) == (422, ["/email"])


def test_a_stale_version_changes_nothing(call: Call) -> None:
    made = call("POST", json={"email": "ada@nordlicht.example"})
    call("PATCH", f"/{made.json['id']}", json={"role": "viewer"})
    tag = {"if-match": made.headers["etag"]}
    assert call("PATCH", f"/{made.json['id']}", json={"role": "admin"}, headers=tag).code == "stale_version"
    assert call("DELETE", f"/{made.json['id']}", headers=tag).code == "stale_version"
    assert call("GET").json["data"][0]["role"] == "viewer"


def test_a_removed_user_is_gone_and_no_personal_data_stay(call: Call, stack: Stack) -> None:
    made = call("POST", json={"email": "ada@nordlicht.example", "name": "Ada L."}).json
    assert call("DELETE", f"/{made['id']}").status == 204
    assert call("GET").json["data"] == []
    assert call("PATCH", f"/{made['id']}", json={"role": "admin"}).code == "user_not_found"
    assert call("DELETE", f"/{made['id']}").code == "user_not_found"
    assert "ada@" not in str(stack.items("TenantsTable"))
    assert "Ada L." not in str(stack.items("TenantsTable"))


def test_a_removed_user_can_be_added_again(call: Call) -> None:
    made = call("POST", json={"email": "ada@nordlicht.example", "role": "admin"}).json
    call("DELETE", f"/{made['id']}")
    again = call("POST", json={"email": "ada@nordlicht.example"})
    assert (again.status, again.json["id"], again.json["role"]) == (201, made["id"], "editor")
    assert again.json["version"] > made["version"]
    assert [row["id"] for row in call("GET").json["data"]] == [made["id"]]


def test_each_change_leaves_an_event_with_its_actor(call: Call, stack: Stack, api: Api, account: Account) -> None:
    actor = api.call("GET", "/api-keys", key=account.live_key).json["data"][0]["id"]
    made = call("POST", json={"email": "ada@nordlicht.example"}).json
    seen = [_last_event(stack, made["id"])]
    call("PATCH", f"/{made['id']}", json={"role": "admin"})
    seen.append(_last_event(stack, made["id"]))
    call("DELETE", f"/{made['id']}")
    seen.append(_last_event(stack, made["id"]))
    assert [event["type"]["S"] for event in seen] == ["user.created", "user.updated", "user.removed"]
    assert {event["actor"]["S"] for event in seen} == {actor}
    assert len({event["id"]["S"] for event in seen}) == 3


def _last_event(stack: Stack, user_id: str) -> Any:
    (item,) = [item for item in stack.items("TenantsTable") if item["sk"]["S"] == f"user#{user_id}"]
    (event,) = item["events"]["L"]
    return event["M"]


def test_a_change_to_the_same_is_no_change(call: Call) -> None:
    made = call("POST", json={"email": "ada@nordlicht.example"})
    same = call("PATCH", f"/{made.json['id']}", json={"role": "editor"})
    assert same.json == made.json


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/email", "required"),
        ({"email": "nobody"}, "/email", "email_malformed"),
        ({"email": "a@b.example\u0000"}, "/email", "control_character"),
        ({"email": "a@b.example", "role": "account"}, "/role", "unknown_value"),
        ({"email": "a@b.example", "role": "owner"}, "/role", "unknown_value"),
        ({"email": "a@b.example", "name": "x" * 251}, "/name", "too_long"),
        ({"email": "a@b.example", "send_invite": True}, "/send_invite", "invitations_unavailable"),
        ({"email": "a@b.example", "id": "user_1"}, "/id", "unknown_field"),
    ],
)
def test_a_wrong_user_is_refused_and_nothing_is_stored(
    call: Call, entity: Made, stack: Stack, body: Made, pointer: str, code: str
) -> None:
    before = stack.items("TenantsTable")
    answer = call("POST", json=body)
    assert answer.status == 422
    assert (pointer, code) in [(fault["pointer"], fault["code"]) for fault in answer.json["errors"]]
    assert stack.items("TenantsTable") == before


def test_another_entitys_user_answers_like_an_unknown_one(
    call: Call, api: Api, other_account: Account, foreign_entity: Made, other_entity: Made
) -> None:
    made = call("POST", json={"email": "ada@nordlicht.example"}).json
    for key, entity in [(other_account.live_key, foreign_entity), (None, other_entity)]:
        asked = {"entity": entity["id"]} | ({"key": key} if key else {})
        for method, more in [("PATCH", {"json": {"role": "viewer"}}), ("DELETE", {})]:
            known = call(method, f"/{made['id']}", **asked, **more)
            unknown = call(method, f"/{UNKNOWN}", **asked, **more)
            assert known.status == 404
            assert known.json == unknown.json
    assert call("GET").json["data"] == [made]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_crash_at_any_call_leaves_a_whole_user_or_none(
    call: Call, account: Account, stack: Stack, number: int, moment: Any
) -> None:
    asked: Made = {"json": ADA, "principal": account.principal(), "headers": {"idempotency-key": "k"}}
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        call("POST", **asked)
    stack.guard.fail(None)
    assert len(call("GET").json["data"]) == int((number, moment) == (5, "after"))
    again = call("POST", **asked)
    assert again.status == 201
    assert call("GET").json["data"] == [again.json]


def test_a_list_is_filtered_by_query_and_not_searched(call: Call) -> None:
    call("POST", json=ADA)
    call("POST", json={"email": "eva@nordlicht.example", "role": "admin"})
    found = call("GET", params={"query": '{"role": "admin"}'}).json["data"]
    assert [row["email"] for row in found] == ["eva@nordlicht.example"]
    assert call("GET", params={"search": "eva"}).code == "parameter_malformed"


def test_no_personal_data_are_ever_logged(
    call: Call, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    call("POST", json={"email": "ada@nordlicht.example", "name": "Ada Lovelace"})
    written = caplog.text + "".join(capsys.readouterr())
    assert "ada@" not in written
    assert "Lovelace" not in written


def test_the_sample_event_names_an_entity_that_is_not_there(stack: Stack) -> None:
    assert stack.invoke("users", sample("users"))["statusCode"] == 404
