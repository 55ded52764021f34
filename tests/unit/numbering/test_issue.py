"""The issuing transaction: what is read of one that was cancelled, in which order, and what is tried again."""

from dataclasses import replace
from typing import Any

import pytest
from billhead.aws.backoff import Patience
from billhead.aws.faults import Busy, Cancelled, Reason, Unclear
from billhead.aws.partition import Change, Put
from billhead.kernel.errors import Contention
from billhead.numbering.chain import GENESIS, Link
from billhead.numbering.issue import DateBeforeLast, DocumentExists, Issuance, RelatedMoved, SeriesDamaged, issue
from billhead.numbering.series import Series
from billhead.settings.model import EntitySettings

from tests.unit.numbering.test_series import DAY

OK = Reason("None", None)
MET = Reason("TransactionConflict", None)


def failed(item: dict[str, Any] | None = None) -> Reason:
    return Reason("ConditionalCheckFailed", item)


class FakeTable:
    """Answers each transaction with the next of its answers: an error, or None for success."""

    def __init__(self, *answers: Exception | None) -> None:
        self.answers = list(answers)
        self.tried: list[list[Any]] = []

    def transact(self, writes: list[Any]) -> None:
        self.tried.append(writes)
        answer = self.answers.pop(0)
        if answer is not None:
            raise answer


def issuance(*further: Put) -> Issuance:
    def document(link: Link) -> Put:
        return Put({"sk": "invoice#inv_X", "number": link.number})

    series = Series.of("invoice", EntitySettings(), DAY)
    return Issuance(
        series, "inv_X", "c" * 64, document, lambda sk, link: {"sk": sk, "hash": link.hash}, lambda _: further
    )


def run(table: FakeTable, sequence: dict[str, Any] | None = None, *, attempts: int = 5) -> Link:
    patience = Patience(attempts=attempts, sleep=lambda _: None)
    return issue(table, issuance(), sequence, patience)  # type: ignore[arg-type]  # a fake of the methods used here


def test_the_first_of_a_series_makes_its_sequence() -> None:
    table = FakeTable(None)
    link = run(table)
    counter, document, place = table.tried[0]
    assert (link.position, link.previous) == (1, GENESIS)
    assert counter == Change(
        "sequence#invoice#2026",
        {"n": 1, "head": link.hash, "date": "2026-11-23", "first": 1},
        "attribute_not_exists(sk)",
        {},
    )
    assert document.item["number"] == "2026-00001"
    assert place == Put({"sk": "number#invoice#2026#000000001", "hash": link.hash})


def test_a_later_one_moves_the_sequence_only_from_where_it_was_read() -> None:
    table = FakeTable(None)
    link = run(table, {"n": 41, "head": "h" * 64})
    counter = table.tried[0][0]
    assert (link.number, link.previous) == ("2026-00042", "h" * 64)
    moved = {"n": 42, "head": link.hash, "date": "2026-11-23"}
    assert counter == Change("sequence#invoice#2026", moved, "#n = :n", {":n": 41})


def test_a_moved_counter_is_taken_from_the_answer_without_a_new_read() -> None:
    table = FakeTable(Cancelled((failed({"n": 57, "head": "m" * 64}), OK, OK)), None)
    link = run(table, {"n": 41, "head": "h" * 64})
    assert (link.position, link.previous) == (58, "m" * 64)
    assert len(table.tried) == 2


def test_a_series_that_another_request_began_is_gone_on_with() -> None:
    table = FakeTable(Cancelled((failed({"n": 1, "head": "m" * 64}), OK, OK)), None)
    assert run(table).position == 2
    assert table.tried[1][0].condition == "#n = :n"


def test_whether_the_document_stands_is_read_before_whether_the_counter_moved() -> None:
    stored = {"sk": "invoice#inv_X", "number": "2026-00042"}
    table = FakeTable(Cancelled((failed({"n": 42, "head": "m" * 64}), failed(stored), failed())))
    with pytest.raises(DocumentExists) as exists:
        run(table, {"n": 41, "head": "h" * 64})
    assert exists.value.item == stored


@pytest.mark.parametrize("fault", [Busy("throttled"), Unclear("timed out"), Cancelled((MET, OK, OK))])
def test_what_passes_is_tried_again_as_it_is(fault: Exception) -> None:
    table = FakeTable(fault, fault, None)
    assert run(table, {"n": 41, "head": "h" * 64}).position == 42
    assert [writes[0].values for writes in table.tried] == [{":n": 41}] * 3


def test_a_lost_answer_is_found_by_the_next_attempt() -> None:
    """The effect was there: now the counter has moved and the document stands."""
    stored = {"sk": "invoice#inv_X", "number": "2026-00042"}
    table = FakeTable(Unclear("reset"), Cancelled((failed({"n": 42, "head": "m" * 64}), failed(stored), OK)))
    with pytest.raises(DocumentExists) as exists:
        run(table, {"n": 41, "head": "h" * 64})
    assert exists.value.item == stored


def test_patience_ends() -> None:
    table = FakeTable(*[Busy("throttled")] * 5)
    with pytest.raises(Contention):
        run(table)
    assert len(table.tried) == 5


def test_a_link_without_its_counter_is_never_written_over() -> None:
    with pytest.raises(SeriesDamaged):
        run(FakeTable(Cancelled((OK, OK, failed({"sk": "number#invoice#2026#000000001"})))))


def test_further_writes_go_with_the_document() -> None:
    table, customer = FakeTable(None), Put({"sk": "customer#cus_X"})
    issue(table, issuance(customer), None, Patience(attempts=1))  # type: ignore[arg-type]  # as above
    assert table.tried[0][3:] == [customer]


@pytest.mark.parametrize(("last", "kept"), [("2026-11-20", "2026-11-23"), ("2026-12-24", "2026-12-24")])
def test_the_counter_keeps_the_latest_date_of_its_series(last: str, kept: str) -> None:
    table = FakeTable(None)
    run(table, {"n": 41, "head": "h" * 64, "date": last})
    assert table.tried[0][0].set["date"] == kept


@pytest.mark.parametrize("last", ["2026-11-24", "2026-12-31"])
def test_where_the_law_wants_order_no_number_bears_an_earlier_date(last: str) -> None:
    table = FakeTable()
    ordered = replace(issuance(), is_ordered=True)
    with pytest.raises(DateBeforeLast):
        issue(table, ordered, {"n": 41, "head": "h" * 64, "date": last}, Patience(attempts=1))  # type: ignore[arg-type] - a fake table
    assert table.tried == []


def test_order_is_looked_at_again_when_another_request_came_between() -> None:
    table = FakeTable(Cancelled((failed({"n": 57, "head": "m" * 64, "date": "2026-11-30"}), OK, OK)))
    ordered = replace(issuance(), is_ordered=True)
    with pytest.raises(DateBeforeLast):
        issue(table, ordered, {"n": 41, "head": "h" * 64, "date": "2026-11-23"}, Patience(attempts=3))  # type: ignore[arg-type] - a fake table


def test_the_same_day_keeps_the_order() -> None:
    ordered = replace(issuance(), is_ordered=True)
    sequence = {"n": 41, "head": "h" * 64, "date": "2026-11-23"}
    assert issue(FakeTable(None), ordered, sequence, Patience(attempts=1)).position == 42  # type: ignore[arg-type] - a fake table


def test_what_another_document_refuses_is_told_before_the_counter_is_looked_at() -> None:
    moved = Cancelled((failed({"n": 57, "head": "m" * 64}), OK, OK, failed({"sk": "invoice#inv_Y"})))
    with pytest.raises(RelatedMoved):
        run(FakeTable(moved))
