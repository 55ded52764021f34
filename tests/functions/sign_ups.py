"""Signing up in tests: a platform with its secret, a sender of signed hooks, and looks at what came of it."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

from billhead.aws.config import settings
from pytest import MonkeyPatch

from tests.support.client import Answer, Api
from tests.support.stack import Stack

CUSTOMER = {"external_id": "customer-17", "name": "Nordlicht Studio", "country": "Germany"}


@dataclass(frozen=True)
class Platform:
    """An account whose customers sign up, with its secrets."""

    account_id: str
    live_key: str
    sandbox_key: str
    signup_secret: str


def make_platform(stack: Stack, monkeypatch: MonkeyPatch) -> Platform:
    """An account to which the stack's parameter SignUpAccount is set."""
    platform = Platform(**stack.invoke("create_account", {"name": "Platform"}))
    sign_ups_belong_to(platform.account_id, monkeypatch)
    return platform


def sign_ups_belong_to(account_id: str, monkeypatch: MonkeyPatch) -> None:
    """The stack's parameter SignUpAccount."""
    monkeypatch.setenv("SIGNUP_ACCOUNT", account_id)
    settings.cache_clear()


@dataclass(frozen=True)
class Hook:
    """Sends a signed message; every part of it can be changed."""

    api: Api
    stack: Stack
    platform: Platform

    def __call__(self, data: Any = CUSTOMER, *, secret: str = "", age: int = 0, query: str = "", **more: str) -> Answer:
        body = json.dumps(data).encode()
        sent = {"webhook-id": "msg_1", "webhook-timestamp": str(self.now - age)}
        sent |= {name.replace("_", "-"): value for name, value in more.items()}
        key = secret or self.platform.signup_secret
        sent.setdefault("webhook-signature", sign(key, sent["webhook-id"], sent["webhook-timestamp"], body))
        headers = {"content-type": "application/json", **sent}
        return self.api.call("POST", f"/hooks/signup?{query}", body=body, headers=headers)

    @property
    def now(self) -> int:
        return int(self.stack.clock.current.timestamp())


def sign(secret: str, id: str, stamp: str, body: bytes) -> str:
    """As https://www.standardwebhooks.com says, written without our code."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{id}.{stamp}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(mac.digest()).decode()


def entities(stack: Stack) -> list[dict[str, Any]]:
    return [item for item in stack.items("TenantsTable") if item["sk"]["S"] == "entity"]


def created_events(stack: Stack) -> list[dict[str, Any]]:
    """The details of entity.created on the bus."""
    puts = [call for call in stack.guard.calls if str(call) == "events:PutEvents"]
    entries = [entry for call in puts for entry in call.params["Entries"]]
    return [json.loads(entry["Detail"]) for entry in entries if entry["DetailType"] == "entity.created"]


def cognito(**attributes: str) -> dict[str, Any]:
    """What a user pool sends after a confirmation."""
    user = {"sub": "customer-17", "email": "ada@nordlicht.example", "name": "Ada", "custom:country": "DE", **attributes}
    return {
        "version": "1",
        "triggerSource": "PostConfirmation_ConfirmSignUp",
        "region": "eu-central-1",
        "userPoolId": "eu-central-1_aB1cD2eF3",
        "userName": "ada",
        "callerContext": {"awsSdkVersion": "3", "clientId": "abc"},
        "request": {"userAttributes": {key: value for key, value in user.items() if value}},
        "response": {},
    }


def logged(caplog) -> str:
    """Every line with all its fields."""
    return "\n".join(str(vars(record)) for record in caplog.records)


def dead_letters(stack: Stack) -> int:
    url = stack.aws("sqs").get_queue_url(QueueName=stack.template.name("SignUpDeadLetters"))["QueueUrl"]
    return len(stack.aws("sqs").receive_message(QueueUrl=url).get("Messages", []))
