"""Several documents of one series in one transaction: the next numbers in a row, or nothing. As issue.py for one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from billhead.aws.backoff import Patience
from billhead.aws.faults import Busy, Cancelled, Unclear
from billhead.aws.items import Item
from billhead.aws.partition import Partition, Write
from billhead.kernel.errors import BillheadError, Contention
from billhead.numbering.chain import Link, SeriesState
from billhead.numbering.issue import (
    SEQUENCE,
    Issuance,
    SeriesDamaged,
    advance,
    document_writes,
    next_link,
)

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
MAX_WRITES = 100
COUNTER_WRITES = 1


class DocumentsMoved(Exception):
    """These documents, or others that they change, are no longer what was read, and nothing was issued.

    They may even be issued: by an attempt of ours whose answer was lost. Read them again.
    """

    def __init__(self, ids: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(ids)))
        self.ids = ids


@dataclass(slots=True)
class Numbered:
    """The links given, in the order of the documents, and why some documents got none, such as DateBeforeLast."""

    links: list[Link] = field(default_factory=list[Link])
    refused: dict[str, BillheadError] = field(default_factory=dict[str, BillheadError])


@dataclass(slots=True)
class _Attempt:
    """One transaction: where the series stood, where it will stand, the writes of each document in between."""

    before: SeriesState
    after: SeriesState
    numbered: Numbered = field(default_factory=Numbered)
    parts: list[list[Write]] = field(default_factory=list[list[Write]])

    def writes(self, issuance: Issuance) -> list[Write]:
        counter = advance(issuance.series, self.before, self.after)
        return [counter, *(write for part in self.parts for write in part)]


def issue_all(table: Partition, issuances: Sequence[Issuance], sequence: Item | None, patience: Patience) -> Numbered:
    """Of documents of one series, at least one; together they take at most MAX_WRITES - COUNTER_WRITES writes.

    `sequence` is the series' item as read. Errors: DocumentsMoved, Contention.
    """
    series = issuances[0].series
    state = series.state(sequence)
    for _ in patience.rounds():
        attempt = _attempt(issuances, state)
        if not attempt.parts:
            return attempt.numbered
        try:
            table.transact(attempt.writes(issuances[0]))
        except Cancelled as cancelled:
            state = _after(cancelled, attempt, issuances[0])
        except (Busy, Unclear):
            continue  # whether it had an effect, the next attempt's answer tells
        else:
            return attempt.numbered
    raise Contention("The series is busy; the request may be repeated as it is.")


def _attempt(issuances: Sequence[Issuance], state: SeriesState) -> _Attempt:
    attempt = _Attempt(state, state)
    for issuance in issuances:
        try:
            link = next_link(issuance, attempt.after)
            part = document_writes(issuance, link)
        except BillheadError as refused:
            attempt.numbered.refused[issuance.document_id] = refused
            continue
        attempt.after = attempt.after.after(link, issuance.series.on)
        attempt.numbered.links.append(link)
        attempt.parts.append(part)
    return attempt


def _after(cancelled: Cancelled, attempt: _Attempt, issuance: Issuance) -> SeriesState:
    """What the next attempt starts from. Errors: DocumentsMoved.

    The documents first, for the same reason as in issue.py: what stands there may be the effect of an attempt of ours.
    """
    counter = cancelled.reasons[SEQUENCE]
    rest = iter(cancelled.reasons[COUNTER_WRITES:])
    moved: set[str] = set()
    is_linked = False
    for link, part in zip(attempt.numbered.links, attempt.parts, strict=True):
        document, place, *further = islice(rest, len(part))
        is_linked = is_linked or place.is_condition
        if document.is_condition or any(reason.is_condition for reason in further):
            moved.add(link.document_id)
    if moved:
        raise DocumentsMoved(frozenset(moved))
    if counter.is_condition:
        return issuance.series.state(counter.item)
    if is_linked:
        raise SeriesDamaged(issuance.series.sequence_sk)
    return attempt.before
