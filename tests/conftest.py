"""Fixtures for every test; the product's template runs in process, see tests/support/stack.py and client.py.

def test_a_customer_is_found_again(api, account, entity):
    made = api.call("POST", "/customers", json={"name": "Ada"}, key=account.live_key, entity=entity["id"])
    assert made.status == 201, made
    found = api.call("GET", f"/customers/{made.json['id']}", key=account.live_key, entity=entity["id"])
    assert found.json == made.json and found.headers["etag"] == '"1"'

- `api.call(method, path, *, json, body, key, principal, entity, headers, params)` → Answer(status, json, headers,
  cookies, body, code, pointers). `principal=account.principal(Role.VIEWER, entity_id=…)` goes round the authorizer.
- `account`, `other_account`: id, live_key, sandbox_key. `entity`, `other_entity` (same account), `foreign_entity` (of
  other_account): the JSON that POST /entities answered. `new_entity(**fields)` makes more.
- `tenant`: the Tenant of `entity`, for services and repositories: `with stack.acting_as("customers"): …`.
- `invoke(function, event)` calls a function that has no route; `pump()` carries streams and queues until quiet.
- `clock.set(…)`, `clock.advance(days=1)`: the time of every `utc_now`. `entropy`: randomness that repeats.
- `stack.aws("s3")` is for the test's own looks; `stack.items("TenantsTable")` is everything stored;
  `stack.guard.calls` are the AWS calls of the functions, `stack.guard.calls.clear()` starts a new count.
- `with failing("TransactWriteItems", after=True): …` loses the answers of an operation (before=no effect, after=done);
  `stack.guard.fail(Failure(3, "before", Crash()))` strikes the third AWS call from now, once.
- Every AWS call of a function is checked against the policies of template.yaml; a denied one raises Denied.
- Sockets are off, but for the folders in LOOPBACK and tests marked `concurrency`, which may use loopback.
"""

import itertools
import logging
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from billhead.kernel.principal import Environment, Tenant
from pytest_socket import disable_socket, enable_socket, socket_allow_hosts

from local.template import REGION
from tests.support.accounts import Account, make_account, make_entity
from tests.support.client import Api
from tests.support.clock import Clock
from tests.support.policies import guard as policy_guard
from tests.support.stack import Stack, running

TESTS = Path(__file__).parent
LOOPBACK = (
    *("concurrency", "journeys", "browser", "packaging", "benchmarks", "unit/local", "unit/safe_fetch"),
    "unit/vat_ids/over_tls",
)

policy_guard.register()
# Powertools keeps its lines from the root logger's handlers, pytest's among them, for as long as the process lives.
os.environ["POWERTOOLS_LOG_DEDUPLICATION_DISABLED"] = "true"


@pytest.fixture(autouse=True)
def heard(caplog: pytest.LogCaptureFixture) -> None:
    """The product's log lines reach caplog, whatever ran before: import-linter disables all loggers."""
    for name in ("billhead", "billhead_pdf"):
        product = logging.getLogger(name)
        product.disabled, product.propagate = False, True
        product.setLevel(logging.INFO)
    for handler in (caplog.handler, *logging.root.handlers):
        handler.filters.clear()


@pytest.fixture(autouse=True)
def network(request: pytest.FixtureRequest) -> Iterator[None]:
    """No sockets, or loopback alone."""
    if _may_use_loopback(request.node):
        socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)
    yield
    enable_socket()


@pytest.fixture(autouse=True, scope="session")
def no_real_aws() -> Iterator[None]:
    """Whatever this machine knows of AWS, a test does not."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _forget_aws(monkeypatch)
        yield


def _forget_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "AWS_ROLE_ARN"):
        monkeypatch.delenv(name, raising=False)
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.setenv(name, REGION)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIANOBODY")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nobody")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


def _may_use_loopback(item: pytest.Item) -> bool:
    folders = [TESTS / folder for folder in LOOPBACK]
    return item.get_closest_marker("concurrency") is not None or any(item.path.is_relative_to(at) for at in folders)


@pytest.fixture
def stack(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stack]:
    with running(monkeypatch) as started:
        yield started


@pytest.fixture
def clock(stack: Stack) -> Clock:
    return stack.clock


@pytest.fixture
def api(stack: Stack) -> Api:
    return Api(stack)


@pytest.fixture
def invoke(stack: Stack) -> Callable[[str, Any], Any]:
    return stack.invoke


@pytest.fixture
def pump(stack: Stack) -> Callable[..., list[str]]:
    return stack.pump


@pytest.fixture
def failing(stack: Stack) -> Callable[..., AbstractContextManager[None]]:
    return stack.guard.failing


@pytest.fixture
def entropy(monkeypatch: pytest.MonkeyPatch) -> None:
    """secrets.token_bytes gives the same bytes in each run, and never twice the same."""
    numbers = itertools.count(1)
    monkeypatch.setattr(secrets, "token_bytes", lambda size=32: next(numbers).to_bytes(size))


@pytest.fixture
def account(stack: Stack, api: Api) -> Account:
    return make_account(stack, api, "one")


@pytest.fixture
def other_account(stack: Stack, api: Api) -> Account:
    return make_account(stack, api, "two")


@pytest.fixture
def new_entity(api: Api, account: Account) -> Callable[..., dict[str, Any]]:
    def make(**fields: Any) -> dict[str, Any]:
        key: str = fields.pop("key", account.live_key)
        return make_entity(api, key, **fields)

    return make


@pytest.fixture
def entity(new_entity: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    return new_entity()


@pytest.fixture
def other_entity(new_entity: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    return new_entity(name="Suedwind Werkstatt")


@pytest.fixture
def foreign_entity(api: Api, other_account: Account) -> dict[str, Any]:
    return make_entity(api, other_account.live_key, name="Westend Kontor")


@pytest.fixture
def tenant(account: Account, entity: dict[str, Any]) -> Tenant:
    return Tenant(entity["id"], account.id, Environment.LIVE, "key:test")
