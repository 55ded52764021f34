import pytest
from billhead.access.grants import GrantExceedsCreator, ScopeExceedsRole, granted_scopes, lower_role
from billhead.access.permissions import Operation
from billhead.kernel.principal import Environment, Principal, Role


def a_creator(role: Role, *scopes: str) -> Principal:
    return Principal("acc_1", Environment.LIVE, role, "key_1", None, frozenset(scopes))


def test_an_unscoped_creator_grants_all_of_a_role() -> None:
    assert granted_scopes(a_creator(Role.ACCOUNT), Role.ADMIN, None) == frozenset()


def test_asked_scopes_are_granted_where_role_and_creator_have_them() -> None:
    creator = a_creator(Role.ACCOUNT, "documents:read", "keys:write")
    assert granted_scopes(creator, Role.ADMIN, [Operation.DOCUMENTS_READ]) == {"documents:read"}


def test_a_scoped_creator_passes_on_its_own_scopes_when_none_are_asked_for() -> None:
    creator = a_creator(Role.ACCOUNT, "documents:read", "entities:create", "keys:write")
    assert granted_scopes(creator, Role.ADMIN, None) == {"documents:read", "keys:write"}


def test_nothing_left_to_pass_on_is_refused_and_never_means_everything() -> None:
    with pytest.raises(GrantExceedsCreator):
        granted_scopes(a_creator(Role.ACCOUNT, "keys:write"), Role.VIEWER, None)


def test_a_scope_that_the_creator_lacks_is_refused() -> None:
    with pytest.raises(GrantExceedsCreator):
        granted_scopes(a_creator(Role.ACCOUNT, "keys:write"), Role.ADMIN, ["documents:read"])


def test_a_scope_that_the_role_lacks_is_refused() -> None:
    with pytest.raises(ScopeExceedsRole):
        granted_scopes(a_creator(Role.ACCOUNT), Role.VIEWER, ["documents:write"])


def test_a_role_above_the_creators_own_is_refused() -> None:
    with pytest.raises(GrantExceedsCreator):
        granted_scopes(a_creator(Role.EDITOR), Role.ADMIN, None)
    with pytest.raises(GrantExceedsCreator):
        granted_scopes(a_creator(Role.ADMIN), Role.ACCOUNT, ["documents:read"])


def test_the_lower_of_two_roles_is_the_one_that_may_less() -> None:
    assert lower_role(Role.ADMIN, Role.VIEWER) is Role.VIEWER
    assert lower_role(Role.EDITOR, Role.ADMIN) is Role.EDITOR
