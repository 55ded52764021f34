"""The same write coming again is recognised; another one under the same key is refused."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

import pytest
from billhead.kernel.errors import IdempotencyKeyReused
from billhead.kernel.events import Happening
from billhead.kernel.principal import Environment, Tenant
from billhead.kernel.submission import Submission

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ROUTE = "POST /invoices"


def happening(entity: str = "ent_A") -> Happening:
    numbers = count()
    tenant = Tenant(entity, "acc_1", Environment.LIVE, "key:1")
    return Happening(tenant, NOW, lambda size: next(numbers).to_bytes(size))


def test_the_hash_is_of_the_values_and_not_of_their_writing() -> None:
    one = Submission.of(ROUTE, "k", {"a": 1, "b": {"c": Decimal("1.50"), "d": [1, 2]}})
    two = Submission.of(ROUTE, "k", {"b": {"d": [1, 2], "c": Decimal("1.50")}, "a": 1})
    assert one.request_hash == two.request_hash


@pytest.mark.parametrize("body", [{}, {"a": 2}, {"a": "1"}, {"a": 1, "b": None}, {"a": [1]}, {"b": 1}])
def test_another_body_has_another_hash(body: object) -> None:
    assert Submission.of(ROUTE, "k", {"a": 1}).request_hash != Submission.of(ROUTE, "k", body).request_hash


def test_another_route_has_another_hash() -> None:
    assert Submission.of(ROUTE, "k", {}).request_hash != Submission.of("POST /customers", "k", {}).request_hash


def test_the_key_decides_the_id() -> None:
    made = happening()
    once, again = (Submission.of(ROUTE, "k", body).resource_id("inv_", made) for body in ({"a": 1}, {"a": 2}))
    assert once == again
    others = {
        Submission.of(ROUTE, "k2", {}).resource_id("inv_", made),
        Submission.of("POST /customers", "k", {}).resource_id("inv_", made),
        Submission.of(ROUTE, "k", {}).resource_id("inv_", happening("ent_B")),
    }
    assert len(others | {once}) == 4


def test_without_a_key_every_write_is_a_new_one() -> None:
    made = happening()
    submission = Submission.of(ROUTE, None, {})
    assert submission.resource_id("inv_", made) != submission.resource_id("inv_", made)


def test_a_key_is_good_for_one_request() -> None:
    submission = Submission.of(ROUTE, "k", {"a": 1})
    submission.check_same(submission.request_hash)
    for other in (Submission.of(ROUTE, "k", {"a": 2}).request_hash, None, ""):
        with pytest.raises(IdempotencyKeyReused):
            submission.check_same(other)


def test_an_event_tells_who_did_what_where_and_when() -> None:
    event = happening().event("invoice.issued", "inv_1", number="2026-00001")
    assert event.pop("id").startswith("evt_")
    assert event == {
        "type": "invoice.issued",
        "at": "2026-11-23T00:00:00.000Z",
        "actor": "key:1",
        "account_id": "acc_1",
        "environment": "live",
        "entity_id": "ent_A",
        "resource_id": "inv_1",
        "data": {"number": "2026-00001"},
    }
