"""record_usage: every issued document counted once, whatever the queue and the network do."""

from collections.abc import Callable
from typing import Any

import pytest
from billhead.usage.model import COUNTED
from botocore.exceptions import ClientError, ReadTimeoutError

from tests.functions.bus_messages import batch, failed, issued, sample
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

Invoke = Callable[[str, Any], Any]


def counters(invoices: int) -> dict[str, int]:
    """Where nothing but invoices was issued."""
    return {**dict.fromkeys(COUNTED, 0), "documents": invoices, "invoices": invoices}


def usage(api: Api, account: Account, month: str = "2026-11", **params: Any) -> dict[str, Any]:
    answer = api.call("GET", "/usage", key=account.live_key, params={"month": month, **params})
    assert answer.status == 200, answer
    return answer.json


def counted(api: Api, account: Account) -> int:
    """The documents of the month; the entities' counts and the account's sum must agree."""
    month = usage(api, account, limit=100)
    assert month["total"]["documents"] == sum(row["documents"] for row in month["data"])
    return month["total"]["documents"]


def test_the_sample_message_is_counted(invoke: Invoke, stack: Stack) -> None:
    assert failed(invoke("record_usage", sample("record_usage"))) == []
    assert len(stack.items("AccountsTable")) == 3


def test_every_document_is_counted_for_its_entity(api, account, entity, other_entity, invoke) -> None:
    events = [issued(account, entity), issued(account, other_entity), issued(account, entity)]
    assert failed(invoke("record_usage", batch(*events))) == []
    rows = {row["entity_id"]: row for row in usage(api, account)["data"]}
    assert rows == {
        entity["id"]: {"entity_id": entity["id"], **counters(2)},
        other_entity["id"]: {"entity_id": other_entity["id"], **counters(1)},
    }


def test_a_redelivered_event_is_counted_once(api, account, entity, invoke) -> None:
    event = issued(account, entity)
    for _ in range(3):
        assert failed(invoke("record_usage", batch(event, event))) == []
    assert counted(api, account) == 1


def test_a_document_counts_in_the_utc_month_of_its_event(api, account, entity, invoke) -> None:
    late = issued(account, entity, at="2026-10-31T23:59:59.999Z")
    early = issued(account, entity, at="2026-11-01T00:00:00.000Z")
    invoke("record_usage", batch(late, early))
    assert usage(api, account, "2026-10")["total"]["documents"] == 1
    assert usage(api, account, "2026-11")["total"]["documents"] == 1


def test_sandbox_and_live_are_counted_apart(api, account, entity, invoke) -> None:
    invoke("record_usage", batch(issued(account, entity, environment="sandbox"), issued(account, entity)))
    assert counted(api, account) == 1
    sandbox = api.call("GET", "/usage", key=account.sandbox_key, params={"month": "2026-11"})
    assert sandbox.json["total"]["documents"] == 1


def test_a_broken_message_is_returned_and_its_neighbours_are_counted(api, account, entity, invoke) -> None:
    broken = issued(account, entity)
    del broken["detail"]["entity_id"]
    report = invoke("record_usage", batch(issued(account, entity), broken, issued(account, entity)))
    assert failed(report) == ["m2"]
    assert counted(api, account) == 2


def test_an_event_about_something_else_is_not_silently_dropped(api, account, entity, invoke) -> None:
    assert failed(invoke("record_usage", batch(issued(account, entity, type="customer.created")))) == ["m1"]


def test_the_marker_lives_for_four_hundred_days(account, entity, invoke, stack: Stack) -> None:
    invoke("record_usage", batch(issued(account, entity)))
    (marker,) = [item for item in stack.items("AccountsTable") if item["sk"]["S"].startswith("usage_event#")]
    days = (int(marker["expires_at"]["N"]) - stack.clock.current.timestamp()) / 86_400
    assert days == pytest.approx(400, abs=0.01)
    assert not [
        item for item in stack.items("AccountsTable") if item["sk"]["S"].startswith("usage#") and "expires_at" in item
    ]


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_at_the_write_leaves_nothing_half_counted(api, account, entity, invoke, stack: Stack, moment) -> None:
    class Crash(BaseException):
        pass

    event = issued(account, entity)
    counted(api, account)
    stack.guard.fail(Failure(1, moment, Crash()))
    with pytest.raises(Crash):
        invoke("record_usage", batch(event))
    stack.guard.fail(None)
    assert failed(invoke("record_usage", batch(event))) == []
    assert counted(api, account) == 1


def test_a_lost_answer_is_not_counted_twice(api, account, entity, invoke, stack: Stack) -> None:
    lost = ReadTimeoutError(endpoint_url="dynamodb")
    stack.guard.fail(Failure(1, "after", lost))
    assert failed(invoke("record_usage", batch(issued(account, entity)))) == []
    assert counted(api, account) == 1


def test_conflicting_writers_are_waited_for(api, account, entity, invoke, stack: Stack) -> None:
    reasons = [{"Code": "None"}, {"Code": "TransactionConflict"}, {"Code": "None"}]
    conflict = ClientError(
        {"Error": {"Code": "TransactionCanceledException"}, "CancellationReasons": reasons}, "TransactWriteItems"
    )
    stack.guard.fail(Failure(1, "before", conflict))
    assert failed(invoke("record_usage", batch(issued(account, entity)))) == []
    assert counted(api, account) == 1


def test_a_table_out_of_reach_returns_the_message(account, entity, invoke, stack: Stack, monkeypatch) -> None:
    denied = ClientError({"Error": {"Code": "ResourceNotFoundException"}}, "TransactWriteItems")
    stack.guard.fail(Failure(1, "before", denied))
    assert failed(invoke("record_usage", batch(issued(account, entity)))) == ["m1"]
