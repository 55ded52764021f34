"""Lists of documents: which query answers what a client asks. Errors name the parameter."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from billhead.aws.items import Item
from billhead.customers.model import CUSTOMER
from billhead.documents.reading import Documents
from billhead.documents.records import Kept
from billhead.documents.repository import Wanted
from billhead.documents.state import EXPIRED, OVERDUE, State
from billhead.entities.keys import ENTITY
from billhead.kernel.clock import local_date
from billhead.kernel.errors import Malformed
from billhead.kernel.filters import FilterField, FilterKind, compile_filter
from billhead.kernel.ids import is_id
from billhead.kernel.page import RowPage, Rows

STATUSES = frozenset({*(str(state) for state in State if state != State.DELETED), OVERDUE, EXPIRED})


class StatusUnknown(Malformed):
    """`status` is one of draft, issued, partially_paid, paid, overdue, accepted, declined, expired, voided."""

    code = "status_unknown"


@dataclass(frozen=True, slots=True)
class Question:
    """What a client asks of a list of documents."""

    customer_id: str | None
    status: str | None
    query: Mapping[str, Any]


class Listing(Documents):
    """Pages of one type of document."""

    def page(self, question: Question, rows: Rows) -> RowPage:
        """One query; a status also needs the entity's calendar. Errors: StatusUnknown, FilterMalformed."""
        if question.status is not None and question.status not in STATUSES:
            raise StatusUnknown(f"status is one of {', '.join(sorted(STATUSES))}.")
        filtered = _filtered(rows, question.query)
        if question.customer_id is not None and not is_id(question.customer_id, CUSTOMER.prefix):
            return RowPage([], None, ())
        wanted = Wanted(self.kind.name, question.customer_id, question.status)
        today = local_date(self.happening.now, self._timezone(question.status))
        return self.records.page(wanted, today, filtered)

    def whole(self, rows: list[Item]) -> dict[str, Kept]:
        """The documents of a page's rows with their content, by sort key."""
        # An index may still show a draft that was deleted a moment ago.
        found = [item for item in self.records.many(rows) if item["state"] != State.DELETED]
        return {item["sk"]: self.kept(item) for item in found}

    def _timezone(self, status: str | None) -> str:
        if status is None:
            return "UTC"
        entity = self.table.get(ENTITY)
        return entity["timezone"] if entity else "UTC"


def _filtered(rows: Rows, query: Mapping[str, Any]) -> Rows:
    compiled = compile_filter(query, FIELDS)
    return rows if compiled.expression is None else rows.narrowed(compiled.expression, compiled.values)


FIELDS = {
    **{name: FilterField(name, FilterKind.TEXT) for name in ("number", "customer_name", "reference", "currency_code")},
    **{name: FilterField(name, FilterKind.MOMENT) for name in ("date", "date_due", "created_at", "updated_at")},
    **{name: FilterField(name, FilterKind.NUMBER) for name in ("total", "total_with_tax", "total_paid", "total_due")},
}
