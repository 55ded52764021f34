"""One-time tokens for the dashboard: issue, look at without spending, redeem exactly once."""

from dataclasses import dataclass
from datetime import datetime

from billhead.access.credential_store import (
    CredentialKind,
    expiry,
    find_credential,
    holder,
    spend_credential,
    store_credential,
)
from billhead.access.credentials import EMBED_PREFIX, new_secret, secret_prefix
from billhead.access.embedding.model import (
    MAX_PLATFORM_ID,
    PLATFORM_USER,
    OriginNotAllowed,
    TokenDraft,
    UserIdMalformed,
)
from billhead.access.grants import granted_scopes, lower_role
from billhead.access.requests import remember_request
from billhead.access.users.model import PREFIX
from billhead.access.users.service import Users
from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.entities.keys import ENTITY
from billhead.kernel.events import Happening
from billhead.kernel.ids import is_id
from billhead.kernel.principal import Principal, Role
from billhead.kernel.submission import Submission


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """The text is shown to its issuer and stored nowhere."""

    secret: str
    role: Role
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class _Person:
    actor: str
    role: Role
    user_id: str | None


class EmbedTokens:
    """The tokens that one credential issues for one tenant, in one request."""

    def __init__(self, issuer: Principal, table: Partition, happening: Happening) -> None:
        self._issuer = issuer
        self._table = table
        self._happening = happening

    def issue(self, user_id: str, draft: TokenDraft, submission: Submission) -> IssuedToken:
        """For a user of the entity, or for a person that only the platform knows.

        A repeated submission gets another token: the first is not known any more, and may be spent already.
        Errors: UserNotFound, UserIdMalformed, OriginNotAllowed, GrantExceedsCreator, IdempotencyKeyReused.
        """
        person = self._person(user_id, draft)
        scopes = granted_scopes(self._issuer, person.role, None)
        self._check_origin(draft.origin)
        remember_request(self._table, submission, self._happening.now)
        tenant, now = self._happening.tenant, self._happening.now
        bearer = Principal(
            tenant.account_id, tenant.environment, person.role, person.actor, tenant.entity_id, frozenset(scopes)
        )
        expires_at = expiry(now, draft.expires_in)
        secret = new_secret(EMBED_PREFIX, self._happening.entropy)
        item = {**holder(bearer), **draft.wishes(), "user_id": person.user_id, "issued_by": self._issuer.actor}
        store_credential(secret, {**item, "kind": str(CredentialKind.EMBED_TOKEN), "expires_at": expires_at})
        return IssuedToken(secret, person.role, datetime.fromtimestamp(expires_at, now.tzinfo))

    def _person(self, user_id: str, draft: TokenDraft) -> _Person:
        """An id of our form must be a user of ours, so that a removed one does not come back as the platform's."""
        if is_id(user_id, PREFIX):
            role = Role(Users(self._table, self._happening).get(user_id)["data"]["role"])
            asked = Role(draft.role) if draft.role else role
            return _Person(user_id, lower_role(asked, role), user_id)
        if not 1 <= len(user_id) <= MAX_PLATFORM_ID or not user_id.isprintable():
            raise UserIdMalformed("A user id is one line of at most 200 characters.", pointer="")
        return _Person(PLATFORM_USER + user_id, Role(draft.role or Role.EDITOR), None)

    def _check_origin(self, origin: str | None) -> None:
        if origin is None:
            return
        entity = self._table.get(ENTITY) or {}
        allowed = entity.get("settings", {}).get("embed", {}).get("allowed_origins")
        if allowed and origin not in allowed:
            raise OriginNotAllowed("The entity's embed.allowed_origins does not list this origin.", pointer="/origin")


def peek_token(secret: str, now: datetime) -> Item | None:
    """What a token is for, without spending it. Junk costs no read."""
    if secret_prefix(secret) != EMBED_PREFIX:
        return None
    return find_credential(secret, CredentialKind.EMBED_TOKEN, now)


def redeem_token(secret: str, now: datetime) -> Item | None:
    """What the token was for, to exactly one caller; None to all others."""
    if secret_prefix(secret) != EMBED_PREFIX:
        return None
    return spend_credential(secret, CredentialKind.EMBED_TOKEN, now)
