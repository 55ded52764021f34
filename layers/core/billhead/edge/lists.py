"""Lists: what a client asks of one, and the page it gets. One query a page, whatever the size of the tenant."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from billhead.edge.cursors import Cursors, Position
from billhead.kernel.errors import Malformed
from billhead.kernel.jsontext import read_json
from billhead.kernel.page import RowPage, Rows

DEFAULT_LIMIT = 10
MAX_LIMIT = 100


class ParameterMalformed(Malformed):
    """A query parameter cannot be read."""

    code = "parameter_malformed"


@dataclass(frozen=True, slots=True)
class ListRequest:
    """`forward` is the list's own order; the page itself may be read against it."""

    limit: int
    position: Position | None
    order_by: str
    forward: bool
    search: str | None
    query: Mapping[str, Any]
    include: frozenset[str]
    cursors: Cursors

    def refuse_search(self) -> None:
        """For a list without an index of names: a search must not be answered with everything.

        Errors: ParameterMalformed.
        """
        if self.search is not None:
            raise ParameterMalformed("This list cannot be searched; filter it with query.")

    @property
    def _backward(self) -> bool:
        return self.position is not None and self.position.backward

    def rows(self, **more: Any) -> Rows:
        """What to ask the table for: a query in the direction of the page, one more than is shown tells of a next."""
        start = self.position.start if self.position else None
        return Rows(limit=self.limit + 1, start=start, forward=self.forward != self._backward, **more)

    def page(self, found: RowPage, show: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
        """The reply, with cursors to the pages on both sides."""
        read = found.items[: self.limit]
        # Where it began: its first item; of an empty page, what it read last, since all before that was filtered out.
        near = _place(read[0], found) if read else found.last
        # Where it ended: the last that is shown, or what was read after it and filtered out.
        far = _place(read[-1], found) if len(found.items) > self.limit else found.last
        back = near if self.position is not None else None
        before, after = (far, back) if self._backward else (back, far)
        cursor = self._cursor(after, backward=False)
        return {
            "data": [show(item) for item in (read[::-1] if self._backward else read)],
            "pagination": {
                "next_cursor": cursor,
                "prev_cursor": self._cursor(before, backward=True),
                "has_more": cursor is not None,
            },
        }

    def _cursor(self, place: dict[str, Any] | None, *, backward: bool) -> str | None:
        return None if place is None else self.cursors.write(Position(place, backward))


def _place(item: dict[str, Any], found: RowPage) -> dict[str, Any]:
    return {key: item[key] for key in found.keys}


def read_list_request(query: Mapping[str, str], orders: frozenset[str], cursors: Cursors) -> ListRequest:
    """A search is by name where the list has that order. Errors: ParameterMalformed, CursorMalformed."""
    if query.get("search") and "name" in orders:
        orders = frozenset({"name"})
    order = query.get("order_by") or _default_order(orders)
    if order.removeprefix("-") not in orders:
        raise ParameterMalformed(f"order_by here is one of {', '.join(sorted(orders))}, with - for descending.")
    cursor = query.get("next_cursor") or query.get("prev_cursor")
    return ListRequest(
        limit=_limit(query.get("limit")),
        position=cursors.read(cursor) if cursor else None,
        order_by=order.removeprefix("-"),
        forward=not order.startswith("-"),
        search=query.get("search") or None,
        query=_filter(query.get("query")),
        include=frozenset(filter(None, query.get("include", "").split(","))),
        cursors=cursors,
    )


def _default_order(orders: frozenset[str]) -> str:
    """Newest first; names from A to Z."""
    return "name" if orders == frozenset({"name"}) else "-created_at" if "created_at" in orders else f"-{min(orders)}"


def _limit(text: str | None) -> int:
    if text is None:
        return DEFAULT_LIMIT
    if not text.isascii() or not text.isdigit() or len(text) > 3 or not 1 <= int(text) <= MAX_LIMIT:
        raise ParameterMalformed("limit is a number from 1 to 100.")
    return int(text)


def _filter(text: str | None) -> Mapping[str, Any]:
    if not text:
        return {}
    try:
        data = read_json(text)
    except (ValueError, RecursionError):
        raise ParameterMalformed("query is a JSON object.") from None
    if not isinstance(data, dict):
        raise ParameterMalformed("query is a JSON object.")
    return data  # pyright: ignore[reportUnknownVariableType]  # JSON's objects have string keys
