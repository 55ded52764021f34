"""A cursor is good for the list that gave it, and for no other tenant, route, filter or content."""

import base64
from collections.abc import Iterator

import pytest
from billhead.aws.config import settings
from billhead.edge.cursors import CursorMalformed, Cursors, Position

from tests.support.containers import empty_all
from tests.support.stack import template

START = {"sk": "invoice#inv_1", "list_key": "invoice#2026-11-23"}
ROUTE = "GET /invoices"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    empty_all()
    for name, value in template().functions["invoices"].environment.items():
        monkeypatch.setenv(name, value)
    yield
    empty_all()


def cursors(owner: str = "ent_A", route: str = ROUTE, **query: str) -> Cursors:
    return Cursors.bound(owner, route, query)


def flipped(text: str, position: int) -> str:
    raw = bytearray(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    raw[position] ^= 1
    return base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")


@pytest.mark.parametrize("position", [Position(START, False), Position(START, True), Position({"sk": "ž/+?"}, False)])
def test_a_cursor_leads_back_to_its_position(position: Position) -> None:
    text = cursors().write(position)
    assert cursors().read(text) == position
    assert text.isascii() and not set(text) & set("+/=&? ")


@pytest.mark.parametrize(
    "other",
    [
        cursors("ent_B"),
        cursors("ent_AB"),
        cursors(route="GET /customers"),
        cursors(query='{"status":"paid"}'),
        cursors(search="x"),
        cursors(order_by="date"),
    ],
)
def test_a_cursor_of_another_list_is_refused(other: Cursors) -> None:
    with pytest.raises(CursorMalformed):
        other.read(cursors().write(Position(START, False)))


def test_size_of_page_and_the_cursor_itself_may_change_on_the_way() -> None:
    text = cursors(limit="10", query="{}").write(Position(START, False))
    assert cursors(limit="50", query="{}", next_cursor=text, include="customer").read(text)
    assert cursors(query="{}", prev_cursor=text).read(text)


def test_a_changed_cursor_is_refused_wherever_it_was_changed() -> None:
    text = cursors().write(Position(START, False))
    size = len(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    for position in range(size):
        with pytest.raises(CursorMalformed):
            cursors().read(flipped(text, position))


def test_a_shortened_or_lengthened_cursor_is_refused() -> None:
    text = cursors().write(Position(START, False))
    for changed in (text[:-4], text + "AAAA", text[:24], text[24:]):
        with pytest.raises(CursorMalformed):
            cursors().read(changed)


@pytest.mark.parametrize("text", ["", "x", "!", "ž", "AAAA" * 10, " ", "\x00", "=" * 8, "a" * 100_001])
def test_what_was_made_up_is_refused(text: str) -> None:
    with pytest.raises(CursorMalformed):
        cursors().read(text)


def test_binding_and_position_cannot_be_shifted_into_each_other() -> None:
    text = Cursors(b"a ").write(Position({"c": "d"}, False))
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    shifted = base64.urlsafe_b64encode(raw[:16] + b" " + raw[16:]).decode().rstrip("=")
    with pytest.raises(CursorMalformed):
        Cursors(b"a").read(shifted)


def test_another_key_of_the_stack_refuses_the_old_cursors(monkeypatch: pytest.MonkeyPatch) -> None:
    text = cursors().write(Position(START, False))
    monkeypatch.setenv("CURSOR_KEY", "another")
    settings.cache_clear()
    with pytest.raises(CursorMalformed):
        cursors().read(text)


def test_the_key_is_not_in_the_repr_of_the_settings() -> None:
    assert settings().cursor_key and settings().cursor_key not in repr(settings())
