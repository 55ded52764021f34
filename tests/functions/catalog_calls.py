"""Calls about one kind of catalogue record, and what they leave in the table."""

import itertools
from collections.abc import Callable, Iterable
from typing import Any

from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.stack import Stack

Made = dict[str, Any]
Call = Callable[..., Answer]
ADA = {"name": "Ada Lovelace", "email": "ada@example.com", "country": "Austria"}


class Crash(BaseException):
    """The caller's end: nothing catches it."""


def caller(api: Api, path: str, account: Account, entity: Made) -> Call:
    """Calls below `path` for the entity, with the account's key."""

    def call(method: str, further: str = "", **more: Any) -> Answer:
        return api.call(method, path + further, **{"key": account.live_key, "entity": entity["id"], **more})

    return call


def names(answer: Answer) -> list[str]:
    """Of the records of a list."""
    assert answer.status == 200, answer
    return [record["name"] for record in answer.json["data"]]


def flat(pages: Iterable[list[str]]) -> list[str]:
    """All pages in a row."""
    return list(itertools.chain.from_iterable(pages))


def operations(stack: Stack) -> list[str]:
    """What the functions asked of DynamoDB."""
    return [call.operation for call in stack.guard.calls if call.service == "dynamodb"]


def events(stack: Stack, record_id: str) -> list[str]:
    """The events that a record carries for the outbox."""
    (item,) = [item for item in stack.items("TenantsTable") if item["sk"]["S"].endswith("#" + record_id)]
    return [event["M"]["type"]["S"] for event in item["events"]["L"]]
