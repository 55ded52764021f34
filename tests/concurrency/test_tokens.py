"""One-time tokens under a race: real processes against a server with atomic writes."""

import multiprocessing
import os
import secrets
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.access.credential_store import CredentialKind, expiry, find_credential, holder, store_credential
from billhead.access.credentials import EMBED_PREFIX, fingerprint, new_secret
from billhead.access.embedding.tokens import redeem_token
from billhead.access.keys import CREDENTIAL
from billhead.aws.config import settings
from billhead.aws.control_tables import credential
from billhead.aws.partition import Delete
from billhead.aws.sessions import own_client
from billhead.kernel.principal import Environment, Principal, Role

from tests.support.ministack import Ministack, ministack

PROCESSES = 8
TOKENS = 40
BEARER = Principal("acc_1", Environment.LIVE, Role.EDITOR, "platform_user:1", "ent_1")


@pytest.fixture(scope="module")
def cloud() -> Iterator[Ministack]:
    with ministack() as started, pytest.MonkeyPatch.context() as environment:
        for name, value in started.environment().items():
            environment.setenv(name, value)
        _forget_clients()
        yield started
        _forget_clients()


def _forget_clients() -> None:
    own_client.cache_clear()
    settings.cache_clear()


def issue_tokens(count: int, seconds: int = 600) -> list[str]:
    tokens = [new_secret(EMBED_PREFIX, secrets.token_bytes) for _ in range(count)]
    ends = expiry(datetime.now(UTC), seconds)
    for token in tokens:
        store_credential(token, {**holder(BEARER), "kind": str(CredentialKind.EMBED_TOKEN), "expires_at": ends})
    return tokens


def redeem_all(environment: dict[str, str], tokens: list[str], careless: bool, start: Any, results: Any) -> None:
    """One process: every token at once with the others, each starting at another place to meet in the middle."""
    os.environ.update(environment)
    redeem = redeem_carelessly if careless else redeem_token
    redeem(new_secret(EMBED_PREFIX, secrets.token_bytes), datetime.now(UTC))  # opens the connection
    start.wait()
    results.put([token for token in tokens if redeem(token, datetime.now(UTC)) is not None])


def redeem_carelessly(token: str, now: datetime) -> Any:
    """What redeeming must not be: first look, then delete."""
    found = find_credential(token, CredentialKind.EMBED_TOKEN, now)
    if found is not None:
        credential(fingerprint(token)).delete(Delete(CREDENTIAL))
    return found


def race(cloud: Ministack, tokens: list[str], *, careless: bool = False) -> Counter[str]:
    """How often each token was redeemed by eight processes that all try all of them."""
    context = multiprocessing.get_context("spawn")
    start, results = context.Barrier(PROCESSES), context.Queue()
    given = (cloud.environment(), tokens, careless, start, results)
    processes = [context.Process(target=redeem_all, args=given, daemon=True) for _ in range(PROCESSES)]
    for process in processes:
        process.start()
    redeemed = [token for _ in processes for token in results.get(timeout=120)]
    for process in processes:
        process.join(timeout=30)
    return Counter(redeemed)


@pytest.mark.concurrency
def test_each_token_is_redeemed_exactly_once_by_eight_processes(cloud: Ministack) -> None:
    tokens = issue_tokens(TOKENS)
    assert race(cloud, tokens) == dict.fromkeys(tokens, 1)
    assert all(find_credential(token, CredentialKind.EMBED_TOKEN, datetime.now(UTC)) is None for token in tokens)


@pytest.mark.concurrency
def test_looking_before_deleting_would_redeem_a_token_twice(cloud: Ministack) -> None:
    """The control: the race is sharp enough to show the fault that the conditional delete prevents."""
    assert max(race(cloud, issue_tokens(TOKENS), careless=True).values()) > 1


@pytest.mark.concurrency
def test_an_expired_token_is_redeemed_by_nobody(cloud: Ministack) -> None:
    tokens = issue_tokens(1, seconds=-1)
    assert redeem_token(tokens[0], datetime.now(UTC)) is None
