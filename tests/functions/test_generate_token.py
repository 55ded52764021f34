from datetime import datetime, timedelta
from typing import Any

import pytest
from billhead.access.credentials import EMBED_PREFIX, fingerprint, secret_prefix
from billhead.kernel.principal import Role

from tests.functions.bus_messages import sample
from tests.support.accounts import Account
from tests.support.client import HOST, Answer, Api
from tests.support.clock import START
from tests.support.stack import Stack

Made = dict[str, Any]
UNKNOWN = "user_00000000000000000000000000"


def ask(api: Api, account: Account, entity: Made, user: str = "platform-42", **more: Any) -> Answer:
    more = {"json": {}, "key": account.live_key, "entity": entity["id"], **more}
    return api.call("POST", f"/entities/users/{user}/token", **more)


def stored(stack: Stack, token: str) -> Made:
    (item,) = [item for item in stack.items("AccessTable") if item["credential"]["S"] == fingerprint(token)]
    return {name: next(iter(value.values())) for name, value in item.items()}


def add_user(api: Api, account: Account, entity: Made, role: str) -> str:
    body = {"email": "ada@nordlicht.example", "role": role}
    return api.call("POST", "/entities/users", json=body, key=account.live_key, entity=entity["id"]).json["id"]


def test_a_token_is_opaque_and_lives_two_minutes(api: Api, account: Account, entity: Made, stack: Stack) -> None:
    made = ask(api, account, entity)
    assert made.status == 201, made
    token = made.json["token"]
    assert secret_prefix(token) == EMBED_PREFIX
    assert made.json["url"] == f"https://{HOST}/embed?token={token}"
    life = datetime.fromisoformat(made.json["expires_at"]) - START
    assert timedelta(seconds=118) < life <= timedelta(seconds=120)
    assert made.headers["cache-control"] == "no-store"


def test_the_token_itself_is_not_stored(api: Api, account: Account, entity: Made, stack: Stack) -> None:
    token = ask(api, account, entity).json["token"]
    assert token not in str(stack.items("AccessTable"))
    assert stored(stack, token)["kind"] == "embed_token"


def test_the_platforms_own_user_is_an_editor_named_in_the_audit_trail(
    api: Api, account: Account, entity: Made, stack: Stack
) -> None:
    made = ask(api, account, entity, "auth0|42").json
    assert made["role"] == "editor"
    kept = stored(stack, made["token"])
    assert kept["actor"] == "platform_user:auth0|42"
    assert (kept["entity_id"], kept["account_id"], kept["environment"]) == (entity["id"], account.id, "live")


@pytest.mark.parametrize("role", ["viewer", "editor", "admin"])
def test_the_platform_chooses_its_users_role(api: Api, account: Account, entity: Made, role: str) -> None:
    assert ask(api, account, entity, json={"role": role}).json["role"] == role


@pytest.mark.parametrize(
    ("own", "asked", "given"),
    [
        ("viewer", None, "viewer"),
        ("viewer", "admin", "viewer"),
        ("admin", "viewer", "viewer"),
        ("admin", None, "admin"),
        ("editor", "admin", "editor"),
    ],
)
def test_a_users_own_role_is_the_most_that_a_token_gives(
    api: Api, account: Account, entity: Made, stack: Stack, own: str, asked: str | None, given: str
) -> None:
    user_id = add_user(api, account, entity, own)
    made = ask(api, account, entity, user_id, json={"role": asked} if asked else {}).json
    assert made["role"] == stored(stack, made["token"])["role"] == given
    assert stored(stack, made["token"])["actor"] == user_id


def test_a_removed_user_does_not_come_back_as_the_platforms_own(api: Api, account: Account, entity: Made) -> None:
    user_id = add_user(api, account, entity, "admin")
    api.call("DELETE", f"/entities/users/{user_id}", key=account.live_key, entity=entity["id"])
    assert ask(api, account, entity, user_id).code == "user_not_found"


def test_another_entitys_user_answers_like_an_unknown_one(
    api: Api, account: Account, entity: Made, other_entity: Made
) -> None:
    user_id = add_user(api, account, entity, "admin")
    foreign, unknown = ask(api, account, other_entity, user_id), ask(api, account, other_entity, UNKNOWN)
    assert foreign.status == 404
    assert foreign.json == unknown.json


