"""What a credential may pass on to one that it makes: never more than it has. Pure."""

from collections.abc import Iterable

from billhead.access.permissions import ROLES, Operation
from billhead.kernel.errors import Forbidden, Invalid
from billhead.kernel.principal import Principal, Role

_RANKS = (Role.VIEWER, Role.EDITOR, Role.ADMIN, Role.ACCOUNT)


class GrantExceedsCreator(Forbidden):
    """A key or token would be able to do what its creator may not."""

    code = "grant_exceeds_creator"


class ScopeExceedsRole(Invalid):
    """A scope that the role does not include would have no effect."""

    code = "scope_exceeds_role"


def lower_role(one: Role, other: Role) -> Role:
    return min(one, other, key=_RANKS.index)


def granted_scopes(creator: Principal, role: Role, asked: Iterable[str] | None) -> frozenset[str]:
    """The scopes of a new credential with this role; empty means all of the role.

    Where none are asked for, it gets those of its creator. Errors: GrantExceedsCreator, ScopeExceedsRole.
    """
    _check_role(creator, role)
    if asked is None:
        return _inherited(creator, role)
    scopes = frozenset(str(scope) for scope in asked)
    if not scopes <= ROLES[role]:
        extra = ", ".join(sorted(scopes - ROLES[role]))
        raise ScopeExceedsRole(f"The role {role} does not include {extra}.", pointer="/scopes")
    if creator.scopes and not scopes <= creator.scopes:
        raise GrantExceedsCreator("A credential cannot grant scopes that it does not have.", pointer="/scopes")
    return scopes


def _check_role(creator: Principal, role: Role) -> None:
    if not ROLES[role] <= ROLES[creator.role]:
        raise GrantExceedsCreator("A credential cannot grant a role above its own.", pointer="/role")


def _inherited(creator: Principal, role: Role) -> frozenset[str]:
    if not creator.scopes:
        return frozenset()
    scopes = frozenset(str(scope) for scope in _scoped(creator, role))
    if not scopes:
        raise GrantExceedsCreator("The creator's scopes leave nothing of this role.", pointer="/role")
    return scopes


def _scoped(creator: Principal, role: Role) -> frozenset[Operation]:
    return frozenset(operation for operation in ROLES[role] if operation in creator.scopes)
