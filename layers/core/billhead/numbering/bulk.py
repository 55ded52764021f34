"""Several documents of one series in one transaction: the next numbers in a row, or nothing. As issue.py for one."""

from collections.abc import Callable, Sequence
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
from billhead.numbering.series import Series

# https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
MAX_WRITES = 100
COUNTER_WRITES = 1


class DocumentsMoved(Exception):
    """These documents, or others that they change, are no longer what was read, and nothing was issued.

    They may even be issued: by an attempt of ours whose answer was lost. Read them again. Of none: what closes the
    transaction stands there already.
    """

    def __init__(self, ids: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(ids)))
        self.ids = ids


@dataclass(slots=True)
class Numbered:
    """The links given, in the order of the documents, and why some documents got none, such as DateBeforeLast."""

    links: list[Link] = field(default_factory=list[Link])
    refused: dict[str, BillheadError] = field(default_factory=dict[str, BillheadError])


def nothing_closing(numbered: Numbered) -> tuple[Write, ...]:
    """Where nobody keeps a record of the transaction."""
    return ()


@dataclass(frozen=True, slots=True)
class Group:
    """Documents of one series, at least one, and what is written of their numbers in the same step.

    Together with the counter they take at most MAX_WRITES writes.
    """

    issuances: Sequence[Issuance]
    closing: Callable[[Numbered], tuple[Write, ...]] = nothing_closing

    @property
    def series(self) -> Series:
        return self.issuances[0].series


@dataclass(slots=True)
class _Attempt:
    """One transaction: where the series stood, where it will stand, the writes of each document in between."""

    before: SeriesState
    after: SeriesState
    numbered: Numbered = field(default_factory=Numbered)
    parts: list[list[Write]] = field(default_factory=list[list[Write]])

    def writes(self, group: Group) -> list[Write]:
        counter = advance(group.series, self.before, self.after)
        return [counter, *(write for part in self.parts for write in part), *group.closing(self.numbered)]


def issue_all(table: Partition, group: Group, sequence: Item | None, patience: Patience) -> Numbered:
    """`sequence` is the series' item as read. Errors: DocumentsMoved, Contention."""
    state = group.series.state(sequence)
    for _ in patience.rounds():
        attempt = _attempt(group, state)
        if not attempt.parts:
            return attempt.numbered
        try:
            table.transact(attempt.writes(group))
        except Cancelled as cancelled:
            state = _after(cancelled, attempt, group.series)
        except (Busy, Unclear):
            continue  # whether it had an effect, the next attempt's answer tells
        else:
            return attempt.numbered
    raise Contention("The series is busy; the request may be repeated as it is.")


def _attempt(group: Group, state: SeriesState) -> _Attempt:
    attempt = _Attempt(state, state)
    for issuance in group.issuances:
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


def _after(cancelled: Cancelled, attempt: _Attempt, series: Series) -> SeriesState:
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
    if moved or any(reason.is_condition for reason in rest):
        raise DocumentsMoved(frozenset(moved))
    if counter.is_condition:
        return series.state(counter.item)
    if is_linked:
        raise SeriesDamaged(series.sequence_sk)
    return attempt.before
