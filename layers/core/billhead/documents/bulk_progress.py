"""How far a chunk of drafts is: what was read for it, what came of its drafts. Decides nothing about numbers."""

from collections import Counter
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field

from billhead.aws.items import Item
from billhead.aws.partition import Partition
from billhead.documents.bulk_record import Chunk, Results
from billhead.documents.content import ContentDamaged
from billhead.documents.context import read_items
from billhead.documents.drafts import EDIT_ATTEMPTS
from billhead.kernel.errors import BillheadError, EditConflict, Unavailable
from billhead.numbering.bulk import Numbered


@dataclass(slots=True)
class Progress:
    """How far a chunk is; `known` is what was read last, by sort key."""

    chunk: Chunk
    results: Results = field(default_factory=Results)
    moves: Counter[str] = field(default_factory=Counter[str])
    known: dict[str, Item] = field(default_factory=dict[str, Item])
    asked: set[str] = field(default_factory=set[str])
    is_written: bool = False

    def read(self, table: Partition, sks: Iterable[str]) -> None:
        """What was not asked for yet."""
        wanted = [sk for sk in dict.fromkeys(sks) if sk not in self.asked]
        self.asked.update(wanted)
        self.known |= read_items(table, wanted)

    def forget(self) -> None:
        """What was read; what came of the drafts stays."""
        self.known.clear()
        self.asked.clear()

    @property
    def pending(self) -> list[str]:
        through = self.results.numbers.keys() | self.results.errors.keys()
        return [document_id for document_id in self.chunk.ids if document_id not in through]

    def after(self, numbered: Numbered) -> Results:
        """What will have come of the drafts with these numbers."""
        numbers = {link.document_id: link.number for link in numbered.links}
        return Results(self.results.numbers | numbers, self.results.errors | numbered.refused)

    @contextmanager
    def failing(self, document_id: str) -> Generator[None]:
        """What is wrong with one draft is told of it alone. Errors: Unavailable, for that is no fault of a draft."""
        try:
            yield
        except Unavailable:
            raise
        except BillheadError as error:
            self.results.errors[document_id] = error
        except ContentDamaged:
            # A long draft was rewritten between two reads of it.
            self.moves[document_id] += 1

    def check_patience(self, document_id: str) -> None:
        """Errors: EditConflict."""
        if self.moves[document_id] >= EDIT_ATTEMPTS:
            raise EditConflict("The draft keeps changing; finalize it again.")
