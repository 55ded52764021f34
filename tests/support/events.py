"""API Gateway's events for tests of the edge alone, without routes and authorizer."""

from typing import Any

from billhead.edge.principals import write_principal
from billhead.kernel.principal import Principal


def http_event(route: str = "POST /customers", **changes: Any) -> dict[str, Any]:
    """Payload 2.0; `principal` puts the authorizer's context in, other names stand as they are."""
    method, path = route.split(" ")
    principal: Principal | None = changes.pop("principal", None)
    context: dict[str, Any] = {
        "requestId": "req-1",
        "domainName": "api.example.test",
        "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": ""},
        "stage": "$default",
    }
    if principal is not None:
        context["authorizer"] = {"lambda": write_principal(principal)}
    event = {"version": "2.0", "routeKey": route, "rawPath": path, "rawQueryString": "", "headers": {}}
    return event | {"requestContext": context, "isBase64Encoded": False} | changes


def json_event(body: str, **changes: Any) -> dict[str, Any]:
    """With a JSON body as the gateway passes it on."""
    return http_event(**{"body": body, "headers": {"content-type": "application/json"}, **changes})
