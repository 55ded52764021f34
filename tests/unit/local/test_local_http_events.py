"""HTTP messages to payload 2.0 and back."""

import base64
from datetime import UTC, datetime

import pytest

from local.http_events import AnswerError, Call, Request, authorizer_event, http_response, proxy_event
from local.resources import Route
from local.routes import Match

CALL = Call(
    "req-1",
    datetime(2026, 11, 23, 7, 5, 9, 123000, tzinfo=UTC),
    Match(Route("GET", "/notes/{id}", "echo", "Keys"), {"id": "a b"}),
)


def request(**changes: object) -> Request:
    given: dict[str, object] = {
        "method": "GET",
        "path": "/notes/a%20b",
        "query": "tag=x&tag=y%2Cz&empty=&s=a+b",
        "headers": (
            ("Host", "127.0.0.1:3000"),
            ("X-Many", "1"),
            ("x-many", "2"),
            ("Cookie", "a=1; b=2"),
            ("User-Agent", "test/1"),
        ),
    }
    return Request(**(given | changes))  # type: ignore[arg-type] # a table of changes


def test_event_has_the_fields_of_payload_2() -> None:
    event = proxy_event(request(), CALL, {"account_id": "acc_1"})
    assert event["version"] == "2.0"
    assert event["routeKey"] == "GET /notes/{id}"
    assert (event["rawPath"], event["rawQueryString"]) == ("/notes/a b", "tag=x&tag=y%2Cz&empty=&s=a+b")
    assert event["queryStringParameters"] == {"tag": "x,y,z", "empty": "", "s": "a b"}
    assert event["pathParameters"] == {"id": "a b"}
    assert event["cookies"] == ["a=1", "b=2"]
    assert event["headers"]["x-many"] == "1,2"
    assert "cookie" not in event["headers"]
    assert (event["headers"]["x-forwarded-proto"], event["headers"]["x-forwarded-port"]) == ("http", "3000")
    assert event["isBase64Encoded"] is False
    assert "body" not in event


def test_event_context_names_route_caller_and_instant() -> None:
    context = proxy_event(request(), CALL, {"account_id": "acc_1"})["requestContext"]
    assert context["http"] == {
        "method": "GET",
        "path": "/notes/a b",
        "protocol": "HTTP/1.1",
        "sourceIp": "127.0.0.1",
        "userAgent": "test/1",
    }
    assert (context["requestId"], context["stage"], context["routeKey"]) == ("req-1", "$default", "GET /notes/{id}")
    assert (context["time"], context["timeEpoch"]) == ("23/Nov/2026:07:05:09 +0000", 1795417509123)
    assert context["authorizer"] == {"lambda": {"account_id": "acc_1"}}
    assert "authorizer" not in proxy_event(request(), CALL)["requestContext"]


def test_absent_parts_are_left_out() -> None:
    call = Call("req-1", CALL.now, Match(Route("POST", "/open", "echo", None), {}))
    event = proxy_event(request(query="", headers=()), call)
    assert not {"cookies", "queryStringParameters", "pathParameters", "body"} & set(event)


@pytest.mark.parametrize(
    ("content_type", "binary"),
    [
        ("application/json; charset=utf-8", False),
        ("text/csv", False),
        ("application/x-www-form-urlencoded", True),
        ("image/png", True),
        (None, True),
    ],
)
def test_only_text_types_arrive_as_text(content_type: str | None, binary: bool) -> None:
    headers = (("content-type", content_type),) if content_type else ()
    event = proxy_event(request(headers=headers, body=b"a=\xc3\xa9"), CALL)
    assert event["isBase64Encoded"] is binary
    assert event["body"] == (base64.b64encode(b"a=\xc3\xa9").decode() if binary else "a=é")


def test_authorizer_event_has_identity_and_no_body() -> None:
    event = authorizer_event(request(body=b"secret"), CALL, ("Bearer k",))
    assert (event["type"], event["identitySource"], event["pathParameters"]) == ("REQUEST", ["Bearer k"], {"id": "a b"})
    assert "body" not in event


def test_answer_becomes_a_response() -> None:
    response = http_response(
        {"statusCode": 201, "headers": {"Content-Type": "text/html", "X-N": 5}, "cookies": ["a=1", "b=2"], "body": "é"}
    )
    assert response.status == 201
    assert response.headers == (
        ("content-type", "text/html"),
        ("x-n", "5"),
        ("set-cookie", "a=1"),
        ("set-cookie", "b=2"),
    )
    assert response.body == "é".encode()


def test_base64_answer_is_decoded() -> None:
    answer = {"statusCode": 200, "body": base64.b64encode(b"\x00\xff").decode(), "isBase64Encoded": True}
    assert http_response(answer).body == b"\x00\xff"


def test_answer_without_content_type_is_plain_text() -> None:
    assert http_response({"statusCode": 204}).headers == (("content-type", "text/plain;charset=UTF-8"),)


@pytest.mark.parametrize(
    "answer",
    [
        {"statusCode": "many"},
        {"statusCode": 99},
        {"statusCode": True},
        {"statusCode": 200, "body": {"a": 1}},
        {"statusCode": 200, "headers": {"x": "a\r\nset-cookie: evil=1"}},
        {"statusCode": 200, "headers": {"x": ["a"]}},
        {"statusCode": 200, "body": "%%%", "isBase64Encoded": True},
    ],
)
def test_answer_that_api_gateway_cannot_send_is_refused(answer: dict[str, object]) -> None:
    with pytest.raises(AnswerError):
        http_response(answer)
