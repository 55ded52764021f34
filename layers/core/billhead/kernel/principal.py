"""Who asks: what `authorize` found out about a credential. It may not know how that was done."""

from dataclasses import dataclass
from enum import StrEnum


class Environment(StrEnum):
    """Two separate worlds; a credential sees one."""

    LIVE = "live"
    SANDBOX = "sandbox"


class Role(StrEnum):
    """What a person or key may do; ACCOUNT is the platform itself, over all its entities."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller. `entity_id` binds it to one entity; empty `scopes` leave the decision to the role alone."""

    account_id: str
    environment: Environment
    role: Role
    actor: str
    entity_id: str | None = None
    scopes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tenant:
    """One entity, after it was checked that the caller may act for it. Only access/tenancy.py makes one."""

    entity_id: str
    account_id: str
    environment: Environment
    actor: str
