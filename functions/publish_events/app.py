"""The table's stream: what it tells goes on the event bus, in order. Wiring only."""

from typing import Any

from billhead.aws.outbox import new_events, publish
from billhead.aws.queues import failures


def handler(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    told = [
        (record["dynamodb"]["SequenceNumber"], event) for record in batch["Records"] for event in new_events(record)
    ]
    failed = publish([event for _, event in told])
    # Lambda repeats the shard from this record on, so that no event overtakes the one that failed.
    return failures([] if failed is None else [told[failed][0]])
