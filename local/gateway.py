"""The HTTP API of the template: routes, authorizer, CORS and API Gateway's own answers; no sockets."""

import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

from local.authorizer import Gatekeeper, Refusal
from local.cfn_yaml import Json
from local.http_events import AnswerError, Call, Request, Response, http_response, message, proxy_event
from local.lambdas import FunctionError, Lambdas
from local.resources import Cors
from local.routes import Match, RouteTable
from local.template import Template

NOT_FOUND = message(404, "Not Found")
FAILED = message(500, "Internal Server Error")


class Gateway:
    """Answers requests. `report` gets one line per failure; nothing that a client sent is in it."""

    def __init__(self, template: Template, lambdas: Lambdas, report: Callable[[str], None]) -> None:
        self._routes = RouteTable(template.routes)
        self._cors = template.cors
        self._lambdas = lambdas
        self._report = report
        self.gatekeeper = Gatekeeper(template.authorizers, lambdas.invoke, time.monotonic)

    def handle(self, request: Request) -> Response:
        """The response to a request, with the headers that API Gateway adds."""
        request_id = str(uuid.uuid4())
        response = self._answer(request, request_id)
        own = (("apigw-requestid", request_id), *cors_headers(self._cors, request.header("origin")))
        replaced = {name for name, _ in own}
        kept = tuple(header for header in response.headers if header[0] not in replaced)
        return Response(response.status, (*kept, *own), response.body)

    def route_key(self, method: str, path: str) -> str:
        """What a log may say of a request: its route, never its path or query."""
        match = self._routes.match(method, path)
        return match.route.key if match else f"{method} (no route)"

    def _answer(self, request: Request, request_id: str) -> Response:
        if self._cors and is_preflight(request):
            return Response(204, preflight_headers(self._cors))
        match = self._routes.match(request.method, request.path)
        if match is None:
            return NOT_FOUND
        try:
            return self._pass(request, Call(request_id, datetime.now(UTC), match))
        except FunctionError as error:
            self._report(f"{error}\n{error.trace}")
        except AnswerError as error:
            self._report(f"{match.route.function} failed: {error}")
        return FAILED

    def _pass(self, request: Request, call: Call) -> Response:
        decision = self.gatekeeper.decide(request, call)
        if isinstance(decision, Refusal):
            return message(decision.status, decision.text)
        return self._invoke(call.match, proxy_event(request, call, decision))

    def _invoke(self, match: Match, event: Json) -> Response:
        return http_response(self._lambdas.invoke(match.route.function, event))


def is_preflight(request: Request) -> bool:
    """A browser's question whether it may send the real request."""
    asked = request.header("origin") and request.header("access-control-request-method")
    return request.method == "OPTIONS" and bool(asked)


def allowed_origin(cors: Cors | None, origin: str | None) -> str | None:
    """The Access-Control-Allow-Origin for a caller, None where CORS says nothing."""
    if cors is None or not origin:
        return None
    if "*" in cors.origins:
        return "*"
    return origin if origin in cors.origins else None


def cors_headers(cors: Cors | None, origin: str | None) -> tuple[tuple[str, str], ...]:
    """The CORS headers of any answer to an allowed origin."""
    allowed = allowed_origin(cors, origin)
    if cors is None or allowed is None:
        return ()
    headers = [("access-control-allow-origin", allowed)]
    if cors.exposed:
        headers.append(("access-control-expose-headers", ",".join(cors.exposed)))
    if cors.credentials:
        headers.append(("access-control-allow-credentials", "true"))
    return tuple(headers)


def preflight_headers(cors: Cors) -> tuple[tuple[str, str], ...]:
    """The headers of a preflight's answer beside those of every answer."""
    headers = [
        ("access-control-allow-methods", ",".join(cors.methods)),
        ("access-control-allow-headers", ",".join(cors.headers)),
        ("access-control-max-age", "" if cors.max_age is None else str(cors.max_age)),
    ]
    return tuple((name, value) for name, value in headers if value)
