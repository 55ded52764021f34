"""Streams and queues to functions, with failures and dead letters."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws

from local.provision import provision
from local.pump import Pump
from local.queue_pump import failed_items
from local.stream_pump import StuckError
from local.template import REGION, Template, load_template

pytestmark = pytest.mark.usefixtures("aws_credentials")


class Functions:
    """Stands for the functions: remembers calls, answers what it was told to."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []
        self.answers: dict[str, Callable[[Any], Any]] = {}

    def invoke(self, name: str, event: Any) -> Any:
        self.calls.append((name, json.loads(json.dumps(event))))
        return self.answers.get(name, lambda _: None)(event)

    def batches(self, name: str) -> list[list[str]]:
        """What each call of a function carried: bodies of messages, keys of records."""
        return [[label(record) for record in event["Records"]] for called, event in self.calls if called == name]


def label(record: Any) -> str:
    return record["body"] if "body" in record else record["dynamodb"]["Keys"]["pk"]["S"]


def client(service: str) -> Any:
    return boto3.client(service, region_name=REGION)  # type: ignore[call-overload] # any service


@pytest.fixture
def cloud(tiny: Template) -> Iterator[Template]:
    with mock_aws():
        provision(tiny, client)
        yield tiny


@pytest.fixture
def functions() -> Functions:
    return Functions()


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def pump(cloud: Template, functions: Functions, lines: list[str]) -> Pump:
    return Pump(cloud, client, functions.invoke, lines.append)


def send(template: Template, *bodies: str) -> None:
    url = client("sqs").get_queue_url(QueueName=template.queues["WorkQueue"].name)["QueueUrl"]
    for body in bodies:
        client("sqs").send_message(QueueUrl=url, MessageBody=body)


def waiting(template: Template, logical_id: str) -> list[str]:
    url = client("sqs").get_queue_url(QueueName=template.queues[logical_id].name)["QueueUrl"]
    return [
        message["Body"]
        for message in client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    ]


def put(template: Template, *keys: str) -> None:
    for key in keys:
        item = {"pk": {"S": key}, "raw": {"B": b"\x00"}, "n": {"N": "1.10"}}
        client("dynamodb").put_item(TableName=template.tables["NotesTable"].name, Item=item)


def fails(*labels: str) -> Callable[[Any], Any]:
    def answer(event: Any) -> Any:
        ids = [
            record.get("messageId") or record["dynamodb"]["SequenceNumber"]
            for record in event["Records"]
            if label(record) in labels
        ]
        return {"batchItemFailures": [{"itemIdentifier": item} for item in ids]}

    return answer


def raises(event: Any) -> Any:
    from local.lambdas import FunctionError

    raise FunctionError("work", "ValueError", "trace\n")


def test_messages_arrive_in_batches_and_are_gone(pump: Pump, cloud: Template, functions: Functions) -> None:
    send(cloud, "a", "b", "c", "d")
    pump.drain()
    assert [len(batch) for batch in functions.batches("work")] == [3, 1]
    assert sorted(body for batch in functions.batches("work") for body in batch) == ["a", "b", "c", "d"]
    assert waiting(cloud, "WorkQueue") == waiting(cloud, "DeadLetters") == []


def test_message_has_the_shape_that_lambda_gives(pump: Pump, cloud: Template, functions: Functions) -> None:
    send(cloud, "a")
    pump.drain()
    (_, event), *_ = functions.calls
    (record,) = event["Records"]
    assert (record["eventSource"], record["awsRegion"], record["body"]) == ("aws:sqs", REGION, "a")
    assert record["eventSourceARN"] == cloud.queues["WorkQueue"].arn
    assert record["attributes"]["ApproximateReceiveCount"] == "1"


def test_only_the_failed_message_of_a_batch_comes_again_and_ends_as_dead_letter(
    pump: Pump, cloud: Template, functions: Functions, lines: list[str]
) -> None:
    functions.answers["work"] = fails("b")
    send(cloud, "a", "b", "c")
    pump.drain()
    assert functions.batches("work") == [["a", "b", "c"], ["b"]]
    assert waiting(cloud, "DeadLetters") == ["b"]
    assert len([line for line in lines if "failed, receive" in line]) == 2


def test_function_that_raises_fails_its_whole_batch(
    pump: Pump, cloud: Template, functions: Functions, lines: list[str]
) -> None:
    functions.answers["work"] = raises
    send(cloud, "a", "b")
    pump.drain()
    assert sorted(waiting(cloud, "DeadLetters")) == ["a", "b"]
    assert any("work failed: ValueError" in line and "trace" in line for line in lines)


def test_message_that_succeeds_the_second_time_is_no_dead_letter(
    pump: Pump, cloud: Template, functions: Functions
) -> None:
    functions.answers["work"] = lambda event: raises(event) if len(functions.calls) == 1 else None
    send(cloud, "a")
    pump.drain()
    assert functions.batches("work") == [["a"], ["a"]]
    assert waiting(cloud, "DeadLetters") == []


