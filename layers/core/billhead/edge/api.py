"""The HTTP side of a function: dispatch, permission, errors, one log line. The functions are wiring on top of it.

API Gateway has found the route already: its `routeKey` names the handler here and the row in permissions.py.
"""

import traceback
from collections.abc import Callable
from functools import cache
from typing import Any

from aws_lambda_powertools import Logger

from billhead.access.permissions import PUBLIC, permit
from billhead.access.tenancy import check_account
from billhead.edge.answers import Response
from billhead.edge.problems import InternalError, problem
from billhead.edge.request import Request
from billhead.kernel.clock import utc_now
from billhead.kernel.errors import BillheadError

Route = Callable[..., Response[Any]]


@cache
def logger() -> Logger:
    """Ids and codes only: never a body, a token, a name, a query string."""
    return Logger(service="billhead")


class Api:
    """One function's routes. A route that permissions.py does not list is refused before it runs."""

    def __init__(self) -> None:
        self._handlers: dict[str, Route] = {}
        self._request: Request | None = None

    @property
    def routes(self) -> list[str]:
        """As API Gateway names them: "POST /invoices"."""
        return list(self._handlers)

    def route(self, method: str, path: str) -> Callable[[Route], Route]:
        def keep(handler: Route) -> Route:
            self._handlers[f"{method} {path}"] = handler
            return handler

        return keep

    def get(self, path: str) -> Callable[[Route], Route]:
        return self.route("GET", path)

    def post(self, path: str) -> Callable[[Route], Route]:
        return self.route("POST", path)

    def patch(self, path: str) -> Callable[[Route], Route]:
        return self.route("PATCH", path)

    def delete(self, path: str) -> Callable[[Route], Route]:
        return self.route("DELETE", path)

    @property
    def request(self) -> Request:
        """The request being answered; a container answers one at a time."""
        if self._request is None:
            raise RuntimeError("No request is being answered.")
        return self._request

    def handler(self, event: dict[str, Any], context: Any) -> dict[str, Any]:
        self._request = request = Request(event, utc_now())
        answer = self._answer(request).payload()
        answer["headers"]["X-Request-Id"] = request.request_id
        logger().info("request", route=request.route_key, status=answer["statusCode"], request_id=request.request_id)
        return answer

    def _answer(self, request: Request) -> Response[Any]:
        try:
            if request.route_key not in PUBLIC:
                permit(request.principal, request.route_key)
                check_account(request.principal, request.header("x-account-id"))
            return self._handlers[request.route_key](**request.path_parameters)
        except BillheadError as error:
            return problem(error)
        except Exception as error:
            # Nothing is hidden: the log gets the trace, the alarm on 5xx counts it. The error's own text stays out of
            # both, as it may quote what a client sent.
            trace = traceback.format_tb(error.__traceback__)
            logger().error("unhandled", kind=type(error).__name__, trace=trace, request_id=request.request_id)
            return problem(InternalError("Something went wrong on our side; it has been logged."))


def make_api() -> Api:
    return Api()
