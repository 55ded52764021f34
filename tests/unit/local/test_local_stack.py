"""All parts together, over real sockets on loopback."""

import http.client
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local.http_server import PortTakenError
from local.stack import Stack, start

pytestmark = [pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]
TINY = Path(__file__).parent / "tiny" / "template.yaml"
GOOD = {"authorization": "Bearer good"}
LINES: list[str] = []


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    with start(path=TINY, log=LINES.append, access=LINES.append) as running:
        yield running


@pytest.fixture
def lines() -> list[str]:
    LINES.clear()
    return LINES


def connect(stack: Stack) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(stack.base_url.removeprefix("http://"), timeout=10)


def ask(stack: Stack, line: str, headers: dict[str, str] | None = None, body: bytes | None = None) -> Any:
    connection = connect(stack)
    connection.request(*line.split(" ", 1), body=body, headers=headers or {})
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, dict(response.getheaders()), content


def test_request_reaches_the_function_with_the_authorizers_context(stack: Stack) -> None:
    status, headers, body = ask(stack, "GET /notes/7?a=1", GOOD)
    seen = json.loads(body)
    assert (status, headers["content-type"]) == (201, "application/json")
    assert seen["event"]["requestContext"]["authorizer"]["lambda"] == {"account_id": "acc_1", "scopes": ["*"]}
    assert seen["event"]["pathParameters"] == {"id": "7"}
    assert seen["base_url"] == stack.base_url
    assert headers["apigw-requestid"] == seen["event"]["requestContext"]["requestId"]


@pytest.mark.parametrize(
    ("line", "headers", "status", "message"),
    [
        ("GET /nowhere", GOOD, 404, "Not Found"),
        ("GET /open", {}, 404, "Not Found"),
        ("GET /notes/7", {}, 401, "Unauthorized"),
        ("GET /notes/7", {"authorization": "Bearer bad"}, 403, "Forbidden"),
        ("GET /notes/7", {"authorization": "Bearer odd"}, 500, "Internal Server Error"),
        ("GET /notes/7?wish=raise", GOOD, 500, "Internal Server Error"),
        ("GET /notes/7?wish=decimal", GOOD, 500, "Internal Server Error"),
        ("GET /notes/7?wish=odd", GOOD, 500, "Internal Server Error"),
    ],
)
def test_gateway_answers_for_itself_as_aws_does(
    stack: Stack, line: str, headers: dict[str, str], status: int, message: str
) -> None:
    answered, answer_headers, body = ask(stack, line, headers)
    assert (answered, json.loads(body)) == (status, {"message": message})
    assert answer_headers["content-type"] == "application/json"


def test_key_is_asked_for_once_in_its_time(stack: Stack) -> None:
    stack.gateway.gatekeeper.forget()
    before = int(os.environ.get("GUARD_CALLS", "0"))
    for _ in range(3):
        assert ask(stack, "GET /notes/7", GOOD)[0] == 201
    assert int(os.environ["GUARD_CALLS"]) == before + 1


def test_binary_answer_and_cookies_arrive_whole(stack: Stack) -> None:
    connection = connect(stack)
    connection.request("GET", "/notes/7?wish=binary", headers=GOOD)
    response = connection.getresponse()
    assert response.read() == bytes(range(256))
    assert response.headers.get_all("set-cookie") == ["a=1; Secure", "b=2"]
    connection.close()


def test_connection_is_kept_between_requests(stack: Stack) -> None:
    connection = connect(stack)
    for path in ("/notes/1", "/notes/2", "/nowhere"):
        connection.request("GET", path, headers=GOOD)
        connection.getresponse().read()
        assert connection.sock is not None
    connection.close()


def test_head_has_no_body(stack: Stack) -> None:
    connection = connect(stack)
    connection.request("HEAD", "/notes/7", headers=GOOD)
    head = connection.getresponse()
    assert (head.status, head.read()) == (201, b"")
    assert int(head.headers["content-length"]) > 0
    # A body would now be taken for the next response.
    connection.request("GET", "/nowhere")
    assert connection.getresponse().status == 404
    connection.close()


