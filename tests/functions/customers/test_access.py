"""Whose customers they are, and what no request may store."""

import base64
import json

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import UNREADABLE, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.catalog_calls import ADA, Call, Made, caller, names, operations
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import Stack

UNKNOWN = "cus_00000000000000000000000000"


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call about customers for the entity with the account's key."""
    return caller(api, "/customers", account, entity)


@pytest.mark.parametrize(("method", "path"), [("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/restore")])
def test_another_entitys_customer_answers_like_one_that_never_was(
    stack: Stack, call: Call, api: Api, other_account: Account, foreign_entity: Made, method: str, path: str
) -> None:
    key = other_account.live_key
    theirs = api.call("POST", "/customers", json=ADA, key=key, entity=foreign_entity["id"]).json
    with nothing_stored(stack):
        foreign = call(method, f"/{theirs['id']}{path}", json={"name": "B"})
        unknown = call(method, f"/{UNKNOWN}{path}", json={"name": "B"})
    assert (foreign.status, foreign.code) == (404, "customer_not_found")
    assert foreign.body == unknown.body


@pytest.mark.parametrize(
    "identifier", ["x", "item_" + "0" * 26, "cus_", "cus_" + "0" * 2000, "cus_" + "é" * 26, "a%2Fb"]
)
@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
def test_what_is_no_id_is_not_found_without_a_read(stack: Stack, call: Call, method: str, identifier: str) -> None:
    call("GET")
    stack.guard.calls.clear()
    answer = call(method, "/" + identifier, json={"name": "B"})
    assert answer.status == 404, answer
    assert answer.code in {"customer_not_found", "not_found"}
    assert operations(stack) == []


def test_another_accounts_entity_answers_like_one_that_never_was(
    stack: Stack, call: Call, foreign_entity: Made
) -> None:
    with nothing_stored(stack):
        foreign = call("POST", json=ADA, entity=foreign_entity["id"])
        unknown = call("POST", json=ADA, entity="ent_" + "0" * 26)
    assert (foreign.status, foreign.code) == (404, "entity_not_found")
    assert foreign.body == unknown.body


def test_a_disabled_entity_refuses_writes_and_answers_reads(
    stack: Stack, call: Call, api: Api, account: Account, entity: Made
) -> None:
    made = call("POST", json=ADA).json
    deleted = call("POST", json=ADA).json
    call("DELETE", f"/{deleted['id']}")
    api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key)
    writes = [
        ("POST", ""),
        ("PATCH", f"/{made['id']}"),
        ("DELETE", f"/{made['id']}"),
        ("POST", f"/{deleted['id']}/restore"),
    ]
    with nothing_stored(stack):
        for method, path in writes:
            refused = call(method, path, json={"name": "B"})
            assert (refused.status, refused.code) == (403, "entity_disabled"), (method, path)
    assert call("GET", f"/{made['id']}").status == 200
    assert names(call("GET")) == ["Ada Lovelace"]
    api.call("POST", f"/entities/{entity['id']}/enable", key=account.live_key)
    assert call("POST", json=ADA).status == 201


def test_viewers_read_and_editors_write(stack: Stack, call: Call, account: Account, entity: Made) -> None:
    made = call("POST", json=ADA).json
    viewer = account.principal(Role.VIEWER, entity_id=entity["id"])
    assert call("GET", f"/{made['id']}", principal=viewer).status == 200
    with nothing_stored(stack):
        refused = call("POST", json=ADA, principal=viewer)
    assert (refused.status, refused.code) == (403, "not_permitted")
    assert call("POST", json=ADA, principal=account.principal(Role.EDITOR, entity_id=entity["id"])).status == 201


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_unreadable_body_is_refused_and_nothing_is_stored(stack: Stack, call: Call, method: str) -> None:
    path = f"/{call('POST', json=ADA).json['id']}" if method == "PATCH" else ""
    with nothing_stored(stack):
        for what, case in UNREADABLE.items():
            refused = call(method, path, body=case.body, headers=case.headers)
            assert (refused.status, refused.code, refused.pointers) == case.answer, what
            assert refused.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        (b"", "/name", "required"),
        (b"{}", "/name", "required"),
        (b'{"name": 5}', "/name", "not_a_string"),
        (b'{"name": 1e400}', "/name", "not_a_string"),
        (b'{"name": "a\\u0000b"}', "/name", "control_character"),
        (b'{"name": "a\\u009fb"}', "/name", "control_character"),
        (b'{"name": "a\\ud800b"}', "/name", "control_character"),
        (b'{"name": "a\\ufffeb"}', "/name", "control_character"),
        (b'{"name": "a\\u2028b"}', "/name", "line_break"),
        (b'{"name": "x", "metadata": {"k": "\\udfff"}}', "/metadata/k", "control_character"),
        (b'{"name": "x", "\\ud800": 1}', "", "control_character"),
    ],
)
def test_wrong_value_is_refused_at_its_field_and_nothing_is_stored(
    stack: Stack, call: Call, body: bytes, pointer: str, code: str
) -> None:
    with nothing_stored(stack):
        refused = call("POST", body=body, headers={"content-type": "application/json", "idempotency-key": "k"})
    assert (refused.status, refused.code) == (422, "invalid"), refused
    assert (pointer, code) in [(entry["pointer"], entry["code"]) for entry in refused.json["errors"]]


def test_body_that_is_not_utf8_is_refused(stack: Stack, account: Account, entity: Made) -> None:
    event = sample("customers")
    event["headers"]["x-entity-id"] = entity["id"]
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event |= {"body": base64.b64encode(b'{"name": "\xff\xfe"}').decode(), "isBase64Encoded": True}
    with nothing_stored(stack):
        answer = stack.invoke("customers", event)
        broken = stack.invoke("customers", {**event, "body": "*"})
    assert (answer["statusCode"], json.loads(answer["body"])["code"]) == (400, "json_malformed")
    assert (broken["statusCode"], json.loads(broken["body"])["code"]) == (400, "malformed")


def test_a_refusal_logs_no_trace_and_nothing_that_the_client_sent(
    call: Call, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = call("POST", json={"name": "x", "email": "secret@secret", "secret": "secret"})
    found = call("GET", f"/{UNKNOWN}")
    assert (refused.status, found.status) == (422, 404)
    written = capsys.readouterr()
    assert "secret" not in caplog.text + written.out + written.err
    assert "Traceback" not in caplog.text + written.out + written.err
