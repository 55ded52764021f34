"""Pages lead forward and back over a list without losing or repeating anything."""

from collections.abc import Iterator
from typing import Any

import pytest
from billhead.edge.cursors import CursorMalformed, Cursors
from billhead.edge.lists import ListRequest, ParameterMalformed, read_list_request
from billhead.kernel.page import RowPage, Rows

from tests.support.containers import empty_all
from tests.support.stack import template

ORDERS = frozenset({"created_at", "date"})


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    empty_all()
    for name, value in template().functions["invoices"].environment.items():
        monkeypatch.setenv(name, value)
    yield
    empty_all()


def listing(**query: str) -> ListRequest:
    return read_list_request(query, ORDERS, Cursors.bound("ent_A", "GET /invoices", query))


def table(rows: Rows, count: int) -> RowPage:
    """What DynamoDB would answer from items 01 … count."""
    keys = [f"{number:02}" for number in range(1, count + 1)]
    ordered = keys if rows.forward else keys[::-1]
    start = None if rows.start is None else rows.start["sk"]
    after = ordered if start is None else [key for key in ordered if (key > start if rows.forward else key < start)]
    found = after[: rows.limit]
    last = {"sk": found[-1], "list_key": found[-1]} if len(after) >= rows.limit and found else None
    items = [{"sk": key, "list_key": key, "id": key} for key in found]
    return RowPage(items, last, ("sk", "list_key"))


def page(count: int, **query: str) -> tuple[list[str], dict[str, Any]]:
    asked = listing(**query)
    answer = asked.page(table(asked.rows(), count), lambda item: item)
    return [item["id"] for item in answer["data"]], answer["pagination"]


@pytest.mark.parametrize("order", ["date", "-date"])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5, 6, 7])
def test_pages_lead_over_the_whole_list_and_back(order: str, count: int) -> None:
    expected = [f"{number:02}" for number in range(1, count + 1)]
    if order.startswith("-"):
        expected.reverse()
    query = {"limit": "3", "order_by": order}
    ids, pagination = page(count, **query)
    pages = [ids]
    while pagination["next_cursor"]:
        ids, pagination = page(count, next_cursor=pagination["next_cursor"], **query)
        pages.append(ids)
    assert [key for ids in pages for key in ids] == expected
    assert all(len(ids) == 3 for ids in pages[:-1]) and (pages[-1] or count == 0)
    backward = [pages[-1]]
    while pagination["prev_cursor"]:
        ids, pagination = page(count, prev_cursor=pagination["prev_cursor"], **query)
        backward.insert(0, ids)
    assert [key for ids in backward for key in ids] == expected
    assert pagination["has_more"] is (len(pages) > 1)


def test_the_first_page_has_nothing_before_and_the_last_nothing_after() -> None:
    _, first = page(4, limit="3", order_by="date")
    assert first["prev_cursor"] is None and first["has_more"] is True
    _, last = page(4, limit="3", order_by="date", next_cursor=first["next_cursor"])
    assert last["next_cursor"] is None and last["has_more"] is False and last["prev_cursor"]


def test_a_page_that_a_filter_emptied_still_leads_on() -> None:
    asked = listing(order_by="date")
    answer = asked.page(RowPage([], {"sk": "07", "list_key": "07"}, ("sk", "list_key")), lambda item: item)
    assert answer["data"] == []
    assert answer["pagination"]["has_more"] is True
    again = listing(order_by="date", next_cursor=answer["pagination"]["next_cursor"])
    assert again.rows().start == {"sk": "07", "list_key": "07"}


def test_a_cursor_carries_the_keys_of_a_row_and_nothing_else_of_it() -> None:
    asked = listing(order_by="date", limit="1")
    items = [{"sk": key, "list_key": key, "id": key, "total": 5} for key in ("01", "02")]
    answer = asked.page(RowPage(items, None, ("sk", "list_key")), lambda item: item)
    again = listing(order_by="date", limit="1", next_cursor=answer["pagination"]["next_cursor"])
    assert again.rows().start == {"sk": "01", "list_key": "01"}


def test_newest_comes_first_unless_asked_otherwise() -> None:
    assert (listing().order_by, listing().forward) == ("created_at", False)
    assert (listing(order_by="date").order_by, listing(order_by="date").forward) == ("date", True)


@pytest.mark.parametrize("order", ["total", "--date", "-", "date,created_at", "DATE", " date"])
def test_an_order_that_no_index_has_is_refused(order: str) -> None:
    with pytest.raises(ParameterMalformed):
        listing(order_by=order)


@pytest.mark.parametrize("limit", ["0", "101", "-1", "", "x", "1.0", "٣", "²", "9" * 5000, "1000", " 5"])
def test_a_limit_is_a_number_from_1_to_100(limit: str) -> None:
    with pytest.raises(ParameterMalformed):
        listing(limit=limit)


def test_without_a_limit_a_page_has_ten() -> None:
    assert (listing().limit, listing(limit="100").limit, listing(limit="1").limit) == (10, 100, 1)


@pytest.mark.parametrize("query", ["{", "[]", "1", '"x"', '{"a":NaN}', "[" * 10_000, '{"a":' * 50 + "1" + "}" * 50])
def test_a_filter_is_a_json_object(query: str) -> None:
    with pytest.raises(ParameterMalformed):
        listing(query=query)


def test_a_cursor_is_refused_where_the_filter_is_another() -> None:
    _, first = page(4, limit="1", order_by="date")
    with pytest.raises(CursorMalformed):
        listing(limit="1", order_by="-date", next_cursor=first["next_cursor"])


def test_what_is_not_asked_for_is_nothing() -> None:
    asked = listing(include="")
    assert (asked.search, asked.query, asked.include, asked.position) == (None, {}, frozenset(), None)
    assert listing(include="customer,,payments").include == {"customer", "payments"}


def test_a_list_without_names_refuses_a_search() -> None:
    listing().refuse_search()
    with pytest.raises(ParameterMalformed):
        listing(search="x").refuse_search()
