"""The states of a document and what they forbid. Pure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from billhead.kernel.clock import local_date
from billhead.kernel.errors import Conflict, NotFound


class State(StrEnum):
    """What is stored; "overdue" and "expired" are derived from it and the day."""

    DRAFT = "draft"
    ISSUED = "issued"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    VOIDED = "voided"
    DELETED = "deleted"


OVERDUE = "overdue"
EXPIRED = "expired"
UNPAID = (State.ISSUED, State.PARTIALLY_PAID)
# What an issued document becomes when its day has passed, by type: money is late, an offer is void of effect.
LATE = {"estimate": EXPIRED, "invoice": OVERDUE, "advance_invoice": OVERDUE}


class DocumentNotFound(NotFound):
    """No such document for this caller; another tenant's id answers the same."""

    code = "document_not_found"


class AlreadyIssued(Conflict):
    """An issued document never changes; correct it with a credit note, or void it."""

    code = "document_already_issued"


class NotIssued(Conflict):
    """A draft cannot be voided, credited, paid, accepted or converted; finalize it first, or delete it."""

    code = "document_not_issued"


class AlreadyVoided(Conflict):
    """The document was voided before."""

    code = "document_already_voided"


class DocumentDeleted(Conflict):
    """The draft that this request once made was deleted."""

    code = "document_deleted"


class NotVoidable(Conflict):
    """Money has been received for it, it was credited, or another document deducts it: undo that first."""

    code = "document_not_voidable"


def status_of(item: Mapping[str, Any], now: datetime) -> str:
    """The status that clients see: late from the day after its date, by the issuer's calendar."""
    # An index holds no type; every sort key begins with it.
    late = LATE.get(item["sk"].partition("#")[0])
    until = item.get("date_due")
    if late is None or until is None or item["state"] not in UNPAID:
        return item["state"]
    return late if until < local_date(now, item["timezone"]).isoformat() else item["state"]


def require_draft(item: Mapping[str, Any]) -> None:
    """Errors: AlreadyIssued."""
    if item["state"] != State.DRAFT:
        raise AlreadyIssued("An issued document cannot be changed.")


def require_issued(item: Mapping[str, Any]) -> None:
    """Errors: NotIssued, AlreadyVoided."""
    if item["state"] == State.DRAFT:
        raise NotIssued("The document is a draft; finalize it first.")
    if item["state"] == State.VOIDED:
        raise AlreadyVoided("The document is voided.")


def require_voidable(item: Mapping[str, Any]) -> None:
    """Errors: NotIssued, AlreadyVoided, NotVoidable."""
    require_issued(item)
    # A credit note is "credited" against its invoice at once; that is undone with it.
    is_credited = item.get("total_credited") and item["type"] != "credit_note"
    if item.get("total_paid") or is_credited:
        raise NotVoidable("A document that was paid or credited, even in part, is not voided: undo that first.")
    if item.get("deducted"):
        raise NotVoidable("An invoice deducts this advance invoice: void that one first.")
