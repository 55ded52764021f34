"""What is counted, under which key, and how often a busy table is asked."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from billhead.aws.backoff import Patience
from billhead.aws.outbox import BusEvent
from billhead.kernel.errors import Contention
from billhead.usage import keys, service
from billhead.usage.model import COUNTED, counts, entity_usage, is_month, month_of

NOW = datetime(2026, 11, 23, tzinfo=UTC)
EVENT = BusEvent("evt_1", "invoice.issued", "2026-11-23T00:00:00.000Z", "key:1", "acc_1", "live", "ent_1", "inv_1", {})


class BusyTable:
    """Cancels so many transactions, then takes one."""

    def __init__(self, cancelled: int) -> None:
        self.cancelled = cancelled
        self.asked = 0

    def transact(self, writes: list[Any]) -> None:
        self.asked += 1
        if self.asked <= self.cancelled:
            raise Contention("busy")


@pytest.mark.parametrize(
    ("text", "good"), [("2026-01", True), ("2026-12", True), ("2026-13", False), ("2026-1", False)]
)
def test_a_month_is_four_and_two_digits(text: str, good: bool) -> None:
    assert is_month(text) is good
    assert not is_month(text + "\n")


def test_the_month_of_a_moment_is_that_of_utc() -> None:
    assert month_of(datetime(2026, 12, 1, tzinfo=UTC)) == "2026-12"
    assert month_of(datetime(2026, 12, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))).astimezone(UTC)) == "2026-11"


def test_sums_are_whole_numbers_of_every_counter() -> None:
    nothing = dict.fromkeys(COUNTED, 0)
    assert counts() == nothing
    some = {"documents": 2, "invoices": 1}, {"documents": 3, "credit_notes": 1}
    assert counts(*some) == nothing | {"documents": 5, "invoices": 1, "credit_notes": 1}
    item = {"entity_id": "ent_1", "sk": "x", "documents": 1}
    assert entity_usage(item) == {"entity_id": "ent_1"} | nothing | {"documents": 1}


def test_no_key_of_one_entity_is_the_beginning_of_anothers() -> None:
    assert keys.entity_month("live", "2026-11", "ent_1") == "usage#live#2026-11#ent_1"
    assert not keys.total_shard("live", "2026-11", "evt_1").startswith(keys.month_prefix("live", "2026-11"))
    assert not keys.marker("evt_1").startswith("usage#")


def test_an_event_has_one_shard_and_events_have_all() -> None:
    shards = [keys.total_shard("live", "2026-11", f"evt_{number}") for number in range(200)]
    assert shards == [keys.total_shard("live", "2026-11", f"evt_{number}") for number in range(200)]
    assert len(set(shards)) == keys.TOTAL_SHARDS


@pytest.mark.parametrize("cancelled", [0, 1, 3])
def test_a_busy_table_is_asked_again_after_a_pause(monkeypatch: pytest.MonkeyPatch, cancelled: int) -> None:
    table, pauses = BusyTable(cancelled), list[float]()
    monkeypatch.setattr(service, "account_table", lambda account_id: table)
    assert service.record_usage(EVENT, NOW, Patience(attempts=4, sleep=pauses.append))
    assert (table.asked, len(pauses)) == (cancelled + 1, cancelled)


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    table = BusyTable(9)
    monkeypatch.setattr(service, "account_table", lambda account_id: table)
    with pytest.raises(Contention):
        service.record_usage(EVENT, NOW, Patience(attempts=4, sleep=lambda seconds: None))
    assert table.asked == 4
