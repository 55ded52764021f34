"""Carry messages from one queue to one function, as Lambda's SQS poller does; no loop, no thread."""

import json
from collections.abc import Callable
from typing import Any, cast

from local.cfn_yaml import Json
from local.filters import accepted
from local.lambdas import FunctionError
from local.resources import EventSource
from local.template import ACCOUNT, REGION

MAX_RECEIVE = 10
Invoke = Callable[[str, Any], Any]
Report = Callable[[str], None]
ClientOf = Callable[[str], Any]


class QueuePump:
    """One queue and its function."""

    def __init__(self, source: EventSource, client: ClientOf, invoke: Invoke, report: Report) -> None:
        self._source = source
        self._sqs = sqs = client("sqs")
        self._invoke = invoke
        self._report = report
        self._url: str = sqs.get_queue_url(QueueName=source.source)["QueueUrl"]

    def step(self) -> bool:
        """Carry one batch; False if there was none."""
        messages = self._receive()
        if not messages:
            return False
        batch = [message for message in messages if accepted(self._source.filters, body_json(message))]
        failed = self._deliver(batch) if batch else set[str]()
        for message in messages:
            if message["MessageId"] in failed:
                self._return(message)
            else:
                self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"])
        return True

    def _receive(self) -> list[Json]:
        answer = self._sqs.receive_message(
            QueueUrl=self._url,
            MaxNumberOfMessages=min(self._source.batch_size, MAX_RECEIVE),
            AttributeNames=["All"],
            MessageAttributeNames=["All"],
            WaitTimeSeconds=0,
        )
        return answer.get("Messages", [])

    def _deliver(self, batch: list[Json]) -> set[str]:
        """Invoke the function; the ids of the messages that it did not take."""
        everything = {message["MessageId"] for message in batch}
        try:
            answer = self._invoke(self._source.function, queue_event(self._source.source, batch))
        except FunctionError as error:
            self._report(f"{error}\n{error.trace}")
            return everything
        return failed_items(answer, everything) if self._source.partial_failures else set()

    def _return(self, message: Json) -> None:
        """Show a failed message again at once; the queue's own redrive policy ends this in the dead-letter queue."""
        # Lambda leaves it hidden for the visibility timeout; nobody wants to wait for that here.
        received = message["Attributes"]["ApproximateReceiveCount"]
        self._report(f"{self._source.source}: message {message['MessageId']} failed, receive {received}")
        self._sqs.change_message_visibility(
            QueueUrl=self._url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0
        )


def queue_event(queue: str, messages: list[Json]) -> Json:
    """The event of an SQS batch."""
    return {
        "Records": [
            {
                "messageId": message["MessageId"],
                "receiptHandle": message["ReceiptHandle"],
                "body": message["Body"],
                "attributes": message.get("Attributes", {}),
                "messageAttributes": {
                    name: {camel(key): value for key, value in given.items()}
                    for name, given in message.get("MessageAttributes", {}).items()
                },
                "md5OfBody": message["MD5OfBody"],
                "eventSource": "aws:sqs",
                "eventSourceARN": f"arn:aws:sqs:{REGION}:{ACCOUNT}:{queue}",
                "awsRegion": REGION,
            }
            for message in messages
        ]
    }


def camel(name: str) -> str:
    """StringValue → stringValue."""
    return name[:1].lower() + name[1:]


def body_json(message: Json) -> Json:
    """What a filter sees: the body parsed where it is JSON."""
    try:
        body: Any = json.loads(message["Body"])
    except ValueError:
        body = message["Body"]
    return {"body": body}


def failed_items(answer: Any, everything: set[str]) -> set[str]:
    """The ids in batchItemFailures. A malformed answer or an unknown id fails the whole batch, as at Lambda.

    https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
    """
    if answer is None or answer == {}:
        return set()
    failures: Any = cast(Json, answer).get("batchItemFailures", []) if isinstance(answer, dict) else None
    if failures is None:
        return set()
    try:
        failed = {str(entry["itemIdentifier"]) for entry in failures}
    except (TypeError, KeyError):
        return everything
    return failed if failed <= everything else everything
