"""One process among many that issue invoices on one series, through the whole function, over a bad network."""

import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from billhead.edge.principals import write_principal
from billhead.kernel.jsontext import read_json, write_json
from billhead.kernel.principal import Environment, Principal, Role
from botocore import handlers

from local.http_events import Call, Request, proxy_event
from tests.concurrency.warm import LAMBDAS, ROUTES
from tests.support.accounts import ENTITY
from tests.support.containers import empty_all
from tests.support.faults import Action, Attempt, Crash, Plan, deliver, struck

PROCESSES = 8
KEYS_A_ROUND = 4  # of each process; the first is submitted by two processes at once
WAIT_SECONDS = 300  # for the slowest of the others, on a busy machine
RESUBMISSIONS = 20
PERIOD, DAY = "2025", "2025-06-30"
OWNER = Principal("acc_00000000000000000000000001", Environment.LIVE, Role.ACCOUNT, "key:test")

# How often in a thousand attempts; the rest goes well.
WRITES = {
    Action.LOSE: 60,
    Action.THROTTLE: 40,
    Action.CONFLICT: 40,
    Action.REFUSE: 20,
    Action.DIE_BEFORE: 20,
    Action.DIE_AFTER: 30,
}
READS = {Action.LOSE: 20, Action.THROTTLE: 20, Action.DIE_BEFORE: 5, Action.DIE_AFTER: 5}


@dataclass(frozen=True)
class Answered:
    """What one submission was told."""

    key: str
    number: str
    document_id: str


@dataclass
class Report:
    """Of one process: what it was told, what it was told at the end again, what it met on the way."""

    process: int
    answers: list[Answered] = field(default_factory=list[Answered])
    again: list[Answered] = field(default_factory=list[Answered])
    met: dict[str, int] = field(default_factory=dict[str, int])

    def count(self, what: str) -> None:
        self.met[what] = self.met.get(what, 0) + 1


class Client:
    """Submits invoices to the function in this process, as API Gateway would hand them over."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.entity_id = ""

    def submit(self, key: str) -> Answered | None:
        """None where the process died or the series was busy: the key is to be submitted again."""
        return self._answered(key, "/invoices", invoice_body(key))

    def _answered(self, key: str, path: str, body: dict[str, Any]) -> Answered | None:
        try:
            answer = self.call(path, body, key)
        except Crash:
            self._report.count("crash")
            empty_all()  # whoever comes next has a new container
            return None
        shown = read_json(answer["body"])
        if answer["statusCode"] in {200, 201}:
            return Answered(key, shown["number"], shown["id"])
        self._report.count(str(answer["statusCode"]))
        return Answered(key, "", "") if answer["statusCode"] == 409 else None

    def draft(self, key: str) -> str:
        """A draft to be finalized later; its id. The network must be good."""
        answer = self.call("/invoices", {**invoice_body(key), "is_draft": True}, key)
        assert answer["statusCode"] == 201, answer
        return read_json(answer["body"])["id"]

    def finalize(self, key: str, document_id: str) -> Answered | None:
        """As submit; without a number where somebody else issued it."""
        return self._answered(key, f"/invoices/{document_id}/finalize", {})

    def open_entity(self) -> None:
        """The one that all processes issue for: whoever comes first makes it."""
        answer = self.call("/entities", {**ENTITY, "external_id": "one"}, "entity")
        assert answer["statusCode"] in {200, 201}, answer
        self.entity_id = read_json(answer["body"])["id"]

    def call(self, path: str, body: dict[str, Any], key: str) -> dict[str, Any]:
        """POST. Raises Crash."""
        headers = (("host", "api.example.test"), ("content-type", "application/json"), ("idempotency-key", key))
        if path != "/entities":
            headers += (("x-entity-id", self.entity_id),)
        match = ROUTES.match("POST", path)
        assert match is not None
        request = Request("POST", path, "", headers, write_json(body).encode())
        event = proxy_event(request, Call("test", datetime.now(UTC), match), write_principal(OWNER))
        return LAMBDAS.invoke(match.route.function, event)


def issue(process: int, rounds: int, environment: dict[str, str], start: Any, results: Any) -> None:
    """The whole life of one process. `start` is a barrier of all of them, `results` a queue for its Report."""
    os.environ.update(environment)
    handlers.BUILTIN_HANDLERS.append(("before-call.dynamodb.TransactWriteItems", without_token))
    report = Report(process)
    client = Client(report)
    if process == 0:
        client.open_entity()
    start.wait(WAIT_SECONDS)
    client.open_entity()
    with struck(bad_network(process, report)):
        unanswered: list[str] = []
        for number in range(rounds):
            start.wait(WAIT_SECONDS)
            fresh = submissions(process, number)
            unanswered = _submit_all(client, [*fresh, *unanswered], report.answers)
        for _ in range(RESUBMISSIONS):
            unanswered = _submit_all(client, unanswered, report.answers)
    start.wait(WAIT_SECONDS)
    with struck(deliver):
        _submit_all(client, keys_of((process + 1) % PROCESSES, rounds), report.again)
    results.put(report)


def invoice_body(key: str) -> dict[str, Any]:
    return {"date": DAY, "reference": key, "items": [{"name": "Work", "price": 100, "quantity": 2}]}


def without_token(params: dict[str, Any], **_: Any) -> None:
    """A repeated attempt is a transaction of its own, which asks more of the code than DynamoDB does.

    ministack takes an honest repetition for another request where a number has trailing zeros.
    """
    body = json.loads(params["body"])
    del body["ClientRequestToken"]
    params["body"] = json.dumps(body).encode()


def submissions(process: int, number: int) -> list[str]:
    """Of one round: first the two keys that it shares with its neighbour at this very moment, then its own."""
    pair = sorted((process, process ^ 1))
    return [key_of(one, number, 0) for one in pair] + [key_of(process, number, at) for at in range(1, KEYS_A_ROUND)]


def keys_of(process: int, rounds: int) -> list[str]:
    return [key_of(process, number, at) for number in range(rounds) for at in range(KEYS_A_ROUND)]


def key_of(process: int, number: int, at: int) -> str:
    return f"{process}-{number}-{at}"


def bad_network(process: int, report: Report, times: int = 1) -> Plan:
    """Chance, the same in each run as far as the processes' meeting allows; a network so many times as bad."""
    chance = random.Random(process)

    def plan(attempt: Attempt) -> Action:
        shares = WRITES if attempt.operation == "TransactWriteItems" else READS
        action = _drawn(chance.random() * 1000 / times, shares)
        if action is not Action.DELIVER:
            report.count(str(action))
        return action

    return plan


def _drawn(point: float, shares: dict[Action, int]) -> Action:
    for action, share in shares.items():
        point -= share
        if point < 0:
            return action
    return Action.DELIVER


def _submit_all(client: Client, keys: list[str], answers: list[Answered]) -> list[str]:
    """Those that have no answer yet."""
    told = [(key, client.submit(key)) for key in keys]
    answers += [answer for _, answer in told if answer is not None]
    return [key for key, answer in told if answer is None]


def all_keys(rounds: int) -> Iterator[str]:
    for process in range(PROCESSES):
        yield from keys_of(process, rounds)
