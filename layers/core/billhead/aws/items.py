"""Between our values and DynamoDB's: Decimals stay exact, None is left out, anything else (a float!) is an error."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

Item = dict[str, Any]
Stored = dict[str, Any]


def write_item(item: Item) -> Stored:
    """To DynamoDB's form. Errors: TypeError for a value that it cannot hold exactly, such as a float."""
    return {key: write_value(value) for key, value in item.items() if value is not None}


def write_value(value: Any) -> Stored:
    writer = _WRITERS.get(type(value))
    if writer is None:
        raise TypeError(f"{type(value).__name__} is not a value of an item")
    return writer(value)


def read_item(stored: Stored) -> Item:
    return {key: read_value(value) for key, value in stored.items()}


def read_value(stored: Stored) -> Any:
    ((kind, content),) = stored.items()
    return _READERS[kind](content)


_WRITERS: dict[Any, Callable[[Any], Stored]] = {
    str: lambda value: {"S": value},
    int: lambda value: {"N": str(value)},
    Decimal: lambda value: {"N": format(value, "f")},
    bool: lambda value: {"BOOL": value},
    bytes: lambda value: {"B": value},
    dict: lambda value: {"M": write_item(value)},
    list: lambda value: {"L": [write_value(entry) for entry in value]},
    tuple: lambda value: {"L": [write_value(entry) for entry in value]},
}

_READERS: dict[str, Callable[[Any], Any]] = {
    "S": lambda content: content,
    "N": lambda content: Decimal(content),
    "BOOL": lambda content: content,
    "B": lambda content: bytes(content),
    "M": lambda content: read_item(content),
    "L": lambda content: [read_value(entry) for entry in content],
    "NULL": lambda content: None,
}
