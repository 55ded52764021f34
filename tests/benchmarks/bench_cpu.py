"""CPU time of POST /invoices with ten lines against a bare script that makes the same boto3 calls, both to one stub.

The stub answers inside botocore, below its parsers, so both pay for building, signing and parsing; the bare script pays
for nothing else. What is above it is ours: routing, permission, validation, totals, content, hashes, the answer.
"""

import base64
import json
import os
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import boto3
from billhead.aws.sessions import shared_session
from billhead.edge.principals import write_principal
from billhead.kernel.jsontext import write_json
from botocore.awsrequest import AWSResponse
from pytest import MonkeyPatch

from local.http_events import Call, Request, proxy_event
from local.lambdas import load_handler
from local.routes import RouteTable
from local.template import REGION
from tests.benchmarks.scene import Scene, invoice, scene
from tests.benchmarks.tables import print_table
from tests.support.containers import empty_all

# Many short rounds in turn, and the best of each: what else the machine does meets some of them, not all.
ROUNDS = 60
REPEATS = 8
XML = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>AKIASTUB</AccessKeyId><SecretAccessKey>stub</SecretAccessKey><SessionToken>stub</SessionToken>
<Expiration>2036-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>"""


class Stub:
    """The network: every request is answered at once with what was recorded for its operation."""

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers
        self.seen: list[tuple[str, bytes]] = []

    def __call__(self, request: Any, **_: Any) -> AWSResponse:
        operation = request.headers.get("X-Amz-Target", b"")
        name = operation.decode().partition(".")[2] if isinstance(operation, bytes) else operation.partition(".")[2]
        self.seen.append((name or "AssumeRole", request.body))
        return _Recorded(request.url, self._answers[name or "AssumeRole"])


class _Recorded(AWSResponse):
    def __init__(self, url: str, text: str) -> None:
        super().__init__(url, 200, {"Content-Type": "application/x-amz-json-1.0"}, None)
        self._content = text.encode()

    @property
    def content(self) -> bytes:
        return self._content


def main() -> None:
    # The log lines are written, as in Lambda, but not between the figures.
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        ours, theirs = _best()
    rows = [("POST /invoices", f"{ours:.2f}", f"{ours / theirs:.2f}"), ("bare boto3 calls", f"{theirs:.2f}", "1.00")]
    print_table(
        "CPU of POST /invoices, 10 lines, network stubbed (≤ 2 times the bare calls)", ("what", "ms", "ratio"), rows
    )


def _best() -> tuple[float, float]:
    """Milliseconds of our handler and of the bare script."""
    with scene() as at:
        event, answers, environment = _recorded(at)
        template = at.stack.template
    with MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        empty_all()
        stub = Stub(answers)
        shared_session().events.register_first("before-send", stub)
        handle = load_handler(template.functions["issue_document"])
        handler = lambda: _checked(handle(event, None))  # noqa: E731 - timed as the bare script is
        handler()
        stub.seen.clear()
        handler()
        bare = _bare_script(Stub(answers), list(stub.seen))
        figures = [(_cpu(handler), _cpu(bare)) for _ in range(ROUNDS)]
        empty_all()
    return min(f[0] for f in figures), min(f[1] for f in figures)


def _recorded(at: Scene) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
    customer = at.customer()
    body = invoice(customer_id=customer)
    at.call("POST", "/invoices", json=body)
    at.stack.guard.calls.clear()
    assert at.call("POST", "/invoices", json=body).status == 201
    read = next(call for call in at.stack.guard.calls if call.operation == "BatchGetItem")
    answers = {
        "BatchGetItem": json.dumps(at.stack.aws("dynamodb").batch_get_item(**read.params), default=_plain),
        "GetItem": json.dumps({"Item": {"sk": {"S": "row"}}}),
        "TransactWriteItems": "{}",
        "AssumeRole": XML,
    }
    return _event(at, body), answers, {k: v for k, v in os.environ.items() if k.isupper()}


def _plain(value: Any) -> str:
    return base64.b64encode(value).decode()


def _event(at: Scene, body: dict[str, Any]) -> dict[str, Any]:
    headers = (("content-type", "application/json"), ("x-entity-id", at.entity["id"]), ("host", "api.example.test"))
    request = Request("POST", "/invoices", "", headers, write_json(body).encode())
    match = RouteTable(at.stack.template.routes).match("POST", "/invoices")
    assert match is not None
    return proxy_event(request, Call("bench", datetime.now(UTC), match), write_principal(at.account.principal()))


def _bare_script(stub: Stub, requests: list[tuple[str, bytes]]) -> Callable[[], Any]:
    session = boto3.Session(aws_access_key_id="x", aws_secret_access_key="x", region_name=REGION)
    session.events.register_first("before-send", stub)
    client = session.client("dynamodb")
    calls = {"BatchGetItem": client.batch_get_item, "TransactWriteItems": client.transact_write_items}
    params = [(calls[name], _params(body)) for name, body in requests]
    assert [name for name, _ in requests] == ["BatchGetItem", "TransactWriteItems"], requests

    def run() -> None:
        for call, given in params:
            call(**given)

    return run


def _params(body: bytes) -> dict[str, Any]:
    given = json.loads(body)
    given.pop("ClientRequestToken", None)

    def binary(value: Any) -> Any:
        if isinstance(value, dict):
            if set(value) == {"B"}:
                return {"B": base64.b64decode(value["B"])}
            return {key: binary(entry) for key, entry in value.items()}
        return [binary(entry) for entry in value] if isinstance(value, list) else value

    return binary(given)


def _checked(answer: dict[str, Any]) -> None:
    assert answer["statusCode"] == 201, answer


def _cpu(run: Callable[[], Any]) -> float:
    """Milliseconds of CPU per call."""
    start = time.process_time()
    for _ in range(REPEATS):
        run()
    return (time.process_time() - start) * 1000 / REPEATS


if __name__ == "__main__":
    main()
