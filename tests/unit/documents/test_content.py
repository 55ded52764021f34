"""What an issued document is made of: canonical bytes, their hash, their chunks."""

import hashlib
import random
import zlib
from decimal import Decimal

import pytest
from billhead.documents.content import CHUNK_BYTES, INLINE_BYTES, MAX_PLAIN_BYTES, Content, ContentDamaged
from billhead.kernel.jsontext import canonical_json

SMALL = {"b": Decimal("180.00"), "a": ["Žiga", {"z": 1, "y": None}]}


def large() -> dict[str, str]:
    """What does not shrink: it must be cut."""
    return {"note": random.Random(1).randbytes(CHUNK_BYTES).hex()}


def test_content_is_read_back_exactly() -> None:
    read = Content.of(SMALL).document()
    assert read == SMALL
    assert str(read["b"]) == "180.00"


def test_the_hash_is_of_the_canonical_text() -> None:
    content = Content.of(SMALL)
    assert content.hash == hashlib.sha256(canonical_json(SMALL)).hexdigest()
    assert zlib.decompress(content.packed) == '{"a":["Žiga",{"y":null,"z":1}],"b":180.00}'.encode()


def test_small_content_is_inline_and_has_no_chunks() -> None:
    assert Content.of(SMALL).is_inline
    assert Content.of(SMALL).chunks() == []


def test_large_content_is_cut_and_put_together_again() -> None:
    content = Content.of(large())
    chunks = content.chunks()
    assert len(content.packed) > INLINE_BYTES and not content.is_inline
    assert len(chunks) > 1 and max(map(len, chunks)) <= CHUNK_BYTES
    assert Content(b"".join(chunks), content.hash).document() == large()


def test_a_changed_byte_is_noticed() -> None:
    other = Content.of({**SMALL, "b": Decimal("180.01")})
    with pytest.raises(ContentDamaged):
        Content(other.packed, Content.of(SMALL).hash).document()


def test_a_bomb_is_not_inflated() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(MAX_PLAIN_BYTES // 2**20 + 8)) + packer.flush()
    with pytest.raises(ContentDamaged):
        Content(packed, "0" * 64).document()
