import secrets
from typing import Any

import pytest
from billhead.access.credential_store import (
    CredentialKind,
    bearer,
    expiry,
    find_credential,
    holder,
    spend_credential,
    store_credential,
)
from billhead.access.credentials import new_secret
from billhead.kernel.principal import Environment, Principal, Role

from tests.support.clock import START
from tests.support.stack import Stack

BEARER = Principal("acc_1", Environment.LIVE, Role.EDITOR, "platform_user:1", "ent_1", frozenset({"documents:read"}))


def a_stored(kind: CredentialKind, seconds: int = 60) -> str:
    secret = new_secret("et_", secrets.token_bytes)
    store_credential(secret, {**holder(BEARER), "kind": str(kind), "expires_at": expiry(START, seconds)})
    return secret


def test_a_credential_gives_its_bearer_back(stack: Stack) -> None:
    with stack.acting_as("dashboard"):
        found: Any = find_credential(a_stored(CredentialKind.SESSION), CredentialKind.SESSION, START)
    assert bearer(found) == BEARER


@pytest.mark.parametrize("kind", list(CredentialKind))
def test_a_credential_of_another_kind_is_not_found_and_not_spent(stack: Stack, kind: CredentialKind) -> None:
    with stack.acting_as("dashboard"):
        secret = a_stored(kind)
        for other in set(CredentialKind) - {kind}:
            assert find_credential(secret, other, START) is None
            assert spend_credential(secret, other, START) is None
        assert spend_credential(secret, kind, START) is not None
        assert spend_credential(secret, kind, START) is None


def test_a_credential_is_over_at_its_last_second(stack: Stack) -> None:
    with stack.acting_as("dashboard"):
        secret = a_stored(CredentialKind.SESSION, seconds=0)
        assert find_credential(secret, CredentialKind.SESSION, START) is None
        assert spend_credential(secret, CredentialKind.SESSION, START) is None
