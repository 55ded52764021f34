"""Batches from queues and streams: each message by itself, failures told one by one. It may not know their meaning."""

import json
import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from aws_lambda_powertools import Logger

from billhead.aws.faults import translated
from billhead.aws.outbox import BusEvent, bus_event
from billhead.aws.sessions import own_client
from billhead.kernel.errors import BillheadError
from billhead.kernel.jsontext import read_json

Batch = Mapping[str, Any]
Report = dict[str, list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Turn:
    """In a FIFO queue: messages of one group come one after the other; those of one id within 5 minutes are one."""

    group: str
    id: str


@cache
def logger() -> Logger:
    """Ids and codes only: never a message's body."""
    return Logger(service="billhead")


def each_message(batch: Batch, handle: Callable[[dict[str, Any]], None]) -> Report:
    """Hand over the body of each SQS message; the queue gives those again that failed, and in the end puts them aside.

    A repeated message must have no second effect: that is the handler's duty.
    """
    return failures(record["messageId"] for record in batch["Records"] if not _is_handled(record, handle))


def each_event(batch: Batch, handle: Callable[[BusEvent], None]) -> Report:
    """The same for messages that our own event bus put into the queue."""
    return each_message(batch, lambda body: handle(bus_event(body["detail"])))


def failures(ids: Iterable[str]) -> Report:
    """What Lambda repeats: messages by id, or a stream's shard from a sequence number on."""
    return {"batchItemFailures": [{"itemIdentifier": id} for id in ids]}


def send_message(queue_url: str, body: Mapping[str, Any], turn: Turn | None = None) -> None:
    """Put one message into a queue; a FIFO queue also wants its turn. Errors: Busy, Unclear."""
    place = {"MessageGroupId": turn.group, "MessageDeduplicationId": turn.id} if turn else {}
    with translated():
        own_client("sqs").send_message(QueueUrl=queue_url, MessageBody=json.dumps(body), **place)


def _is_handled(record: Mapping[str, Any], handle: Callable[[dict[str, Any]], None]) -> bool:
    try:
        handle(read_json(record["body"]))
    except BillheadError as error:
        logger().warning("message_failed", code=error.code, message_id=record["messageId"])
        return False
    except Exception as error:
        # Nothing is hidden: the message comes again and ends in the dead-letter queue, which has an alarm. Without
        # this, one bad message would use up the attempts of its neighbours. No text of the error: it may quote data.
        trace = traceback.format_tb(error.__traceback__)
        logger().error("message_broken", kind=type(error).__name__, trace=trace, message_id=record["messageId"])
        return False
    return True
