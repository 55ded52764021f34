"""Finalizing a chunk of a batch: its drafts get their numbers in one transaction, a faulty one fails alone.

A chunk may come again at any time, after a crash too. A draft that bears the batch's id as `finalized_by` got its
number from an earlier delivery; and once it is written down what came of a chunk, nothing of it is done again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import partial

from billhead.aws.faults import ConditionFailed
from billhead.aws.items import Item
from billhead.aws.partition import Put
from billhead.documents import keys
from billhead.documents.bulk_progress import Progress
from billhead.documents.bulk_record import UNLESS_LIVE, Chunk, Results, is_live
from billhead.documents.context import Contexts, needed_keys
from billhead.documents.draft import DocumentDraft
from billhead.documents.issuing import Bill, Issuing, finalizing
from billhead.documents.state import require_draft
from billhead.entities.keys import ENTITY
from billhead.numbering.bulk import (
    COUNTER_WRITES,
    MAX_WRITES,
    DocumentsMoved,
    Group,
    Numbered,
    issue_all,
    nothing_closing,
)
from billhead.numbering.series import possible_sequences
from billhead.taxes.keys import DEFAULT_TAX

CLOSING_WRITES = 1


@dataclass(frozen=True, slots=True)
class Ready:
    """A draft as it was read, what it says, and the sort keys of what it needs."""

    item: Item
    draft: DocumentDraft
    needs: tuple[str, ...]


class BulkFinalizing(Issuing):
    """Its table is numbering_table's; its actor is who asked for the batch."""

    def run(self, chunk: Chunk) -> None:
        """Errors: Unavailable: what is done is done, and the same chunk again does the rest."""
        progress = Progress(chunk)
        while progress.pending:
            self._read(progress)
            if is_live(progress.known.get(chunk.sk), self.happening.now):
                return
            ready = self._ready(progress)
            self._read_needed(ready, progress)
            for bills in by_series(self._bills(ready, progress)):
                self._issue(bills, progress)
        if not progress.is_written:
            self._write_down(progress)

    def _read(self, progress: Progress) -> None:
        """The drafts, what all of them need, and whether the chunk is through, in one read."""
        sequences = possible_sequences(self.kind.name, None, self.happening.now.astimezone(UTC).date())
        drafts = [self._sk(document_id) for document_id in progress.pending]
        progress.forget()
        progress.read(self.table, [progress.chunk.sk, ENTITY, DEFAULT_TAX, *sequences, *drafts])

    def _ready(self, progress: Progress) -> list[Ready]:
        ready: list[Ready] = []
        for document_id in progress.pending:
            with progress.failing(document_id):
                item = self.present(progress.known.get(self._sk(document_id)))
                if item.get("finalized_by") == progress.chunk.batch_id:
                    progress.results.numbers[document_id] = item["number"]
                    continue
                require_draft(item)
                progress.check_patience(document_id)
                draft = self.draft_of(item)
                needs = needed_keys(self.kind.name, draft, self.happening.now)
                ready.append(Ready(item, draft, tuple(needs)))
        return ready

    def _read_needed(self, ready: Iterable[Ready], progress: Progress) -> None:
        """What single drafts need beyond that."""
        progress.read(self.table, [sk for one in ready for sk in one.needs])

    def _bills(self, ready: Iterable[Ready], progress: Progress) -> list[Bill]:
        """As many as fit one transaction, in order, up to the first that names a document which one of them names.

        They change what they name, so that one is composed after them, from what they leave.
        """
        contexts = Contexts(self.table, self.happening.now)
        bills: list[Bill] = []
        taken: set[str] = set()
        room = MAX_WRITES - COUNTER_WRITES - CLOSING_WRITES
        for one in ready:
            named = set(one.draft.related_ids())
            if named & taken:
                break
            with progress.failing(one.item["id"]):
                bill = self._bill(one, contexts, progress)
                room -= bill.writes
                if bills and room < 0:
                    break
                bills.append(bill)
                taken |= named
        return bills

    def _bill(self, one: Ready, contexts: Contexts, progress: Progress) -> Bill:
        known = {sk: progress.known[sk] for sk in one.needs if sk in progress.known}
        context = contexts.of(one.draft, known)
        return self.bill(one.item["id"], one.draft, context, finalizing(one.item, progress.chunk.batch_id))

    def _issue(self, bills: Sequence[Bill], progress: Progress) -> None:
        """Errors: Contention."""
        is_last = len(bills) == len(progress.pending)
        closing = partial(self._closing, progress) if is_last else nothing_closing
        group = Group([self.issuance(bill) for bill in bills], closing)
        sequence = progress.known.get(group.series.sequence_sk)
        try:
            numbered = issue_all(self.table, group, sequence, self._patience)
        except DocumentsMoved as moved:
            progress.moves.update(moved.ids)
            return
        progress.is_written = is_last and bool(numbered.links)
        progress.results = progress.after(numbered)
        for link in numbered.links:
            self.records.retire_chunks(progress.known[self._sk(link.document_id)], self.gone_at)

    def _closing(self, progress: Progress, numbered: Numbered) -> tuple[Put, ...]:
        """In the very transaction that issues the last drafts of a chunk: what came of all of it."""
        return (self._row(progress.chunk, progress.after(numbered)),)

    def _row(self, chunk: Chunk, results: Results) -> Put:
        return Put(results.item(chunk, self.happening.at), UNLESS_LIVE, {":now": int(self.happening.now.timestamp())})

    def _write_down(self, progress: Progress) -> None:
        try:
            self.table.put(self._row(progress.chunk, progress.results))
        except ConditionFailed:
            # Another delivery was through first, or the library repeated our own write.
            return

    def _sk(self, document_id: str) -> str:
        return keys.document(self.kind.name, document_id)


def by_series(bills: Iterable[Bill]) -> list[list[Bill]]:
    """Each in the order given."""
    groups: dict[str, list[Bill]] = {}
    for bill in bills:
        groups.setdefault(bill.series.sequence_sk, []).append(bill)
    return list(groups.values())
