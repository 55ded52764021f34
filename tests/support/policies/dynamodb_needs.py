"""What a DynamoDB call must be allowed to do: the action on table or index, with the partition keys it touches.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from local.template import Template
from tests.support.policies.conditions import UnknownPolicyLanguage
from tests.support.policies.evaluator import Authorization

Params = dict[str, Any]
IN_TRANSACTION = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
    "Get": "GetItem",
}
_EQUALITY = re.compile(r"(#?[A-Za-z_][\w.-]*)\s*=\s*(:\w+)")


class DynamoDbNeeds:
    """Knows the key schemas of the template's tables."""

    def __init__(self, template: Template) -> None:
        self._tables = {table.name: table for table in template.tables.values()}

    def of(self, operation: str, params: Params) -> list[Authorization]:
        handlers: dict[str, Callable[[str, Params], Iterator[Authorization]]] = {
            "BatchGetItem": self._batch,
            "BatchWriteItem": self._batch,
            "TransactGetItems": self._transaction,
            "TransactWriteItems": self._transaction,
            "Query": self._query,
        }
        single = {"GetItem", "PutItem", "UpdateItem", "DeleteItem"}
        if operation not in handlers and operation not in single:
            raise UnknownPolicyLanguage(f"the operation dynamodb:{operation}")
        return list(handlers.get(operation, self._single)(operation, params))

    def _single(self, operation: str, params: Params) -> Iterator[Authorization]:
        yield self._need(operation, params["TableName"], [self._key_of(params["TableName"], params)])

    def _batch(self, operation: str, params: Params) -> Iterator[Authorization]:
        for table, entries in params["RequestItems"].items():
            given = entries["Keys"] if operation == "BatchGetItem" else [_written(entry) for entry in entries]
            yield self._need(operation, table, [self._partition_key(table, item) for item in given])

    def _transaction(self, operation: str, params: Params) -> Iterator[Authorization]:
        """Each part is authorised as the single operation that it is."""
        for part in params["TransactItems"]:
            ((kind, request),) = part.items()
            table = request["TableName"]
            yield self._need(IN_TRANSACTION[kind], table, [self._key_of(table, request)], enclosing=operation)

    def _query(self, operation: str, params: Params) -> Iterator[Authorization]:
        names = params.get("ExpressionAttributeNames", {})
        table, index = params["TableName"], params.get("IndexName")
        wanted = self._hash_attribute(table, index)
        values = [
            text(params["ExpressionAttributeValues"][placeholder])
            for name, placeholder in _EQUALITY.findall(params["KeyConditionExpression"])
            if names.get(name, name) == wanted
        ]
        if len(values) != 1:
            raise UnknownPolicyLanguage(f"a key condition without one {wanted}: {params['KeyConditionExpression']}")
        yield self._need(operation, table, values, index=index)

    def _need(
        self, operation: str, table: str, keys: list[str], *, index: str | None = None, enclosing: str | None = None
    ) -> Authorization:
        context: dict[str, str | tuple[str, ...]] = {"dynamodb:leadingkeys": tuple(keys)}
        if enclosing is not None:
            context["dynamodb:enclosingoperation"] = enclosing
        arn = self._table(table).arn + (f"/index/{index}" if index else "")
        return Authorization(f"dynamodb:{operation}", arn, context)

    def _key_of(self, table: str, request: Params) -> str:
        return self._partition_key(table, request.get("Key") or request["Item"])

    def _partition_key(self, table: str, item: Params) -> str:
        return text(item[self._hash_attribute(table, None)])

    def _hash_attribute(self, table: str, index: str | None) -> str:
        described = self._table(table).create_input
        indexes = {entry["IndexName"]: entry for entry in described.get("GlobalSecondaryIndexes", [])}
        schema = (described if index is None else indexes[index])["KeySchema"]
        return next(entry["AttributeName"] for entry in schema if entry["KeyType"] == "HASH")

    def _table(self, name: str) -> Any:
        if name not in self._tables:
            raise UnknownPolicyLanguage(f"the table {name}, which the template does not have")
        return self._tables[name]


def text(value: Any) -> str:
    """A key's value as the condition sees it."""
    return value if isinstance(value, str) else str(next(iter(value.values())))


def _written(entry: Params) -> Params:
    return entry["PutRequest"]["Item"] if "PutRequest" in entry else entry["DeleteRequest"]["Key"]
