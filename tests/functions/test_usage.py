"""GET /usage: what the platform bills by."""

from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.kernel.principal import Environment, Role
from billhead.usage.model import COUNTED

from tests.functions.bus_messages import batch, failed, issued, sample
from tests.support.accounts import Account


def counted(invoices: int) -> dict[str, int]:
    """Counters where nothing but invoices was issued."""
    return {**dict.fromkeys(COUNTED, 0), "documents": invoices, "invoices": invoices}


def get(api, account: Account, **params: Any):
    return api.call("GET", "/usage", key=account.live_key, params=params)


@pytest.fixture
def seven_entities(new_entity, account, invoke) -> list[str]:
    """Each issued one document in November."""
    entities = [new_entity(name=f"Entity {number}") for number in range(7)]
    assert failed(invoke("record_usage", batch(*(issued(account, entity) for entity in entities)))) == []
    return sorted(entity["id"] for entity in entities)


def test_a_month_without_documents_is_empty(api, account, entity) -> None:
    answer = get(api, account, month="2026-11")
    nothing = counted(0)
    pagination = {"next_cursor": None, "prev_cursor": None, "has_more": False}
    assert answer.status == 200, answer
    assert answer.json == {"month": "2026-11", "data": [], "total": nothing, "pagination": pagination}


def test_the_current_month_in_utc_is_the_default(api, account, clock) -> None:
    clock.set(datetime(2026, 11, 30, 23, 59, tzinfo=UTC))
    assert get(api, account).json["month"] == "2026-11"
    clock.set(datetime(2026, 12, 1, 0, 0, tzinfo=UTC))
    assert get(api, account).json["month"] == "2026-12"


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "202611", "2026-00", "٢٠٢٦-١١", "2026-11-01", "x#y"])
def test_a_malformed_month_is_refused(api, account, month) -> None:
    answer = get(api, account, month=month)
    assert (answer.status, answer.code) == (400, "parameter_malformed")


@pytest.mark.parametrize("order", ["entity_id", "-entity_id"])
def test_pages_hold_every_entity_once_and_the_total_of_all(api, account, seven_entities, order) -> None:
    seen, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        params = {"limit": 3, "order_by": order} | ({"next_cursor": cursor} if cursor else {})
        page = get(api, account, month="2026-11", **params).json
        assert page["total"] == counted(7)
        seen += [row["entity_id"] for row in page["data"]]
        cursor, pages = page["pagination"]["next_cursor"], pages + 1
    assert pages == 3
    assert seen == sorted(seven_entities, reverse=order.startswith("-"))


def test_a_page_is_two_queries_whatever_the_number_of_entities(api, account, seven_entities, stack) -> None:
    stack.guard.calls.clear()
    get(api, account, month="2026-11", limit=3)
    calls = [str(call) for call in stack.guard.calls if call.function == "usage"]
    assert calls == ["dynamodb:Query", "dynamodb:Query"]


def test_a_cursor_keeps_its_month_when_the_month_ends(api, account, seven_entities, clock) -> None:
    first = get(api, account, limit=3).json
    clock.set(datetime(2026, 12, 1, tzinfo=UTC))
    answer = get(api, account, limit=3, next_cursor=first["pagination"]["next_cursor"])
    assert (answer.status, answer.code) == (400, "cursor_malformed")
    answer = get(api, account, limit=3, next_cursor=first["pagination"]["next_cursor"], month="2026-11")
    assert answer.status == 200


def test_a_cursor_of_the_other_environment_is_refused(api, account, seven_entities) -> None:
    cursor = get(api, account, month="2026-11", limit=3).json["pagination"]["next_cursor"]
    params = {"month": "2026-11", "limit": 3, "next_cursor": cursor}
    answer = api.call("GET", "/usage", key=account.sandbox_key, params=params)
    assert (answer.status, answer.code) == (400, "cursor_malformed")


def test_one_entity_can_be_asked_for(api, account, entity, other_entity, invoke) -> None:
    invoke("record_usage", batch(issued(account, entity), issued(account, other_entity)))
    answer = get(api, account, month="2026-11", entity_id=entity["id"]).json
    assert answer["data"] == [{"entity_id": entity["id"], **counted(1)}]
    assert answer["total"] == counted(1)


def test_an_entity_that_issued_nothing_has_zeros(api, account, entity) -> None:
    answer = get(api, account, month="2026-11", entity_id=entity["id"])
    assert answer.json["data"] == [{"entity_id": entity["id"], **counted(0)}]


def test_a_foreign_entity_is_answered_like_an_unknown_one(api, account, other_account, foreign_entity, invoke) -> None:
    invoke("record_usage", batch(issued(other_account, foreign_entity)))
    answers = [get(api, account, entity_id=id) for id in (foreign_entity["id"], "ent_" + "0" * 26, "ent_x#y")]
    for answer in answers:
        assert (answer.status, answer.code) == (404, "entity_not_found")
        assert answer.json == answers[0].json


def test_another_account_sees_nothing_of_it(api, account, other_account, entity, invoke) -> None:
    invoke("record_usage", batch(issued(account, entity)))
    answer = get(api, other_account, month="2026-11")
    assert answer.json["data"] == []
    assert answer.json["total"]["documents"] == 0


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR, Role.ADMIN])
def test_only_account_keys_may_ask(api, account, entity, role) -> None:
    answer = api.call("GET", "/usage", principal=account.principal(role, entity_id=entity["id"]))
    assert (answer.status, answer.code) == (403, "not_permitted")


def test_the_sample_event_is_answered(invoke) -> None:
    assert invoke("usage", sample("usage"))["statusCode"] == 200


def test_a_sandbox_key_sees_the_sandbox(api, account, entity, invoke) -> None:
    invoke("record_usage", batch(issued(account, entity)))
    principal = account.principal(environment=Environment.SANDBOX)
    assert api.call("GET", "/usage", principal=principal, params={"month": "2026-11"}).json["data"] == []


def test_an_issued_invoice_is_counted_and_a_draft_is_not(api, account, entity, pump) -> None:
    line = {"name": "Monthly subscription", "quantity": 1, "price": 99}
    for is_draft in (False, True):
        body = {"customer": {"name": "End Client"}, "items": [line], "is_draft": is_draft}
        answer = api.call("POST", "/invoices", json=body, key=account.live_key, entity=entity["id"])
        assert answer.status == 201, answer
    pump()
    assert get(api, account).json["total"] == counted(1)
