"""Standard Webhooks signatures, https://www.standardwebhooks.com: proof of who sent a message, and when. Pure."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from billhead.kernel.errors import Unauthorized

TOLERANCE = timedelta(seconds=300)
PREFIX = "whsec_"


class SignatureInvalid(Unauthorized):
    """Unsigned, signed with another secret, or at another time; it does not say which."""

    code = "signature_invalid"


@dataclass(frozen=True, slots=True)
class SignedMessage:
    """The three headers as they came, and the very bytes of the body."""

    id: str
    timestamp: str
    signatures: str
    body: bytes

    def is_timely(self, now: datetime) -> bool:
        """Within five minutes of now, so that a recorded message is soon worth nothing."""
        if not self.timestamp.isascii() or not self.timestamp.isdigit() or len(self.timestamp) > 12:
            return False
        return abs(int(self.timestamp) - now.timestamp()) <= TOLERANCE.total_seconds()

    def is_signed(self, secrets: Iterable[str]) -> bool:
        """With any of the secrets; a sender that changes its secret signs with both for a while."""
        content = f"{self.id}.{self.timestamp}.".encode() + self.body
        expected = [signature(secret, content) for secret in secrets]
        given = [text.encode() for text in self.signatures.split()]
        return any(hmac.compare_digest(one, other) for one in expected for other in given)


def signature(secret: str, content: bytes) -> bytes:
    """One entry of webhook-signature. Errors: ValueError for a secret that is not `whsec_` and base64."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise ValueError("A signing secret is whsec_ and base64.") from None
    return b"v1," + base64.b64encode(hmac.digest(key, content, hashlib.sha256))
