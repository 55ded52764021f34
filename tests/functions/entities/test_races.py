"""Two changes of one entity at once, and crashes in the middle of one."""

from collections.abc import Callable
from typing import Any

import pytest
from billhead.aws.faults import Cancelled, Reason
from billhead.entities import repository
from billhead.entities.repository import EntityRepository

from tests.functions.bad_input import BAD_TAGS, nothing_stored
from tests.functions.catalog_calls import Call, Crash, Made, names
from tests.functions.entity_calls import Patch, entity_caller, entity_patch
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack


@pytest.fixture
def call(api: Api, account: Account) -> Call:
    """A call below /entities with the account's key."""
    return entity_caller(api, account)


@pytest.fixture
def patch(api: Api, account: Account, entity: Made) -> Patch:
    """PATCH of the entity."""
    return entity_patch(api, account, entity)


def test_a_stale_if_match_changes_nothing(stack: Stack, patch: Patch) -> None:
    assert patch({"name": "B"}, **{"if-match": '"1"'}).status == 200
    with nothing_stored(stack):
        stale = patch({"name": "C"}, **{"if-match": '"1"'})
    assert (stale.status, stale.code) == (412, "stale_version")


def test_an_if_match_that_is_no_tag_is_refused(stack: Stack, patch: Patch) -> None:
    with nothing_stored(stack):
        for tag in BAD_TAGS:
            refused = patch({"name": "B"}, **{"if-match": str(tag.values[0])})
            assert (refused.status, refused.code) == (400, "if_match_malformed"), tag


def lose_the_race(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], Any], times: int = 1) -> None:
    """What `meanwhile` does falls between a read of the entity and the write after it."""
    find = EntityRepository.find
    left = iter(range(times))

    def find_then_lose(records: EntityRepository) -> Any:
        found = find(records)
        if next(left, None) is not None:
            monkeypatch.setattr(EntityRepository, "find", find)
            meanwhile()
            monkeypatch.setattr(EntityRepository, "find", find_then_lose)
        return found

    monkeypatch.setattr(EntityRepository, "find", find_then_lose)


def test_two_changes_at_once_both_take_effect(patch: Patch, entity: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    phones = iter("123")
    lose_the_race(monkeypatch, lambda: patch({"phone": next(phones)}), times=3)
    changed = patch({"city": "Bremen"})
    assert changed.status == 200, changed
    assert (changed.json["city"], changed.json["phone"], changed.json["version"]) == ("Bremen", "3", 5)


def test_a_change_in_between_makes_if_match_stale(patch: Patch, monkeypatch: pytest.MonkeyPatch) -> None:
    lose_the_race(monkeypatch, lambda: patch({"phone": "1"}))
    stale = patch({"city": "Bremen"}, **{"if-match": '"1"'})
    assert (stale.status, stale.code) == (412, "stale_version")


def test_an_entity_that_keeps_changing_is_a_conflict(patch: Patch, monkeypatch: pytest.MonkeyPatch) -> None:
    phones = iter("123456789")
    lose_the_race(monkeypatch, lambda: patch({"phone": next(phones)}), times=9)
    refused = patch({"city": "Bremen"})
    assert (refused.status, refused.code) == (409, "edit_conflict")


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_crash_at_any_call_of_a_change_leaves_entity_and_list_alike(
    stack: Stack, call: Call, patch: Patch, entity: Made, number: int, moment: Any
) -> None:
    patch({"phone": "1"})
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        patch({"name": "B"})
    stack.guard.fail(None)
    expected = "B" if (number, moment) == (2, "after") else entity["name"]
    assert call("GET", f"/{entity['id']}").json["name"] == expected
    assert names(call("GET")) == [expected]


def meet_transactions(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """As often as `times`, DynamoDB is busy with another transaction over the same entity."""
    transact = repository.transact
    left = iter(range(times))

    def meet(client: Any, writes: list[Any]) -> None:
        if next(left, None) is not None:
            raise Cancelled((Reason("TransactionConflict", None), *[Reason("None", None)] * (len(writes) - 1)))
        transact(client, writes)

    monkeypatch.setattr(repository, "transact", meet)


def test_a_change_that_met_another_transaction_is_tried_again(patch: Patch, monkeypatch: pytest.MonkeyPatch) -> None:
    meet_transactions(monkeypatch, times=3)
    assert patch({"city": "Bremen"}).json["city"] == "Bremen"


def test_an_entity_made_twice_at_once_may_be_asked_for_again(
    call: Call, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"name": "x", "country": "Germany", "external_id": "c-1"}
    meet_transactions(monkeypatch, times=1)
    busy = call("POST", json=body)
    assert (busy.status, busy.code, busy.headers["retry-after"]) == (503, "contention", "1")
    assert call("POST", json=body).status == 201
