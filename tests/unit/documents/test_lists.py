"""Lists of invoices: newest first, by customer, by status, filtered, in pages without loss or repetition."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.functions.bad_input import BAD_LISTS
from tests.functions.invoice_calls import (
    CHECK,
    caller,
    flat,
    invoice,
    made,
    refused,
    sent,
    shown,
)


def ids(answer) -> list[str]:
    return [row["id"] for row in shown(answer)["data"]]


def issue(call, **fields: Any) -> str:
    return made(call("POST", json=invoice(**fields)))["id"]


@pytest.fixture
def twenty_five(call) -> list[str]:
    """Newest first; three days, so that many have the same date."""
    return [issue(call, date=f"2026-11-{21 + number // 9}", reference=f"R{number % 2}") for number in range(25)][::-1]


Page = dict[str, Any]


def walk(call, params: dict[str, Any], cursor: str = "next_cursor", start: Page | None = None) -> list[Page]:
    """All pages in that direction, from the first or from after `start`."""
    pages: list[Page] = []
    page = start
    while page is None or page["pagination"][cursor]:
        at = {} if page is None else {cursor: page["pagination"][cursor]}
        page = shown(call("GET", params={**params, **at}))
        pages.append(page)
        assert page["pagination"]["has_more"] is (page["pagination"]["next_cursor"] is not None)
    return pages


def of(pages: list[Page]) -> list[list[str]]:
    """The ids of each page."""
    return [[row["id"] for row in page["data"]] for page in pages]


def test_an_empty_list_has_no_pages(call) -> None:
    nothing = {"next_cursor": None, "prev_cursor": None, "has_more": False}
    assert shown(call("GET")) == {"data": [], "pagination": nothing}


def test_pages_forward_and_backward_hold_each_invoice_once(call, twenty_five) -> None:
    forward = walk(call, {"limit": 10})
    assert [len(page) for page in of(forward)] == [10, 10, 5]
    assert flat(of(forward)) == twenty_five
    assert of(walk(call, {"limit": 10}, "prev_cursor", forward[-1]))[::-1] == of(forward)[:2]
    assert flat(of(walk(call, {"limit": 10, "order_by": "date"}))) == twenty_five[::-1]


@pytest.mark.parametrize("params", [{"status": "issued"}, {"status": "overdue"}, {"customer_id": "@"}])
def test_every_index_pages_without_loss(call, catalog, clock, params) -> None:
    customer = catalog("/customers", name="Ada")["id"]
    made_ids = {issue(call, customer_id=customer, date=f"2026-11-{20 + number // 4}") for number in range(11)}
    clock.advance(days=40 if params.get("status") == "overdue" else 0)
    params = {name: text.replace("@", customer) for name, text in params.items()}
    forward = walk(call, {**params, "limit": 4})
    assert [len(page) for page in of(forward)] == [4, 4, 3]
    assert set(flat(of(forward))) == made_ids
    assert of(walk(call, {**params, "limit": 4}, "prev_cursor", forward[-1]))[::-1] == of(forward)[:2]


def test_a_row_tells_what_a_list_shows(call, catalog) -> None:
    customer = catalog("/customers", name="Ada")
    document = made(call("POST", json=invoice(CHECK, customer_id=customer["id"], reference="PO-1")))
    (row,) = shown(call("GET"))["data"]
    same = row.keys() & document.keys()
    assert {name: row[name] for name in same} == {name: document[name] for name in same}
    assert (row["customer_id"], row["customer_name"], str(row["total_due"])) == (customer["id"], "Ada", "214.20")
    assert "items" not in row


def test_items_are_included_where_asked_for(call, catalog) -> None:
    lines = [{"name": f"Line {number}", "price": number, "description": f"{number}" * 40} for number in range(900)]
    documents = [made(call("POST", json=invoice(CHECK))), made(call("POST", json=invoice(*lines)))]
    assert shown(call("GET", params={"include": "items"}))["data"] == documents[::-1]


def test_the_customers_own_invoices(call, catalog, other_call, stack) -> None:
    ada, bob = catalog("/customers", name="Ada")["id"], catalog("/customers", name="Bob")["id"]
    of_ada = [issue(call, customer_id=ada) for _ in range(3)]
    issue(call, customer_id=bob)
    saved = made(call("POST", json=invoice(customer={"name": "Eve", "save_customer": True})))
    made(call("POST", json=invoice(customer={"name": "Ada"})))
    assert ids(call("GET", params={"customer_id": ada})) == of_ada[::-1]
    assert ids(call("GET", params={"customer_id": saved["customer"]["id"]})) == [saved["id"]]
    for unknown in ("cus_" + "0" * 26, "", "x", "x" * 3000, ada + "#", ada.lower()):
        assert ids(call("GET", params={"customer_id": unknown})) == []
    assert "x" * 1000 not in sent(stack)
    assert ids(other_call("GET", params={"customer_id": ada})) == []


@pytest.mark.parametrize("with_customer", [False, True])
def test_each_status_finds_its_own(call, catalog, clock, with_customer) -> None:
    customer = catalog("/customers", name="Ada")["id"]
    fields = {"customer_id": customer}
    found = {
        "draft": issue(call, is_draft=True, **fields),
        "issued": issue(call, date_due="2026-11-30", **fields),
        "overdue": issue(call, date_due="2026-11-24", **fields),
        "voided": issue(call, date_due="2026-11-24", **fields),
    }
    shown(call("POST", f"/{found['voided']}/void", json={"reason": "x"}))
    deleted = issue(call, is_draft=True, **fields)
    assert call("DELETE", "/" + deleted).status == 204
    clock.set(datetime(2026, 11, 26, 12, tzinfo=UTC))
    also = fields if with_customer else {}
    for status in ("draft", "issued", "overdue", "voided", "paid", "partially_paid"):
        answer = call("GET", params={"status": status, **also})
        assert ids(answer) == [found[status] for _ in {status} & found.keys()], status
        assert {row["status"] for row in answer.json["data"]} <= {status}
    assert set(ids(call("GET", params=also))) == set(found.values())


@pytest.mark.parametrize(
    ("timezone", "midnight"),
    [
        ("Pacific/Kiritimati", datetime(2026, 11, 30, 10, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 11, 30, 23, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 12, 1, 8, tzinfo=UTC)),
    ],
)
def test_overdue_begins_with_the_entitys_own_day(api, account, new_entity, clock, timezone, midnight) -> None:
    call = caller(api, "/invoices", account, new_entity(timezone=timezone))
    due = issue(call, date="2026-11-23", date_due="2026-11-30")
    clock.set(midnight - timedelta(minutes=1))
    assert (ids(call("GET", params={"status": "overdue"})), ids(call("GET", params={"status": "issued"}))) == (
        [],
        [due],
    )
    assert shown(call("GET", "/" + due))["status"] == "issued"
    clock.set(midnight)
    assert (ids(call("GET", params={"status": "overdue"})), ids(call("GET", params={"status": "issued"}))) == (
        [due],
        [],
    )
    assert shown(call("GET", "/" + due))["status"] == "overdue"


def test_a_query_filters(call, twenty_five) -> None:
    def found(**query: Any) -> set[str]:
        return set(flat(of(walk(call, {"limit": 10, "query": json.dumps(query)}))))

    assert len(found(reference="R0")) == 13
    assert len(found(date={"gte": "2026-11-22", "lt": "2026-11-23"})) == 9
    assert len(found(total={"gt": 98.99, "lte": 99})) == 25
    assert found(**{"or": [{"number": "2026-00001"}, {"number": {"in": ["2026-00025"]}}]}) == {
        twenty_five[0],
        twenty_five[-1],
    }
    assert found(customer_name=None) == set(twenty_five)
    assert found(reference="R2") == set()


@pytest.mark.parametrize(("params", "code"), [case for case in BAD_LISTS if "name" not in str(case)])
def test_a_malformed_question_is_refused(call, params, code) -> None:
    assert refused(call("GET", params=params))[:2] == (400, code)


@pytest.mark.parametrize("status", ["open", "deleted", "DRAFT", "issued,paid"])
def test_an_unknown_status_is_refused(call, status) -> None:
    assert refused(call("GET", params={"status": status}))[:2] == (400, "status_unknown")


def test_a_cursor_counts_for_its_tenant_and_its_question_only(call, other_call, api, account, entity) -> None:
    for _ in range(3):
        issue(call)
        issue(other_call)
    cursor = shown(call("GET", params={"limit": 2, "status": "issued"}))["pagination"]["next_cursor"]
    good = {"limit": 1, "status": "issued", "next_cursor": cursor}
    assert len(ids(call("GET", params=good))) == 1
    for params in ({"status": "draft"}, {"status": None}, {"order_by": "date"}, {"query": '{"reference":"x"}'}):
        changed = {name: text for name, text in {**good, **params}.items() if text is not None}
        assert refused(call("GET", params=changed))[:2] == (400, "cursor_malformed"), params
    assert refused(other_call("GET", params=good))[:2] == (400, "cursor_malformed")
    customers = api.call("GET", "/customers", key=account.live_key, entity=entity["id"], params={"next_cursor": cursor})
    assert refused(customers)[:2] == (400, "cursor_malformed")


def test_the_sandbox_is_another_world(call, api, account, new_entity) -> None:
    issue(call)
    sandbox = new_entity(key=account.sandbox_key)
    tried = {"entity": sandbox["id"]}
    assert ids(api.call("GET", "/invoices", key=account.sandbox_key, **tried)) == []
    assert refused(api.call("GET", "/invoices", key=account.live_key, **tried))[:2] == (404, "entity_not_found")
    number = made(api.call("POST", "/invoices", json=invoice(), key=account.sandbox_key, **tried))["number"]
    assert number == "2026-00001"
