"""Documents driven in random order against a simple ledger: no forbidden state, no gap, nothing credited twice.

The model knows of each document only its state and three sums; what the API answers must follow from them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.functions.document_calls import PATHS, Books
from tests.functions.invoice_calls import shown

ZERO = Decimal(0)
CENT = Decimal("0.01")
PRICES = st.decimals("0.01", "500", places=2)
QUANTITIES = st.integers(1, 7)
RATES = st.sampled_from([0, 7, 19])
LINES = st.lists(st.tuples(PRICES, QUANTITIES, RATES), min_size=1, max_size=3)


@dataclass
class Entry:
    """What the ledger knows of one document."""

    kind: str
    id: str
    state: str = "draft"
    total: Decimal = ZERO
    paid: Decimal = ZERO
    credited: Decimal = ZERO
    # Of a credit note: the invoice, and how much of what was due it settled.
    of: "Entry | None" = None
    settled: Decimal = ZERO
    # Of an estimate: what it became.
    invoice: "Entry | None" = None
    # What live credit notes took in all, settled or not.
    taken: Decimal = ZERO
    notes: "list[Entry]" = field(default_factory=list)

    @property
    def due(self) -> Decimal:
        return max(self.total - self.paid - self.credited, ZERO)

    @property
    def is_issued(self) -> bool:
        return self.state not in ("draft", "voided")

    def settle(self) -> None:
        if self.kind != "estimate":
            self.state = "paid" if not self.due else "partially_paid" if self.paid else "issued"


class Ledger(RuleBasedStateMachine):
    """`open_books` gives an entity of its own to each run."""

    documents = Bundle("documents")

    def __init__(self, open_books: Callable[[], Books]) -> None:
        super().__init__()
        self.books = open_books()
        self.entries: list[Entry] = []
        self.numbers = dict.fromkeys(PATHS, 0)

    # ---- making documents

    @rule(target=documents, kind=st.sampled_from(["invoice", "estimate"]), lines=LINES, is_draft=st.booleans())
    def create(self, kind: str, lines: list[tuple[Decimal, int, int]], is_draft: bool) -> Entry:
        items = [{"name": "x", "price": price, "quantity": q, "taxes": [{"rate": rate}]} for price, q, rate in lines]
        made = self.books.make(kind, *items, is_draft=is_draft)
        entry = Entry(kind, made["id"], total=made["total_with_tax"] if kind == "invoice" else ZERO)
        self.entries.append(entry)
        if not is_draft:
            self._issued(entry, made)
        return entry

    @rule(entry=documents)
    def finalize(self, entry: Entry) -> None:
        answer = self._ask(entry, "finalize")
        if entry.state != "draft":
            assert (answer.status, answer.code) == (409, "document_already_issued")
            return
        self._issued(entry, shown(answer))

    @rule(entry=documents)
    def edit(self, entry: Entry) -> None:
        answer = self.books.call("PATCH", f"{PATHS[entry.kind]}/{entry.id}", json={"note": "Changed"})
        assert (answer.status == 200) == (entry.state == "draft"), answer

    @rule(target=documents, entry=documents)
    def convert(self, entry: Entry) -> Any:
        if entry.kind != "estimate":
            return entry
        answer = self._ask(entry, "convert")
        if not self._is_convertible(entry):
            assert answer.status == 409, answer
            return entry
        invoice = Entry("invoice", answer.json["id"], total=answer.json["total_with_tax"])
        self.entries.append(invoice)
        self._issued(invoice, answer.json)
        entry.invoice = invoice
        entry.state = "accepted"
        return invoice

    @rule(entry=documents, verb=st.sampled_from([("accept", "accepted"), ("decline", "declined")]))
    def answer(self, entry: Entry, verb: tuple[str, str]) -> None:
        if entry.kind == "estimate":
            told = self._ask(entry, verb[0])
            assert (told.status == 200) == (entry.state == "issued"), told
            entry.state = verb[1] if entry.state == "issued" else entry.state

    # ---- money

    @rule(entry=documents, share=st.integers(1, 130))
    def pay(self, entry: Entry, share: int) -> None:
        amount = max((entry.total * share / 100).quantize(CENT), CENT)
        answer = self.books.pay({"id": entry.id}, amount=amount)
        if entry.kind != "invoice" or not entry.is_issued or not entry.due:
            assert answer.status == 409, answer
        elif amount > entry.due:
            assert (answer.status, answer.code) == (422, "payment_above_due")
        else:
            assert answer.status == 201, answer
            entry.paid += amount
            entry.settle()

    @rule(entry=documents, share=st.integers(1, 120))
    def credit_amount(self, entry: Entry, share: int) -> None:
        amount = max((entry.total * share / 100).quantize(CENT), CENT)
        self._credit(entry, amount <= entry.total - entry.taken, amount_with_tax=amount)

    @rule(entry=documents)
    def credit_rest(self, entry: Entry) -> None:
        self._credit(entry, entry.total > entry.taken)

    @rule(entry=documents, quantity=st.integers(1, 3))
    def credit_line(self, entry: Entry, quantity: int) -> None:
        """Whether it fits depends on the line; that it never goes above is what the invariants look at."""
        self._credit(entry, None, credited_lines=[{"line": 0, "quantity": quantity}])

    @rule(entry=documents)
    def void(self, entry: Entry) -> None:
        answer = self._ask(entry, "void", reason="Wrong")
        is_voidable = entry.is_issued and not entry.paid and not entry.credited
        if not is_voidable:
            assert answer.status == 409, answer
            return
        assert answer.status == 200, answer
        entry.state = "voided"
        for estimate in self.entries:
            if estimate.invoice is entry:
                estimate.invoice = None

    @rule(entry=documents)
    def void_credit(self, entry: Entry) -> None:
        if entry.notes:
            note = entry.notes.pop()
            assert self._ask(note, "void", reason="Wrong").status == 200
            note.state = "voided"
            entry.taken -= note.total
            entry.credited -= note.settled
            entry.settle()

    # ---- what always holds

    @invariant()
    def nothing_is_credited_beyond_what_was_invoiced(self) -> None:
        for entry in self.entries:
            assert ZERO <= entry.taken <= entry.total or entry.kind == "estimate"

    def teardown(self) -> None:
        """Every document says what the ledger says, and every series is whole."""
        for entry in self.entries:
            document = shown(self.books.call("GET", f"{PATHS[entry.kind]}/{entry.id}"))
            told = document["status"], document["total_paid"], document["total_credited"]
            assert told == (entry.state, entry.paid, entry.credited), entry
            assert document["total_due"] == (document["total_with_tax"] if entry.state == "draft" else entry.due)
        for kind, count in self.numbers.items():
            if count:
                proof = shown(self.books.call("GET", f"/numbering/{kind}/2026/proof"))
                assert (proof["count"], proof["gaps"], proof["broken_links"]) == (count, [], []), kind

    # ---- how

    def _ask(self, entry: Entry, what: str, **body: Any) -> Any:
        return self.books.ask({"type": entry.kind, "id": entry.id}, what, **body)

    def _issued(self, entry: Entry, document: dict[str, Any]) -> None:
        self.numbers[entry.kind] += 1
        entry.state = "issued"
        entry.settle()
        assert document["chain"]["position"] == self.numbers[entry.kind]

    def _is_convertible(self, entry: Entry) -> bool:
        return entry.state in ("issued", "accepted") and entry.invoice is None

    def _credit(self, entry: Entry, fits: bool | None, **fields: Any) -> None:
        body = {"credited_invoice_id": entry.id, **fields}
        answer = self.books.call("POST", PATHS["credit_note"], json=body)
        if entry.kind != "invoice" or not entry.is_issued:
            assert answer.status in (409, 422), answer
            return
        if fits is not None:
            assert (answer.status == 201) == fits, answer
        if answer.status != 201:
            assert answer.code in ("credit_above_rest", "nothing_left_to_credit"), answer
            return
        note = Entry("credit_note", answer.json["id"], total=answer.json["total_with_tax"], of=entry)
        note.settled = note.credited = min(note.total, entry.due)
        self.entries.append(note)
        self.numbers["credit_note"] += 1
        note.settle()
        entry.notes.append(note)
        entry.taken += note.total
        entry.credited += note.settled
        entry.settle()


@pytest.fixture
def open_books(api, account, new_entity) -> Callable[[], Books]:
    return lambda: Books(api, account, new_entity())


def test_documents_keep_to_a_simple_ledger_whatever_is_done_in_which_order(open_books) -> None:
    run_state_machine_as_test(
        lambda: Ledger(open_books),
        settings=settings(
            max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
