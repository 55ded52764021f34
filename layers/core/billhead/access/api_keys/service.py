"""Use cases of API keys: create, find again for a repeated request, list, delete."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from billhead.access.api_keys.model import KEY_FILTERS, ApiKeyAlreadyCreated, ApiKeyNotFound, KeyDraft, Keyring
from billhead.access.api_keys.repository import KeyRepository, KeyRequestExists, NewKey
from billhead.access.credential_store import CredentialKind, expiry, holder
from billhead.access.credentials import MATERIAL_BYTES, fingerprint, masked, secret_of
from billhead.access.grants import granted_scopes
from billhead.access.keys import key_request
from billhead.aws.config import settings
from billhead.aws.items import Item
from billhead.aws.partition import Put
from billhead.kernel.clock import timestamp
from billhead.kernel.filters import compile_filter
from billhead.kernel.ids import Entropy, derived_id, new_id
from billhead.kernel.page import RowPage, Rows
from billhead.kernel.principal import Principal, Role
from billhead.kernel.submission import Submission

REPEATABLE_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Making:
    """The circumstances in which a key is made."""

    creator: Principal
    now: datetime
    entropy: Entropy


def new_key(keyring: Keyring, draft: KeyDraft, making: Making, secret: str) -> NewKey:
    """A key that is not yet stored. Errors: GrantExceedsCreator, ScopeExceedsRole."""
    role = draft.granted_role
    scopes = granted_scopes(making.creator, role, draft.scopes)
    key_id = new_id("key_", making.now, making.entropy)
    bearer = Principal(keyring.account_id, keyring.environment, role, key_id, keyring.entity_id, scopes)
    shared = {**holder(bearer), "id": key_id, "expires_at": expiry(making.now, draft.ttl) if draft.ttl else None}
    record = {
        **shared,
        "sk": keyring.listing + key_id,
        "name": draft.name,
        "masked": masked(secret),
        "created_at": timestamp(making.now),
        "created_by": making.creator.actor,
    }
    del record["account_id"]
    return NewKey(record, {**shared, "kind": str(CredentialKind.API_KEY)}, fingerprint(secret))


class ApiKeys:
    """The keys of one keyring, in one request."""

    def __init__(self, keyring: Keyring, making: Making) -> None:
        self._keyring = keyring
        self._making = making
        self._keys = KeyRepository(keyring)

    def create(self, draft: KeyDraft, submission: Submission) -> tuple[Item, str]:
        """The record and the key. Errors: of grants.py, IdempotencyKeyReused, ApiKeyAlreadyCreated.

        The same submission finds the same key for a day, so that a client that lost the answer is not left with a key
        that nobody knows. The key is not stored for that: it follows from a random seed in the table, the stack's own
        secret and the Idempotency-Key, and none of the three is enough.
        """
        seed = self._making.entropy(MATERIAL_BYTES)
        secret = self._secret(seed, submission)
        new = new_key(self._keyring, draft, self._making, secret)
        try:
            self._keys.add(new, self._request(new.record, seed, submission))
        except KeyRequestExists as exists:
            submission.check_same(exists.item["request_hash"])
            return self._again(exists.item, submission)
        return new.record, secret

    def page(self, query: Mapping[str, Any], rows: Rows) -> RowPage:
        """Errors: FilterMalformed."""
        wanted = compile_filter(query, KEY_FILTERS)
        return self._keys.page(replace(rows, filter=wanted.expression, values=wanted.values))

    def delete(self, key_id: str) -> None:
        """The credential is refused at once by `authorize`, and within its cache's minute by API Gateway.

        Errors: ApiKeyNotFound.
        """
        record = self._keys.find(key_id)
        if record is None or not self._keys.remove(record):
            raise ApiKeyNotFound("There is no such API key.")

    def _again(self, request: Item, submission: Submission) -> tuple[Item, str]:
        record = self._keys.find(request["key_id"])
        secret = self._secret(request["seed"], submission)
        if record is None or record["credential_hash"] != fingerprint(secret):
            raise ApiKeyAlreadyCreated(f"This request made the key {request['key_id']}, which cannot be shown again.")
        return record, secret

    def _secret(self, seed: bytes, submission: Submission) -> str:
        stack = settings().cursor_key.encode()
        material = hmac.digest(stack, b"api key" + seed + (submission.key or "").encode(), hashlib.sha512)
        return secret_of(self._keyring.secret_prefix, material)

    def _request(self, record: dict[str, Any], seed: bytes, submission: Submission) -> Put | None:
        if submission.key is None:
            return None
        owner, actor = self._keyring.owner, self._making.creator.actor
        item = {
            "sk": key_request(owner, derived_id("", actor, submission.route, submission.key)),
            "key_id": record["id"],
            "seed": seed,
            "request_hash": submission.request_hash,
            "expires_at": expiry(self._making.now, REPEATABLE_SECONDS),
        }
        condition = "attribute_not_exists(sk) OR expires_at <= :now"
        return Put(item, condition, {":now": int(self._making.now.timestamp())})


def operator(account_id: str, keyring: Keyring) -> Principal:
    """Who makes the first keys of an account: nobody is above it."""
    return Principal(account_id, keyring.environment, Role.ACCOUNT, "operator")
