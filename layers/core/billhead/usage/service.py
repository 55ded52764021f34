"""Use cases of usage: count an issued document exactly once, tell a month's counts."""

from datetime import datetime, timedelta
from typing import Any

from billhead.aws.backoff import Patience
from billhead.aws.control_tables import account_table
from billhead.aws.outbox import BusEvent
from billhead.aws.partition import Change
from billhead.kernel.errors import Contention
from billhead.kernel.page import RowPage, Rows
from billhead.kernel.principal import Principal
from billhead.usage import keys
from billhead.usage.model import COUNTERS, counts
from billhead.usage.repository import UsageRepository

# Longer than any queue or replay of a year's events keeps one.
MARKER_LIFE = timedelta(days=400)
PATIENCE = Patience(attempts=8, seconds=0.02)


def record_usage(event: BusEvent, now: datetime, patience: Patience = PATIENCE) -> bool:
    """Count the document in the UTC month of the event; whether it was not yet counted.

    Errors: KeyError for an event that is not about an issued document, Contention.
    """
    added = {"documents": 1, COUNTERS[event.type]: 1}
    month = event.at[: len("2026-11")]
    expires_at = int((now + MARKER_LIFE).timestamp())
    marker = {"sk": keys.marker(event.event_id), "entity_id": event.entity_id, "expires_at": expires_at}
    row = keys.entity_month(event.environment, month, event.entity_id)
    entity = Change(row, {"entity_id": event.entity_id, "month": month}, add=added)
    total = Change(keys.total_shard(event.environment, month, event.event_id), {"month": month}, add=added)
    usage = UsageRepository(account_table(event.account_id))
    for _ in patience.rounds():
        try:
            return usage.add(marker, entity, total)
        except Contention:
            # Cancelled, busy or unclear: the marker makes all of them safe to repeat.
            continue
    raise Contention("The counters are busy.")


class AccountUsage:
    """One month of one account in one environment."""

    def __init__(self, principal: Principal, month: str) -> None:
        self._environment = str(principal.environment)
        self._month = month
        self._usage = UsageRepository(account_table(principal.account_id))

    def page(self, rows: Rows) -> RowPage:
        """One query."""
        return self._usage.page(self._environment, self._month, rows)

    def entity(self, entity_id: str) -> dict[str, Any]:
        """The entity's counts, zero where it issued nothing; whether it is the account's was checked before."""
        item = self._usage.of_entity(self._environment, self._month, entity_id)
        return item or {"entity_id": entity_id}

    def total(self) -> dict[str, int]:
        """Of all entities, also of those on other pages; one query of a few items."""
        return counts(*self._usage.totals(self._environment, self._month))
