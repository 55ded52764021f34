"""Credentials in the Access table, by the SHA-256 of their text; it never sees one that is malformed."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from billhead.access.credentials import fingerprint
from billhead.access.keys import CREDENTIAL
from billhead.aws.control_tables import credential
from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Delete, Put
from billhead.kernel.clock import is_past
from billhead.kernel.principal import Environment, Principal, Role


class CredentialKind(StrEnum):
    """So that no credential can be used as one of another kind."""

    API_KEY = "api_key"
    EMBED_TOKEN = "embed_token"  # noqa: S105  # a kind, not a secret
    SESSION = "session"
    SHARE = "share"


def find_credential(secret: str, kind: CredentialKind, now: datetime) -> Item | None:
    """The living credential; the table's time to live is lazy, so its end is checked here."""
    item = credential(fingerprint(secret)).get(CREDENTIAL)
    if item is None or item["kind"] != kind or is_past(item.get("expires_at"), now):
        return None
    return item


def store_credential(secret: str, item: Item) -> None:
    # No condition: the secret is new, and the client library repeats a write whose answer was lost.
    credential(fingerprint(secret)).put(Put({**item, "sk": CREDENTIAL}, condition=None))


def spend_credential(secret: str, kind: CredentialKind, now: datetime) -> Item | None:
    """Take it out of the world and return it: of any number of callers one gets it, the others None."""
    condition = "#kind = :kind AND expires_at > :now"
    values = {":kind": str(kind), ":now": int(now.timestamp())}
    try:
        return credential(fingerprint(secret)).delete(Delete(CREDENTIAL, condition, values))
    except ConditionFailed:
        return None


def drop_credential(secret: str) -> None:
    """Whether it was there or not."""
    drop_fingerprint(fingerprint(secret))


def drop_fingerprint(sha256: str) -> None:
    """For whoever keeps a credential's SHA-256 and not its text; whether it was there or not."""
    credential(sha256).delete(Delete(CREDENTIAL))


def expiry(now: datetime, seconds: int) -> int:
    """Seconds since 1970, as DynamoDB's time to live wants them."""
    return int((now + timedelta(seconds=seconds)).timestamp())


def holder(principal: Principal) -> Item:
    """The attributes of a credential that say who its bearer is."""
    return {
        "account_id": principal.account_id,
        "environment": str(principal.environment),
        "entity_id": principal.entity_id,
        "role": str(principal.role),
        "scopes": sorted(principal.scopes),
        "actor": principal.actor,
    }


def bearer(item: dict[str, Any]) -> Principal:
    return Principal(
        account_id=item["account_id"],
        environment=Environment(item["environment"]),
        role=Role(item["role"]),
        actor=item["actor"],
        entity_id=item.get("entity_id"),
        scopes=frozenset(item["scopes"]),
    )
