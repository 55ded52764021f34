"""An entity's record and its row in the account's register: always written together."""

from billhead.access.keys import entity_list_key, entity_row, key_row
from billhead.aws.faults import Cancelled
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put, transact
from billhead.aws.sessions import provision_client
from billhead.aws.tenant_table import provision_tables
from billhead.entities.keys import ENTITY
from billhead.entities.model import register_row
from billhead.kernel.errors import Contention, IdempotencyKeyReused
from billhead.kernel.principal import Tenant


class EntityExists(Exception):
    """The id is taken; `item` is the entity that has it."""

    def __init__(self, item: Item) -> None:
        super().__init__(item["id"])
        self.item = item


class VersionMoved(Exception):
    """Another write came between; `item` is what stands there."""

    def __init__(self, item: Item | None) -> None:
        super().__init__("version moved")
        self.item = item


class EntityRepository:
    """The entity of one tenant, through the role that may write both tables."""

    def __init__(self, tenant: Tenant) -> None:
        self._tenant = tenant
        self._own, self._register = provision_tables(tenant)

    def find(self) -> Item | None:
        return self._own.get(ENTITY)

    def add(self, item: Item, further: list[Item], key: str | None = None) -> None:
        """The entity with the records it starts with; `key` is an Idempotency-Key that may be used once.

        Errors: EntityExists, IdempotencyKeyReused, Contention.
        """
        writes = [self._own.bound(Put(item)), self._bound_row(item)]
        claims = [] if key is None else [self._register.bound(Put({"sk": key_row(self._tenant.environment, key)}))]
        others = [self._own.bound(Put(other)) for other in further]
        try:
            self._transact([*writes, *claims, *others])
        except VersionMoved as conflict:
            raise Contention("The entity is being made by another request.") from conflict
        except Cancelled as cancelled:
            if claims and cancelled.reasons[len(writes)].is_condition:
                raise IdempotencyKeyReused("This Idempotency-Key was used with another request.") from None
            raise

    def replace(self, item: Item) -> Item:
        """Store the next version of what was read. Errors: VersionMoved, also where two transactions met."""
        following = {**item, "version": int(item["version"]) + 1}
        put = Put(following, "#version = :version", {":version": item["version"]})
        try:
            self._transact([self._own.bound(put), self._bound_row(following)])
        except EntityExists as moved:
            if moved.item.get("events") != following["events"]:
                raise VersionMoved(moved.item) from None
        return following

    def _transact(self, writes: list[dict[str, Item]]) -> None:
        try:
            transact(provision_client(self._tenant), writes)
        except Cancelled as cancelled:
            first = cancelled.reasons[0]
            if first.is_condition and first.item:
                raise EntityExists(_without_owner(first.item)) from None
            if any(reason.is_condition for reason in cancelled.reasons):
                raise
            raise VersionMoved(None) from cancelled

    def _bound_row(self, item: Item) -> dict[str, Item]:
        environment = self._tenant.environment
        row = {
            **register_row(item),
            "sk": entity_row(environment, item["id"]),
            "list_key": entity_list_key(environment, item["created_at"], item["id"]),
        }
        return self._register.bound(Put(row, condition=None))


def _without_owner(item: Item) -> Item:
    """A transaction over two tables shows what it met with its partition key; our items have none."""
    return {name: value for name, value in item.items() if name != "entity_id"}


def entity_record(table: Partition) -> Item | None:
    """The entity, for those who only read it."""
    return table.get(ENTITY)
