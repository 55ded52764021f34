"""Issued documents, from the queue: counted per entity and month. Wiring only."""

from typing import Any

from billhead.aws.outbox import BusEvent
from billhead.aws.queues import each_event
from billhead.kernel.clock import utc_now
from billhead.usage.service import record_usage


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    return each_event(batch, _record)


def _record(event: BusEvent) -> None:
    record_usage(event, utc_now())
