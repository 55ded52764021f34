"""The content of a document: canonical JSON, packed, hashed, cut where it is large. Pure.

An issued document's content is these bytes and no others: they are what the hash chain is made of, what the PDF is
drawn from, and what a client reads. State that may change (paid, voided) lives beside them.
"""

import hashlib
import zlib
from dataclasses import dataclass
from typing import Any

from billhead.kernel.jsontext import canonical_json, read_own_json

# What fits well into the document's own item; a 10-line invoice takes about 1 KB.
INLINE_BYTES = 6 * 1024
# DynamoDB's items hold 400 KB with their attribute names.
CHUNK_BYTES = 350 * 1024
# More than 10,000 lines of the longest texts allowed; what inflates further was not written by us.
MAX_PLAIN_BYTES = 64 * 1024 * 1024


class ContentDamaged(Exception):
    """What is stored is not what was hashed: storage was changed behind our back."""


@dataclass(frozen=True, slots=True)
class Content:
    """Packed bytes and the SHA-256 (hex) of the canonical JSON that they hold."""

    packed: bytes
    hash: str

    @classmethod
    def of(cls, document: dict[str, Any]) -> "Content":
        plain = canonical_json(document)
        return cls(zlib.compress(plain, 6), hashlib.sha256(plain).hexdigest())

    def plain(self) -> bytes:
        """The canonical JSON, or whatever stands in its place."""
        return zlib.decompressobj().decompress(self.packed, MAX_PLAIN_BYTES)

    def document(self) -> dict[str, Any]:
        """Errors: ContentDamaged."""
        plain = self.plain()
        if hashlib.sha256(plain).hexdigest() != self.hash:
            raise ContentDamaged(self.hash)
        return read_own_json(plain)

    @property
    def is_inline(self) -> bool:
        return len(self.packed) <= INLINE_BYTES

    def chunks(self) -> list[bytes]:
        """None when it is inline."""
        if self.is_inline:
            return []
        return [self.packed[start : start + CHUNK_BYTES] for start in range(0, len(self.packed), CHUNK_BYTES)]
