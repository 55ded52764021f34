"""How a fetch of a logo ended, from the queue: noted on the entity. Wiring only."""

import secrets
from typing import Any

from billhead.aws.outbox import BusEvent
from billhead.aws.queues import each_event
from billhead.entities.logo_record import LogoRecord
from billhead.kernel.clock import utc_now
from billhead.kernel.events import Happening


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    return each_event(batch, _record)


def _record(event: BusEvent) -> None:
    LogoRecord(Happening(event.tenant, utc_now(), secrets.token_bytes)).answer(event.data)
