"""A client's write, told apart from any other, so that the same one coming again is recognised."""

import hashlib
from dataclasses import dataclass
from typing import Any

from billhead.kernel.errors import IdempotencyKeyReused
from billhead.kernel.events import Happening
from billhead.kernel.ids import derived_id
from billhead.kernel.jsontext import canonical_json


@dataclass(frozen=True, slots=True)
class Submission:
    """`key` is the client's Idempotency-Key; `request_hash` the SHA-256 of route and body."""

    route: str
    key: str | None
    request_hash: str

    @classmethod
    def of(cls, route: str, key: str | None, body: Any) -> "Submission":
        digest = hashlib.sha256(canonical_json([route, body])).hexdigest()
        return cls(route, key, digest)

    def resource_id(self, prefix: str, happening: Happening) -> str:
        """With a key the id follows from it, so the resource itself is the record of the request."""
        if self.key is None:
            return happening.new_id(prefix)
        return derived_id(prefix, happening.tenant.entity_id, self.route, self.key)

    def check_same(self, stored_hash: str | None) -> None:
        """Pass when the stored resource came from this very request. Errors: IdempotencyKeyReused."""
        if stored_hash != self.request_hash:
            raise IdempotencyKeyReused("This Idempotency-Key was used with another request.")
