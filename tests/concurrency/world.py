"""A stack that can be put back to where it was, and told as text: what is stored, and what clients can see of it."""

import copy
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from moto.dynamodb.models import dynamodb_backends

from local.lambdas import FunctionError
from local.template import ACCOUNT, REGION
from tests.support.accounts import Account
from tests.support.client import NOTHING, Answer, Api
from tests.support.containers import empty_all
from tests.support.stack import Stack

Rows = Counter[str]
VIEWS = (
    *("/entities", "/entities/{entity}", "/customers", "/items", "/taxes", "/entities/users", "/entities/api-keys"),
    *("/invoices", "/invoices?status=draft", "/invoices?status=issued", "/usage?month=2026-11"),
    *("/numbering/invoice/2026/proof", "/invoices/{invoice}"),
)
# What differs between two honest runs: instants, and what is drawn by lot.
BY_LOT = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(Z|\+00:00)|\b(evt|key|acc|shr)_[0-9A-HJKMNP-TV-Z]{26}"
    r"|\b(sk_live|sk_sandbox|ek_live|et|es|sh)_\w{20,}|\b[se]k_(live|sandbox)_…\w{4}|\bwhsec_[\w+/=]+"
)
# Errors that tell the caller of a function without a route to call it again.
REPEATABLE = {"Contention", "Busy", "Cancelled", "Unclear"}
DRAWN = ("credential", "credential_hash", "masked", "seed", "share", "expires_at")


@dataclass(frozen=True)
class Outcome:
    """What the caller was told; 500 stands also for a function that raised."""

    status: int
    body: str = ""


@dataclass
class World:
    """The stack with an account and an entity; `ids` are what paths may name in braces."""

    stack: Stack
    api: Api
    account: Account
    ids: dict[str, str]
    patch: pytest.MonkeyPatch
    has_messages: bool = False
    stream: Any = None
    secret: str = ""

    def call(self, method: str, path: str, json: Any = NOTHING, **more: Any) -> Answer:
        """As the account's key, which is not looked up; every POST carries an Idempotency-Key."""
        headers = {"idempotency-key": "the-key"} if method == "POST" else {}
        headers |= more.pop("headers", {})
        of = {"entity": self.ids.get("entity"), "principal": self.account.principal(), **more}
        return self.api.call(method, path.format(**self.ids), json=self._named(json), headers=headers, **of)

    def _named(self, value: Any) -> Any:
        """With the ids that a body names in braces."""
        if isinstance(value, dict):
            return {name: self._named(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self._named(inner) for inner in value]
        return self.ids.get(value[1:-1], value) if isinstance(value, str) and value.startswith("{") else value

    def invoke(self, function: str, event: Any) -> Outcome:
        """A function without a route; 503 where it wants the event again."""
        try:
            told = self.stack.invoke(function, event)
        except FunctionError as failed:
            return Outcome(503 if failed.kind in REPEATABLE else 500, failed.kind)
        again = isinstance(told, dict) and told.get("batchItemFailures")
        return Outcome(503 if again else 200, _as_text(told))

    def keep(self) -> Callable[[], None]:
        """Remember everything; what is returned puts it back, and empties the containers."""
        backend = dynamodb_backends[ACCOUNT][REGION]
        tables, files, now = copy.deepcopy(backend.tables), set(self._files()), self.stack.clock.current

        def restore() -> None:
            backend.tables = copy.deepcopy(tables)
            for name in set(self._files()) - files:
                self.stack.aws("s3").delete_object(Bucket=self._bucket, Key=name)
            for url, message in self._messages():
                self.stack.aws("sqs").delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
            self.stack.clock.set(now)
            self.forget()

        return restore

    def forget(self) -> None:
        """What comes next runs in new containers."""
        empty_all()

    def rows(self) -> Rows:
        """Everything that is stored, each as a line of text without what is drawn by lot."""
        tables = dynamodb_backends[ACCOUNT][REGION].tables.values()  # a Scan takes moto ten times as long
        items = [_row(table.name, item.to_json()["Attributes"]) for table in tables for item in table.all_items()]
        files = [f"file {name} {digest}" for name, digest in self._files().items()]
        # By their events' ids: an event that comes twice is one, because every consumer takes it so.
        messages = {_message(url, message) for url, message in self._messages()}
        return Counter([*items, *files, *messages])

    def views(self) -> list[str]:
        """What clients can see."""
        known = self.ids | {"invoice": self.ids.get("invoice", "inv_" + "0" * 26)}
        paths = [path.format(**known) for path in VIEWS]
        answers = [(path, self.call("GET", path)) for path in paths]
        return [f"{path} {told(answer).status} {told(answer).body}" for path, answer in answers]

    @property
    def _bucket(self) -> str:
        return self.stack.template.name("DocumentsBucket")

    def _files(self) -> dict[str, str]:
        s3 = self.stack.aws("s3")
        listed = s3.list_objects_v2(Bucket=self._bucket).get("Contents", [])
        return {found["Key"]: found["ETag"] for found in listed}

    def _messages(self) -> list[tuple[str, dict[str, Any]]]:
        """What waits in each queue, at most ten; they stay where they are."""
        if not self.has_messages:
            return []
        sqs = self.stack.aws("sqs")
        wish = {"MaxNumberOfMessages": 10, "VisibilityTimeout": 0}
        urls = sqs.list_queues()["QueueUrls"]
        return [(url, one) for url in urls for one in sqs.receive_message(QueueUrl=url, **wish).get("Messages", [])]


def told(answer: Answer) -> Outcome:
    if answer.headers.get("content-type", "").endswith("json") and answer.body:
        return Outcome(answer.status, _as_text(json.loads(answer.body)))
    return Outcome(answer.status, plain(answer.body.decode("utf-8", "replace")))


def plain(text: str) -> str:
    """Without what differs between two honest runs."""
    return BY_LOT.sub("*", text)


def _as_text(value: Any) -> str:
    """The order of names means nothing in JSON."""
    return plain(json.dumps(value, sort_keys=True, ensure_ascii=False))


def _row(table: str, item: dict[str, Any]) -> str:
    kept = {name: "*" if name in DRAWN else value for name, value in item.items()}
    return f"{table} {plain(json.dumps(kept, sort_keys=True, default=_digest))}"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _message(url: str, message: dict[str, Any]) -> str:
    body = json.loads(message["Body"])
    return plain(f"message {url.rpartition('/')[2]} {body['detail-type']} {json.dumps(body['detail'], sort_keys=True)}")
