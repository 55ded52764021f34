"""Requests that no resource may take, and a look at the tables that shows whether one left anything behind."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.support.stack import Stack

TABLES = ("TenantsTable", "AccountsTable", "AccessTable")
JSON = {"content-type": "application/json"}


@dataclass(frozen=True)
class Case:
    """What is sent, and the answer: status, code, pointers."""

    body: bytes
    answer: tuple[int, str, list[str]]
    headers: dict[str, str] = field(default_factory=lambda: JSON)


MALFORMED = (400, "json_malformed", list[str]())
NO_OBJECT = (422, "invalid", [""])
NO_JSON = (415, "not_json", list[str]())
TOO_LARGE = (413, "body_too_large", list[str]())

UNREADABLE = {
    "not json": Case(b"{", MALFORMED),
    "more than json": Case(b'{"name": "x"} x', MALFORMED),
    "utf-16": Case('{"name": "x"}'.encode("utf-16"), MALFORMED),
    "nan": Case(b'{"price": NaN}', MALFORMED),
    "infinity": Case(b'{"price": -Infinity}', MALFORMED),
    "an exponent that fills the memory": Case(b'{"price": 1e999999999}', MALFORMED),
    "an exponent beyond any number": Case(b'{"price": 1e9999999999999999999999}', MALFORMED),
    "41 digits": Case(b'{"price": ' + b"9" * 41 + b"}", MALFORMED),
    "33 levels": Case(b'{"a":' * 33 + b"1" + b"}" * 33, MALFORMED),
    "endless levels": Case(b"[" * 100_000, MALFORMED),
    "a list": Case(b"[]", NO_OBJECT),
    "null": Case(b"null", NO_OBJECT),
    "a text": Case(b'"name"', NO_OBJECT),
    "plain text": Case(b'{"name": "x"}', NO_JSON, {"content-type": "text/plain"}),
    "no media type": Case(b'{"name": "x"}', NO_JSON, {}),
    "1 MB": Case(b'{"name": "' + b"x" * 1_048_576 + b'"}', TOO_LARGE),
}

BAD_KEYS = [
    pytest.param("", id="empty"),
    pytest.param("k" * 256, id="256 characters"),
    pytest.param("k\u00e9y", id="not ascii"),
    pytest.param("k\ty", id="a tab"),
]

BAD_TAGS = [pytest.param(tag, id=tag) for tag in ("abc", 'W/"1"', '"1", "2"', '"-1"', '"1.0"', '"' + "9" * 13 + '"')]

# Query parameters that no list takes, and the code.
BAD_LISTS = [
    ({"limit": "0"}, "parameter_malformed"),
    ({"limit": "101"}, "parameter_malformed"),
    ({"limit": "-1"}, "parameter_malformed"),
    ({"limit": "ten"}, "parameter_malformed"),
    ({"limit": "0010999"}, "parameter_malformed"),
    ({"order_by": "colour"}, "parameter_malformed"),
    ({"order_by": "--created_at"}, "parameter_malformed"),
    ({"query": "{"}, "parameter_malformed"),
    ({"query": "[]"}, "parameter_malformed"),
    ({"query": '{"price": NaN}'}, "parameter_malformed"),
    ({"query": "[" * 3000}, "parameter_malformed"),
    ({"query": '{"colour": "red"}'}, "filter_malformed"),
    ({"query": '{"name": {"like": "x"}}'}, "filter_malformed"),
    ({"query": '{"name": "\\ud800"}'}, "filter_malformed"),
    ({"query": '{"\\ud800": "x"}'}, "filter_malformed"),
    ({"next_cursor": "junk"}, "cursor_malformed"),
    ({"prev_cursor": "junk"}, "cursor_malformed"),
    ({"next_cursor": "\u00e9"}, "cursor_malformed"),
]


def stored(stack: Stack) -> dict[str, list[str]]:
    """Everything in every table, in an order that does not depend on how it was written."""
    return {table: sorted(map(repr, map(_sorted, stack.items(table)))) for table in TABLES}


def _sorted(item: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(item.items())


@contextmanager
def nothing_stored(stack: Stack) -> Generator[None]:
    """The block must leave every table as it was."""
    before = stored(stack)
    yield
    assert stored(stack) == before
