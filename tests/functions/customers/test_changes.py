"""Customers are changed, deleted and restored; so are items and taxes."""

from typing import Any

import pytest
from billhead.aws.partition import Partition

from tests.functions.bad_input import BAD_TAGS, nothing_stored
from tests.functions.catalog_calls import ADA, Call, Made, caller, events, names
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import Stack

UNKNOWN = "cus_00000000000000000000000000"


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call about customers for the entity with the account's key."""
    return caller(api, "/customers", account, entity)


def test_a_patch_merges_and_null_clears(call: Call) -> None:
    made = call("POST", json={**ADA, "metadata": {"a": "1", "b": "2"}}).json
    patch = {"city": "Graz", "email": None, "metadata": {"a": None, "c": "3"}}
    changed = call("PATCH", f"/{made['id']}", json=patch)
    assert changed.status == 200, changed
    assert changed.json["city"] == "Graz"
    assert "email" not in changed.json
    assert changed.json["metadata"] == {"b": "2", "c": "3"}
    assert (changed.json["name"], changed.json["country"]) == (ADA["name"], "Austria")
    assert (changed.json["version"], changed.headers["etag"]) == (2, '"2"')
    assert changed.json["updated_at"] > changed.json["created_at"] == made["created_at"]
    assert call("GET", f"/{made['id']}").json == changed.json


def test_a_changed_country_takes_its_code_along(call: Call) -> None:
    made = call("POST", json=ADA).json
    assert made["country_code"] == "AT"
    changed = call("PATCH", f"/{made['id']}", json={"country": "Italy"}).json
    assert (changed["country_code"], changed["country"]) == ("IT", "Italy")
    changed = call("PATCH", f"/{made['id']}", json={"country_code": "SI"}).json
    assert (changed["country_code"], changed["country"]) == ("SI", "Slovenia")
    changed = call("PATCH", f"/{made['id']}", json={"country": None}).json
    assert "country_code" not in changed
    assert "country" not in changed


def test_a_patch_that_changes_nothing_is_no_new_version(stack: Stack, call: Call) -> None:
    made = call("POST", json=ADA).json
    with nothing_stored(stack):
        same = call("PATCH", f"/{made['id']}", json={"name": ADA["name"]})
    assert (same.status, same.json) == (200, made)


@pytest.mark.parametrize(
    ("patch", "pointer", "code"),
    [
        ({"name": None}, "/name", "required"),
        ({"name": ""}, "/name", "required"),
        ({"nmae": "x"}, "/nmae", "unknown_field"),
        ({"id": UNKNOWN}, "/id", "unknown_field"),
        ({"version": 9}, "/version", "unknown_field"),
        ({"emial": None}, "/emial", "unknown_field"),
        ({"metadata": {"a": 1}}, "/metadata/a", "not_a_string"),
        ({"metadata": "a"}, "/metadata", "not_an_object"),
        ({"country": "Atlantis"}, "/country", "unknown_country"),
        ({"name": {"first": "Ada"}}, "/name", "not_a_string"),
    ],
)
def test_a_wrong_patch_is_refused_at_its_field(stack: Stack, call: Call, patch: Made, pointer: str, code: str) -> None:
    made = call("POST", json=ADA).json
    with nothing_stored(stack):
        refused = call("PATCH", f"/{made['id']}", json=patch)
    assert refused.status == 422
    assert [(entry["pointer"], entry["code"]) for entry in refused.json["errors"]] == [(pointer, code)]


def test_a_stale_if_match_changes_nothing(stack: Stack, call: Call) -> None:
    made = call("POST", json=ADA).json
    fresh = call("PATCH", f"/{made['id']}", json={"name": "B"}, headers={"if-match": '"1"'})
    assert fresh.status == 200
    with nothing_stored(stack):
        for method, path in (("PATCH", ""), ("DELETE", ""), ("POST", "/restore")):
            stale = call(method, f"/{made['id']}{path}", json={"name": "C"}, headers={"if-match": '"1"'})
            assert (stale.status, stale.code) == (412, "stale_version")


@pytest.mark.parametrize("tag", BAD_TAGS)
def test_an_if_match_that_is_no_tag_is_refused(stack: Stack, call: Call, tag: str) -> None:
    made = call("POST", json=ADA).json
    with nothing_stored(stack):
        refused = call("PATCH", f"/{made['id']}", json={"name": "B"}, headers={"if-match": tag})
    assert (refused.status, refused.code) == (400, "if_match_malformed")


