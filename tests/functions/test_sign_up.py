"""sign_up: by signed hook, by event, by Cognito; one entity per customer, whichever comes and however often."""

import base64
import json

import pytest
from botocore.exceptions import ClientError

from tests.functions.bus_messages import batch, failed, message
from tests.functions.sign_ups import CUSTOMER, Hook, Platform, cognito, created_events, entities, make_platform, sign
from tests.support.client import Answer, Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack


@pytest.fixture
def platform(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Platform:
    return make_platform(stack, monkeypatch)


@pytest.fixture
def hook(api: Api, stack: Stack, platform: Platform) -> Hook:
    return Hook(api, stack, platform)


def test_a_signed_hook_makes_the_entity(hook: Hook, stack: Stack, pump) -> None:
    answer = hook({"type": "customer.signed_up", "timestamp": "2026-11-23T09:00:00Z", "data": CUSTOMER})
    assert answer.status == 201, answer
    (item,) = entities(stack)
    assert answer.json == {"id": item["id"]["S"], "external_id": "customer-17", "created": True}
    pump()
    (event,) = created_events(stack)
    assert (event["entity_id"], event["data"]["external_id"]) == (answer.json["id"], "customer-17")
    assert event["actor"] == "hook:signup"


def test_a_repeated_hook_finds_the_entity(hook: Hook, stack: Stack, pump) -> None:
    first = hook()
    for _ in range(3):
        again = hook({**CUSTOMER, "name": "Renamed meanwhile"})
        assert (again.status, again.json) == (200, {**first.json, "created": False})
    pump()
    assert len(entities(stack)) == len(created_events(stack)) == 1


def test_the_entity_belongs_to_the_account_and_its_environment(hook: Hook, api: Api, platform: Platform) -> None:
    live, sandbox = hook(), hook(query="environment=sandbox")
    assert (live.status, sandbox.status) == (201, 201)
    for made, key in ((live, "live_key"), (sandbox, "sandbox_key")):
        listed = api.call("GET", "/entities", key=getattr(platform, key)).json["data"]
        assert [entity["id"] for entity in listed] == [made.json["id"]]


def test_a_new_entity_can_issue_at_once(hook: Hook, api: Api, platform: Platform) -> None:
    entity = hook().json["id"]
    taxes = api.call("GET", "/taxes", key=platform.live_key, entity=entity)
    assert {tax["name"] for tax in taxes.json["data"]} >= {"19%"}


@pytest.mark.parametrize("age", [301, -302, 10**9])
def test_an_old_or_future_message_is_refused(hook: Hook, stack: Stack, age: int) -> None:
    refused(hook(age=age), stack)


@pytest.mark.parametrize("age", [299, -299])
def test_a_clock_may_differ_by_five_minutes(hook: Hook, age: int) -> None:
    assert hook(age=age).status == 201


@pytest.mark.parametrize(
    "headers",
    [
        {"webhook_signature": ""},
        {"webhook_signature": "v1,AAAA"},
        {"webhook_signature": "v1,ä"},
        {"webhook_timestamp": ""},
        {"webhook_timestamp": "now"},
        {"webhook_timestamp": "1" * 400},
        {"x_account_id": "acc_" + "0" * 26},
        {"x_account_id": "acc_../../other"},
        {"query": "account_id=acc_" + "0" * 26},
    ],
)
def test_every_other_fault_has_the_same_answer(hook: Hook, stack: Stack, headers: dict[str, str]) -> None:
    refused(hook(**headers), stack)


def test_another_secret_is_refused(hook: Hook, stack: Stack, invoke) -> None:
    other = invoke("create_account", {"name": "Other"})
    refused(hook(secret=other["signup_secret"]), stack)


def refused(answer: Answer, stack: Stack) -> None:
    assert (answer.status, answer.code) == (401, "signature_invalid")
    assert answer.json["detail"] == "The signature or its time is not valid."
    assert entities(stack) == []


def test_a_changed_body_is_refused(hook: Hook, api: Api, platform: Platform, stack: Stack) -> None:
    stamp = str(int(stack.clock.current.timestamp()))
    signature = sign(platform.signup_secret, "msg_1", stamp, json.dumps(CUSTOMER).encode())
    refused(hook({**CUSTOMER, "name": "Mallory"}, webhook_timestamp=stamp, webhook_signature=signature), stack)
    refused(hook(webhook_timestamp=stamp, webhook_signature=signature, webhook_id="msg_2"), stack)


def test_one_right_signature_among_several_is_enough(hook: Hook, platform: Platform, stack: Stack) -> None:
    stamp = str(int(stack.clock.current.timestamp()))
    right = sign(platform.signup_secret, "msg_1", stamp, json.dumps(CUSTOMER).encode())
    assert hook(webhook_timestamp=stamp, webhook_signature=f"v1a,xyz v1,AAAA {right}").status == 201


def test_the_account_can_be_named_by_header_or_query(hook: Hook, invoke) -> None:
    other = invoke("create_account", {"name": "Other"})
    named = {"x_account_id": other["account_id"]}
    assert hook(secret=other["signup_secret"], **named).status == 201
    assert hook(secret=other["signup_secret"], query=f"account_id={other['account_id']}").status == 200


def test_a_new_secret_works_within_seconds_and_the_old_one_ends(hook: Hook, platform: Platform, stack: Stack) -> None:
    assert hook().status == 201
    new = "whsec_" + base64.b64encode(b"n" * 32).decode()
    stack.aws("ssm").put_parameter(Name=secret_name(stack), Value=new, Type="SecureString", Overwrite=True)
    stack.clock.advance(seconds=11)
    assert hook(secret=new).status == 200
    assert hook().code == "signature_invalid"


def test_a_withdrawn_secret_ends_after_five_minutes(hook: Hook, stack: Stack) -> None:
    assert hook().status == 201
    stack.aws("ssm").delete_parameter(Name=secret_name(stack))
    stack.clock.advance(minutes=6)
    assert hook().code == "signature_invalid"


def test_a_secret_is_read_once_for_many_messages(hook: Hook, stack: Stack) -> None:
    stack.guard.calls.clear()
    for number in range(4):
        hook({**CUSTOMER, "external_id": f"customer-{number}"})
    assert [str(call) for call in stack.guard.calls].count("ssm:GetParameter") == 1


def test_wrong_signatures_do_not_use_up_the_rate_of_the_parameter_store(hook: Hook, stack: Stack) -> None:
    hook()
    stack.guard.calls.clear()
    for _ in range(20):
        hook(webhook_signature="v1,AAAA")
    for number in range(20):
        hook(x_account_id="acc_" + str(number).rjust(26, "0"))
    assert [str(call) for call in stack.guard.calls].count("ssm:GetParameter") == 0


def secret_name(stack: Stack) -> str:
    (parameter,) = stack.aws("ssm").describe_parameters()["Parameters"]
    return parameter["Name"]


@pytest.mark.parametrize(
    ("data", "pointer", "code"),
    [
        ({"data": {**CUSTOMER, "external_id": None}}, "/data/external_id", "not_a_string"),
        ({"data": {"name": "x", "country": "DE"}}, "/data/external_id", "required"),
        ({**CUSTOMER, "country": "Atlantis"}, "/country", "unknown_country"),
        ({**CUSTOMER, "nme": "x"}, "/nme", "unknown_field"),
        ({"data": "x"}, "/data", "not_an_object"),
    ],
)
def test_a_signed_but_wrong_customer_is_explained(hook: Hook, stack: Stack, data, pointer, code) -> None:
    answer = hook(data)
    assert answer.status == 422
    assert [(entry["pointer"], entry["code"]) for entry in answer.json["errors"]] == [(pointer, code)]
    assert entities(stack) == []


def test_an_unknown_environment_is_refused(hook: Hook, stack: Stack) -> None:
    answer = hook(query="environment=production")
    assert (answer.status, answer.code) == (400, "parameter_malformed")
    assert entities(stack) == []


def test_all_three_ways_together_make_one_entity(platform: Platform, hook: Hook, invoke, stack: Stack, pump) -> None:
    invoke("sign_up", cognito())
    by_hook = hook()
    assert failed(invoke("sign_up", batch(message("sign_up")))) == []
    pump()
    assert (by_hook.status, by_hook.json["created"]) == (200, False)
    assert len(entities(stack)) == len(created_events(stack)) == 1


def test_a_racing_sign_up_finds_the_other_ones_entity(platform: Platform, hook: Hook, invoke, stack: Stack) -> None:
    reasons = [{"Code": "TransactionConflict"}] * 2
    error = {"Error": {"Code": "TransactionCanceledException"}, "CancellationReasons": reasons}
    numbers = [place + 1 for place, name in enumerate(calls_of(hook, stack)) if name == "dynamodb:TransactWriteItems"]
    stack.guard.fail(Failure(numbers[0], "before", ClientError(error, "TransactWriteItems")))
    assert hook({**CUSTOMER, "external_id": "customer-18"}).status == 201
    assert [str(call) for call in stack.guard.calls].count("dynamodb:TransactWriteItems") == 3
    assert len(entities(stack)) == 3


def calls_of(hook: Hook, stack: Stack) -> list[str]:
    """The AWS calls of a hook in a warm container."""
    hook()
    stack.guard.calls.clear()
    hook({**CUSTOMER, "external_id": "customer-18", "country": "Germany", "name": "warm"}, query="environment=sandbox")
    return [str(call) for call in stack.guard.calls]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_crash_at_any_call_leaves_nothing_half_done(hook: Hook, stack: Stack, pump, moment, number) -> None:
    class Crash(BaseException):
        pass

    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        hook()
    stack.guard.fail(None)
    answer = hook()
    assert answer.status in {200, 201}
    pump()
    assert len(entities(stack)) == len(created_events(stack)) == 1
    undisturbed = hook({**CUSTOMER, "external_id": "customer-18"})
    assert kinds(stack, answer.json["id"]) == kinds(stack, undisturbed.json["id"])


def kinds(stack: Stack, entity_id: str) -> list[str]:
    """What lies in a tenant's partition."""
    items = [item for item in stack.items("TenantsTable") if item["entity_id"]["S"] == entity_id]
    return sorted(item["sk"]["S"].partition("#")[0] for item in items)
