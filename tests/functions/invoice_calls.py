"""What tests of invoices send and look at."""

import itertools
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from billhead.aws.items import read_item

from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.stack import Stack

Call = Callable[..., Answer]

LINE: dict[str, Any] = {"name": "Monthly subscription", "price": 99}
CHECK: dict[str, Any] = {
    "name": "Consulting",
    "quantity": 2,
    "price": 100,
    "discounts": [{"value": 10, "type": "percent"}],
    "taxes": [{"rate": 19}],
}


class Crash(BaseException):
    """The caller's end: nothing catches it."""


def caller(api: Api, path: str, account: Account, entity: dict[str, Any]) -> Call:
    """Calls below `path` for the entity, with the account's key."""

    def call(method: str, further: str = "", **more: Any) -> Answer:
        return api.call(method, path + further, **{"key": account.live_key, "entity": entity["id"], **more})

    return call


def invoice(*lines: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A request with one line, if no others are given."""
    return {"items": [*(lines or (LINE,))], **fields}


def made(answer: Answer) -> dict[str, Any]:
    """The document that was made."""
    assert answer.status == 201, answer
    return answer.json


def shown(answer: Answer) -> dict[str, Any]:
    """The document that was answered."""
    assert answer.status == 200, answer
    return answer.json


def refused(answer: Answer) -> tuple[int, str | None, list[str]]:
    """Status, code and pointers of a problem; the first entry's code stands in for the general `invalid`."""
    assert answer.headers["content-type"] == "application/problem+json"
    entries = answer.json.get("errors", [])
    code = entries[0]["code"] if answer.code == "invalid" and entries else answer.code
    return answer.status, code, answer.pointers


def totals(document: dict[str, Any]) -> tuple[str, str, str]:
    """Net, discount, gross, as they are written."""
    return str(document["total"]), str(document["total_discount"]), str(document["total_with_tax"])


def stored_item(stack: Stack, sk: str) -> dict[str, Any]:
    """The one item with this sort key, of whichever tenant."""
    (item,) = [item for item in stack.items("TenantsTable") if item["sk"]["S"] == sk]
    return read_item(item)


def stored_keys(stack: Stack, beginning: str) -> list[str]:
    """The sort keys that begin so."""
    keys = [item["sk"]["S"] for item in stack.items("TenantsTable")]
    return sorted(key for key in keys if key.startswith(beginning))


def dec(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


def events(stack: Stack, document_id: str) -> list[str]:
    """The events that a document carries for the outbox."""
    return [event["type"] for event in stored_item(stack, f"invoice#{document_id}")["events"]]


def sent(stack: Stack) -> str:
    """All that the functions asked of DynamoDB, which refuses keys of more than 1024 bytes; moto does not."""
    return repr([call.params for call in stack.guard.calls if call.service == "dynamodb"])


def flat(pages: Iterable[list[str]]) -> list[str]:
    """All pages in a row."""
    return list(itertools.chain.from_iterable(pages))
