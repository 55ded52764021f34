"""Decide who may call a route by asking the template's Lambda authorizer, with API Gateway's cache; no HTTP."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from local.cfn_yaml import Json, section
from local.http_events import Call, Request, authorizer_event
from local.resources import Authorizer


@dataclass(frozen=True)
class Refusal:
    """API Gateway's own answer to a caller who may not pass."""

    status: int
    text: str


UNAUTHORIZED = Refusal(401, "Unauthorized")
FORBIDDEN = Refusal(403, "Forbidden")
BROKEN = Refusal(500, "Internal Server Error")


class Gatekeeper:
    """Answers of authorizers, kept for their time to live under their identity sources.

    `invoke` calls a function by name; `clock` gives seconds that only grow.
    """

    def __init__(
        self,
        authorizers: Mapping[str, Authorizer],
        invoke: Callable[[str, Json], Any],
        clock: Callable[[], float],
    ) -> None:
        self._authorizers = authorizers
        self._invoke = invoke
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[tuple[str, ...], tuple[float, Json | Refusal]] = {}

    def decide(self, request: Request, call: Call) -> Json | Refusal | None:
        """The authorizer's context, a refusal, or None for an open route; what the function raises passes through."""
        if call.match.route.authorizer is None:
            return None
        authorizer = self._authorizers[call.match.route.authorizer]
        identity = tuple(request.header(name) or "" for name in authorizer.headers)
        # Missing identity: API Gateway answers without calling the function.
        if not all(identity):
            return UNAUTHORIZED
        kept = self._kept_answer(authorizer.name, identity)
        if kept is not None:
            return kept
        decision = read_decision(self._invoke(authorizer.function, authorizer_event(request, call, identity)))
        if authorizer.ttl and decision is not BROKEN:
            self._keep((authorizer.name, *identity), self._clock() + authorizer.ttl, decision)
        return decision

    def forget(self) -> None:
        """Drop every kept answer."""
        with self._lock:
            self._kept.clear()

    def _kept_answer(self, name: str, identity: tuple[str, ...]) -> Json | Refusal | None:
        with self._lock:
            until, decision = self._kept.get((name, *identity), (0.0, None))
        return decision if until > self._clock() else None

    def _keep(self, key: tuple[str, ...], until: float, decision: Json | Refusal) -> None:
        with self._lock:
            now = self._clock()
            self._kept = {kept: entry for kept, entry in self._kept.items() if entry[0] > now}
            self._kept[key] = (until, decision)


def read_decision(answer: Any) -> Json | Refusal:
    """A simple response: isAuthorized must be a boolean; anything else is a 500, as at API Gateway."""
    if not isinstance(answer, dict):
        return BROKEN
    given = cast(Json, answer)
    allowed = given.get("isAuthorized")
    if not isinstance(allowed, bool):
        return BROKEN
    return section(given, "context") if allowed else FORBIDDEN
