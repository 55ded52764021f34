"""An API key: what is asked for, whose it is, what is shown of it. Pure; the key's text is never part of a record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from billhead.access import keys
from billhead.access.credentials import key_prefix
from billhead.access.permissions import Operation
from billhead.kernel.clock import timestamp
from billhead.kernel.errors import Conflict, NotFound
from billhead.kernel.fields import Count, Model, Name
from billhead.kernel.filters import FilterField, FilterKind, Filters
from billhead.kernel.principal import Environment, Principal, Role, Tenant

MIN_TTL = 60
MAX_TTL = 10 * 365 * 24 * 3600
KEY_FILTERS: Final[Filters] = {
    "name": FilterField("name", FilterKind.TEXT),
    "role": FilterField("role", FilterKind.TEXT),
    "created_by": FilterField("created_by", FilterKind.TEXT),
    "created_at": FilterField("created_at", FilterKind.MOMENT),
}


class ApiKeyNotFound(NotFound):
    """No such key for this caller; another account's key answers the same."""

    code = "api_key_not_found"


class ApiKeyAlreadyCreated(Conflict):
    """The Idempotency-Key made a key that cannot be shown again: it was deleted, or the stack's own secret changed."""

    code = "api_key_already_created"


class KeyDraft(Model):
    """`ttl` in seconds; without it the key lives until it is deleted. Without `scopes` it may do all of its role."""

    name: Name
    ttl: Annotated[Count, Field(ge=MIN_TTL, le=MAX_TTL)] | None = None
    scopes: Annotated[list[Operation], Field(min_length=1, max_length=50)] | None = None

    @property
    def granted_role(self) -> Role:
        return Role.ACCOUNT


class EntityKeyDraft(KeyDraft):
    role: Literal["viewer", "editor", "admin"] = "admin"

    @property
    def granted_role(self) -> Role:
        return Role(self.role)


@dataclass(frozen=True, slots=True)
class Keyring:
    """Whose keys: an account's in one environment, or those of one of its entities."""

    account_id: str
    environment: Environment
    entity_id: str | None = None

    @classmethod
    def of_account(cls, principal: Principal) -> "Keyring":
        return cls(principal.account_id, principal.environment)

    @classmethod
    def of_entity(cls, tenant: Tenant) -> "Keyring":
        return cls(tenant.account_id, tenant.environment, tenant.entity_id)

    @property
    def owner(self) -> str:
        """Where cursors and repeated requests belong."""
        return self.entity_id or f"{self.account_id}#{self.environment}"

    @property
    def listing(self) -> str:
        """The prefix of the records' sort keys; ids sort by time."""
        if self.entity_id is not None:
            return keys.entity_key_prefix(self.entity_id)
        return keys.account_key_prefix(self.environment)

    @property
    def secret_prefix(self) -> str:
        return key_prefix(self.environment, of_entity=self.entity_id is not None)


def show_key(item: Mapping[str, Any]) -> dict[str, Any]:
    """A key as lists show it."""
    expires_at = item.get("expires_at")
    return {
        "id": item["id"],
        "name": item["name"],
        "masked": item["masked"],
        "role": item["role"],
        "scopes": item["scopes"],
        "environment": item["environment"],
        "entity_id": item.get("entity_id"),
        "created_by": item["created_by"],
        "created_at": item["created_at"],
        "expires_at": None if expires_at is None else timestamp(datetime.fromtimestamp(int(expires_at), UTC)),
    }


def show_new_key(item: Mapping[str, Any], secret: str) -> dict[str, Any]:
    """The only answer that holds the key itself."""
    return {**show_key(item), "key": secret}
