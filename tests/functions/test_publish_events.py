"""publish_events: what the table's stream tells goes on the bus once, in order, and never gets lost."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError, ReadTimeoutError

from tests.functions.bus_messages import failed, sample
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

Entry = dict[str, str]


def record(number: int, new: list[dict[str, Any]], old: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A stream record of an item with these events."""
    images = {"SequenceNumber": str(number), "NewImage": image(new)}
    images |= {} if old is None else {"OldImage": image(old)}
    return {"eventName": "INSERT" if old is None else "MODIFY", "dynamodb": images}


def image(events: list[dict[str, Any]]) -> dict[str, Any]:
    return {"content": {"B": "eJyrBgAAdQB5"}, "events": {"L": events}}


def event(name: str, text: str = "") -> dict[str, Any]:
    """In DynamoDB's form."""
    fields = ("type", "at", "actor", "account_id", "environment", "entity_id", "resource_id")
    stored = {field: {"S": f"{field} of {name}"} for field in fields}
    return {"M": {**stored, "id": {"S": name}, "data": {"M": {"text": {"S": text}, "amount": {"N": "0.10"}}}}}


def published(stack: Stack) -> list[Entry]:
    """Every entry that was sent to the bus, in order."""
    return [entry for call in calls(stack) for entry in call]


def calls(stack: Stack) -> list[list[Entry]]:
    return [call.params["Entries"] for call in stack.guard.calls if str(call) == "events:PutEvents"]


def ids(entries: list[Entry]) -> list[str]:
    return [json.loads(entry["Detail"])["event_id"] for entry in entries]


def refuse(monkeypatch, *positions: int) -> None:
    """The bus does not take the entries at these positions of its first call."""
    answers = iter([positions])

    def answer(self: Any, operation: str, params: Any, *_: Any, **__: Any) -> Any:
        refused = next(answers, ())
        return {"Entries": [_result(index in refused) for index in range(len(params["Entries"]))]}

    monkeypatch.setattr("botocore.client.BaseClient._make_api_call", answer)


def _result(is_refused: bool) -> dict[str, str]:
    return {"ErrorCode": "InternalFailure", "ErrorMessage": "try again"} if is_refused else {"EventId": "1"}


def test_the_sample_batch_is_published_in_order(invoke, stack: Stack) -> None:
    assert failed(invoke("publish_events", sample("publish_events"))) == []
    types = [entry["DetailType"] for entry in published(stack)]
    assert types == ["entity.created", "entity.logo_requested", "entity.updated"]


def test_an_entry_holds_the_whole_event(invoke, stack: Stack) -> None:
    invoke("publish_events", {"Records": [record(1, [event("e1", "Größe")])]})
    (entry,) = published(stack)
    assert (entry["Source"], entry["DetailType"]) == ("billhead", "type of e1")
    assert entry["EventBusName"] == stack.template.name("EventBus")
    assert entry["Detail"].endswith('"data":{"text":"Größe","amount":0.10}}')
    assert list(json.loads(entry["Detail"])) == [
        *("event_id", "type", "at", "actor", "account_id", "environment", "entity_id", "resource_id", "data")
    ]


def test_only_events_that_the_item_did_not_have_are_published(invoke, stack: Stack) -> None:
    grown = record(2, [event("e1"), event("e2")], [event("e1")])
    invoke("publish_events", {"Records": [record(1, [event("e1")]), grown, record(3, [event("e2")], [event("e2")])]})
    assert ids(published(stack)) == ["e1", "e2"]


def test_items_without_events_and_removed_ones_tell_nothing(invoke, stack: Stack) -> None:
    silent = {"eventName": "INSERT", "dynamodb": {"SequenceNumber": "1", "NewImage": {"sk": {"S": "x"}}}}
    expired = {"eventName": "REMOVE", "dynamodb": {"SequenceNumber": "2", "OldImage": image([event("e1")])}}
    keyless = {"eventName": "REMOVE", "dynamodb": {"SequenceNumber": "3"}, "userIdentity": {"type": "Service"}}
    assert failed(invoke("publish_events", {"Records": [silent, expired, keyless]})) == []
    assert published(stack) == []


def test_an_item_that_gets_its_first_events_tells_them(invoke, stack: Stack) -> None:
    changed = record(1, [event("e1")], [])
    del changed["dynamodb"]["OldImage"]["events"]
    invoke("publish_events", {"Records": [changed]})
    assert ids(published(stack)) == ["e1"]


def test_a_call_has_at_most_ten_entries(invoke, stack: Stack) -> None:
    invoke("publish_events", {"Records": [record(number, [event(f"e{number}")]) for number in range(23)]})
    assert [len(entries) for entries in calls(stack)] == [10, 10, 3]
    assert ids(published(stack)) == [f"e{number}" for number in range(23)]


def test_a_call_has_at_most_256_kilobytes(invoke, stack: Stack) -> None:
    sizes = [100_000] * 4
    invoke(
        "publish_events", {"Records": [record(n, [event(f"e{n}", "ü" * (size // 2))]) for n, size in enumerate(sizes)]}
    )
    assert [len(entries) for entries in calls(stack)] == [2, 2]


def test_a_refused_entry_is_repeated_from_its_record_on(invoke, stack: Stack, monkeypatch) -> None:
    refuse(monkeypatch, 3, 5)
    records = [record(n * 10, [event(f"e{n}a"), event(f"e{n}b")]) for n in range(4)]
    assert failed(invoke("publish_events", {"Records": records})) == ["10"]


def test_what_follows_a_refused_call_is_not_published_before_it(invoke, stack: Stack, monkeypatch) -> None:
    throttled = ClientError({"Error": {"Code": "ThrottlingException"}}, "PutEvents")
    stack.guard.fail(Failure(2, "before", throttled))
    records = [record(number, [event(f"e{number}")]) for number in range(25)]
    assert failed(invoke("publish_events", {"Records": records})) == ["10"]
    assert len(calls(stack)) == 2


def test_a_lost_answer_is_repeated(invoke, stack: Stack) -> None:
    # botocore itself tries three times.
    stack.guard.fail(Failure(1, "after", ReadTimeoutError(endpoint_url="events")))
    invoke("publish_events", {"Records": [record(1, [event("e1")])]})
    assert ids(published(stack))[-1] == "e1"


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_crash_loses_no_event(invoke, stack: Stack, moment) -> None:
    class Crash(BaseException):
        pass

    batch = {"Records": [record(number, [event(f"e{number}")]) for number in range(12)]}
    stack.guard.fail(Failure(2, moment, Crash()))
    with pytest.raises(Crash):
        invoke("publish_events", batch)
    stack.guard.calls.clear()
    assert failed(invoke("publish_events", batch)) == []
    assert ids(published(stack)) == [f"e{number}" for number in range(12)]


def test_an_entity_is_told_to_the_bus_when_it_is_made(new_entity, pump, stack: Stack) -> None:
    entity = new_entity(external_id="customer-17")
    pump()
    (detail,) = [json.loads(e["Detail"]) for e in published(stack) if e["DetailType"] == "entity.created"]
    assert (detail["entity_id"], detail["data"]["external_id"]) == (entity["id"], "customer-17")
