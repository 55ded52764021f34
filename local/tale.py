"""A story while it is told: who takes part, what they were given, and how a request is told and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict, Unpack, cast

from local.cfn_yaml import Json
from local.http_client import Answer, Client
from local.narrator import Narrator
from local.stack import Stack


class StoryError(Exception):
    """A step got another answer than the story tells."""


class Telling(TypedDict, total=False):
    """How to tell a request: fields to `show`, statuses to `expect`, `headers` to add; `again`: the body was shown."""

    show: tuple[str, ...]
    expect: tuple[int, ...]
    headers: Mapping[str, str]
    again: bool


@dataclass
class Tale:
    """The story as far as it is told. `platform` and `tenant` are clients, made by the steps that earn them."""

    stack: Stack
    narrator: Narrator
    platform: Client = field(default_factory=lambda: Client(""))
    tenant: Client = field(default_factory=lambda: Client(""))
    account: dict[str, str] = field(default_factory=dict[str, str])
    entity_id: str = ""
    customer_id: str = ""
    item_id: str = ""
    invoice: dict[str, Any] = field(default_factory=dict[str, Any])
    sale_abroad: dict[str, Any] = field(default_factory=dict[str, Any])
    estimate: dict[str, Any] = field(default_factory=dict[str, Any])
    credit_note: dict[str, Any] = field(default_factory=dict[str, Any])
    link: str = ""
    shared: str = ""

    def ask(self, client: Client, line: str, body: Any = None, **telling: Unpack[Telling]) -> Answer:
        """Send `METHOD path`, tell it, and raise StoryError unless the status is expected (200 or 201)."""
        expect = telling.get("expect", (200, 201))
        method, path = line.split(" ", 1)
        self.narrator.request(line, "(the same)" if telling.get("again") else body)
        answer = client.send(method, path, body, headers=telling.get("headers"))
        self.narrator.answer(answer, picked(answer, telling.get("show", ("id",))))
        if answer.status not in expect:
            raise StoryError(f"{line} answered {answer.status}: {answer.content[:600].decode(errors='replace')}")
        return answer


def picked(answer: Answer, names: tuple[str, ...]) -> Any:
    """The named fields of a JSON answer; of anything else its type and size."""
    data = answer.data
    if not isinstance(data, dict):
        return f"{answer.headers.get('content-type', 'no content')}, {len(answer.content):,} bytes"
    fields = cast(Json, data)
    return {name: fields[name] for name in names if name in fields}


def check(holds: bool, claim: str) -> None:
    """Raise StoryError unless the claim holds."""
    if not holds:
        raise StoryError(f"not true: {claim}")