def test_body_over_the_limit_is_refused(stack: Stack) -> None:
    connection = connect(stack)
    connection.putrequest("POST", "/open")
    connection.putheader("content-length", str(10 * 1024 * 1024 + 1))
    connection.endheaders()
    response = connection.getresponse()
    assert (response.status, json.loads(response.read())) == (413, {"message": "Request Entity Too Large"})
    connection.close()


def test_preflight_and_cors_headers_follow_the_template(stack: Stack) -> None:
    asked = {"origin": "https://app.example", "access-control-request-method": "GET"}
    status, headers, body = ask(stack, "OPTIONS /notes/7", asked)
    assert (status, body) == (204, b"")
    assert headers["access-control-allow-methods"] == "GET"
    assert headers["access-control-max-age"] == "600"
    _, headers, _ = ask(stack, "GET /nowhere", {"origin": "https://app.example"})
    assert headers["access-control-allow-origin"] == "https://app.example"
    _, headers, _ = ask(stack, "GET /nowhere", {"origin": "https://evil.example"})
    assert "access-control-allow-origin" not in headers


def test_access_log_names_routes_and_no_secret(stack: Stack, lines: list[str]) -> None:
    ask(stack, "GET /notes/tok_secret?token=tok_secret", {"authorization": "Bearer good"})
    ask(stack, "GET /nowhere/tok_secret", {"authorization": "Bearer tok_secret"})
    ask(stack, "GET /notes/7?wish=raise", GOOD)
    written = "\n".join(lines)
    assert "GET /notes/{id} 201" in written
    assert "echo failed: ValueError" in written
    assert "tok_secret" not in written


def test_write_flows_through_stream_bus_and_queue(stack: Stack) -> None:
    table = stack.template.tables["NotesTable"].name
    dynamodb = stack.cloud.client("dynamodb")
    dynamodb.put_item(TableName=table, Item={"pk": {"S": "a"}})
    stack.drain()
    assert dynamodb.get_item(TableName=table, Key={"pk": {"S": "a"}})["Item"]["done"] == {"BOOL": True}


def test_reset_forgets_data_and_keeps_working(stack: Stack) -> None:
    table = stack.template.tables["NotesTable"].name
    dynamodb = stack.cloud.client("dynamodb")
    dynamodb.put_item(TableName=table, Item={"pk": {"S": "old"}})
    stack.drain()
    stack.reset()
    assert dynamodb.scan(TableName=table)["Items"] == []
    dynamodb.put_item(TableName=table, Item={"pk": {"S": "new"}})
    stack.drain()
    assert dynamodb.scan(TableName=table)["Items"] == [{"pk": {"S": "new"}, "done": {"BOOL": True}}]


def test_reset_forgets_keys(stack: Stack) -> None:
    ask(stack, "GET /notes/7", GOOD)
    before = int(os.environ["GUARD_CALLS"])
    stack.reset()
    ask(stack, "GET /notes/7", GOOD)
    assert int(os.environ["GUARD_CALLS"]) == before + 1


def test_resources_of_the_template_exist(stack: Stack) -> None:
    assert stack.cloud.client("ssm").get_parameter(Name="/tiny/greeting")["Parameter"]["Value"] == "hello test"
    assert stack.cloud.client("s3").list_buckets()["Buckets"][0]["Name"] == stack.template.buckets["Files"].name
    arn = stack.template.roles["TenantRole"].arn
    tags = [{"Key": "entity_id", "Value": "ent_A"}]
    assumed = stack.cloud.client("sts").assume_role(RoleArn=arn, RoleSessionName="test", Tags=tags)
    assert assumed["Credentials"]["SessionToken"]


def test_taken_port_is_told(stack: Stack) -> None:
    taken = int(stack.base_url.rsplit(":", 1)[1])
    with pytest.raises(PortTakenError, match=f"port {taken} is taken"), start(port=taken, path=TINY):
        pass
