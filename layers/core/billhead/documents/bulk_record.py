"""A batch of drafts to be finalized: what is asked, what the message of a chunk says, what is kept and shown. Pure.

A batch is one item that never changes, and beside it one item for each chunk that is through, written once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from billhead.documents import keys
from billhead.documents.content import Content
from billhead.documents.draft import Identifier
from billhead.kernel.clock import timestamp
from billhead.kernel.errors import BillheadError
from billhead.kernel.fields import Model
from billhead.kernel.principal import Environment, Tenant
from billhead.kernel.submission import Submission

Item = dict[str, Any]
PREFIX = "bat_"
# With document and chain link of each they take 98 of a transaction's 100 writes. Drafts that save or touch more make
# a chunk two transactions; fewer to a chunk would cost every plain one its share of the calls.
CHUNK = 48
MAX_DOCUMENTS = 500
LIFE = timedelta(days=30)
# Of one draft; who sees these will look at the draft itself.
MAX_FAULTS = 20
# An expired item may lie about for days: time to live is lazy.
UNLESS_LIVE = "attribute_not_exists(sk) OR expires_at <= :now"
DETAIL_TYPE = "documents.finalize"


def _each_once(ids: list[str]) -> list[str]:
    if len(set(ids)) < len(ids):
        raise PydanticCustomError("id_repeated", "Each id stands once.")
    return ids


class FinalizeRequest(Model):
    """Drafts in the order in which they get their numbers."""

    ids: Annotated[list[Identifier], Field(min_length=1, max_length=MAX_DOCUMENTS), AfterValidator(_each_once)]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Drafts of a batch that are finalized together, its `number`-th from 1; `expires_at` in epoch seconds, as its."""

    tenant: Tenant
    batch_id: str
    document_type: str
    number: int
    ids: tuple[str, ...]
    expires_at: int

    @property
    def sk(self) -> str:
        """Of what is kept when it is through."""
        return keys.finalization_chunk(self.batch_id, self.number)

    @property
    def group(self) -> str:
        """What is worked on by one worker at a time: all series of a type."""
        return f"{self.tenant.entity_id}.{self.document_type}"

    def message(self) -> dict[str, Any]:
        detail = {
            "account_id": self.tenant.account_id,
            "environment": str(self.tenant.environment),
            "entity_id": self.tenant.entity_id,
            "actor": self.tenant.actor,
            "batch_id": self.batch_id,
            "document_type": self.document_type,
            "chunk": self.number,
            "ids": list(self.ids),
            "expires_at": self.expires_at,
        }
        return {"detail-type": DETAIL_TYPE, "detail": detail}


def read_chunk(message: Mapping[str, Any]) -> Chunk:
    """From the queue, into which only our own function may write. Errors: KeyError, ValueError."""
    detail = message["detail"]
    environment = Environment(detail["environment"])
    return Chunk(
        tenant=Tenant(detail["entity_id"], detail["account_id"], environment, detail["actor"]),
        batch_id=detail["batch_id"],
        document_type=detail["document_type"],
        number=detail["chunk"],
        ids=tuple(detail["ids"]),
        expires_at=detail["expires_at"],
    )


def new_batch(batch_id: str, document_type: str, submission: Submission, *, total: int, now: datetime) -> Item:
    return {
        "sk": keys.finalization(batch_id),
        "id": batch_id,
        "type": document_type,
        "total": total,
        "request_hash": submission.request_hash,
        "created_at": timestamp(now),
        "expires_at": int((now + LIFE).timestamp()),
    }


def chunks_of(batch: Mapping[str, Any], ids: Sequence[str], tenant: Tenant) -> Iterator[Chunk]:
    """The batch in the order in which it is worked on."""
    for number, start in enumerate(range(0, len(ids), CHUNK), 1):
        some = tuple(ids[start : start + CHUNK])
        yield Chunk(tenant, batch["id"], batch["type"], number, some, int(batch["expires_at"]))


@dataclass(slots=True)
class Results:
    """What came of the drafts of a chunk: the numbers given and the errors, each by the draft's id."""

    numbers: dict[str, str] = field(default_factory=dict[str, str])
    errors: dict[str, BillheadError] = field(default_factory=dict[str, BillheadError])

    def item(self, chunk: Chunk, at: str) -> Item:
        """Packed like a document's content: what came of 48 drafts takes about a kilobyte."""
        numbers, errors = self.numbers, self.errors
        documents = [{"id": one, "number": numbers[one]} for one in chunk.ids if one in numbers]
        failed = [_failure(one, errors[one]) for one in chunk.ids if one in errors]
        packed = Content.of({"documents": documents, "failed": failed})
        kept = {"content": packed.packed, "content_hash": packed.hash}
        return {"sk": chunk.sk, **kept, "updated_at": at, "expires_at": chunk.expires_at}


def show_batch(batch: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """As clients see it; `rows` are those of its chunks that are through, in order."""
    contents = [Content(row["content"], row["content_hash"]).document() for row in rows]
    documents = [entry for content in contents for entry in content["documents"]]
    is_through = len(rows) == -(-int(batch["total"]) // CHUNK)
    return {
        "id": batch["id"],
        "type": batch["type"],
        "status": "done" if is_through else "running" if rows else "queued",
        "total": int(batch["total"]),
        "done": len(documents),
        "documents": documents,
        "failed": [entry for content in contents for entry in content["failed"]],
        "created_at": batch["created_at"],
        "updated_at": max([batch["created_at"], *(row["updated_at"] for row in rows)]),
    }


def is_live(item: Mapping[str, Any] | None, now: datetime) -> bool:
    return item is not None and item["expires_at"] > int(now.timestamp())


def _failure(document_id: str, error: BillheadError) -> dict[str, Any]:
    faults = [fault._asdict() for fault in error.errors[:MAX_FAULTS]]
    return {"id": document_id, "code": error.code, "detail": error.detail} | ({"errors": faults} if faults else {})
