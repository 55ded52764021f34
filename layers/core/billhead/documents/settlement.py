"""What is still due of a document that moves money, and the state that follows from it. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from billhead.documents import keys
from billhead.documents.state import UNPAID, State

ZERO = Decimal(0)
# Money is due for the first two; of a credit note it is due to the customer.
SETTLED_TYPES = frozenset({"invoice", "advance_invoice", "credit_note"})


def total_payable(item: Mapping[str, Any]) -> Decimal:
    """The total with tax and its rounding (EN 16931 BT-112 + BT-114)."""
    return item["total_with_tax"] + (item.get("rounding_correction") or ZERO)


def opening(item: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a document that is just issued, with what was paid or settled at once."""
    if item["type"] in SETTLED_TYPES:
        return settled(item, paid=item.get("issued_paid") or ZERO, credited=item.get("issued_credited") or ZERO)
    return {"total_paid": ZERO, "total_due": ZERO, **state_attributes(item, State.ISSUED)}


def settled(item: Mapping[str, Any], *, paid: Decimal | None = None, credited: Decimal | None = None) -> dict[str, Any]:
    """The attributes that say how far the document is settled, with new sums where given.

    A credit counts like a payment, but only money makes it partially paid. More than is due leaves nothing due.
    """
    total_paid = (item.get("total_paid") or ZERO) if paid is None else paid
    total_credited = (item.get("total_credited") or ZERO) if credited is None else credited
    due = max(total_payable(item) - total_paid - total_credited, ZERO)
    state = State.PAID if not due else State.PARTIALLY_PAID if total_paid else State.ISSUED
    sums = {"total_paid": total_paid, "total_credited": total_credited or None, "total_due": due}
    return sums | state_attributes(item, state)


def state_attributes(item: Mapping[str, Any], state: State) -> dict[str, Any]:
    """The state and the index keys that follow from it."""
    until = item.get("date_due") if state in UNPAID else None
    return {
        "state": str(state),
        "state_key": keys.state_key(item["type"], str(state), item["date"], item["created_at"]),
        "due_key": until and keys.due_key(item["type"], until, item["id"]),
    }
