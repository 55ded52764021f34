"""Undo of a cancelled transaction in moto, for the items that it names; changes nothing else of moto.

moto copies whole tables with their streams before every transaction, so that each costs as much as all that was ever
written: 150 invoices made one POST take seconds, longer than the functions' clients wait. Here only the items that the
transaction names are kept, and the stream's length. A stream that is not replaced also keeps its readers' place.
"""

import copy
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any, cast

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.dynamo_type import DynamoType, Item
from moto.dynamodb.models.table import Table

Transact = Callable[[DynamoDBBackend, list[dict[str, Any]]], None]


@contextmanager
def quick_undo() -> Generator[None]:
    """While the block runs, transactions cost what they write. The caller serialises them, as for moto's own."""
    original: Transact = DynamoDBBackend.transact_write_items

    def transact_write_items(self: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> None:
        with undone_on_failure(self, transact_items), shared_tables():
            original(self, transact_items)

    DynamoDBBackend.transact_write_items = transact_write_items
    try:
        yield
    finally:
        DynamoDBBackend.transact_write_items = original


@contextmanager
def shared_tables() -> Generator[None]:
    """Let moto's copy of a table be the table itself."""

    def itself(self: Table, memo: dict[int, Any]) -> Table:
        return self

    Table.__deepcopy__ = itself  # pyright: ignore[reportAttributeAccessIssue] # a hook of Python's copy module
    try:
        yield
    finally:
        del Table.__deepcopy__  # pyright: ignore[reportAttributeAccessIssue] # as above


@contextmanager
def undone_on_failure(backend: DynamoDBBackend, transact_items: list[dict[str, Any]]) -> Generator[None]:
    """Put the named items and the streams back if the block raises."""
    operations = [operation for item in transact_items for operation in item.values()]
    tables = {operation["TableName"]: backend.tables.get(operation["TableName"]) for operation in operations}
    lengths = {name: len(table.stream_shard.items) for name, table in tables.items() if table and table.stream_shard}
    before = [kept_item(table, operation) for operation in operations if (table := tables[operation["TableName"]])]
    done = False
    try:
        yield
        done = True
    finally:
        if not done:
            for table, hash_key, range_key, item in before:
                put_back(table, hash_key, range_key, item)
            for name, length in lengths.items():
                del backend.tables[name].stream_shard.items[length:]  # pyright: ignore[reportOptionalMemberAccess] # has one


Kept = tuple[Table, DynamoType, DynamoType | None, Item | None]


def kept_item(table: Table, operation: dict[str, Any]) -> Kept:
    """A copy of the item that an operation names; None where there is none."""
    key = operation.get("Key") or operation["Item"]
    hash_key = DynamoType(key[table.hash_key_attr])
    range_key = DynamoType(key[table.range_key_attr]) if table.range_key_attr else None
    return table, hash_key, range_key, copy.deepcopy(table.get_item(hash_key, range_key))


def put_back(table: Table, hash_key: DynamoType, range_key: DynamoType | None, item: Item | None) -> None:
    """Make the table hold this item, or none, under the key."""
    items: dict[DynamoType, Any] = cast(Any, table).items
    place: dict[DynamoType, Item] = items if range_key is None else items[hash_key]
    key = hash_key if range_key is None else range_key
    if item is None:
        place.pop(key, None)
    else:
        place[key] = item
