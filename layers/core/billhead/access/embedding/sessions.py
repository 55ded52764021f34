"""Dashboard sessions: opened by a redeemed token, over after a working day, when left, or when the user is removed."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from billhead.access.credential_store import (
    CredentialKind,
    bearer,
    drop_credential,
    expiry,
    find_credential,
    store_credential,
)
from billhead.access.credentials import SESSION_PREFIX, fingerprint, new_secret, secret_prefix
from billhead.access.grants import lower_role
from billhead.access.tenancy import own_tenant
from billhead.access.users.repository import UserRepository
from billhead.aws.tenant_table import tenant_table
from billhead.kernel.ids import Entropy
from billhead.kernel.principal import Principal, Role

LIFETIME_SECONDS = 8 * 3600
_OF_TOKEN = frozenset({"sk", "kind", "expires_at", "issued_by"})


@dataclass(frozen=True, slots=True)
class Session:
    """A person in the dashboard, with the role of this moment; `views` is None where all are open."""

    principal: Principal
    origin: str | None
    views: tuple[str, ...] | None
    locale: str | None

    def shows(self, view: str) -> bool:
        return self.views is None or view in self.views


def open_session(token: Mapping[str, Any], now: datetime, entropy: Entropy) -> str:
    """The text of a new session; it belongs into a cookie and nowhere else."""
    secret = new_secret(SESSION_PREFIX, entropy)
    kept = {name: value for name, value in token.items() if name not in _OF_TOKEN}
    item = {**kept, "kind": str(CredentialKind.SESSION), "expires_at": expiry(now, LIFETIME_SECONDS)}
    store_credential(secret, item)
    return secret


def find_session(secret: str, now: datetime) -> Session | None:
    """The living session. For a user of the entity the user is read each time: removal and new roles act at once."""
    if secret_prefix(secret) != SESSION_PREFIX:
        return None
    item = find_credential(secret, CredentialKind.SESSION, now)
    principal = None if item is None else _standing(bearer(item), item.get("user_id"))
    if item is None or principal is None:
        return None
    views = item.get("views")
    return Session(principal, item.get("origin"), None if views is None else tuple(views), item.get("locale"))


def close_session(secret: str) -> None:
    if secret_prefix(secret) == SESSION_PREFIX:
        drop_credential(secret)


def csrf_token(session: str) -> str:
    """Proof that a form came from a page of this session; it follows from the session, so nothing more is stored."""
    return fingerprint("csrf:" + session)


def is_csrf_token(session: str, given: str) -> bool:
    return hmac.compare_digest(csrf_token(session).encode(), given.encode())


def _standing(principal: Principal, user_id: str | None) -> Principal | None:
    """The principal with the role that it still has; None for a removed user."""
    if user_id is None:
        return principal
    user = UserRepository(tenant_table(own_tenant(principal))).find(user_id)
    if user is None:
        return None
    return replace(principal, role=lower_role(principal.role, Role(user["data"]["role"])))
