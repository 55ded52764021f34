"""Users in a tenant's partition. A removed one keeps its place, its events and its history, but no personal data."""

from billhead.access.users import keys
from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put
from billhead.kernel.errors import EditConflict
from billhead.kernel.ids import is_id
from billhead.kernel.page import KeyRange, RowPage, Rows


class UserTaken(Exception):
    """Something stands under the id; `item` is what."""

    def __init__(self, item: Item) -> None:
        super().__init__("user taken")
        self.item = item


class UserRepository:
    """The users of one tenant."""

    def __init__(self, table: Partition) -> None:
        self._table = table

    def find(self, user_id: str) -> Item | None:
        """None also for a removed one."""
        item = self._table.get(keys.user(user_id)) if is_id(user_id, "user_") else None
        return None if item is None or is_removed(item) else item

    def add(self, item: Item) -> None:
        """Errors: UserTaken."""
        try:
            self._table.put(Put(item))
        except ConditionFailed as failed:
            # The client library repeats a write whose answer was lost; then it is our own that stands there.
            if failed.item is None or failed.item["events"] != item["events"]:
                raise UserTaken(failed.item or {}) from None

    def replace(self, item: Item) -> Item:
        """Store the next version of what was read. Errors: EditConflict when another write came between."""
        following = {**item, "version": int(item["version"]) + 1}
        try:
            self._table.put(Put(following, "#version = :version", {":version": item["version"]}))
        except ConditionFailed as failed:
            if failed.item is None or failed.item["events"] != following["events"]:
                raise EditConflict("The user was changed by another request; read it again.") from None
        return following

    def page(self, rows: Rows) -> RowPage:
        """By time of adding."""
        return self._table.query(KeyRange("by_date", "list_key", keys.LISTING), rows)


def is_removed(item: Item) -> bool:
    return item.get("removed_at") is not None
