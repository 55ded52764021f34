"""The issuing transaction: document, counter and chain link in one step, or nothing. DESIGN §4.

Every attempt may have had an effect that its caller never heard of; so the first thing read of a cancelled transaction
is whether the document stands there already.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from billhead.aws.backoff import Patience
from billhead.aws.faults import Busy, Cancelled, Unclear
from billhead.aws.items import Item
from billhead.aws.partition import Change, Partition, Put, Write
from billhead.kernel.errors import Contention
from billhead.numbering.chain import Link, SeriesState
from billhead.numbering.series import Series

SEQUENCE, DOCUMENT, LINK = 0, 1, 2


class DocumentExists(Exception):
    """The document's own condition did not hold; `item` is what stands there (None: nothing)."""

    def __init__(self, item: Item | None) -> None:
        super().__init__("document exists")
        self.item = item


@dataclass(frozen=True, slots=True)
class Issuance:
    """What is to be issued. The writes are made anew for every link that is tried; `further` go with them."""

    series: Series
    document_id: str
    content_hash: str
    document: Callable[[Link], Put]
    link: Callable[[str, Link], Item]
    further: tuple[Write, ...] = ()


def issue(table: Partition, issuance: Issuance, sequence: Item | None, patience: Patience) -> Link:
    """The link given. `sequence` is the series' item as read. Errors: DocumentExists, Contention."""
    state = issuance.series.state(sequence)
    for _ in patience.rounds():
        link = state.link(issuance.series.number(state.last + 1), issuance.document_id, issuance.content_hash)
        try:
            table.transact(_writes(issuance, state, link))
        except Cancelled as cancelled:
            state = _after(cancelled, issuance.series, state)
        except (Busy, Unclear):
            continue  # whether it had an effect, the next attempt's answer tells
        else:
            return link
    raise Contention("The series is busy; the request may be repeated as it is.")


def _writes(issuance: Issuance, state: SeriesState, link: Link) -> list[Write]:
    document = issuance.document(link)
    item = issuance.link(issuance.series.link_sk(link.position), link)
    return [_advance(issuance.series, state, link), document, Put(item), *issuance.further]


def _advance(series: Series, state: SeriesState, link: Link) -> Change:
    sk = series.sequence_sk
    change = Change(sk, {"n": link.position, "head": link.hash}, "#n = :n", {":n": state.last})
    if state.exists:
        return change
    # Where the series begins is kept, so that the proof misses also a first link that was removed.
    first = {**change.set, "first": link.position}
    return replace(change, set=first, condition="attribute_not_exists(sk)", values={})


def _after(cancelled: Cancelled, series: Series, state: SeriesState) -> SeriesState:
    """What the next attempt starts from. Errors: DocumentExists."""
    reasons = cancelled.reasons
    if reasons[DOCUMENT].is_condition:
        raise DocumentExists(reasons[DOCUMENT].item)
    if reasons[SEQUENCE].is_condition:
        return series.state(reasons[SEQUENCE].item)
    if any(reason.is_condition for reason in reasons[LINK:]):
        # A link without its counter cannot come from this code; whoever wrote it, no number is given over it.
        raise SeriesDamaged(series.sequence_sk)
    return state


class SeriesDamaged(Exception):
    """A number's link stands there though its counter does not say so."""
