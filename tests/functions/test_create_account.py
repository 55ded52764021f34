import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from billhead.access.credentials import secret_prefix

from local.lambdas import FunctionError
from tests.functions.bus_messages import sample
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

Invoke = Callable[[str, Any], Any]


class Crash(BaseException):
    """The caller's end: nothing catches it."""


def test_an_account_comes_with_a_live_key_a_sandbox_key_and_a_signup_secret(invoke: Invoke, api: Api) -> None:
    made = invoke("create_account", {"name": "Platform Ltd", "email": "ops@platform.example"})
    assert sorted(made) == ["account_id", "live_key", "sandbox_key", "signup_secret"]
    assert made["account_id"].startswith("acc_") and len(made["account_id"]) == 30
    assert secret_prefix(made["live_key"]) == "sk_live_"
    assert secret_prefix(made["sandbox_key"]) == "sk_sandbox_"
    assert api.call("GET", "/entities", key=made["live_key"]).status == 200
    assert api.call("GET", "/entities", key=made["sandbox_key"]).status == 200


def test_the_signup_secret_is_kept_encrypted_under_the_accounts_path(invoke: Invoke, stack: Stack) -> None:
    made = invoke("create_account", {"name": "Platform Ltd"})
    (parameter,) = stack.aws("ssm").describe_parameters()["Parameters"]
    assert parameter["Type"] == "SecureString"
    assert parameter["Name"].endswith(f"/signup-secrets/{made['account_id']}")
    kept = stack.aws("ssm").get_parameter(Name=parameter["Name"], WithDecryption=True)["Parameter"]["Value"]
    assert kept == made["signup_secret"]
    assert kept.startswith("whsec_") and 24 <= len(base64.b64decode(kept[6:], validate=True)) <= 64


def test_no_key_is_stored(invoke: Invoke, stack: Stack) -> None:
    made = invoke("create_account", {"name": "Platform Ltd"})
    stored = json.dumps([stack.items("AccountsTable"), stack.items("AccessTable")], default=str)
    assert made["live_key"] not in stored
    assert made["sandbox_key"] not in stored
    assert made["signup_secret"] not in stored


def test_the_first_keys_are_listed_each_in_its_own_world(api: Api, account: Account) -> None:
    (live,) = api.call("GET", "/api-keys", key=account.live_key).json["data"]
    (sandbox,) = api.call("GET", "/api-keys", key=account.sandbox_key).json["data"]
    assert (live["environment"], live["masked"]) == ("live", f"sk_live_…{account.live_key[-4:]}")
    assert (sandbox["environment"], sandbox["masked"]) == ("sandbox", f"sk_sandbox_…{account.sandbox_key[-4:]}")


@pytest.mark.parametrize("event", [{}, {"name": ""}, {"name": 5}, {"name": "A", "email": "no"}, {"name": "A", "x": 1}])
def test_a_wrong_command_stores_nothing(invoke: Invoke, stack: Stack, event: dict[str, Any]) -> None:
    with pytest.raises(FunctionError):
        invoke("create_account", event)
    assert stack.items("AccountsTable") == stack.items("AccessTable") == []
    assert stack.aws("ssm").describe_parameters()["Parameters"] == []


def test_two_accounts_are_two(account: Account, other_account: Account) -> None:
    assert account.id != other_account.id
    assert len({account.live_key, account.sandbox_key, other_account.live_key, other_account.sandbox_key}) == 4


@pytest.mark.parametrize(("number", "moment"), [(1, "before"), (1, "after"), (2, "before")])
def test_a_crash_before_the_transaction_leaves_no_account(
    invoke: Invoke, stack: Stack, number: int, moment: Any
) -> None:
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        invoke("create_account", {"name": "Platform Ltd"})
    assert stack.items("AccountsTable") == stack.items("AccessTable") == []


def test_a_crash_after_the_transaction_leaves_a_whole_account(invoke: Invoke, stack: Stack) -> None:
    stack.guard.fail(Failure(2, "after", Crash()))
    with pytest.raises(Crash):
        invoke("create_account", {"name": "Platform Ltd"})
    assert len(stack.items("AccountsTable")) == 3
    assert len(stack.items("AccessTable")) == 2
    assert len(stack.aws("ssm").describe_parameters()["Parameters"]) == 1


def test_the_sample_event_makes_an_account(invoke: Invoke) -> None:
    assert invoke("create_account", sample("create_account"))["account_id"].startswith("acc_")
