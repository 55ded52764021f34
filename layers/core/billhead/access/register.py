"""The register of an account: which entities it owns. Tenant data is not here."""

from billhead.access import keys
from billhead.aws.control_tables import account_table
from billhead.aws.partition import Partition
from billhead.kernel.ids import derived_id
from billhead.kernel.page import KeyRange, RowPage, Rows
from billhead.kernel.principal import Environment, Principal


class AccountRegister:
    """Reads one account's partition; every read is consistent."""

    def __init__(self, table: Partition) -> None:
        self._table = table

    def owns(self, environment: Environment, entity_id: str) -> bool:
        return self._table.get(keys.entity_row(environment, entity_id)) is not None

    def only_entity(self, environment: Environment) -> str | None:
        """The entity, if the account has exactly one in this environment."""
        prefix = keys.entity_prefix(environment)
        rows = self._table.query(KeyRange(None, "sk", prefix), Rows(limit=2)).items
        return rows[0]["sk"].removeprefix(prefix) if len(rows) == 1 else None

    def page(self, principal: Principal, external: str | None, rows: Rows) -> RowPage:
        """Entities by time of creation, or the one that the platform made under an external id."""
        if external is not None:
            row = self._table.get(keys.entity_row(principal.environment, external_entity_id(principal, external)))
            return RowPage([row] if row else [], None, ("sk",))
        prefix = keys.entity_prefix(principal.environment)
        return self._table.query(KeyRange("by_date", "list_key", prefix), rows)


def account_register(account_id: str) -> AccountRegister:
    return AccountRegister(account_table(account_id))


def external_entity_id(principal: Principal, external_id: str) -> str:
    """The one id that an external_id of this account and environment can have."""
    return derived_id("ent_", principal.account_id, str(principal.environment), "external_id", external_id)
