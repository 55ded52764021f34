"""Faults between botocore and AWS: refused, throttled, lost on the way back, or the process dies there.

It takes the place of one attempt on the wire, below botocore's own repetitions, so these run as they would: an answer
that is lost makes botocore send the same write again. It works the same before moto and before a server.
"""

import json
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, cast

import botocore.endpoint
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError

TRANSACTED = frozenset({"PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems"})
WRITES = TRANSACTED | {"PutObject", "PutEvents", "SendMessage", "PutParameter"}


class Crash(BaseException):
    """The process dies here. Not an Exception, so that nobody takes it for an error of their own and goes on."""


class Action(StrEnum):
    """What becomes of one attempt. All but the last three have no effect, or the answer tells of it."""

    DELIVER = "delivered"
    REFUSE = "refused"
    THROTTLE = "throttled"
    CONFLICT = "in conflict"
    DIE_BEFORE = "dead before"
    LOSE = "answer lost"
    DIE_AFTER = "dead after"


AFTER_EFFECT = frozenset({Action.LOSE, Action.DIE_AFTER})


@dataclass(frozen=True)
class Attempt:
    """The `number`-th AWS call since the wire was taken, counted from 1; `repeat` counts botocore's repetitions."""

    number: int
    repeat: int
    operation: str


Plan = Callable[[Attempt], Action]


class Fault(StrEnum):
    """What happens at one call, and whether the world is well again afterwards."""

    REFUSED = "once refused before its effect"
    THROTTLED = "once throttled"
    CONFLICT = "once in conflict with a transaction"
    LOST = "once its answer was lost"
    OUTAGE = "and all after it had no effect"
    DEAF = "took effect, but no answer came any more"
    DIES_BEFORE = "died before its effect"
    DIES_AFTER = "died after its effect"

    @property
    def is_crash(self) -> bool:
        return self in {Fault.DIES_BEFORE, Fault.DIES_AFTER}

    def fits(self, operation: str) -> bool:
        """Whether it differs from the others at this call: a read has no effect that it could come before or after."""
        if self is Fault.CONFLICT:
            return operation in TRANSACTED
        return operation in WRITES or self in {Fault.REFUSED, Fault.THROTTLED, Fault.OUTAGE, Fault.DIES_BEFORE}

    @property
    def passes(self) -> bool:
        """Nobody needs to hear of it: it is over at the next attempt."""
        return self in {Fault.REFUSED, Fault.THROTTLED, Fault.LOST}


_ONCE = {
    Fault.REFUSED: Action.REFUSE,
    Fault.THROTTLED: Action.THROTTLE,
    Fault.CONFLICT: Action.CONFLICT,
    Fault.LOST: Action.LOSE,
    Fault.DIES_BEFORE: Action.DIE_BEFORE,
    Fault.DIES_AFTER: Action.DIE_AFTER,
}


def fault_at(number: int, fault: Fault) -> Plan:
    """Strike the call of this number."""

    def plan(attempt: Attempt) -> Action:
        if attempt.number < number:
            return Action.DELIVER
        if fault is Fault.OUTAGE:
            return Action.REFUSE
        if fault is Fault.DEAF:
            return Action.LOSE if attempt.number == number else Action.REFUSE
        return _ONCE[fault] if (attempt.number, attempt.repeat) == (number, 0) else Action.DELIVER

    return plan


def deliver(_: Attempt) -> Action:
    """No fault."""
    return Action.DELIVER


@contextmanager
def struck(plan: Plan) -> Generator[list[Attempt]]:
    """While the block lasts, every attempt of every client goes as planned. Gives what was attempted, in order."""
    wire, library = _Wire(plan), cast(Any, botocore.endpoint)
    endpoint = library.Endpoint
    own, attempt, clock = endpoint._send_request, endpoint._do_get_response, library.time

    def call(self: Any, *args: Any) -> Any:
        wire.begin()
        return own(self, *args)

    def once(self: Any, request: Any, operation: Any, context: Any) -> Any:
        return wire.carry(request, operation.name, lambda: attempt(self, request, operation, context))

    try:
        # Private names of botocore, whose version is locked: its events are too late to lose an answer that it repeats.
        endpoint._send_request, endpoint._do_get_response = call, once
        library.time = SimpleNamespace(sleep=_no_wait)  # nobody is there to be spared
        yield wire.attempts
    finally:
        endpoint._send_request, endpoint._do_get_response = own, attempt
        library.time = clock


def _no_wait(seconds: float) -> None:
    pass


class _Wire:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._number = self._repeat = 0
        self.attempts: list[Attempt] = []

    def begin(self) -> None:
        self._number, self._repeat = self._number + 1, -1

    def carry(self, request: Any, operation: str, send: Callable[[], Any]) -> Any:
        """As botocore's _do_get_response: (answer, None) or (None, error)."""
        self._repeat += 1
        made = Attempt(self._number, self._repeat, operation)
        self.attempts.append(made)
        action = self._plan(made)
        if action is Action.CONFLICT and operation not in TRANSACTED:
            action = Action.DELIVER  # only writes conflict
        answer = send() if action is Action.DELIVER or action in AFTER_EFFECT else None
        return answer if action is Action.DELIVER else _struck(action, request, operation)


def _struck(action: Action, request: Any, operation: str) -> Any:
    if action in {Action.DIE_BEFORE, Action.DIE_AFTER}:
        raise Crash(operation)
    if action is Action.REFUSE:
        return None, EndpointConnectionError(endpoint_url=request.url)
    if action is Action.LOSE:
        return None, ReadTimeoutError(endpoint_url=request.url)
    return _error(*(_conflict(request, operation) if action is Action.CONFLICT else _throttle(request))), None


def _throttle(request: Any) -> tuple[int, str, dict[str, Any]]:
    """DynamoDB says it with a name, the others with a status."""
    if "dynamodb" in request.url or "DynamoDB" in str(request.headers.get("X-Amz-Target")):
        return 400, "ProvisionedThroughputExceededException", {}
    return 503, "SlowDown", {}


def _conflict(request: Any, operation: str) -> tuple[int, str, dict[str, Any]]:
    """Another transaction is at work on an item: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html"""
    if operation != "TransactWriteItems":
        return 400, "TransactionConflictException", {}
    writes = len(json.loads(request.body)["TransactItems"])
    reasons = [{"Code": "TransactionConflict"}] + [{"Code": "None"}] * (writes - 1)
    return 400, "TransactionCanceledException", {"CancellationReasons": reasons}


def _error(status: int, code: str, further: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """An answer of AWS as botocore has it after parsing."""
    metadata: dict[str, Any] = {"HTTPStatusCode": status, "HTTPHeaders": {}, "RequestId": "struck"}
    parsed: dict[str, Any] = {"Error": {"Code": code, "Message": "struck"}, "ResponseMetadata": metadata, **further}
    return SimpleNamespace(status_code=status, headers={}, content=b"", raw=None), parsed
