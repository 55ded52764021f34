"""What a call costs on DynamoDB, by its documented rules: sizes of items, units of writes and of reads.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
"""

import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from local.resources import Table

KB = 1024
TRANSACTIONAL = 2


def item_bytes(item: Mapping[str, Any]) -> int:
    """Of a whole item in DynamoDB's form: names and values."""
    return sum(len(name.encode()) + value_bytes(value) for name, value in item.items())


def value_bytes(value: Mapping[str, Any]) -> int:
    ((kind, content),) = value.items()
    if kind == "S":
        return len(content.encode())
    if kind == "B":
        return len(content)
    if kind == "N":
        digits = len(Decimal(content).normalize().as_tuple().digits)
        return math.ceil(digits / 2) + 1
    if kind == "M":
        return 3 + sum(1 + len(name.encode()) + value_bytes(entry) for name, entry in content.items())
    if kind == "L":
        return 3 + sum(1 + value_bytes(entry) for entry in content)
    return 1


def write_units(size: int, *, transactional: bool) -> int:
    """One per KB begun, two in a transaction."""
    return max(1, math.ceil(size / KB)) * (TRANSACTIONAL if transactional else 1)


def index_units(table: Table, item: Mapping[str, Any]) -> dict[str, int]:
    """By index, what a new item costs there: one per KB of what is projected; none where its key is absent."""
    units: dict[str, int] = {}
    for index in table.create_input.get("GlobalSecondaryIndexes", []):
        keys = [key["AttributeName"] for key in index["KeySchema"]]
        if all(key in item for key in keys):
            units[index["IndexName"]] = write_units(_projected(index, keys, item), transactional=False)
    return units


def _projected(index: Mapping[str, Any], keys: list[str], item: Mapping[str, Any]) -> int:
    projection = index["Projection"]
    if projection["ProjectionType"] == "ALL":
        return item_bytes(item)
    names = {*keys, "sk", *projection.get("NonKeyAttributes", [])}
    return item_bytes({name: value for name, value in item.items() if name in names})
