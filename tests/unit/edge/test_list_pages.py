"""Pages and their cursors over rows that one query answered, with and without a filter."""

from dataclasses import replace
from typing import Any

import pytest
from billhead.edge.cursors import Cursors, Position
from billhead.edge.lists import ListRequest, ParameterMalformed, read_list_request
from billhead.kernel.page import RowPage

ORDERS = frozenset({"created_at", "name"})


@pytest.fixture
def listing(monkeypatch: pytest.MonkeyPatch) -> ListRequest:
    """Two a page, from the beginning."""

    class Settings:
        cursor_key = "k"

    monkeypatch.setattr("billhead.edge.cursors.settings", Settings)
    return read_list_request({"limit": "2"}, ORDERS, Cursors(b"test"))


def row(number: int) -> dict[str, Any]:
    return {"sk": f"r{number}"}


def positions(listing: ListRequest, page: dict[str, Any]) -> tuple[Position | None, Position | None]:
    pagination = page["pagination"]
    assert pagination["has_more"] is (pagination["next_cursor"] is not None)
    before, after = pagination["prev_cursor"], pagination["next_cursor"]
    return before and listing.cursors.read(before), after and listing.cursors.read(after)


def paged(listing: ListRequest, rows: list[int], last: int | None) -> tuple[list[int], Any, Any]:
    found = RowPage([row(number) for number in rows], None if last is None else row(last), ("sk",))
    page = listing.page(found, lambda item: item)
    before, after = positions(listing, page)
    return [int(item["sk"][1:]) for item in page["data"]], before, after


def test_one_row_more_than_shown_tells_of_a_next_page(listing: ListRequest) -> None:
    assert listing.rows().limit == 3
    assert paged(listing, [1, 2, 3], 3) == ([1, 2], None, Position(row(2), False))


def test_rows_that_just_fill_the_page_are_the_last(listing: ListRequest) -> None:
    assert paged(listing, [1, 2], None) == ([1, 2], None, None)


def test_a_page_in_the_middle_leads_both_ways(listing: ListRequest) -> None:
    there = replace(listing, position=Position(row(2), False))
    assert paged(there, [3, 4, 5], 5) == ([3, 4], Position(row(3), True), Position(row(4), False))


def test_a_page_read_backward_is_shown_in_the_order_of_the_list(listing: ListRequest) -> None:
    back = replace(listing, position=Position(row(5), True))
    assert back.rows().forward is not listing.rows().forward
    assert paged(back, [4, 3, 2], 2) == ([3, 4], Position(row(3), True), Position(row(4), False))
    assert paged(back, [2, 1], None) == ([1, 2], None, Position(row(2), False))


def test_a_filtered_page_goes_on_behind_what_was_read(listing: ListRequest) -> None:
    assert paged(listing, [1], 3) == ([1], None, Position(row(3), False))
    assert paged(listing, [], 3) == ([], None, Position(row(3), False))


def test_an_empty_filtered_page_leads_both_ways(listing: ListRequest) -> None:
    there = replace(listing, position=Position(row(2), False))
    assert paged(there, [], 5) == ([], Position(row(5), True), Position(row(5), False))
    back = replace(listing, position=Position(row(9), True))
    assert paged(back, [], 6) == ([], Position(row(6), True), Position(row(6), False))


@pytest.mark.parametrize(
    ("query", "order", "forward"),
    [
        ({}, "created_at", False),
        ({"order_by": "created_at"}, "created_at", True),
        ({"order_by": "-name"}, "name", False),
        ({"search": "a"}, "name", True),
        ({"search": "a", "order_by": "-name"}, "name", False),
    ],
)
def test_newest_first_unless_told_and_a_search_by_name(query: dict[str, str], order: str, forward: bool) -> None:
    listing = read_list_request(query, ORDERS, Cursors(b""))
    assert (listing.order_by, listing.forward) == (order, forward)


@pytest.mark.parametrize("limit", ["0", "101", "0010999", "1e1", "٣", "-1", " 5"])
def test_a_limit_is_one_to_a_hundred(limit: str) -> None:
    with pytest.raises(ParameterMalformed):
        read_list_request({"limit": limit}, ORDERS, Cursors(b""))
