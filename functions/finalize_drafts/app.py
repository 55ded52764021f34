"""Drafts of a bulk finalize, from the queue: they get their numbers, a chunk of them at a time. Wiring only."""

import secrets
from typing import Any

from billhead.aws.queues import each_message
from billhead.aws.tenant_table import numbering_table
from billhead.documents.bulk import BulkFinalizing
from billhead.documents.bulk_record import read_chunk
from billhead.documents.types import document_type
from billhead.kernel.clock import utc_now
from billhead.kernel.events import Happening


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    return each_message(batch, _finalize)


def _finalize(message: dict[str, Any]) -> None:
    chunk = read_chunk(message)
    happening = Happening(chunk.tenant, utc_now(), secrets.token_bytes)
    BulkFinalizing(document_type(chunk.document_type), numbering_table(chunk.tenant), happening).run(chunk)
