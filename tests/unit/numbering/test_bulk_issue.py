"""Several documents in one transaction: which numbers they get, and what is read of one that was cancelled."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from billhead.aws.backoff import Patience
from billhead.aws.faults import Busy, Cancelled, Reason, Unclear
from billhead.aws.partition import Put
from billhead.kernel.errors import Conflict, Contention
from billhead.numbering.bulk import DocumentsMoved, Group, Numbered, issue_all
from billhead.numbering.chain import GENESIS, Link
from billhead.numbering.issue import Issuance, SeriesDamaged
from billhead.numbering.series import Series
from billhead.settings.model import EntitySettings

from tests.unit.numbering.test_issue import MET, OK, FakeTable, failed

SEQUENCE = {"n": 41, "head": "h" * 64, "date": "2026-11-20"}
CUSTOMER = Put({"sk": "customer#cus_X"})


def issuance(document_id: str, *further: Put, day: str = "2026-11-23", is_ordered: bool = False) -> Issuance:
    def document(link: Link) -> Put:
        return Put({"sk": f"invoice#{document_id}", "number": link.number})

    def place(sk: str, link: Link) -> dict[str, Any]:
        return {"sk": sk, "hash": link.hash}

    series = Series.of("invoice", EntitySettings(), date.fromisoformat(day))
    return Issuance(series, document_id, "c" * 64, document, place, lambda _: further, is_ordered)


def run(
    table: FakeTable, *issuances: Issuance, sequence: dict[str, Any] | None = SEQUENCE, attempts: int = 5
) -> Numbered:
    patience = Patience(attempts=attempts, sleep=lambda _: None)
    return issue_all(table, Group(issuances), sequence, patience)  # type: ignore[arg-type]  # a fake of the methods used here


THREE = (issuance("inv_A"), issuance("inv_B", CUSTOMER), issuance("inv_C"))


def test_all_get_the_next_numbers_in_one_transaction() -> None:
    table = FakeTable(None)
    links = run(table, *THREE).links
    ((counter, *writes),) = table.tried
    assert [(link.document_id, link.number) for link in links] == [
        ("inv_A", "2026-00042"),
        ("inv_B", "2026-00043"),
        ("inv_C", "2026-00044"),
    ]
    assert [link.previous for link in links] == ["h" * 64, links[0].hash, links[1].hash]
    assert (counter.set, counter.condition, counter.values) == (
        {"n": 44, "head": links[2].hash, "date": "2026-11-23"},
        "#n = :n",
        {":n": 41},
    )
    assert [write.item["sk"] for write in writes] == [
        *("invoice#inv_A", "number#invoice#2026#000000042"),
        *("invoice#inv_B", "number#invoice#2026#000000043", "customer#cus_X"),
        *("invoice#inv_C", "number#invoice#2026#000000044"),
    ]


def test_the_first_of_a_series_make_its_sequence() -> None:
    table = FakeTable(None)
    links = run(table, *THREE, sequence=None).links
    counter = table.tried[0][0]
    assert links[0].previous == GENESIS
    assert (counter.set["n"], counter.set["first"], counter.condition) == (3, 1, "attribute_not_exists(sk)")


def test_a_moved_counter_is_taken_from_the_answer_without_a_new_read() -> None:
    moved = Cancelled((failed({"n": 57, "head": "m" * 64}), *[OK] * 7))
    table = FakeTable(moved, None)
    links = run(table, *THREE).links
    assert [link.position for link in links] == [58, 59, 60]
    assert links[0].previous == "m" * 64
    assert len(table.tried) == 2


@pytest.mark.parametrize(("place", "moved"), [(1, "inv_A"), (3, "inv_B"), (5, "inv_B"), (6, "inv_C")])
def test_which_document_moved_is_told_before_whether_the_counter_did(place: int, moved: str) -> None:
    """Place 5 is the customer that goes with the second."""
    reasons = [failed({"n": 57, "head": "m" * 64}), *[OK] * 7]
    reasons[place] = failed({"sk": "there"})
    with pytest.raises(DocumentsMoved) as told:
        run(FakeTable(Cancelled(tuple(reasons))), *THREE)
    assert told.value.ids == {moved}


def test_all_documents_that_moved_are_told_at_once() -> None:
    reasons = (failed({}), failed({}), failed(), failed({}), OK, OK, failed({}), OK)
    with pytest.raises(DocumentsMoved) as told:
        run(FakeTable(Cancelled(reasons)), *THREE)
    assert told.value.ids == {"inv_A", "inv_B", "inv_C"}


@pytest.mark.parametrize("fault", [Busy("throttled"), Unclear("reset"), Cancelled((MET, *[OK] * 7))])
def test_what_passes_is_tried_again_as_it_is(fault: Exception) -> None:
    table = FakeTable(fault, fault, None)
    assert [link.position for link in run(table, *THREE).links] == [42, 43, 44]
    assert [writes[0].values for writes in table.tried] == [{":n": 41}] * 3


def test_patience_ends() -> None:
    table = FakeTable(*[Busy("throttled")] * 5)
    with pytest.raises(Contention):
        run(table, *THREE)
    assert len(table.tried) == 5


def test_a_link_without_its_counter_is_never_written_over() -> None:
    reasons = [OK] * 8
    reasons[4] = Reason("ConditionalCheckFailed", {"sk": "number#invoice#2026#000000043"})
    with pytest.raises(SeriesDamaged):
        run(FakeTable(Cancelled(tuple(reasons))), *THREE)


def test_where_the_law_wants_order_those_that_break_it_get_no_number() -> None:
    """Against what was issued before, and against each other."""
    days = {"inv_A": "2026-11-19", "inv_B": "2026-11-22", "inv_C": "2026-11-21", "inv_D": "2026-11-22"}
    ordered = [issuance(document_id, day=day, is_ordered=True) for document_id, day in days.items()]
    table = FakeTable(None)
    numbered = run(table, *ordered)
    assert [(link.document_id, link.position) for link in numbered.links] == [("inv_B", 42), ("inv_D", 43)]
    assert {one: error.code for one, error in numbered.refused.items()} == dict.fromkeys(
        ("inv_A", "inv_C"), "date_before_last"
    )
    assert len(table.tried[0]) == 5 and table.tried[0][0].set["date"] == "2026-11-22"


def test_order_is_looked_at_again_when_another_request_came_between() -> None:
    moved = Cancelled((failed({"n": 57, "head": "m" * 64, "date": "2026-11-30"}), *[OK] * 4))
    ordered = [issuance("inv_A", is_ordered=True), issuance("inv_B", day="2026-12-01", is_ordered=True)]
    numbered = run(FakeTable(moved, None), *ordered)
    assert [link.document_id for link in numbered.links] == ["inv_B"]
    assert list(numbered.refused) == ["inv_A"]


def test_a_document_whose_writes_cannot_be_made_gets_no_number_and_leaves_no_gap() -> None:
    def too_many(link: Link) -> tuple[Put, ...]:
        raise Conflict("Too many.")

    table = FakeTable(None)
    numbered = run(table, THREE[0], replace(THREE[1], further=too_many), THREE[2])
    assert [(link.document_id, link.position) for link in numbered.links] == [("inv_A", 42), ("inv_C", 43)]
    assert list(numbered.refused) == ["inv_B"] and len(table.tried[0]) == 5


def close(numbered: Numbered) -> tuple[Put, ...]:
    return (Put({"sk": "record", "numbers": [link.number for link in numbered.links]}),)


def test_a_record_of_the_numbers_is_written_with_them() -> None:
    moved = Cancelled((failed({"n": 57, "head": "m" * 64}), *[OK] * 8))
    table = FakeTable(moved, None)
    issue_all(table, Group(THREE, close), SEQUENCE, Patience(attempts=2, sleep=lambda _: None))  # type: ignore[arg-type] - a fake table
    first, second = [writes[-1].item["numbers"] for writes in table.tried]
    assert first == ["2026-00042", "2026-00043", "2026-00044"]
    assert second == ["2026-00058", "2026-00059", "2026-00060"]


def test_where_a_record_stands_already_nothing_is_issued_again() -> None:
    table = FakeTable(Cancelled((failed({"n": 57, "head": "m" * 64}), *[OK] * 7, failed({"sk": "record"}))))
    with pytest.raises(DocumentsMoved) as told:
        issue_all(table, Group(THREE, close), SEQUENCE, Patience(attempts=2))  # type: ignore[arg-type] - a fake table
    assert told.value.ids == frozenset()


def test_where_none_may_have_a_number_nothing_is_written() -> None:
    table = FakeTable()
    numbered = run(table, issuance("inv_A", day="2026-11-01", is_ordered=True))
    assert (numbered.links, list(numbered.refused), table.tried) == ([], ["inv_A"], [])


def test_without_such_a_law_the_counter_keeps_the_latest_date() -> None:
    table = FakeTable(None)
    run(table, issuance("inv_A", day="2026-12-24"), issuance("inv_B", day="2026-11-01"))
    assert table.tried[0][0].set["date"] == "2026-12-24"
