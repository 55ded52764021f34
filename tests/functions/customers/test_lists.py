"""Lists of customers: order, pages, search, filters; those of items and taxes are made the same way."""

import json
from typing import Any

import pytest

from tests.functions.bad_input import BAD_LISTS
from tests.functions.catalog_calls import ADA, Call, Made, caller, flat, names, operations
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import Stack


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call about customers for the entity with the account's key."""
    return caller(api, "/customers", account, entity)


@pytest.fixture
def seven(call: Call) -> list[str]:
    """Names of customers, in the order in which they were made."""
    made = ["Émile", "Anna", "ådam", "Berta", "anton", "Zoë", "Cem"]
    for number, name in enumerate(made):
        body = {"name": name, "metadata": {"n": str(number)}, "is_end_consumer": number % 2 == 0}
        body |= {"email": f"{number}@example.com"} if number > 2 else {}
        assert call("POST", json=body).status == 201
    return made


def walk(call: Call, **params: Any) -> list[list[str]]:
    """All pages forward, checking on the way that each page's prev_cursor leads to the page before."""
    pages: list[list[str]] = []
    cursor: str | None = None
    while True:
        more = {"next_cursor": cursor} if cursor else {}
        answer = call("GET", params={**params, **more})
        pages.append(names(answer))
        pagination = answer.json["pagination"]
        assert pagination["has_more"] is (pagination["next_cursor"] is not None)
        if len(pages) > 1:
            back = call("GET", params={**params, "prev_cursor": pagination["prev_cursor"]})
            assert names(back) == pages[-2]
            assert back.json["pagination"]["has_more"] is True
        else:
            assert pagination["prev_cursor"] is None
        cursor = pagination["next_cursor"]
        if cursor is None:
            return pages


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 8])
def test_pages_are_newest_first_and_go_both_ways(call: Call, seven: list[str], limit: int) -> None:
    newest = seven[::-1]
    pages = walk(call, limit=limit)
    assert pages == [newest[start : start + limit] for start in range(0, 7, limit)]


def test_pages_may_be_oldest_first(call: Call, seven: list[str]) -> None:
    assert flat(walk(call, limit=3, order_by="created_at")) == seven
    assert flat(walk(call, limit=3, order_by="-created_at")) == seven[::-1]


def test_pages_may_be_by_name_without_case_and_accents(call: Call, seven: list[str]) -> None:
    by_name = ["ådam", "Anna", "anton", "Berta", "Cem", "Émile", "Zoë"]
    assert flat(walk(call, limit=2, order_by="name")) == by_name
    assert flat(walk(call, limit=2, order_by="-name")) == by_name[::-1]


def test_ten_are_shown_unless_told(call: Call) -> None:
    for number in range(11):
        call("POST", json={"name": f"C{number}"})
    first = call("GET")
    assert len(first.json["data"]) == 10
    assert first.json["pagination"]["has_more"] is True
    assert len(call("GET", params={"limit": 100}).json["data"]) == 11


def test_search_finds_names_that_begin_with_it(call: Call, seven: list[str]) -> None:
    assert names(call("GET", params={"search": "AN"})) == ["Anna", "anton"]
    assert names(call("GET", params={"search": "ad"})) == ["ådam"]
    assert names(call("GET", params={"search": "emi"})) == ["Émile"]
    assert names(call("GET", params={"search": "nna"})) == []
    assert names(call("GET", params={"search": "an", "order_by": "-name"})) == ["anton", "Anna"]
    assert walk(call, search="a", limit=1) == [["ådam"], ["Anna"], ["anton"]]


def test_search_cannot_be_by_date(call: Call) -> None:
    refused = call("GET", params={"search": "a", "order_by": "-created_at"})
    assert (refused.status, refused.code) == (400, "parameter_malformed")


