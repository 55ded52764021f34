"""Every AWS call of the functions passes here: recorded, and checked against the policies of template.yaml.

It listens to botocore: `provide-client-params` tells what is asked, `before-sign` with whose credentials, and the
answer of AssumeRole which credentials belong to which role and session tags.
"""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from botocore import handlers
from botocore.exceptions import ReadTimeoutError

from local.template import Template
from tests.support.containers import empty_container
from tests.support.policies.conditions import UnknownPolicyLanguage
from tests.support.policies.evaluator import Authorization, Decision
from tests.support.policies.needs import Needs
from tests.support.policies.principals import Principal, Rights, refused_by_sts

FUNCTION_KEY = "AKIAFUNCTION"
HARNESS_KEY = "AKIAHARNESS"
_CALL = "billhead_call"


class Denied(BaseException):
    """The deployed policies would not allow this call. Not an Exception, so that no handler takes it for its own."""


@dataclass(frozen=True)
class AwsCall:
    """One call of a function, as it went out (a repeated one stands twice)."""

    function: str
    role: str
    service: str
    operation: str
    params: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.service}:{self.operation}"


@dataclass(frozen=True)
class Failure:
    """Raise `error` at the call of this number (from 1, counted from now), before its effect or after it."""

    number: int
    moment: Literal["before", "after"]
    error: BaseException


@dataclass(frozen=True)
class Outage:
    """Every call of one operation fails."""

    operation: str
    moment: Literal["before", "after"]
    error: Exception


class Guard:
    """One test's. `calls` may be cleared at any time; `failure`, if set, happens once."""

    def __init__(self, template: Template) -> None:
        self.calls: list[AwsCall] = []
        self.rights = Rights(template)
        self._needs = Needs(template)
        self._functions: list[str] = []
        self._last: str | None = None
        self._sessions: dict[str, tuple[str, Principal]] = {}
        self._failure: Failure | None = None
        self._countdown = 0
        self._outages: list[Outage] = []

    def fail(self, failure: Failure | None) -> None:
        """Arm a failure, or none: a crash is an error that is not an Exception, a lost answer ReadTimeoutError."""
        self._failure = failure
        self._countdown = failure.number if failure else 0

    @contextmanager
    def failing(self, operation: str, *, after: bool = False, error: Exception | None = None) -> Generator[None]:
        """While the block lasts each such call fails, before its effect or after it; as a lost answer if not said."""
        lost = error or ReadTimeoutError(endpoint_url=f"https://{operation}.example.test")
        outage = Outage(operation, "after" if after else "before", lost)
        self._outages.append(outage)
        try:
            yield
        finally:
            self._outages.remove(outage)

    @contextmanager
    def acting_as(self, function: str) -> Generator[None]:
        """The calls within are this function's. Another function has another container, so caches are emptied."""
        if function != self._last:
            empty_container()
            self._last = function
        self._functions.append(function)
        try:
            yield
        finally:
            self._functions.pop()

    @contextmanager
    def watching(self) -> Generator[None]:
        """While the block lasts no call goes unseen."""
        _active.append(self)
        try:
            yield
        finally:
            _active.remove(self)

    def check(self, access_key: str, service: str, operation: str, params: dict[str, Any]) -> None:
        """Errors: Denied, also for a call that the evaluator does not know."""
        if access_key == HARNESS_KEY:
            return
        function, principal = self._caller(access_key, f"{service}:{operation}")
        self.calls.append(AwsCall(function, principal.role.logical_id, service, operation, params))
        self._allow(function, principal, service, operation, params)
        self._break("before", operation)

    def answered(
        self, access_key: str, service: str, operation: str, params: dict[str, Any], answer: dict[str, Any]
    ) -> None:
        """Learn whose the credentials are that STS gave out."""
        if access_key == HARNESS_KEY:
            return
        if operation == "AssumeRole" and "Credentials" in answer:
            tags = {tag["Key"]: tag["Value"] for tag in params.get("Tags", [])}
            session = self.rights.session(params["RoleArn"], tags)
            self._sessions[answer["Credentials"]["AccessKeyId"]] = (self._functions[-1], session)
        if service == "s3" and answer["ResponseMetadata"]["HTTPStatusCode"] == 404:
            self._may_know_of_absence(access_key, params)
        self._break("after", operation)

    def _caller(self, access_key: str, call: str) -> tuple[str, Principal]:
        if not self._functions:
            raise Denied(f"{call} outside of any function; use stack.acting_as or stack.aws")
        function = self._functions[-1]
        if access_key == FUNCTION_KEY:
            return function, self.rights.function(function)
        if access_key not in self._sessions:
            raise Denied(f"{call} by {function} with credentials that nobody gave out")
        owner, principal = self._sessions[access_key]
        if owner != function:
            raise Denied(f"{call} by {function} with a session that {owner} opened")
        return function, principal

    def _allow(self, function: str, principal: Principal, service: str, operation: str, params: dict[str, Any]) -> None:
        refusal = refused_by_sts(params) if (service, operation) == ("sts", "AssumeRole") else None
        if refusal:
            raise Denied(f"{function}: STS refuses {refusal}")
        for need in self._what(service, operation, params):
            decision = self.rights.decide(principal, need)
            if decision is not Decision.ALLOWED:
                who = f"{function} as {principal.role.logical_id} {principal.tags or ''}"
                raise Denied(f"{who}: {need.action} on {need.resource} is {decision.value}; {need.context}")

    def _what(self, service: str, operation: str, params: dict[str, Any]) -> list[Authorization]:
        try:
            return self._needs.of(service, operation, params)
        except UnknownPolicyLanguage as unknown:
            raise Denied(f"nobody can tell whether this is allowed: {unknown}") from unknown

    def _may_know_of_absence(self, access_key: str, params: dict[str, Any]) -> None:
        """S3 says 404 of a missing object only to who may list its key, and 403 to others; moto says 404 to all."""
        function, principal = self._caller(access_key, "s3")
        self._allow(function, principal, "s3", "ListObjectsV2", {"Bucket": params["Bucket"], "Prefix": params["Key"]})

    def _break(self, moment: str, operation: str) -> None:
        for outage in self._outages:
            if (outage.operation, outage.moment) == (operation, moment):
                raise outage.error
        failure = self._failure
        if failure is None or failure.moment != moment:
            return
        self._countdown -= 1
        if self._countdown == 0:
            self._failure = None
            raise failure.error


_active: list[Guard] = []


def register() -> None:
    """Listen to every client of every session made from now on; without a watching guard it does nothing."""
    if ("provide-client-params", _remember) not in handlers.BUILTIN_HANDLERS:
        handlers.BUILTIN_HANDLERS += [
            ("provide-client-params", _remember),
            ("before-sign", _check),
            ("after-call", _learn),
        ]


def _remember(params: dict[str, Any], model: Any, context: dict[str, Any], **_: Any) -> None:
    context[_CALL] = {"service": model.service_model.service_name, "operation": model.name, "params": params}


def _check(request: Any, request_signer: Any, **_: Any) -> None:
    call = request.context.get(_CALL)
    if call is None:
        return
    call["access_key"] = request_signer._credentials.access_key
    for guard in _active:
        guard.check(call["access_key"], call["service"], call["operation"], call["params"])


def _learn(parsed: dict[str, Any], context: dict[str, Any], **_: Any) -> None:
    call = context.get(_CALL)
    if call is None or "access_key" not in call:
        return
    for guard in _active:
        guard.answered(call["access_key"], call["service"], call["operation"], call["params"], parsed)
