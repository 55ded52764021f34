"""One partition of one table, bound to its owner when it is made: its methods take sort keys, never an owner's id."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from billhead.aws.faults import Cancelled, ConditionFailed, translated
from billhead.aws.items import Item, read_item, write_item
from billhead.kernel.errors import Contention
from billhead.kernel.page import KeyRange, RowPage, Rows

BATCH_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class Put:
    """Write a whole item; a `#name` in `condition` stands for the attribute `name`."""

    item: Item
    condition: str | None = "attribute_not_exists(sk)"
    values: Item = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Change:
    """Set attributes of one item (None removes) and add to counters, if `condition` holds; `#name` as in Put."""

    sk: str
    set: Item
    condition: str | None = None
    values: Item = field(default_factory=dict[str, Any])
    add: Item = field(default_factory=dict[str, Any])


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove one item, if `condition` holds."""

    sk: str
    condition: str | None = None
    values: Item = field(default_factory=dict[str, Any])


Write = Put | Change | Delete


class Partition:
    """The items of one owner. Errors of every method: ConditionFailed, Busy, Unclear."""

    def __init__(self, client: Any, table_name: str, owner: tuple[str, str]) -> None:
        """`owner` is the partition key's attribute and its one value: ("entity_id", "ent_…")."""
        self._client = client
        self._table = table_name
        self._attribute, self._value = owner

    def get(self, sk: str) -> Item | None:
        """Consistent."""
        with translated():
            answer = self._client.get_item(TableName=self._table, Key=self._key(sk), ConsistentRead=True)
        return self._read(answer["Item"]) if "Item" in answer else None

    def get_many(self, sks: list[str]) -> dict[str, Item]:
        """Consistent; at most 100 keys. Absent ones are absent from the answer."""
        found: dict[str, Item] = {}
        wanted: Any = {"Keys": [self._key(sk) for sk in dict.fromkeys(sks)], "ConsistentRead": True}
        for _ in range(BATCH_ATTEMPTS):
            with translated():
                answer = self._client.batch_get_item(RequestItems={self._table: wanted})
            items = [self._read(raw) for raw in answer["Responses"].get(self._table, [])]
            found |= {item["sk"]: item for item in items}
            wanted = answer.get("UnprocessedKeys", {}).get(self._table)
            if not wanted:
                return found
        raise Contention("The data store is busy.")

    def query(self, keys: KeyRange, rows: Rows) -> RowPage:
        """One Query call: up to `rows.limit` items in the order of the sort key."""
        with translated():
            answer = self._client.query(**self._query(keys, rows))
        last = answer.get("LastEvaluatedKey")
        items = [self._read(raw) for raw in answer["Items"]]
        return RowPage(items, self._read(last) if last else None, keys.position)

    def put(self, put: Put) -> None:
        with self._writing():
            self._client.put_item(**self._put(put))

    def change(self, change: Change) -> Item:
        """The item as it is afterwards."""
        with self._writing():
            answer = self._client.update_item(**self._change(change), ReturnValues="ALL_NEW")
        return self._read(answer["Attributes"])

    def delete(self, delete: Delete) -> Item | None:
        """What stood there; None if nothing did."""
        with self._writing():
            answer = self._client.delete_item(**self._delete(delete), ReturnValues="ALL_OLD")
        return self._read(answer["Attributes"]) if "Attributes" in answer else None

    def transact(self, writes: list[Write]) -> None:
        """All or nothing. Errors: Cancelled with one Reason per write, in order."""
        with self._writing():
            transact(self._client, [self.bound(write) for write in writes])

    def bound(self, write: Write) -> dict[str, Any]:
        """The write as a part of a transaction."""
        if isinstance(write, Put):
            return {"Put": self._put(write)}
        return {"Update": self._change(write)} if isinstance(write, Change) else {"Delete": self._delete(write)}

    @contextmanager
    def _writing(self) -> Generator[None]:
        """Errors are ours, and what they show of a stored item is as a read shows it: without the owner."""
        try:
            with translated():
                yield
        except ConditionFailed as failed:
            _disown([failed.item], self._attribute)
            raise
        except Cancelled as cancelled:
            _disown([reason.item for reason in cancelled.reasons], self._attribute)
            raise

    def _query(self, keys: KeyRange, rows: Rows) -> dict[str, Any]:
        condition, values = keys.condition()
        request: dict[str, Any] = {
            "TableName": self._table,
            "KeyConditionExpression": f"{self._attribute} = :owner AND {condition}",
            "ExpressionAttributeValues": write_item({":owner": self._value, **values, **rows.values}),
            "ScanIndexForward": rows.forward,
            "Limit": rows.limit,
        }
        optional = {
            "IndexName": keys.index,
            "ConsistentRead": keys.index is None or None,
            "FilterExpression": rows.filter,
            "ExpressionAttributeNames": _aliases(rows.filter) or None,
            "ExclusiveStartKey": self._own(rows.start) if rows.start else None,
        }
        return request | {name: value for name, value in optional.items() if value is not None}

    def _put(self, put: Put) -> dict[str, Any]:
        request = {"TableName": self._table, "Item": self._own(put.item)}
        return request | _condition(put.condition, put.values)

    def _change(self, change: Change) -> dict[str, Any]:
        update, values = _update(change)
        return {
            "TableName": self._table,
            "Key": self._key(change.sk),
            "UpdateExpression": update,
            **_condition(change.condition, values | change.values, update),
        }

    def _delete(self, delete: Delete) -> dict[str, Any]:
        return {"TableName": self._table, "Key": self._key(delete.sk), **_condition(delete.condition, delete.values)}

    def _key(self, sk: str) -> dict[str, Any]:
        return {self._attribute: {"S": self._value}, "sk": {"S": sk}}

    def _own(self, item: Item) -> dict[str, Any]:
        return {**write_item(item), self._attribute: {"S": self._value}}

    def _read(self, raw: dict[str, Any]) -> Item:
        item = read_item(raw)
        item.pop(self._attribute, None)
        return item


def transact(client: Any, writes: list[dict[str, Any]]) -> None:
    """Writes of several partitions, made with `Partition.bound`, all or nothing. Errors: Cancelled, Busy, Unclear."""
    with translated():
        client.transact_write_items(TransactItems=writes)


def _disown(items: list[Item | None], attribute: str) -> None:
    for item in items:
        if item is not None:
            item.pop(attribute, None)


def _update(change: Change) -> tuple[str, Item]:
    """Every attribute stands under an alias, so that no name can clash with one of DynamoDB's reserved words."""
    sets = {name: value for name, value in change.set.items() if value is not None}
    removes = [name for name in change.set if name not in sets]
    parts = ["SET " + ", ".join(f"#{name} = :{name}_" for name in sets)] if sets else []
    parts += ["REMOVE " + ", ".join(f"#{name}" for name in removes)] if removes else []
    parts += ["ADD " + ", ".join(f"#{name} :{name}_" for name in change.add)] if change.add else []
    return " ".join(parts), {f":{name}_": value for name, value in (sets | change.add).items()}


def _condition(condition: str | None, values: Item, update: str = "") -> dict[str, Any]:
    request: dict[str, Any] = {}
    if condition is not None:
        request = {"ConditionExpression": condition, "ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
    optional = {
        "ExpressionAttributeNames": _aliases(f"{update} {condition or ''}"),
        "ExpressionAttributeValues": write_item(values),
    }
    return request | {name: value for name, value in optional.items() if value}


def _aliases(expression: str | None) -> dict[str, str]:
    return {alias: alias[1:] for alias in re.findall(r"#\w+", expression or "")}