def test_search_follows_a_changed_name(call: Call) -> None:
    made = call("POST", json=ADA).json
    call("PATCH", f"/{made['id']}", json={"name": "Eva"})
    assert names(call("GET", params={"search": "ada"})) == []
    assert names(call("GET", params={"search": "eva"})) == ["Eva"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"name": "Anna"}, ["Anna"]),
        ({"name": {"not": "Anna"}}, ["Émile", "ådam", "Berta", "anton", "Zoë", "Cem"]),
        ({"name": {"in": ["Anna", "Cem", "Nobody"]}}, ["Anna", "Cem"]),
        ({"name": {"contains": "n"}}, ["Anna", "anton"]),
        ({"name": {"startsWith": "An"}}, ["Anna"]),
        ({"is_end_consumer": True}, ["Émile", "ådam", "anton", "Cem"]),
        ({"email": None}, ["Émile", "Anna", "ådam"]),
        ({"email": {"not": None}, "is_end_consumer": True}, ["anton", "Cem"]),
        ({"email": {"not": "3@example.com"}}, ["Émile", "Anna", "ådam", "anton", "Zoë", "Cem"]),
        ({"email": {"not": {"startsWith": "3"}}}, ["Émile", "Anna", "ådam", "anton", "Zoë", "Cem"]),
        ({"or": [{"name": "Anna"}, {"name": "Cem"}]}, ["Anna", "Cem"]),
        ({"or": [{"name": "Anna"}, {"name": "Cem"}], "is_end_consumer": True}, ["Cem"]),
        ({"created_at": {"lt": "2026-11-22"}}, []),
        ({"created_at": {"startsWith": "2026-11-23"}, "name": "Zoë"}, ["Zoë"]),
    ],
)
def test_query_filters_the_list(call: Call, seven: list[str], query: Made, found: list[str]) -> None:
    assert names(call("GET", params={"query": json.dumps(query)})) == found[::-1]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_filtered_pages_miss_and_repeat_nothing(call: Call, seven: list[str], limit: int) -> None:
    params: dict[str, Any] = {"limit": limit, "query": '{"email": null}'}
    forward: list[list[str]] = []
    cursor: str | None = None
    while cursor is not None or not forward:
        answer = call("GET", params={**params, **({"next_cursor": cursor} if cursor else {})})
        forward.append(names(answer))
        cursor = answer.json["pagination"]["next_cursor"]
        if len(forward) > 20:
            raise AssertionError("the pages do not end")
    assert all(len(page) <= limit for page in forward)
    assert flat(forward) == ["ådam", "Anna", "Émile"]


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_filtered_pages_can_be_walked_back_to_the_beginning(call: Call, seven: list[str], limit: int) -> None:
    params: dict[str, Any] = {"limit": limit, "order_by": "created_at", "query": '{"email": null}'}
    last = call("GET", params={**params, "limit": 3})
    cursor = last.json["pagination"]["next_cursor"]
    after = call("GET", params={**params, "next_cursor": cursor}) if cursor else last
    back = after.json["pagination"]["prev_cursor"]
    found: list[str] = []
    for _ in range(20):
        if back is None:
            break
        answer = call("GET", params={**params, "prev_cursor": back})
        found = names(answer) + found
        back = answer.json["pagination"]["prev_cursor"]
    assert back is None
    assert found == ["Émile", "Anna", "ådam"][: len(found)]


def test_a_page_is_one_query_and_reads_one_more_than_it_shows(stack: Stack, call: Call, seven: list[str]) -> None:
    for params in ({"limit": 2}, {"limit": 2, "search": "a"}, {"limit": 2, "query": '{"name": "Cem"}'}):
        call("GET", params=params)
        stack.guard.calls.clear()
        call("GET", params=params)
        assert operations(stack) == ["Query"]
        assert stack.guard.calls[-1].params["Limit"] == 3


def test_a_list_that_cannot_be_made_is_refused(call: Call) -> None:
    for params, code in BAD_LISTS:
        refused = call("GET", params=params)
        assert (refused.status, refused.code) == (400, code), params


def test_a_cursor_opens_no_other_list(call: Call, seven: list[str], api: Api, other_entity: Made) -> None:
    cursor = call("GET", params={"limit": 1}).json["pagination"]["next_cursor"]
    others = [
        call("GET", params={"next_cursor": cursor}, entity=other_entity["id"]),
        call("GET", params={"next_cursor": cursor, "search": "a"}),
        call("GET", params={"next_cursor": cursor, "order_by": "name"}),
        call("GET", params={"next_cursor": cursor, "query": '{"name": "Cem"}'}),
        call("GET", params={"next_cursor": cursor[:-2] + ("AA" if cursor[-2:] != "AA" else "BB")}),
    ]
    assert {(answer.status, answer.code) for answer in others} == {(400, "cursor_malformed")}
    assert call("GET", params={"next_cursor": cursor, "limit": 5}).status == 200


def test_a_list_holds_one_kind_of_one_entity(call: Call, api: Api, account: Account, other_entity: Made) -> None:
    call("POST", json=ADA)
    api.call("POST", "/items", json={"name": "Ada", "price": 1}, key=account.live_key, entity=other_entity["id"])
    assert names(call("GET", entity=other_entity["id"])) == []
