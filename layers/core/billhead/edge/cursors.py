"""Cursors: a position in a list, signed, and bound to the owner, the route and the filter that it came from."""

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from billhead.aws.config import settings
from billhead.kernel.errors import Malformed
from billhead.kernel.jsontext import canonical_json, read_json

SIGNATURE_BYTES = 16
UNBOUND = frozenset({"next_cursor", "prev_cursor", "limit", "include"})


class CursorMalformed(Malformed):
    """Not a cursor of this list: another tenant's, another filter's, or made up."""

    code = "cursor_malformed"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page starts, and whether it is read against the list's order (a previous page)."""

    start: dict[str, Any]
    backward: bool


@dataclass(frozen=True, slots=True)
class Cursors:
    """Writes and reads the cursors of one list."""

    binding: bytes

    @classmethod
    def bound(cls, owner_id: str, route_key: str, query: dict[str, str]) -> "Cursors":
        filters = {name: value for name, value in query.items() if name not in UNBOUND}
        return cls(canonical_json([owner_id, route_key, filters]))

    def write(self, position: Position) -> str:
        payload = canonical_json([position.start, position.backward])
        return base64.urlsafe_b64encode(self._sign(payload) + payload).decode().rstrip("=")

    def read(self, text: str) -> Position:
        """Errors: CursorMalformed."""
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            raise CursorMalformed("This is not a cursor.") from None
        signature, payload = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, self._sign(payload)):
            raise CursorMalformed("This cursor does not belong to this list.")
        start, backward = read_json(payload)
        return Position(start, backward)

    def _sign(self, payload: bytes) -> bytes:
        key = settings().cursor_key.encode()
        return hmac.digest(key, len(self.binding).to_bytes(4) + self.binding + payload, hashlib.sha256)[
            :SIGNATURE_BYTES
        ]
