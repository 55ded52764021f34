"""The issuing transaction: document, counter and chain link in one step, or nothing. DESIGN §4.

Every attempt may have had an effect that its caller never heard of; so the first thing read of a cancelled transaction
is whether the document stands there already.
"""

from collections.abc import Callable
from dataclasses import dataclass

from billhead.aws.backoff import Patience
from billhead.aws.faults import Busy, Cancelled, Unclear
from billhead.aws.items import Item
from billhead.aws.partition import Change, Partition, Put, Write
from billhead.kernel.errors import Contention, Invalid
from billhead.numbering.chain import Link, SeriesState
from billhead.numbering.series import Series

SEQUENCE, DOCUMENT, LINK, FURTHER = 0, 1, 2, 3


class DateBeforeLast(Invalid):
    """The country's law wants the dates of a series in the order of its numbers; the last number bears a later date."""

    code = "date_before_last"


class DocumentExists(Exception):
    """The document's own condition did not hold; `item` is what stands there (None: nothing)."""

    def __init__(self, item: Item | None) -> None:
        super().__init__("document exists")
        self.item = item


class RelatedMoved(Exception):
    """Another document that is written in the same step is no longer what was read: read again and compose anew."""


class SeriesDamaged(Exception):
    """A number's link stands there though its counter does not say so."""


def nothing_further(link: Link) -> tuple[Write, ...]:
    """Of a document that stands alone."""
    return ()


@dataclass(frozen=True, slots=True)
class Issuance:
    """What is to be issued. The writes are made anew for every link that is tried; `further` go with them.

    `is_ordered`: no number may bear an earlier date than the one before it.
    """

    series: Series
    document_id: str
    content_hash: str
    document: Callable[[Link], Put]
    link: Callable[[str, Link], Item]
    further: Callable[[Link], tuple[Write, ...]] = nothing_further
    is_ordered: bool = False


def issue(table: Partition, issuance: Issuance, sequence: Item | None, patience: Patience) -> Link:
    """The link given. `sequence` is the series' item as read.

    Errors: DateBeforeLast, DocumentExists, RelatedMoved, Contention.
    """
    state = issuance.series.state(sequence)
    for _ in patience.rounds():
        link = next_link(issuance, state)
        after = state.after(link, issuance.series.on)
        try:
            table.transact([advance(issuance.series, state, after), *document_writes(issuance, link)])
        except Cancelled as cancelled:
            state = _after(cancelled, issuance.series, state)
        except (Busy, Unclear):
            continue  # whether it had an effect, the next attempt's answer tells
        else:
            return link
    raise Contention("The series is busy; the request may be repeated as it is.")


def next_link(issuance: Issuance, state: SeriesState) -> Link:
    """Errors: DateBeforeLast."""
    series = issuance.series
    if issuance.is_ordered and state.on is not None and series.on < state.on:
        raise DateBeforeLast(f"The last number of this series is dated {state.on}.", pointer="/date")
    return state.link(series.number(state.last + 1), issuance.document_id, issuance.content_hash)


def document_writes(issuance: Issuance, link: Link) -> list[Write]:
    """What one document of a transaction is made of, beside the counter."""
    item = issuance.link(issuance.series.link_sk(link.position), link)
    return [issuance.document(link), Put(item), *issuance.further(link)]


def advance(series: Series, before: SeriesState, after: SeriesState) -> Change:
    """The counter from where it stood to where it stands then, with the latest day of its series."""
    reached = {"n": after.last, "head": after.head, "date": after.on and after.on.isoformat()}
    if before.exists:
        return Change(series.sequence_sk, reached, "#n = :n", {":n": before.last})
    # Where the series begins is kept, so that the proof misses also a first link that was removed.
    first = {**reached, "first": before.last + 1}
    return Change(series.sequence_sk, first, "attribute_not_exists(sk)")


def _after(cancelled: Cancelled, series: Series, state: SeriesState) -> SeriesState:
    """What the next attempt starts from. Errors: DocumentExists, RelatedMoved."""
    reasons = cancelled.reasons
    if reasons[DOCUMENT].is_condition:
        raise DocumentExists(reasons[DOCUMENT].item)
    if any(reason.is_condition for reason in reasons[FURTHER:]):
        raise RelatedMoved
    if reasons[SEQUENCE].is_condition:
        return series.state(reasons[SEQUENCE].item)
    if reasons[LINK].is_condition:
        # A link without its counter cannot come from this code; whoever wrote it, no number is given over it.
        raise SeriesDamaged(series.sequence_sk)
    return state
