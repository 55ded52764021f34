import secrets

import pytest
from billhead.access.credentials import (
    EMBED_PREFIX,
    LENGTHS,
    fingerprint,
    is_key_prefix,
    key_prefix,
    masked,
    new_secret,
    secret_prefix,
)
from billhead.kernel.principal import Environment
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("prefix", sorted(LENGTHS))
def test_every_kind_of_secret_is_recognised_by_its_text(prefix: str) -> None:
    secret = new_secret(prefix, secrets.token_bytes)
    assert secret_prefix(secret) == prefix
    assert len(secret) == len(prefix) + LENGTHS[prefix] + 6


def test_a_key_says_whose_it_is_and_in_which_world() -> None:
    assert key_prefix(Environment.LIVE, of_entity=False) == "sk_live_"
    assert key_prefix(Environment.SANDBOX, of_entity=False) == "sk_sandbox_"
    assert key_prefix(Environment.LIVE, of_entity=True) == "ek_live_"
    assert key_prefix(Environment.SANDBOX, of_entity=True) == "ek_sandbox_"


@given(st.binary(min_size=64, max_size=64), st.data())
def test_a_key_with_one_wrong_character_is_junk(material: bytes, data: st.DataObject) -> None:
    secret = new_secret("sk_live_", lambda size: material[:size])
    at = data.draw(st.integers(0, len(secret) - 1))
    wrong = data.draw(st.characters(codec="ascii").filter(lambda char: char != secret[at]))
    assert secret_prefix(secret[:at] + wrong + secret[at + 1 :]) is None


@given(st.text(max_size=80))
def test_any_other_text_is_junk(text: str) -> None:
    assert secret_prefix(text) is None


@pytest.mark.parametrize("frame", ["{} ", " {}", "{}\n", "{}0", "Bearer {}", "{}{}"])
def test_a_key_with_something_round_it_is_junk(frame: str) -> None:
    secret = new_secret("sk_live_", secrets.token_bytes)
    assert secret_prefix(frame.format(secret, secret)) is None


def test_a_key_of_the_other_environment_has_another_checksum() -> None:
    live = new_secret("sk_live_", lambda size: bytes(size))
    assert secret_prefix(live.replace("live", "sandbox")) is None


def test_the_same_randomness_makes_the_same_key_and_other_randomness_another() -> None:
    assert new_secret("sk_live_", bytes) == new_secret("sk_live_", bytes)
    assert new_secret("sk_live_", bytes) != new_secret("sk_live_", lambda size: b"\x01" * size)


def test_a_mask_shows_the_prefix_and_the_last_four_only() -> None:
    secret = new_secret("ek_sandbox_", secrets.token_bytes)
    assert masked(secret) == f"ek_sandbox_…{secret[-4:]}"


def test_a_token_is_no_api_key() -> None:
    assert not is_key_prefix(EMBED_PREFIX)
    assert not is_key_prefix(None)
    assert is_key_prefix("sk_live_")


def test_a_fingerprint_is_the_sha256_and_not_the_text() -> None:
    assert fingerprint("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