def test_nobody_hands_out_more_than_their_own_role(api: Api, account: Account, entity: Made) -> None:
    editor = account.principal(Role.EDITOR, entity_id=entity["id"])
    assert ask(api, account, entity, principal=editor).code == "not_permitted"


def test_a_scoped_key_hands_out_its_own_scopes_only(api: Api, account: Account, entity: Made, stack: Stack) -> None:
    wishes = {"name": "narrow", "scopes": ["tokens:create", "documents:read"]}
    key = api.call("POST", "/api-keys", json=wishes, key=account.live_key).json["key"]
    token = ask(api, account, entity, key=key, json={"role": "admin"}).json["token"]
    assert [scope["S"] for scope in stored(stack, token)["scopes"]] == ["documents:read", "tokens:create"]
    only = {"name": "tokens only", "scopes": ["tokens:create"]}
    key = api.call("POST", "/api-keys", json=only, key=account.live_key).json["key"]
    assert ask(api, account, entity, key=key).code == "grant_exceeds_creator"


def test_an_origin_must_be_one_that_the_entity_allows(api: Api, account: Account, new_entity: Any) -> None:
    entity = new_entity(settings={"embed": {"allowed_origins": ["https://app.example"]}})
    assert ask(api, account, entity, json={"origin": "https://app.example"}).status == 201
    refused = ask(api, account, entity, json={"origin": "https://evil.example"})
    assert (refused.code, refused.pointers) == ("origin_not_allowed", ["/origin"])


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"expires_in": 9}, "/expires_in"),
        ({"expires_in": 3601}, "/expires_in"),
        ({"expires_in": "120"}, "/expires_in"),
        ({"role": "account"}, "/role"),
        ({"role": "owner"}, "/role"),
        ({"origin": "https://app.example/path"}, "/origin"),
        ({"origin": "javascript:alert(1)"}, "/origin"),
        ({"views": ["everything"]}, "/views/0"),
        ({"views": []}, "/views"),
        ({"locale": "german"}, "/locale"),
        ({"entity_id": "ent_1"}, "/entity_id"),
    ],
)
def test_a_wrong_wish_is_refused_and_nothing_is_stored(
    api: Api, account: Account, entity: Made, stack: Stack, body: Made, pointer: str
) -> None:
    before = stack.items("AccessTable")
    answer = ask(api, account, entity, json=body)
    assert answer.status == 422
    assert pointer in answer.pointers
    assert stack.items("AccessTable") == before


@pytest.mark.parametrize("user", ["x" * 201, "a%0Ab"])
def test_an_absurd_user_id_is_refused(api: Api, account: Account, entity: Made, user: str) -> None:
    assert ask(api, account, entity, user).status in {404, 422}


def test_a_repeated_request_gets_a_token_of_its_own_and_another_is_refused(
    api: Api, account: Account, entity: Made
) -> None:
    headers = {"idempotency-key": "k"}
    first, again = (ask(api, account, entity, headers=headers) for _ in range(2))
    assert (first.status, again.status) == (201, 201)
    assert first.json["token"] != again.json["token"]
    other = ask(api, account, entity, headers=headers, json={"role": "admin"})
    assert other.code == "idempotency_key_reused"


def test_another_accounts_entity_gets_no_token(api: Api, account: Account, foreign_entity: Made, stack: Stack) -> None:
    before = stack.items("AccessTable")
    assert ask(api, account, foreign_entity).code == "entity_not_found"
    assert stack.items("AccessTable") == before


def test_no_token_is_ever_logged(
    api: Api, account: Account, entity: Made, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    token = ask(api, account, entity, "somebody@example.com").json["token"]
    written = caplog.text + "".join(capsys.readouterr())
    assert token not in written
    assert "somebody@example.com" not in written


def test_the_sample_event_names_an_entity_that_is_not_there(stack: Stack) -> None:
    assert stack.invoke("generate_token", sample("generate_token"))["statusCode"] == 404
