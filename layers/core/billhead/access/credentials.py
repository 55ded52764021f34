"""Secrets of ours: API keys, embed tokens, sessions, links. Makes, checks, masks their text; reads and stores nothing.

A secret is a prefix, random base62 characters, and the CRC32 of both in six more: junk is refused without a read, and
secret scanners can match it.
"""

import hashlib
import re
import string
import zlib
from typing import Final

from billhead.kernel.ids import Entropy
from billhead.kernel.principal import Environment

ALPHABET: Final = string.digits + string.ascii_uppercase + string.ascii_lowercase
MATERIAL_BYTES: Final = 64
CHECK_LENGTH: Final = 6
KEY_LENGTH: Final = 30  # 178 bits
TOKEN_LENGTH: Final = 43  # 256 bits
EMBED_PREFIX: Final = "et_"
SESSION_PREFIX: Final = "es_"
SHARE_PREFIX: Final = "sh_"
LENGTHS: Final[dict[str, int]] = {
    "sk_live_": KEY_LENGTH,
    "sk_sandbox_": KEY_LENGTH,
    "ek_live_": KEY_LENGTH,
    "ek_sandbox_": KEY_LENGTH,
    EMBED_PREFIX: TOKEN_LENGTH,
    SESSION_PREFIX: TOKEN_LENGTH,
    SHARE_PREFIX: TOKEN_LENGTH,
}
_FORM: Final = re.compile(r"((?:[se]k_(?:live|sandbox)|et|es|sh)_)([0-9A-Za-z]+)([0-9A-Za-z]{6})", re.ASCII)


def key_prefix(environment: Environment, *, of_entity: bool) -> str:
    """ "sk_live_" for an account's key, "ek_live_" for an entity's."""
    return f"{'ek' if of_entity else 'sk'}_{environment}_"


def is_key_prefix(prefix: str | None) -> bool:
    return prefix is not None and LENGTHS.get(prefix) == KEY_LENGTH


def new_secret(prefix: str, entropy: Entropy) -> str:
    return secret_of(prefix, entropy(MATERIAL_BYTES))


def secret_of(prefix: str, material: bytes) -> str:
    """The secret that this random material makes; 64 bytes leave no measurable bias in the characters."""
    body = _base62(int.from_bytes(material), LENGTHS[prefix])
    return prefix + body + _check(prefix + body)


def secret_prefix(text: str) -> str | None:
    """The prefix of a text that can be a secret of ours, None for anything else. Says nothing of its validity."""
    match = _FORM.fullmatch(text)
    if match is None or len(match[2]) != LENGTHS[match[1]]:
        return None
    return match[1] if _check(match[1] + match[2]) == match[3] else None


def fingerprint(secret: str) -> str:
    """What is stored in its place: 178 random bits and more need neither salt nor a slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def masked(secret: str) -> str:
    """For lists: sk_live_…Xy7Q. The last four belong to the checksum."""
    prefix = secret_prefix(secret) or ""
    return f"{prefix}…{secret[-4:]}"


def _check(text: str) -> str:
    return _base62(zlib.crc32(text.encode()), CHECK_LENGTH)


def _base62(number: int, length: int) -> str:
    characters: list[str] = []
    for _ in range(length):
        number, digit = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[digit])
    return "".join(reversed(characters))
