"""What composing a document gives, and the days that it may bear. Pure."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from billhead.documents.draft import DocumentDraft
from billhead.documents.relations import Touch
from billhead.kernel.errors import Invalid

EARLIEST = date(2000, 1, 1)
LATEST_AHEAD = timedelta(days=366)


class DateOutOfRange(Invalid):
    """A document is dated from 2000 to a year ahead; it is due, and its service ends, not before it begins."""

    code = "date_out_of_range"


@dataclass(frozen=True, slots=True)
class Composed:
    """What a document will say, on which day, what it changes on others, and what is noted beside it from the start."""

    content: dict[str, Any]
    on: date
    touches: tuple[Touch, ...] = ()
    beside: dict[str, Any] = field(default_factory=dict[str, Any])


def check_date(on: date, today: date) -> None:
    """Errors: DateOutOfRange."""
    if not EARLIEST <= on <= today + LATEST_AHEAD:
        raise DateOutOfRange("A document is dated from 2000-01-01 to a year ahead.", pointer="/date")


def document_date(draft: DocumentDraft, today: date) -> date:
    """Errors: DateOutOfRange, also for the days that follow from it."""
    on = date.fromisoformat(draft.date) if draft.date else today
    check_date(on, today)
    if draft.until is not None and draft.until < on.isoformat():
        pointer = "/valid_until" if "valid_until" in draft.model_fields_set else "/date_due"
        raise DateOutOfRange("A document is not due before its date.", pointer=pointer)
    if draft.date_service_to is not None and draft.date_service_to < (draft.date_service or on.isoformat()):
        raise DateOutOfRange("The service does not end before it begins.", pointer="/date_service_to")
    return on
