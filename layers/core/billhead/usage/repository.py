"""Counters of issued documents in an account's partition: each event counted in one transaction, once."""

from billhead.aws.faults import Cancelled
from billhead.aws.items import Item
from billhead.aws.partition import Change, Partition, Put
from billhead.kernel.errors import Contention
from billhead.kernel.page import KeyRange, RowPage, Rows
from billhead.usage import keys


class UsageRepository:
    """One account's usage."""

    def __init__(self, table: Partition) -> None:
        self._table = table

    def add(self, marker: Item, entity: Change, total: Change) -> bool:
        """Count, unless the marker is there already; whether it was counted now. Errors: Contention."""
        try:
            self._table.transact([Put(marker), entity, total])
        except Cancelled as cancelled:
            if cancelled.reasons[0].is_condition:
                return False
            raise Contention("The counters are being changed by another event.") from cancelled
        return True

    def page(self, environment: str, month: str, rows: Rows) -> RowPage:
        """The entities of an account that issued something in this month, by their ids."""
        return self._table.query(KeyRange(None, "sk", keys.month_prefix(environment, month)), rows)

    def of_entity(self, environment: str, month: str, entity_id: str) -> Item | None:
        return self._table.get(keys.entity_month(environment, month, entity_id))

    def totals(self, environment: str, month: str) -> list[Item]:
        found = self._table.query(
            KeyRange(None, "sk", keys.total_prefix(environment, month)), Rows(limit=keys.TOTAL_SHARDS)
        )
        return found.items
