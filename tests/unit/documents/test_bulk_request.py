"""A bulk finalize that is asked for twice at one moment: the table decides which request made it."""

import secrets
from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.aws.faults import ConditionFailed
from billhead.documents.bulk_record import Chunk, FinalizeRequest, new_batch
from billhead.documents.bulk_request import Finalizations
from billhead.documents.types import INVOICE
from billhead.entities.keys import ENTITY
from billhead.kernel.errors import IdempotencyKeyReused
from billhead.kernel.events import Happening
from billhead.kernel.principal import Tenant
from billhead.kernel.submission import Submission

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
IDS = [f"inv_{number:026}" for number in range(2)]
ROUTE = "POST /documents/finalize"


class Raced:
    """A table that shows no batch, and has one when it is to be written."""

    def __init__(self, there: dict[str, Any]) -> None:
        self._there = there

    def get_many(self, sks: list[str]) -> dict[str, Any]:
        return {ENTITY: {"id": "ent_a", "disabled_at": None}} if ENTITY in sks else {}

    def put(self, put: Any) -> None:
        raise ConditionFailed(self._there)


@pytest.fixture
def happening() -> Happening:
    return Happening(Tenant("ent_a", "acc_a", "live", "key_a"), NOW, secrets.token_bytes)


def start(there: Submission, ours: Submission, happening: Happening) -> tuple[dict[str, Any], list[Chunk]]:
    first = new_batch("bat_first", "invoice", there, total=2, now=NOW.replace(hour=8))
    sent: list[Chunk] = []
    table: Any = Raced(first)
    request = FinalizeRequest(ids=IDS)
    return Finalizations(table, happening).start(INVOICE, request, ours, sent.append), sent


def test_the_same_request_at_the_same_moment_is_the_first_ones_batch(happening: Happening) -> None:
    asked = Submission.of(ROUTE, "key", {"ids": IDS})
    shown, sent = start(asked, asked, happening)
    assert (shown["id"], shown["created_at"]) == ("bat_first", "2026-11-23T08:00:00.000Z")
    assert {chunk.batch_id for chunk in sent} == {"bat_first"}


def test_another_request_under_the_same_key_at_the_same_moment_sends_nothing(happening: Happening) -> None:
    other = Submission.of(ROUTE, "key", {"ids": IDS[:1]})
    with pytest.raises(IdempotencyKeyReused):
        start(other, Submission.of(ROUTE, "key", {"ids": IDS}), happening)
