"""The states of a document and what they forbid. Pure."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from billhead.kernel.clock import local_date
from billhead.kernel.errors import Conflict, NotFound


class State(StrEnum):
    """What is stored; "overdue" is derived from it and the day."""

    DRAFT = "draft"
    ISSUED = "issued"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    VOIDED = "voided"
    DELETED = "deleted"


OVERDUE = "overdue"
UNPAID = (State.ISSUED, State.PARTIALLY_PAID)


class DocumentNotFound(NotFound):
    """No such document for this caller; another tenant's id answers the same."""

    code = "document_not_found"


class AlreadyIssued(Conflict):
    """An issued document never changes; correct it with a credit note, or void it."""

    code = "document_already_issued"


class NotIssued(Conflict):
    """Only an issued document can be voided; a draft is deleted."""

    code = "document_not_issued"


class AlreadyVoided(Conflict):
    code = "document_already_voided"


class DocumentDeleted(Conflict):
    """The draft that this request once made was deleted."""

    code = "document_deleted"


class NotVoidable(Conflict):
    """Money has been received for it."""

    code = "document_not_voidable"


def status_of(item: Mapping[str, Any], now: datetime) -> str:
    """The status that clients see: overdue from the day after the due date, by the issuer's calendar."""
    if item["state"] in UNPAID and item["date_due"] < local_date(now, item["timezone"]).isoformat():
        return OVERDUE
    return item["state"]


def require_draft(item: Mapping[str, Any]) -> None:
    if item["state"] != State.DRAFT:
        raise AlreadyIssued("An issued document cannot be changed.")


def require_voidable(item: Mapping[str, Any]) -> None:
    if item["state"] == State.DRAFT:
        raise NotIssued("A draft is deleted, not voided.")
    if item["state"] == State.VOIDED:
        raise AlreadyVoided("The document is voided already.")
    if item["state"] != State.ISSUED:
        raise NotVoidable("A document that was paid, even in part, is corrected with a credit note.")
