"""The Lambda authorizer and its cache."""

from datetime import UTC, datetime
from typing import Any

import pytest

from local.authorizer import BROKEN, FORBIDDEN, UNAUTHORIZED, Gatekeeper
from local.http_events import Call, Request
from local.resources import Authorizer, Route
from local.routes import Match


class Guard:
    """Counts its calls; answers what it was told to."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.calls: list[Any] = []
        self.now = 100.0

    def invoke(self, function: str, event: Any) -> Any:
        self.calls.append((function, event["identitySource"]))
        return self.answer

    def clock(self) -> float:
        return self.now

    def gatekeeper(self, ttl: int = 60, headers: tuple[str, ...] = ("authorization",)) -> Gatekeeper:
        return Gatekeeper({"Keys": Authorizer("Keys", "guard", headers, ttl)}, self.invoke, self.clock)


def call(authorizer: str | None = "Keys") -> Call:
    return Call("req-1", datetime(2026, 11, 23, tzinfo=UTC), Match(Route("GET", "/notes", "echo", authorizer), {}))


def request(**headers: str) -> Request:
    return Request("GET", "/notes", headers=tuple(headers.items()))


def test_open_route_asks_nobody() -> None:
    guard = Guard(None)
    assert guard.gatekeeper().decide(request(), call(authorizer=None)) is None
    assert guard.calls == []


@pytest.mark.parametrize("headers", [{}, {"Authorization": ""}])
def test_missing_identity_is_unauthorized_without_a_call(headers: dict[str, str]) -> None:
    guard = Guard({"isAuthorized": True})
    assert guard.gatekeeper().decide(request(**headers), call()) is UNAUTHORIZED
    assert guard.calls == []


def test_every_identity_source_is_needed() -> None:
    guard = Guard({"isAuthorized": True})
    gatekeeper = guard.gatekeeper(headers=("authorization", "x-other"))
    assert gatekeeper.decide(request(Authorization="k"), call()) is UNAUTHORIZED
    assert gatekeeper.decide(request(**{"Authorization": "k", "X-Other": "o"}), call()) == {}
    assert guard.calls == [("guard", ["k", "o"])]


def test_context_of_an_allowed_caller_is_passed_on() -> None:
    guard = Guard({"isAuthorized": True, "context": {"account_id": "acc_1"}})
    assert guard.gatekeeper().decide(request(Authorization="k"), call()) == {"account_id": "acc_1"}


def test_answers_are_kept_for_their_time_and_their_identity() -> None:
    guard = Guard({"isAuthorized": False})
    gatekeeper = guard.gatekeeper(ttl=60)
    assert gatekeeper.decide(request(Authorization="a"), call()) is FORBIDDEN
    guard.answer = {"isAuthorized": True}
    guard.now += 59
    assert gatekeeper.decide(request(Authorization="a"), call()) is FORBIDDEN
    assert gatekeeper.decide(request(Authorization="b"), call()) == {}
    guard.now += 2
    assert gatekeeper.decide(request(Authorization="a"), call()) == {}
    assert [identity for _, identity in guard.calls] == [["a"], ["b"], ["a"]]


def test_without_time_to_live_every_request_asks() -> None:
    guard = Guard({"isAuthorized": True})
    gatekeeper = guard.gatekeeper(ttl=0)
    for _ in range(3):
        gatekeeper.decide(request(Authorization="a"), call())
    assert len(guard.calls) == 3


def test_forgotten_answers_are_asked_again() -> None:
    guard = Guard({"isAuthorized": True})
    gatekeeper = guard.gatekeeper()
    gatekeeper.decide(request(Authorization="a"), call())
    gatekeeper.forget()
    gatekeeper.decide(request(Authorization="a"), call())
    assert len(guard.calls) == 2


@pytest.mark.parametrize("answer", [None, "yes", {}, {"isAuthorized": "true"}, {"context": {}}])
def test_answer_that_is_no_decision_is_an_error_and_not_kept(answer: Any) -> None:
    guard = Guard(answer)
    gatekeeper = guard.gatekeeper()
    assert gatekeeper.decide(request(Authorization="a"), call()) is BROKEN
    assert gatekeeper.decide(request(Authorization="a"), call()) is BROKEN
    assert len(guard.calls) == 2
