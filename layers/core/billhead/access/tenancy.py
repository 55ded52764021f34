"""For which entity a caller acts: checked against the account's register before any tenant session exists."""

from functools import cache
from typing import Protocol

from billhead.kernel.errors import Forbidden, Malformed, NotFound
from billhead.kernel.ids import is_id
from billhead.kernel.principal import Environment, Principal, Tenant


class EntityRequired(Malformed):
    """The credential sees several entities (or none yet) and the request names none."""

    code = "entity_required"


class EntityNotFound(NotFound):
    """No such entity for this caller; another account's entity answers the same."""

    code = "entity_not_found"


class AccountMismatch(Forbidden):
    """x-account-id names another account than the credential's."""

    code = "account_mismatch"


class Register(Protocol):
    """An account's list of its own entities."""

    def owns(self, environment: Environment, entity_id: str) -> bool: ...

    def only_entity(self, environment: Environment) -> str | None: ...


def check_account(principal: Principal, named: str | None) -> None:
    if named is not None and named != principal.account_id:
        raise AccountMismatch("The key does not belong to the account named by x-account-id.")


def resolve_tenant(principal: Principal, named: str | None, register: Register) -> Tenant:
    """The entity named (or the only one). Errors: EntityRequired, EntityNotFound."""
    entity_id = named or principal.entity_id or register.only_entity(principal.environment)
    if entity_id is None:
        raise EntityRequired("Name the entity with the header x-entity-id.")
    if not _may_act_for(principal, entity_id, register):
        raise EntityNotFound("There is no such entity.")
    return Tenant(entity_id, principal.account_id, principal.environment, principal.actor)


def own_tenant(principal: Principal) -> Tenant:
    """The entity that an entity's key or a dashboard session is bound to: checked when the credential was made."""
    if principal.entity_id is None:
        raise EntityRequired("This credential is not bound to an entity.")
    return Tenant(principal.entity_id, principal.account_id, principal.environment, principal.actor)


def _may_act_for(principal: Principal, entity_id: str, register: Register) -> bool:
    if principal.entity_id is not None:
        return principal.entity_id == entity_id
    if not is_id(entity_id, "ent_"):
        return False
    known = _owned_entities()
    key = (principal.account_id, str(principal.environment), entity_id)
    if key not in known and register.owns(principal.environment, entity_id):
        known.add(key)
    return key in known


@cache
def _owned_entities() -> set[tuple[str, str, str]]:
    """Only positive answers: which account owns an entity never changes."""
    return set()
