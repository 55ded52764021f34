"""Pages of a list: what is asked for, what one query answers. It may not know how a cursor is written."""

from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class KeyRange:
    """Which part of an index, in terms of its sort attribute: a prefix, or from `low` to `high` inclusive."""

    index: str | None
    attribute: str
    prefix: str
    low: str | None = None
    high: str | None = None

    @property
    def position(self) -> tuple[str, ...]:
        """The attributes that, with the owner, make a position in this index."""
        return ("sk",) if self.index is None else ("sk", self.attribute)

    def condition(self) -> tuple[str, dict[str, Any]]:
        if self.low is None and self.high is None:
            return f"begins_with({self.attribute}, :prefix)", {":prefix": self.prefix}
        low = self.low if self.low is not None else self.prefix
        high = self.high if self.high is not None else self.prefix + "\uffff"
        return f"{self.attribute} BETWEEN :low AND :high", {":low": low, ":high": high}


@dataclass(frozen=True, slots=True)
class Rows:
    """How many, from where, in which direction, and a filter over other attributes (`#name`)."""

    limit: int
    start: dict[str, Any] | None = None
    forward: bool = False
    filter: str | None = None
    values: dict[str, Any] = field(default_factory=dict[str, Any])

    def narrowed(self, condition: str, values: dict[str, Any]) -> "Rows":
        """The same, with one more condition on the filter."""
        both = condition if self.filter is None else f"({self.filter}) AND {condition}"
        return replace(self, filter=both, values=self.values | values)


@dataclass(frozen=True, slots=True)
class RowPage:
    """The items of one query, the key after which the next one starts (None at the end), what a position is made of."""

    items: list[dict[str, Any]]
    last: dict[str, Any] | None
    keys: tuple[str, ...]
