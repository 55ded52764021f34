"""A cancelled transaction leaves the tables as they were, and costs no copy of them."""

import copy
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

from local.provision import create_tables
from local.quick_undo import quick_undo
from local.template import REGION, Template

pytestmark = pytest.mark.usefixtures("aws_credentials")


@pytest.fixture
def dynamodb(tiny: Template) -> Iterator[Any]:
    with mock_aws(), quick_undo():
        client: Any = boto3.client("dynamodb", region_name=REGION)
        create_tables(tiny, client)
        yield client


@pytest.fixture
def name(tiny: Template) -> str:
    return tiny.tables["NotesTable"].name


def put(name: str, key: str, **more: Any) -> dict[str, Any]:
    return {"Put": {"TableName": name, "Item": {"pk": {"S": key}, "n": {"N": "1"}}, **more}}


def update(name: str, key: str) -> dict[str, Any]:
    change = {"UpdateExpression": "SET n = n + :one", "ExpressionAttributeValues": {":one": {"N": "1"}}}
    return {"Update": {"TableName": name, "Key": {"pk": {"S": key}}, **change}}


def delete(name: str, key: str) -> dict[str, Any]:
    return {"Delete": {"TableName": name, "Key": {"pk": {"S": key}}}}


def refused(name: str) -> dict[str, Any]:
    return put(name, "never", ConditionExpression="attribute_exists(pk)")


def everything(dynamodb: Any, name: str) -> Any:
    return sorted((item["pk"]["S"], item["n"]["N"]) for item in dynamodb.scan(TableName=name)["Items"])


def told(name: str) -> list[str]:
    streams: Any = boto3.client("dynamodbstreams", region_name=REGION)
    arn = streams.list_streams(TableName=name)["Streams"][0]["StreamArn"]
    (shard,) = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
    iterator = streams.get_shard_iterator(StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")
    records = streams.get_records(ShardIterator=iterator["ShardIterator"])["Records"]
    return [f"{record['eventName']} {record['dynamodb']['Keys']['pk']['S']}" for record in records]


def test_cancelled_transaction_changes_no_item_and_tells_no_stream(dynamodb: Any, name: str) -> None:
    dynamodb.transact_write_items(TransactItems=[put(name, "a"), put(name, "b")])
    writes = [update(name, "a"), delete(name, "b"), put(name, "c")]
    for place in range(4):
        items = [*writes[:place], refused(name), *writes[place:]]
        with pytest.raises(dynamodb.exceptions.TransactionCanceledException):
            dynamodb.transact_write_items(TransactItems=items)
        assert everything(dynamodb, name) == [("a", "1"), ("b", "1")]
    assert told(name) == ["INSERT a", "INSERT b"]


def test_transaction_that_holds_is_stored_and_told_in_order(dynamodb: Any, name: str) -> None:
    dynamodb.transact_write_items(TransactItems=[put(name, "a"), put(name, "b")])
    dynamodb.transact_write_items(TransactItems=[update(name, "a"), delete(name, "b"), put(name, "c")])
    assert everything(dynamodb, name) == [("a", "2"), ("c", "1")]
    assert told(name) == ["INSERT a", "INSERT b", "MODIFY a", "REMOVE b", "INSERT c"]


def test_table_with_sort_key_is_undone_too(dynamodb: Any) -> None:
    keys = [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}]
    types = [{"AttributeName": part["AttributeName"], "AttributeType": "S"} for part in keys]
    sorted_table = "sorted"
    dynamodb.create_table(
        TableName=sorted_table, KeySchema=keys, AttributeDefinitions=types, BillingMode="PAY_PER_REQUEST"
    )

    def write(sk: str, **more: Any) -> dict[str, Any]:
        return {"Put": {"TableName": sorted_table, "Item": {"pk": {"S": "a"}, "sk": {"S": sk}}, **more}}

    dynamodb.transact_write_items(TransactItems=[write("1")])
    with pytest.raises(dynamodb.exceptions.TransactionCanceledException):
        dynamodb.transact_write_items(
            TransactItems=[write("2"), write("3", ConditionExpression="attribute_exists(pk)")]
        )
    assert [item["sk"]["S"] for item in dynamodb.scan(TableName=sorted_table)["Items"]] == ["1"]


def test_malformed_transaction_is_undone_too(dynamodb: Any, name: str) -> None:
    with pytest.raises(dynamodb.exceptions.ClientError, match="multiple operations on one item"):
        dynamodb.transact_write_items(TransactItems=[put(name, "a"), put(name, "a")])
    assert everything(dynamodb, name) == []
    with pytest.raises(dynamodb.exceptions.ClientError):
        dynamodb.transact_write_items(TransactItems=[put("no-such-table", "a")])


def test_no_table_is_copied(dynamodb: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[object] = []
    original = copy.deepcopy

    def watched(value: Any, memo: Any = None) -> Any:
        result = original(value, memo)
        if isinstance(value, Table) and result is not value:
            copied.append(value)
        return result

    monkeypatch.setattr("moto.dynamodb.models.copy.deepcopy", watched)
    dynamodb.transact_write_items(TransactItems=[put(name, "a")])
    assert copied == []


def test_moto_is_itself_again_afterwards() -> None:
    before = DynamoDBBackend.transact_write_items
    with quick_undo():
        assert DynamoDBBackend.transact_write_items is not before
    assert DynamoDBBackend.transact_write_items is before
    assert "__deepcopy__" not in vars(Table)
