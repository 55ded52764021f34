"""The states of a document: when it is overdue, and what each state forbids."""

from datetime import UTC, datetime
from typing import Any

import pytest
from billhead.documents.state import (
    AlreadyIssued,
    AlreadyVoided,
    NotIssued,
    NotVoidable,
    State,
    require_draft,
    require_voidable,
    status_of,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def stored(state: str, due: str = "2026-11-23", timezone: str = "Europe/Berlin") -> dict[str, Any]:
    """What an index holds of an invoice."""
    return {"sk": "invoice#inv_X", "type": "invoice", "state": state, "date_due": due, "timezone": timezone}


@pytest.mark.parametrize("state", ["issued", "partially_paid"])
def test_what_is_to_be_paid_is_overdue_from_the_day_after_it_was_due(state: str) -> None:
    assert status_of(stored(state), NOON) == "overdue"
    assert status_of(stored(state, due="2026-11-24"), NOON) == state


@pytest.mark.parametrize("state", ["draft", "paid", "voided"])
def test_nothing_else_is_ever_overdue(state: str) -> None:
    assert status_of(stored(state, due="2000-01-01"), NOON) == state


@pytest.mark.parametrize(
    ("timezone", "moment", "status"),
    [
        ("Europe/Berlin", datetime(2026, 11, 23, 22, 59, tzinfo=UTC), "issued"),
        ("Europe/Berlin", datetime(2026, 11, 23, 23, 0, tzinfo=UTC), "overdue"),
        ("Pacific/Auckland", datetime(2026, 11, 23, 10, 59, tzinfo=UTC), "issued"),
        ("Pacific/Auckland", datetime(2026, 11, 23, 11, 0, tzinfo=UTC), "overdue"),
        ("America/Los_Angeles", datetime(2026, 11, 24, 7, 59, tzinfo=UTC), "issued"),
        ("America/Los_Angeles", datetime(2026, 11, 24, 8, 0, tzinfo=UTC), "overdue"),
    ],
)
def test_the_issuers_calendar_decides(timezone: str, moment: datetime, status: str) -> None:
    assert status_of(stored("issued", timezone=timezone), moment) == status


def test_only_a_draft_may_change() -> None:
    require_draft(stored("draft"))
    for state in set(State) - {State.DRAFT}:
        with pytest.raises(AlreadyIssued):
            require_draft(stored(state))


@pytest.mark.parametrize(("state", "error"), [("draft", NotIssued), ("voided", AlreadyVoided)])
def test_only_an_issued_document_is_voided(state: str, error: type[Exception]) -> None:
    require_voidable(stored("issued"))
    with pytest.raises(error):
        require_voidable(stored(state))


@pytest.mark.parametrize("taken", ["total_paid", "total_credited", "deducted"])
def test_what_was_paid_or_credited_or_deducted_is_not_voided(taken: str) -> None:
    require_voidable(stored("issued") | {taken: 0})
    with pytest.raises(NotVoidable):
        require_voidable(stored("issued") | {taken: 1})


def test_an_offer_expires_and_is_never_overdue() -> None:
    offer = stored("issued") | {"sk": "estimate#est_X", "type": "estimate"}
    assert status_of(offer, NOON) == "expired"
    assert status_of(offer | {"date_due": "2026-11-24"}, NOON) == "issued"
    assert status_of(offer | {"state": "accepted"}, NOON) == "accepted"


@pytest.mark.parametrize("kind", ["credit_note", "delivery_note"])
def test_what_asks_for_nothing_is_never_late(kind: str) -> None:
    assert status_of(stored("issued") | {"sk": f"{kind}#x", "date_due": None}, NOON) == "issued"
