"""Translate between HTTP messages and API Gateway's payload format 2.0; no sockets, no decisions.

Format: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import parse_qsl, unquote

from local.cfn_yaml import Json, section
from local.routes import Match

TEXT_TYPES = {"application/json", "application/javascript", "application/xml"}
DEFAULT_TYPE = "text/plain;charset=UTF-8"


class AnswerError(Exception):
    """The function's answer is not a payload 2.0 response."""


@dataclass(frozen=True)
class Request:
    """An HTTP request as it came in; `path` and `query` are still encoded."""

    method: str
    path: str
    query: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    source_ip: str = "127.0.0.1"
    protocol: str = "HTTP/1.1"

    def header(self, name: str) -> str | None:
        """A header's values joined by commas; None where it is absent. `name` in lower case."""
        values = [value for key, value in self.headers if key.lower() == name]
        return ",".join(values) if values else None


@dataclass(frozen=True)
class Response:
    """An HTTP response; a header may stand more than once."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


@dataclass(frozen=True)
class Call:
    """What API Gateway knows of one request beside the message: its id, its instant, its route."""

    request_id: str
    now: datetime
    match: Match


def message(status: int, text: str) -> Response:
    """API Gateway's own answers: `{"message": …}`."""
    return Response(status, (("content-type", "application/json"),), json.dumps({"message": text}).encode())


def proxy_event(request: Request, call: Call, context: Json | None = None) -> Json:
    """The event of a function behind the route; `context` is what the authorizer gave, if there was one."""
    event = common_fields(request, call)
    event["isBase64Encoded"] = False
    if context is not None:
        event["requestContext"]["authorizer"] = {"lambda": context}
    if request.body:
        binary = not is_text(request.header("content-type"))
        event["isBase64Encoded"] = binary
        event["body"] = base64.b64encode(request.body).decode() if binary else request.body.decode("utf-8", "replace")
    return event


def authorizer_event(request: Request, call: Call, identity: tuple[str, ...]) -> Json:
    """The event of a Lambda authorizer, payload 2.0."""
    method_arn = f"arn:aws:execute-api:eu-central-1:123456789012:local/$default/{request.method}{request.path}"
    own = {"type": "REQUEST", "routeArn": method_arn, "identitySource": list(identity)}
    return common_fields(request, call) | own


def common_fields(request: Request, call: Call) -> Json:
    """What both kinds of event carry; absent parts are left out, as API Gateway does."""
    event: Json = {
        "version": "2.0",
        "routeKey": call.match.route.key,
        "rawPath": unquote(request.path),
        "rawQueryString": request.query,
        "headers": event_headers(request),
        "requestContext": request_context(request, call),
    }
    optional = {
        "cookies": event_cookies(request),
        "queryStringParameters": query_parameters(request.query),
        "pathParameters": call.match.parameters,
    }
    return event | {key: value for key, value in optional.items() if value}


def event_headers(request: Request) -> dict[str, str]:
    """Lower-cased headers, repeated ones joined by commas, cookies left to their own field, X-Forwarded-* added."""
    names = {name.lower() for name, _ in request.headers} - {"cookie", "connection", "keep-alive", "transfer-encoding"}
    headers = {name: request.header(name) or "" for name in sorted(names)}
    port = headers.get("host", "").rpartition(":")[2]
    return headers | {
        "x-forwarded-for": request.source_ip,
        "x-forwarded-port": port if port.isdigit() else "80",
        "x-forwarded-proto": "http",
    }


def event_cookies(request: Request) -> list[str]:
    """Every `name=value` of the Cookie headers."""
    values = [value for name, value in request.headers if name.lower() == "cookie"]
    return [part.strip() for value in values for part in value.split(";") if part.strip()]


def query_parameters(query: str) -> dict[str, str]:
    """Decoded parameters, repeated ones joined by commas."""
    values: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        values.setdefault(name, []).append(value)
    return {name: ",".join(given) for name, given in values.items()}


def request_context(request: Request, call: Call) -> Json:
    """The requestContext of payload 2.0; `domainName` is the Host that the client used, with its port."""
    host = request.header("host") or "127.0.0.1"
    return {
        "accountId": "123456789012",
        "apiId": "local",
        "domainName": host,
        "domainPrefix": host.split(".")[0],
        "http": {
            "method": request.method,
            "path": unquote(request.path),
            "protocol": request.protocol,
            "sourceIp": request.source_ip,
            "userAgent": request.header("user-agent") or "",
        },
        "requestId": call.request_id,
        "routeKey": call.match.route.key,
        "stage": "$default",
        "time": call.now.astimezone(UTC).strftime("%d/%b/%Y:%H:%M:%S +0000"),
        "timeEpoch": int(call.now.timestamp() * 1000),
    }


def is_text(content_type: str | None) -> bool:
    """Whether API Gateway passes the body as text; form posts are not on its list and arrive in base64."""
    media_type = (content_type or "application/octet-stream").partition(";")[0].strip().lower()
    return media_type.startswith("text/") or media_type in TEXT_TYPES


def http_response(answer: Any) -> Response:
    """The HTTP message of a function's answer; raises AnswerError for one that API Gateway would turn into a 500."""
    if not isinstance(answer, dict) or "statusCode" not in answer:
        return Response(200, (("content-type", "application/json"),), json.dumps(answer).encode())
    given = cast(Json, answer)
    headers = [(name.lower(), header_text(value)) for name, value in section(given, "headers").items()]
    cookies: list[Any] = given.get("cookies") or []
    headers += [("set-cookie", header_text(cookie)) for cookie in cookies]
    if not any(name == "content-type" for name, _ in headers):
        headers.append(("content-type", DEFAULT_TYPE))
    return Response(status_code(given["statusCode"]), tuple(headers), response_body(given))


def status_code(value: Any) -> int:
    """An integer from 100 to 599, or its text."""
    if isinstance(value, bool) or not str(value).isdigit() or not 100 <= int(value) <= 599:
        raise AnswerError("statusCode is not a status")
    return int(value)


def header_text(value: Any) -> str:
    """A header's value; refuses what would end the header early."""
    text = str(value)
    if isinstance(value, dict | list) or value is None or "\r" in text or "\n" in text:
        raise AnswerError("a header's value is not text")
    return text


def response_body(answer: Json) -> bytes:
    """The body's bytes, decoded where isBase64Encoded says so."""
    body = answer.get("body")
    if body is not None and not isinstance(body, str):
        raise AnswerError("body is not text")
    if not answer.get("isBase64Encoded"):
        return (body or "").encode()
    try:
        return base64.b64decode(body or "", validate=True)
    except binascii.Error as error:
        raise AnswerError("body is not base64") from error
