"""HTTP without sockets: a call goes through the template's routes, its authorizer and the function, all in process."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote, urlencode

from billhead.edge.principals import write_principal
from billhead.kernel.jsontext import read_json, write_json
from billhead.kernel.principal import Principal

from local.gateway import Gateway
from local.http_events import Call, Request, Response, http_response, proxy_event
from local.routes import RouteTable
from tests.support.stack import Stack

NOTHING: Any = object()
HOST = "api.example.test"


@dataclass(frozen=True)
class Answer:
    """What the client got; header names are in lower case, `json` has exact Decimals."""

    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: bytes

    @cached_property
    def json(self) -> Any:
        return read_json(self.body.decode("utf-8")) if self.body else None

    @property
    def code(self) -> str | None:
        """The `code` of a problem."""
        return self.json.get("code") if self.status >= 400 else None

    @property
    def pointers(self) -> list[str]:
        """Where the problem's errors point."""
        return [entry["pointer"] for entry in self.json.get("errors", [])]

    def __str__(self) -> str:
        return f"{self.status} {self.body[:2000].decode('utf-8', 'replace')}"


class Api:
    """A client of the whole API.

    api.call("POST", "/invoices", json={…}, key=account.live_key, entity=entity["id"], headers={"idempotency-key": "k"})
    """

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._routes = RouteTable(stack.template.routes)
        self._principals: dict[str, Principal] = {}
        self.reports: list[str] = []
        self.gateway = Gateway(stack.template, stack.lambdas, self.reports.append)

    def call(
        self,
        method: str,
        path: str,
        *,
        json: Any = NOTHING,
        body: bytes = b"",
        key: str | None = None,
        principal: Principal | None = None,
        entity: str | None = None,
        headers: Mapping[str, str] | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> Answer:
        """One request. `key` is the bearer; `principal` skips the authorizer; a failed function raises with its trace.

        `json` may hold Decimals; `body` goes as it is, with the content-type that `headers` say.
        """
        sent = {"host": HOST, **({} if json is NOTHING else {"content-type": "application/json"})}
        sent |= {"authorization": f"Bearer {key}"} if key is not None else {}
        sent |= {"x-entity-id": entity} if entity is not None else {}
        sent |= {name.lower(): value for name, value in (headers or {}).items()}
        content = body if json is NOTHING else write_json(json).encode("utf-8", "surrogatepass")
        path, _, query = path.partition("?")
        query = "&".join(filter(None, [query, urlencode(params or {})]))
        request = Request(method, quote(path, safe="/%{}~"), query, tuple(sent.items()), content)
        return self._answer(request, principal or self._principals.get(key or ""))

    def impersonate(self, key: str, principal: Principal) -> None:
        """From now on this text as a key is this principal, without asking the authorizer."""
        self._principals[key] = principal

    def _answer(self, request: Request, principal: Principal | None) -> Answer:
        response = self.gateway.handle(request) if principal is None else self._bypass(request, principal)
        if self.reports:
            raise AssertionError(f"{request.method} {request.path}: " + "\n".join(self.reports))
        cookies = tuple(value for name, value in response.headers if name == "set-cookie")
        return Answer(response.status, dict(response.headers), cookies, response.body)

    def _bypass(self, request: Request, principal: Principal) -> Response:
        match = self._routes.match(request.method, request.path)
        if match is None:
            raise AssertionError(f"the template has no route for {request.method} {request.path}")
        call = Call("test-request", datetime.now(UTC), match)
        event = proxy_event(request, call, write_principal(principal))
        return http_response(self._stack.lambdas.invoke(match.route.function, event))