def test_records_arrive_in_order_once_and_as_json(pump: Pump, cloud: Template, functions: Functions) -> None:
    put(cloud, "a", "b", "c")
    pump.drain()
    put(cloud, "d")
    pump.drain()
    assert functions.batches("relay") == [["a", "b"], ["c"], ["d"]]
    record = functions.calls[0][1]["Records"][0]
    assert record["dynamodb"]["NewImage"] == {"pk": {"S": "a"}, "raw": {"B": "AA=="}, "n": {"N": "1.10"}}
    assert (record["eventName"], record["eventSource"], record["awsRegion"]) == ("INSERT", "aws:dynamodb", REGION)
    assert isinstance(record["dynamodb"]["ApproximateCreationDateTime"], int)


def test_filtered_records_are_passed_over(pump: Pump, cloud: Template, functions: Functions) -> None:
    put(cloud, "a")
    client("dynamodb").delete_item(TableName=cloud.tables["NotesTable"].name, Key={"pk": {"S": "a"}})
    put(cloud, "b")
    pump.drain()
    assert functions.batches("relay") == [["a"], ["b"]]


def test_records_after_a_rolled_back_transaction_still_arrive(
    pump: Pump, cloud: Template, functions: Functions
) -> None:
    put(cloud, "a")
    pump.drain()
    name = cloud.tables["NotesTable"].name
    with pytest.raises(client("dynamodb").exceptions.TransactionCanceledException):
        client("dynamodb").transact_write_items(
            TransactItems=[
                {"Put": {"TableName": name, "Item": {"pk": {"S": "never"}}}},
                {
                    "Put": {
                        "TableName": name,
                        "Item": {"pk": {"S": "a"}},
                        "ConditionExpression": "attribute_not_exists(pk)",
                    }
                },
            ]
        )
    put(cloud, "b")
    pump.drain()
    assert functions.batches("relay") == [["a"], ["b"]]


def test_failed_record_is_retried_alone_then_put_aside_and_order_holds(
    pump: Pump, cloud: Template, functions: Functions
) -> None:
    functions.answers["relay"] = fails("b")
    put(cloud, "a", "b", "c")
    pump.drain()
    assert functions.batches("relay") == [["a", "b"], ["b"], ["c"]]
    (letter,) = waiting(cloud, "DeadLetters")
    assert json.loads(letter)["DDBStreamBatchInfo"]["startSequenceNumber"].isdigit()


def test_record_that_must_be_retried_for_ever_stops_the_drain(
    tiny_path: Any, functions: Functions, lines: list[str]
) -> None:
    template = load_template(tiny_path)
    del template.document["Resources"]["RelayFunction"]["Properties"]["Events"]["Notes"]["Properties"][
        "MaximumRetryAttempts"
    ]
    functions.answers["relay"] = raises
    with mock_aws():
        provision(template, client)
        pump = Pump(template, client, functions.invoke, lines.append)
        put(template, "a")
        with pytest.raises(StuckError, match="relay fails on record"):
            pump.drain()
        functions.answers["relay"] = lambda _: None
        pump.drain()
    assert functions.batches("relay")[-1] == ["a"]


def test_rule_puts_matching_events_into_its_queue(pump: Pump, cloud: Template, functions: Functions) -> None:
    bus = cloud.buses[0]
    entries = [
        {"Source": "tiny", "DetailType": kind, "Detail": '{"pk": "a"}', "EventBusName": bus}
        for kind in ("job.wanted", "job.other")
    ]
    client("events").put_events(Entries=entries)
    pump.drain()
    ((body,),) = functions.batches("work")
    event = json.loads(body)
    assert (event["source"], event["detail-type"], event["detail"]) == ("tiny", "job.wanted", {"pk": "a"})


def test_rule_with_a_function_as_target_hands_over_the_event_itself(
    pump: Pump, cloud: Template, functions: Functions
) -> None:
    entry = {"Source": "x", "DetailType": "word.spoken", "Detail": '{"word": "hi"}', "EventBusName": cloud.buses[0]}
    client("events").put_events(Entries=[entry])
    pump.drain()
    ((name, event),) = functions.calls
    assert (name, event["detail"]) == ("hear", {"word": "hi"})


@pytest.mark.parametrize(
    ("answer", "failed"),
    [
        (None, set()),
        ({}, set()),
        ({"batchItemFailures": []}, set()),
        ({"batchItemFailures": [{"itemIdentifier": "1"}]}, {"1"}),
        ({"batchItemFailures": [{"itemIdentifier": "9"}]}, {"1", "2"}),
        ({"batchItemFailures": [{"itemIdentifier": ""}]}, {"1", "2"}),
        ({"batchItemFailures": [{"wrong": "1"}]}, {"1", "2"}),
        ({"batchItemFailures": "1"}, {"1", "2"}),
    ],
)
def test_odd_failure_reports_fail_the_whole_batch(answer: Any, failed: set[str]) -> None:
    assert failed_items(answer, {"1", "2"}) == failed
