"""Carry the records of one table's stream to one function, in order, as Lambda's stream poller does."""

import base64
import json
from datetime import datetime
from typing import Any, cast

from local.cfn_yaml import Json
from local.filters import accepted
from local.lambdas import FunctionError
from local.queue_pump import ClientOf, Invoke, Report, failed_items
from local.resources import EventSource
from local.template import REGION

PATIENCE = 5
"""Attempts on one record; the template's 100 would only delay what fails in the same process every time."""


class StuckError(Exception):
    """A stream's function fails again and again on a record that the template says to retry for ever."""


class StreamPump:
    """One stream, its function and its checkpoint: the last sequence number that is done."""

    def __init__(self, source: EventSource, client: ClientOf, invoke: Invoke, report: Report) -> None:
        self._source = source
        self._sqs = client("sqs")
        self._invoke = invoke
        self._report = report
        self._streams = streams = client("dynamodbstreams")
        self._arn: str = streams.list_streams(TableName=source.source)["Streams"][0]["StreamArn"]
        self._shard: str = streams.describe_stream(StreamArn=self._arn)["StreamDescription"]["Shards"][0]["ShardId"]
        self._checkpoint: str | None = None
        self._failures = 0

    def step(self) -> bool:
        """Carry one batch; False if there was none. Raises StuckError, the checkpoint unmoved."""
        records = self._read()
        if not records:
            return False
        batch = [event_record(record, self._arn) for record in records]
        wanted = [record for record in batch if accepted(self._source.filters, record)]
        failed = self._deliver(wanted) if wanted else None
        if failed is None:
            self._advance(batch[-1])
            return True
        done = batch[: batch.index(failed)]
        if done:
            self._advance(done[-1])
        self._failures += 1
        self._give_up_if_due(failed)
        return True

    def _read(self) -> list[Json]:
        # A new iterator each time: moto's iterators keep a copy of the stream that a rolled-back transaction replaces.
        position = (
            {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "SequenceNumber": self._checkpoint}
            if self._checkpoint
            else {"ShardIteratorType": "TRIM_HORIZON"}
        )
        iterator = self._streams.get_shard_iterator(StreamArn=self._arn, ShardId=self._shard, **position)
        # After a failure one record at a time, so that a bad record alone is retried and given up.
        limit = 1 if self._failures else self._source.batch_size
        return self._streams.get_records(ShardIterator=iterator["ShardIterator"], Limit=limit)["Records"]

    def _deliver(self, batch: list[Json]) -> Json | None:
        """Invoke the function; the first record that it did not take, None if it took all."""
        try:
            answer = self._invoke(self._source.function, {"Records": batch})
        except FunctionError as error:
            self._report(f"{error}\n{error.trace}")
            return batch[0]
        if not self._source.partial_failures:
            return None
        failed = failed_items(answer, {sequence(record) for record in batch})
        return next((record for record in batch if sequence(record) in failed), None)

    def _advance(self, record: Json) -> None:
        self._checkpoint = sequence(record)
        self._failures = 0

    def _give_up_if_due(self, record: Json) -> None:
        """After the template's retries, but no more than are useful here, put the record aside or stop for good."""
        where = f"{self._source.source} stream: {self._source.function} fails on record {sequence(record)}"
        self._report(f"{where}, attempt {self._failures}")
        retries = self._source.retries
        if self._failures < PATIENCE and (retries is None or self._failures <= retries):
            return
        if retries is None:
            raise StuckError(where)
        if self._source.on_failure:
            self._put_aside(self._source.on_failure, record)
        self._report(f"{where}; given up")
        self._advance(record)

    def _put_aside(self, queue_arn: str, record: Json) -> None:
        """Tell the failure destination where the record is, as Lambda does; the record itself stays in the stream."""
        queue = self._sqs.get_queue_url(QueueName=queue_arn.rsplit(":", 1)[-1])["QueueUrl"]
        place = {"streamArn": self._arn, "shardId": self._shard, "startSequenceNumber": sequence(record)}
        body = {"requestContext": {"functionArn": self._source.function}, "DDBStreamBatchInfo": place}
        self._sqs.send_message(QueueUrl=queue, MessageBody=json.dumps(body))


def sequence(record: Json) -> str:
    """A record's sequence number."""
    return str(record["dynamodb"]["SequenceNumber"])


def event_record(record: Json, arn: str) -> Json:
    """A stream record as Lambda hands it over: JSON only, binary in base64, the instant in seconds."""
    own = {"eventVersion": "1.1", "awsRegion": REGION, "eventSourceARN": arn}
    return {**cast(Json, as_json(record)), **own}


def as_json(value: Any) -> Any:
    """Bytes to base64 text, instants to seconds since 1970, all else as it is."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, dict):
        return {key: as_json(part) for key, part in cast(Json, value).items()}
    if isinstance(value, list):
        return [as_json(part) for part in cast(list[Any], value)]
    return value
