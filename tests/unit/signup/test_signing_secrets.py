"""Signing secrets kept in a container: a changed one is known soon, and strangers cannot make us read."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from billhead.signup.signature import SignatureInvalid, SignedMessage, signature
from billhead.signup.signing_secrets import SigningSecrets

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
OLD = "whsec_" + base64.b64encode(b"o" * 24).decode()
NEW = "whsec_" + base64.b64encode(b"n" * 24).decode()


class Store:
    """Stands for Parameter Store."""

    def __init__(self) -> None:
        self.secret: str | None = OLD
        self.reads = 0

    def read(self, account_id: str) -> str | None:
        self.reads += 1
        return self.secret


def message(secret: str, now: datetime) -> SignedMessage:
    stamp = str(int(now.timestamp()))
    return SignedMessage("msg_1", stamp, signature(secret, f"msg_1.{stamp}.{{}}".encode()).decode(), b"{}")


def is_taken(secrets: SigningSecrets, secret: str, after: timedelta) -> bool:
    now = NOW + after
    try:
        secrets.verify("acc_1", message(secret, now), now)
    except SignatureInvalid:
        return False
    return True


def test_a_secret_is_read_once_in_five_minutes() -> None:
    store = Store()
    secrets = SigningSecrets(store.read)
    assert all(is_taken(secrets, OLD, timedelta(seconds=second)) for second in (0, 1, 299))
    assert store.reads == 1
    assert is_taken(secrets, OLD, timedelta(seconds=300))
    assert store.reads == 2


def test_a_new_secret_is_taken_after_ten_seconds() -> None:
    store = Store()
    secrets = SigningSecrets(store.read)
    is_taken(secrets, OLD, timedelta())
    store.secret = NEW
    assert not is_taken(secrets, NEW, timedelta(seconds=9))
    assert is_taken(secrets, NEW, timedelta(seconds=10))
    assert not is_taken(secrets, OLD, timedelta(seconds=11))


def test_both_secrets_may_stand_in_the_store() -> None:
    store = Store()
    store.secret = f"{OLD} {NEW}"
    secrets = SigningSecrets(store.read)
    assert is_taken(secrets, OLD, timedelta()) and is_taken(secrets, NEW, timedelta())


def test_a_withdrawn_secret_ends() -> None:
    store = Store()
    secrets = SigningSecrets(store.read)
    is_taken(secrets, OLD, timedelta())
    store.secret = None
    assert not is_taken(secrets, OLD, timedelta(minutes=5))


def test_false_signatures_cause_at_most_one_read_in_ten_seconds() -> None:
    store = Store()
    secrets = SigningSecrets(store.read)
    for tenth in range(600):
        is_taken(secrets, NEW, timedelta(seconds=tenth / 10))
    assert store.reads <= 7


def test_an_old_message_causes_no_read() -> None:
    store = Store()
    with pytest.raises(SignatureInvalid):
        SigningSecrets(store.read).verify("acc_1", message(OLD, NOW), NOW + timedelta(minutes=6))
    assert store.reads == 0
