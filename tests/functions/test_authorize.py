import secrets
from collections.abc import Callable
from typing import Any

import pytest
from billhead.access.credentials import fingerprint, new_secret

from tests.functions.bus_messages import sample
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.clock import Clock
from tests.support.stack import Stack

REFUSED = {"isAuthorized": False}
Invoke = Callable[[str, Any], Any]


def an_event(authorization: str | None = None, *, route: str = "GET /invoices", **more: Any) -> dict[str, Any]:
    headers = {} if authorization is None else {"authorization": authorization}
    return {"version": "2.0", "type": "REQUEST", "routeKey": route, "headers": headers, **more}


def test_a_key_becomes_its_principal(invoke: Invoke, account: Account) -> None:
    answer = invoke("authorize", an_event(f"Bearer {account.live_key}"))
    assert answer["isAuthorized"] is True
    context = answer["context"]
    assert (context["account_id"], context["environment"]) == (account.id, "live")
    assert (context["role"], context["entity_id"], context["scopes"]) == ("account", "", "")
    assert context["actor"].startswith("key_")


def test_a_sandbox_key_sees_the_sandbox_only(invoke: Invoke, account: Account) -> None:
    assert invoke("authorize", an_event(f"Bearer {account.sandbox_key}"))["context"]["environment"] == "sandbox"


@pytest.mark.parametrize(
    "junk",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer sk_live_",
        "Bearer sk_live_" + "A" * 36,
        "Bearer sk_live_" + "A" * 5000,
        "Basic dXNlcjpwYXNz",
        "Bearer eyJhbGciOiJIUzI1NiJ9.e30.x",
        "Bearer ключ",
    ],
)
def test_junk_is_refused_without_a_read(invoke: Invoke, stack: Stack, junk: str | None) -> None:
    assert invoke("authorize", an_event(junk)) == REFUSED
    assert stack.guard.calls == []


def test_a_well_formed_key_that_nobody_has_costs_one_read(invoke: Invoke, stack: Stack) -> None:
    assert invoke("authorize", an_event("Bearer " + new_secret("sk_live_", secrets.token_bytes))) == REFUSED
    assert len(stack.guard.calls) == 1


def test_the_scheme_is_read_in_any_case(invoke: Invoke, account: Account) -> None:
    assert invoke("authorize", an_event(f"bearer {account.live_key}"))["isAuthorized"] is True


def test_an_expired_key_is_refused_although_its_item_is_still_there(
    api: Api, account: Account, invoke: Invoke, clock: Clock, stack: Stack
) -> None:
    made = api.call("POST", "/api-keys", json={"name": "short", "ttl": 60}, key=account.live_key).json
    clock.advance(seconds=58)
    assert invoke("authorize", an_event(f"Bearer {made['key']}"))["isAuthorized"] is True
    clock.advance(seconds=3)
    assert any(item["credential"]["S"] == fingerprint(made["key"]) for item in stack.items("AccessTable"))
    assert invoke("authorize", an_event(f"Bearer {made['key']}")) == REFUSED


def test_a_one_time_token_is_no_key(api: Api, account: Account, entity: dict[str, Any], invoke: Invoke) -> None:
    made = api.call("POST", "/entities/users/u1/token", json={}, key=account.live_key, entity=entity["id"])
    assert invoke("authorize", an_event(f"Bearer {made.json['token']}")) == REFUSED


def test_a_key_opens_no_dashboard_route(invoke: Invoke, account: Account) -> None:
    route = "GET /embed/invoices/{id}/pdf"
    assert invoke("authorize", an_event(f"Bearer {account.live_key}", route=route)) == REFUSED
    assert invoke("authorize", an_event(route=route, cookies=[f"__Host-billhead={account.live_key}"])) == REFUSED


def test_no_credential_is_ever_logged(
    invoke: Invoke, account: Account, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    invoke("authorize", an_event(f"Bearer {account.live_key}"))
    invoke("authorize", an_event("Bearer sk_live_junk"))
    written = caplog.text + "".join(capsys.readouterr())
    assert account.live_key not in written
    assert "sk_live_junk" not in written


def test_the_sample_event_is_a_key_that_nobody_has(invoke: Invoke) -> None:
    assert invoke("authorize", sample("authorize")) == REFUSED