def edit_between(stack: Stack, monkeypatch: pytest.MonkeyPatch, entity: Made, record_id: str, times: int) -> None:
    """As often as `times`, another request's change falls between a read and the write after it."""
    read = Partition.get_many
    left = iter(range(times))

    def read_then_lose(partition: Partition, sks: list[str]) -> Any:
        found = read(partition, sks)
        if next(left, None) is not None:
            key = {"entity_id": {"S": entity["id"]}, "sk": {"S": f"customer#{record_id}"}}
            stack.aws("dynamodb").update_item(
                TableName=stack.table("TenantsTable"),
                Key=key,
                UpdateExpression="SET #data.#city = :city ADD #version :one",
                ExpressionAttributeNames={"#data": "data", "#city": "city", "#version": "version"},
                ExpressionAttributeValues={":city": {"S": "Linz"}, ":one": {"N": "1"}},
            )
        return found

    monkeypatch.setattr(Partition, "get_many", read_then_lose)


def test_two_changes_at_once_both_take_effect(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = call("POST", json=ADA).json
    edit_between(stack, monkeypatch, entity, made["id"], times=2)
    changed = call("PATCH", f"/{made['id']}", json={"name": "B"})
    assert changed.status == 200, changed
    assert (changed.json["name"], changed.json["city"], changed.json["version"]) == ("B", "Linz", 4)


def test_a_change_in_between_makes_if_match_stale(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = call("POST", json=ADA).json
    edit_between(stack, monkeypatch, entity, made["id"], times=1)
    stale = call("PATCH", f"/{made['id']}", json={"name": "B"}, headers={"if-match": '"1"'})
    assert (stale.status, stale.code) == (412, "stale_version")
    assert call("GET", f"/{made['id']}").json["name"] == ADA["name"]


def test_a_customer_that_keeps_changing_is_a_conflict(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = call("POST", json=ADA).json
    edit_between(stack, monkeypatch, entity, made["id"], times=99)
    refused = call("PATCH", f"/{made['id']}", json={"name": "B"})
    assert (refused.status, refused.code) == (409, "edit_conflict")


def test_many_small_changes_do_not_outgrow_a_record(stack: Stack, call: Call, api: Api, account: Account) -> None:
    made = call("POST", json=ADA).json
    value = "\U0001f600" * 250
    for part in range(2):
        metadata = {f"{part}-{number}".ljust(100, "x"): value for number in range(25)}
        assert call("PATCH", f"/{made['id']}", json={"metadata": metadata}).status == 200
    with nothing_stored(stack):
        refused = call("PATCH", f"/{made['id']}", json={"metadata": {"one more": "x"}})
    assert (refused.status, refused.pointers) == (422, ["/metadata"])


def test_a_deleted_customer_leaves_the_lists_and_can_be_read_and_restored(stack: Stack, call: Call) -> None:
    made = call("POST", json=ADA).json
    gone = call("DELETE", f"/{made['id']}")
    assert (gone.status, gone.body) == (204, b"")
    assert names(call("GET")) == names(call("GET", params={"search": "ada"})) == []
    assert names(call("GET", params={"order_by": "name"})) == []
    found = call("GET", f"/{made['id']}").json
    assert found["deleted_at"] is not None
    assert events(stack, made["id"]) == ["customer.deleted"]
    back = call("POST", f"/{made['id']}/restore")
    assert (back.status, back.json["deleted_at"], back.json["version"]) == (200, None, 3)
    assert {**back.json, "updated_at": "", "version": 1} == {**made, "updated_at": ""}
    assert names(call("GET")) == names(call("GET", params={"search": "ada"})) == ["Ada Lovelace"]
    assert events(stack, made["id"]) == ["customer.restored"]


def test_deleting_and_restoring_twice_is_once(stack: Stack, call: Call) -> None:
    made = call("POST", json=ADA).json
    call("DELETE", f"/{made['id']}")
    with nothing_stored(stack):
        assert call("DELETE", f"/{made['id']}").status == 204
    call("POST", f"/{made['id']}/restore")
    with nothing_stored(stack):
        assert call("POST", f"/{made['id']}/restore").status == 200


def test_a_deleted_customer_is_not_changed(stack: Stack, call: Call) -> None:
    made = call("POST", json=ADA).json
    call("DELETE", f"/{made['id']}")
    with nothing_stored(stack):
        refused = call("PATCH", f"/{made['id']}", json={"name": "B"})
    assert (refused.status, refused.code) == (409, "resource_deleted")
