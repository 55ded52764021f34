"""What happened to documents, from the queue: kept for each of them. Wiring only."""

from typing import Any

from billhead.aws.outbox import BusEvent
from billhead.aws.queues import each_event
from billhead.aws.tenant_table import tenant_table
from billhead.documents.history import keep_event


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    return each_event(batch, _keep)


def _keep(event: BusEvent) -> None:
    keep_event(tenant_table(event.tenant), event)
