"""The default tax when two requests come at once, and when one ends in the middle."""

from typing import Any

import pytest
from billhead.aws.faults import Cancelled, Reason
from billhead.aws.partition import Partition

from tests.functions.catalog_calls import Call, Crash, Made, caller
from tests.functions.tax_calls import FIVE, check_one_truth, first_default
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack


@pytest.fixture
def call(api: Api, account: Account, entity: Made) -> Call:
    """A call about taxes for the entity with the account's key."""
    return caller(api, "/taxes", account, entity)


def lose_the_race(monkeypatch: pytest.MonkeyPatch, meanwhile: Any) -> None:
    """What `meanwhile` does falls between the next read and the write after it."""
    read = Partition.get_many

    def read_then_lose(partition: Partition, sks: list[str]) -> Any:
        found = read(partition, sks)
        monkeypatch.setattr(Partition, "get_many", read)
        meanwhile()
        return found

    monkeypatch.setattr(Partition, "get_many", read_then_lose)


def test_two_new_defaults_at_once_leave_one(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    other: list[Made] = []
    body = {"tax_rates": [{"rate": 6}], "is_default": True}
    lose_the_race(monkeypatch, lambda: other.append(call("POST", json=body).json))
    made = call("POST", json=FIVE)
    assert made.status == 201
    assert check_one_truth(stack, call, entity) == made.json
    assert call("GET", f"/{other[0]['id']}").json["is_default"] is False


def test_two_first_defaults_at_once_leave_one(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("DELETE", f"/{first_default(call)['id']}")
    other: list[Made] = []
    body = {"tax_rates": [{"rate": 6}], "is_default": True}
    lose_the_race(monkeypatch, lambda: other.append(call("POST", json=body).json))
    made = call("POST", json=FIVE)
    assert made.status == 201
    assert check_one_truth(stack, call, entity) == made.json
    assert call("GET", f"/{other[0]['id']}").json["is_default"] is False


def test_a_default_that_met_another_transaction_is_tried_again(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    transact = Partition.transact

    def meet_once(partition: Partition, writes: list[Any]) -> None:
        monkeypatch.setattr(Partition, "transact", transact)
        raise Cancelled((Reason("TransactionConflict", None), *[Reason("None", None)] * (len(writes) - 1)))

    monkeypatch.setattr(Partition, "transact", meet_once)
    made = call("POST", json=FIVE)
    assert made.status == 201
    assert check_one_truth(stack, call, entity) == made.json


def test_two_equal_requests_at_once_make_one_default(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    other: list[Any] = []
    headers = {"idempotency-key": "k"}
    lose_the_race(monkeypatch, lambda: other.append(call("POST", json=FIVE, headers=headers)))
    made = call("POST", json=FIVE, headers=headers)
    assert (made.status, made.body) == (201, other[0].body)
    assert check_one_truth(stack, call, entity) == made.json
    assert len(call("GET").json["data"]) == 4


def test_a_default_that_changes_while_it_loses_the_mark_keeps_the_change(
    stack: Stack, call: Call, entity: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = first_default(call)
    lose_the_race(monkeypatch, lambda: call("PATCH", f"/{before['id']}", json={"name": "Renamed"}))
    made = call("POST", json=FIVE)
    assert made.status == 201
    assert check_one_truth(stack, call, entity) == made.json
    assert call("GET", f"/{before['id']}").json["name"] == "Renamed"


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("what", ["create", "change", "delete"])
def test_a_crash_at_any_call_leaves_the_old_default_or_the_new_one(
    stack: Stack, call: Call, entity: Made, what: str, number: int, moment: Any
) -> None:
    before = first_default(call)
    call("POST", json=FIVE)
    last = call("PATCH", f"/{before['id']}", json={"is_default": True}).json
    requests: dict[str, tuple[str, str, Made]] = {
        "create": ("POST", "", {"tax_rates": [{"rate": 6}], "is_default": True}),
        "change": ("PATCH", f"/{before['id']}", {"tax_rates": [{"rate": 21}]}),
        "delete": ("DELETE", f"/{before['id']}", {}),
    }
    method, path, body = requests[what]
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        call(method, path, json=body)
    stack.guard.fail(None)
    happened = check_one_truth(stack, call, entity) != last
    assert happened is ((number, moment) == (2, "after"))
