"""The secret of a public link: stored as its SHA-256 alone, and yet the same link can be shown again.

It follows from a random seed in the document's item and the stack's own secret; neither is enough. So a copy of the
tables opens no link, and whoever may share a document can always ask for its link.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from billhead.access.credential_store import (
    CredentialKind,
    bearer,
    drop_fingerprint,
    find_credential,
    holder,
    store_credential,
)
from billhead.access.credentials import MATERIAL_BYTES, SHARE_PREFIX, fingerprint, secret_of, secret_prefix
from billhead.access.permissions import Operation
from billhead.access.tenancy import own_tenant
from billhead.aws.config import settings
from billhead.aws.items import Item
from billhead.kernel.events import Happening
from billhead.kernel.principal import Principal, Role, Tenant

PREFIX = "shr_"


@dataclass(frozen=True, slots=True)
class Followed:
    """Where a living link leads: the tenant, as whom its bearer acts, and the document."""

    tenant: Tenant
    share_id: str
    document_type: str
    document_id: str


def new_share(happening: Happening) -> Item:
    """What a document keeps of its link; with `expires_at`, in seconds since 1970, where it has an end."""
    seed = happening.entropy(MATERIAL_BYTES)
    return {"id": happening.new_id(PREFIX), "seed": seed, "hash": fingerprint(_secret(seed))}


def secret_of_share(share: Item) -> str | None:
    """None where the stack's secret was changed since, so that the link's text is lost."""
    secret = _secret(share["seed"])
    return secret if fingerprint(secret) == share["hash"] else None


def open_link(secret: str, share: Item, item: Item, tenant: Tenant) -> None:
    """Let the secret lead to the document; again, where it does already. It can read this tenant's documents only."""
    actor, scopes = f"share:{share['id']}", frozenset({str(Operation.DOCUMENTS_READ)})
    visitor = Principal(tenant.account_id, tenant.environment, Role.VIEWER, actor, tenant.entity_id, scopes)
    aim = {"share_id": share["id"], "document_type": item["type"], "document_id": item["id"]}
    kind, end = str(CredentialKind.SHARE), share.get("expires_at")
    store_credential(secret, {**holder(visitor), **aim, "kind": kind, "expires_at": end})


def close_link(share: Item) -> None:
    """Whether it was open or not."""
    drop_fingerprint(share["hash"])


def follow_link(secret: str, now: datetime) -> Followed | None:
    """None for every text that is no living link's; junk costs no read."""
    if secret_prefix(secret) != SHARE_PREFIX:
        return None
    found = find_credential(secret, CredentialKind.SHARE, now)
    return None if found is None else _followed(found)


def _followed(found: dict[str, Any]) -> Followed:
    tenant = own_tenant(bearer(found))
    return Followed(tenant, found["share_id"], found["document_type"], found["document_id"])


def _secret(seed: bytes) -> str:
    return secret_of(SHARE_PREFIX, hmac.digest(settings().cursor_key.encode(), b"share" + seed, hashlib.sha512))
