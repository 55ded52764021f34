"""Ids: a prefix and 26 base32 characters, either a ULID or derived from what makes the request unique."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

# Crockford's base32: no I, L, O, U, so an id read aloud cannot be misheard (ULID specification).
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Entropy = Callable[[int], bytes]


def new_id(prefix: str, now: datetime, entropy: Entropy) -> str:
    """A ULID: 48 bits of milliseconds since 1970, then 80 random bits; sorts by time of creation."""
    milliseconds = (now - _EPOCH) // timedelta(milliseconds=1)
    return prefix + _encode((milliseconds << 80) | int.from_bytes(entropy(10)))


def derived_id(prefix: str, *parts: str) -> str:
    """The same parts give the same id, for ever: 130 bits of SHA-256 over the length-prefixed parts."""
    material = "".join(f"{len(part)}:{part}" for part in parts).encode()
    return prefix + _encode(int.from_bytes(hashlib.sha256(material).digest()) >> (256 - 5 * LENGTH))


def is_id(text: str, prefix: str) -> bool:
    """Whether the text has the form of an id of this kind; says nothing of whether it exists."""
    body = text.removeprefix(prefix)
    return text.startswith(prefix) and len(body) == LENGTH and all(char in ALPHABET for char in body)


def _encode(number: int) -> str:
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
