"""The template in this process: moto, the functions under their own roles, streams and queues. No socket, no thread."""

from collections.abc import Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from typing import Any

import boto3
from botocore.config import Config
from moto import mock_aws
from pytest import MonkeyPatch

from local.lambdas import Lambdas, shared_environment
from local.provision import provision
from local.pump import Pump
from local.resources import Function
from local.template import REGION, Template, load_template
from tests.support.clock import Clock
from tests.support.containers import empty_all
from tests.support.policies.guard import FUNCTION_KEY, HARNESS_KEY, Guard

# moto knows the classic host names only, not those that begin with an account's number.
_CLASSIC = Config(account_id_endpoint_mode="disabled")


class PumpFailed(AssertionError):
    """A function did not take what a stream or queue brought."""


@cache
def template() -> Template:
    """The product's template, read once."""
    return load_template()


@cache
def _harness_session() -> boto3.Session:
    return boto3.Session(aws_access_key_id=HARNESS_KEY, aws_secret_access_key=HARNESS_KEY, region_name=REGION)


@cache
def function_session() -> boto3.Session:
    """In place of billhead.aws.sessions.shared_session: one for all tests, since a new one costs 80 ms."""
    return boto3.Session(aws_access_key_id=FUNCTION_KEY, aws_secret_access_key=FUNCTION_KEY, region_name=REGION)


@cache
def aws(service: str) -> Any:
    """A client for the tests' own looks and preparations; no policy is asked."""
    return _harness_session().client(service, config=_CLASSIC)  # pyright: ignore  # the service is a variable


class GuardedLambdas(Lambdas):
    """Each function runs under its own role and in a container of its own."""

    def __init__(self, functions: Mapping[str, Function]) -> None:
        super().__init__(functions)
        self.guard: Guard | None = None

    def invoke(self, name: str, event: Any) -> Any:
        if self.guard is None:
            raise RuntimeError("no stack is running")
        with self.guard.acting_as(name):
            return super().invoke(name, event)


@cache
def guarded_lambdas() -> GuardedLambdas:
    """The functions, whose modules are loaded once for all tests."""
    return GuardedLambdas(template().functions)


class Stack:
    """One test's stack. `guard` records every AWS call of the functions and stops what their policies deny."""

    def __init__(self, guard: Guard, clock: Clock) -> None:
        self.template = template()
        self.lambdas = guarded_lambdas()
        self.guard = guard
        self.clock = clock
        self._pump: Pump | None = None
        self._reports: list[str] = []

    def aws(self, service: str) -> Any:
        """A client for the tests' own looks and preparations; no policy is asked."""
        return aws(service)

    def table(self, logical_id: str) -> str:
        """The name of a table: stack.table("TenantsTable")."""
        return self.template.name(logical_id)

    def items(self, logical_id: str) -> list[dict[str, Any]]:
        """Everything in a table, in DynamoDB's form: for "nothing was stored"."""
        return aws("dynamodb").scan(TableName=self.table(logical_id))["Items"]

    def acting_as(self, function: str) -> AbstractContextManager[None]:
        """A block whose AWS calls are made under the role of this function: `with stack.acting_as("customers"):`"""
        return self.guard.acting_as(function)

    def invoke(self, function: str, event: Any) -> Any:
        """Call a function by its folder's name; what it raises comes as local.lambdas.FunctionError."""
        return self.lambdas.invoke(function, event)

    def pump(self, *, failing_ok: bool = False) -> list[str]:
        """Carry streams and queues to their functions until all is quiet; returns what failed on the way."""
        if self._pump is None:
            self._pump = Pump(self.template, aws, self.lambdas.invoke, self._reports.append)
        self._reports.clear()
        self._pump.drain()
        if self._reports and not failing_ok:
            raise PumpFailed("\n".join(self._reports))
        return list(self._reports)


@contextmanager
def running(monkeypatch: MonkeyPatch) -> Generator[Stack]:
    """A stack with empty tables, its environment in os.environ, its clock in billhead.kernel.clock."""
    clock = Clock()
    monkeypatch.setattr("billhead.kernel.clock.datetime", clock)
    monkeypatch.setattr("billhead.aws.sessions.shared_session", function_session)
    _set_environment(monkeypatch)
    # moto would put credentials of its own into the environment.
    with mock_aws(config={"core": {"mock_credentials": False}}):
        provision(template(), aws)
        empty_all()
        guard = Guard(template())
        lambdas = guarded_lambdas()
        lambdas.guard = guard
        with guard.watching():
            yield Stack(guard, clock)
        lambdas.guard = None
        empty_all()


def _set_environment(monkeypatch: MonkeyPatch) -> None:
    values = shared_environment(template().functions) | {
        "AWS_ACCESS_KEY_ID": FUNCTION_KEY,
        "AWS_SECRET_ACCESS_KEY": FUNCTION_KEY,
        "AWS_REGION": REGION,
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCOUNT_ID_ENDPOINT_MODE": "disabled",
        "POWERTOOLS_TRACE_DISABLED": "true",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
