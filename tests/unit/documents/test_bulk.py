"""Finalizing drafts in bulk: which go together, what hinders which, and what happens to them meanwhile."""

from collections.abc import Callable
from typing import Any

import pytest
from billhead.aws.partition import Partition
from billhead.numbering.issue import SeriesDamaged

from tests.functions.bulk_calls import Bulk, codes, numbers
from tests.functions.document_calls import ADA, Books, line, related
from tests.functions.invoice_calls import shown, stored_item, stored_keys
from tests.unit.documents.test_crashes import LARGE

Act = Callable[[], Any]


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def bulk(stack, books) -> Bulk:
    return Bulk(stack, books)


@pytest.fixture
def proved(books) -> Callable[..., list[str]]:
    """The numbers of a series in their order, if it is without gap and break."""

    def check(kind: str = "invoice", period: str = "2026") -> list[str]:
        params = {"order_by": "position", "limit": 100}
        proof = shown(books.call("GET", f"/numbering/{kind}/{period}/proof", params=params))
        assert (proof["gaps"], proof["broken_links"]) == ([], [])
        return [entry["document_id"] for entry in proof["links"]["data"]]

    return check


@pytest.fixture
def meanwhile(monkeypatch, stack) -> Callable[[Act], None]:
    """Do something of another request before each transaction of the worker: after it read, before it writes."""

    def arm(act: Act, times: int = 1) -> None:
        original, left = Partition.transact, [act] * times

        def transact(self: Partition, writes: list[Any]) -> None:
            if left and stack.guard.calls[-1].function == "finalize_drafts":
                left.pop()()
            original(self, writes)

        monkeypatch.setattr(Partition, "transact", transact)

    return arm


def transactions(stack, function: str = "finalize_drafts") -> list[int]:
    """How many writes each had."""
    calls = [call for call in stack.guard.calls if (call.function, call.operation) == (function, "TransactWriteItems")]
    return [len(call.params["TransactItems"]) for call in calls]


def of(one: str) -> dict[str, Any]:
    return {"type": "invoice", "id": one}


def test_forty_eight_drafts_are_one_transaction(bulk, stack) -> None:
    bulk.finish(bulk.drafts(48))
    assert transactions(stack) == [98]


def test_customers_items_and_taxes_are_read_once_for_all(bulk, books, catalog, stack) -> None:
    customer, tax = catalog("/customers", **ADA), catalog("/taxes", tax_rates=[{"rate": 22}])
    item = catalog("/items", name="Chair", price=80)
    further = catalog("/taxes", tax_rates=[{"rate": 7}], classification="reduced")
    lines = [{"item_id": item["id"]}, line(1, taxes=[{"tax_id": tax["id"]}])]
    reduced = [line(1, taxes=[{"classification": further["classification"]}])]
    of_customer = {"is_draft": True, "customer_id": customer["id"]}
    ids = [books.make("invoice", *some, **of_customer)["id"] for some in (lines, reduced) * 3]
    stack.guard.calls.clear()
    bulk.finish(ids)
    own = [call.operation for call in stack.guard.calls if call.function == "finalize_drafts"]
    assert own == ["AssumeRole", "BatchGetItem", "BatchGetItem", "Query", "TransactWriteItems"]


def test_drafts_of_different_years_are_numbered_apart(bulk, books, stack, proved) -> None:
    days = ["2026-11-20", "2025-12-31", "2026-01-02", "2025-01-01"]
    ids = [books.make("invoice", line(1), is_draft=True, date=day)["id"] for day in days]
    assert numbers(bulk.finish(ids)) == ["2026-00001", "2025-00001", "2026-00002", "2025-00002"]
    assert transactions(stack) == [5, 6]
    assert (proved(), proved(period="2025")) == (ids[0::2], ids[1::2])


def test_where_the_law_wants_order_an_earlier_date_fails_alone(stack, api, account, new_entity) -> None:
    address = {"country": "Spain", "city": "Madrid", "post_code": "28013", "tax_number": "ESA58818501"}
    books = Books(api, account, new_entity(**address))
    days = ["2026-11-20", "2026-11-19", "2026-11-21"]
    customer = {**ADA, "country": "Spain", "address": "Calle 1", "city": "Madrid", "post_code": "28013"}
    ids = [books.make("invoice", line(1), customer=customer, is_draft=True, date=day)["id"] for day in days]
    told = Bulk(stack, books).finish(ids)
    assert codes(told) == {ids[1]: "date_before_last"}
    assert numbers(told) == ["2026-00001", "2026-00002"]
    alone = Bulk(stack, books).finish([ids[1]])
    assert (alone["status"], codes(alone)) == ("done", {ids[1]: "date_before_last"})


def test_long_drafts_are_finalized_and_leave_no_chunk_of_themselves(bulk, books, stack) -> None:
    drafts = [books.make("invoice", *LARGE, is_draft=True) for _ in range(2)]
    bulk.finish([draft["id"] for draft in drafts])
    for draft in drafts:
        assert books.read(draft)["items"] == draft["items"]
        kept = stored_item(stack, f"invoice#{draft['id']}")["content_hash"]
        for key in stored_keys(stack, f"invoice#{draft['id']}#content#"):
            assert ("chunk" in stored_item(stack, key)) == (kept in key)


def test_what_a_draft_saves_is_saved_with_it_and_a_transaction_holds_a_hundred_writes(bulk, books, stack) -> None:
    lines = [line(1, name=f"Chair {place}", save_item=True) for place in range(40)]
    ids = [books.make("invoice", *lines, is_draft=True)["id"] for _ in range(3)]
    told = bulk.finish(ids)
    assert transactions(stack) == [85, 44]
    assert numbers(told) == ["2026-00001", "2026-00002", "2026-00003"]
    assert len(stored_keys(stack, "item#")) == 120


def test_the_record_of_a_chunk_has_room_in_the_transaction_that_ends_it(bulk, books, stack) -> None:
    """Drafts of 42, 43 and seven times 2 writes: with the counter a hundred, with the record one too many."""
    lines = [line(1, name=f"Chair {place}", save_item=True) for place in range(40)]
    ids = [books.make("invoice", *lines, is_draft=True)["id"]]
    ids += [books.make("invoice", *lines, is_draft=True, customer={**ADA, "save_customer": True})["id"]]
    told = bulk.finish([*ids, *bulk.drafts(7)])
    assert transactions(stack) == [1 + 42 + 43 + 6 * 2, 1 + 2 + 1]
    assert told["done"] == 9


def test_drafts_that_change_the_same_document_go_one_after_the_other(bulk, books, stack) -> None:
    """Each of them is composed from what the one before left."""
    invoice = books.make("invoice", line(100, 3, taxes=[{"rate": 0}]))
    parts = [{"credited_invoice_id": invoice["id"], "amount_with_tax": amount} for amount in (100, 150, 60, 50)]
    ids = [books.make("credit_note", is_draft=True, **part)["id"] for part in parts]
    told = bulk.finish(ids, "credit_note")
    assert codes(told) == {ids[2]: "credit_above_rest"}
    assert [entry["id"] for entry in told["documents"]] == [ids[0], ids[1], ids[3]]
    assert transactions(stack) == [4, 4, 5]
    credited = books.read(invoice)
    assert related(credited) == [("credited_by", one) for one in (ids[0], ids[1], ids[3])]
    assert (str(credited["total_credited"]), credited["status"]) == ("300.00", "paid")


def test_drafts_between_those_keep_their_places(bulk, books, stack, proved) -> None:
    named = books.make("estimate", line(1))
    links = [[named["id"]], [], [named["id"]], [], []]
    ids = [books.make("invoice", line(1), is_draft=True, linked_documents=link)["id"] for link in links]
    bulk.finish(ids)
    assert proved() == ids
    assert transactions(stack) == [1 + 3 + 2, 1 + 3 + 2 + 2 + 1]


def test_a_draft_that_names_what_too_many_name_already_fails_alone(bulk, books, monkeypatch, proved) -> None:
    named = books.make("estimate", line(1))
    linking = {"is_draft": True, "linked_documents": [named["id"]]}
    ids = [books.make("invoice", line(1), **linking)["id"] for _ in range(2)]
    ids += bulk.drafts(1)
    monkeypatch.setattr("billhead.documents.relations.MAX_RELATIONS", 1)
    told = bulk.finish(ids)
    assert codes(told) == {ids[1]: "too_many_relations"}
    assert proved() == [ids[0], ids[2]]


def test_numbers_that_others_take_meanwhile_leave_no_gap(bulk, books, meanwhile, proved) -> None:
    taken: list[str] = []
    meanwhile(lambda: taken.append(books.make("invoice", line(1))["id"]))
    ids = bulk.drafts(3)
    assert numbers(bulk.finish(ids)) == ["2026-00002", "2026-00003", "2026-00004"]
    assert proved() == [*taken, *ids]


def test_a_draft_that_is_changed_meanwhile_is_issued_as_it_is_then(bulk, books, meanwhile, proved) -> None:
    ids = bulk.drafts(3)
    meanwhile(lambda: books.call("PATCH", f"/invoices/{ids[1]}", json={"note": "Late"}))
    bulk.finish(ids)
    assert proved() == ids
    assert [books.read(of(one)).get("note") == "Late" for one in ids] == [False, True, False]


@pytest.mark.parametrize(
    ("method", "what", "code"),
    [("DELETE", "", "document_not_found"), ("POST", "/finalize", "document_already_issued")],
)
def test_a_draft_that_is_none_meanwhile_fails_alone(bulk, books, meanwhile, proved, method, what, code) -> None:
    ids = bulk.drafts(3)
    meanwhile(lambda: books.call(method, f"/invoices/{ids[1]}{what}"))
    told = bulk.finish(ids)
    assert codes(told) == {ids[1]: code}
    assert [one for one in proved() if one != ids[1]] == [ids[0], ids[2]]


def test_a_draft_that_never_rests_hinders_the_others_for_a_while_only(bulk, books, meanwhile, stack, proved) -> None:
    ids, notes = bulk.drafts(3), iter(range(100))
    meanwhile(lambda: books.call("PATCH", f"/invoices/{ids[1]}", json={"note": f"{next(notes)}"}), times=100)
    told = bulk.finish(ids)
    assert codes(told) == {ids[1]: "edit_conflict"}
    assert proved() == [ids[0], ids[2]]
    assert transactions(stack) == [8] * 4 + [6]


def test_a_document_that_a_draft_changes_and_that_changes_meanwhile_is_read_again(bulk, books, meanwhile) -> None:
    invoice = books.make("invoice", line(100, taxes=[{"rate": 0}]))
    ids = [books.make("credit_note", is_draft=True, credited_invoice_id=invoice["id"])["id"]]
    meanwhile(lambda: books.credit(invoice, amount_with_tax=30))
    assert numbers(bulk.finish(ids, "credit_note")) == ["CN-2026-00002"]
    assert str(books.read({"type": "credit_note", "id": ids[0]})["total_with_tax"]) == "70.00"


def test_a_chunk_that_comes_again_changes_nothing_of_what_was_told(bulk, books, invoke, stack) -> None:
    """Also where what failed would succeed now."""
    ids = bulk.drafts(2)
    customer = books.call("POST", "/customers", json=ADA).json["id"]
    books.call("PATCH", f"/invoices/{ids[0]}", json={"customer_id": customer})
    books.call("DELETE", f"/customers/{customer}")
    bulk.start(ids)
    (sent,) = [call.params for call in stack.guard.calls if call.operation == "SendMessage"]
    bulk.work()
    books.call("POST", f"/customers/{customer}/restore")
    before = stored_keys(stack, "")
    assert invoke("finalize_drafts", {"Records": [{"messageId": "m1", "body": sent["MessageBody"]}]}) == {
        "batchItemFailures": []
    }
    assert stored_keys(stack, "") == before
    assert books.read(of(ids[0]))["status"] == "draft"


@pytest.mark.parametrize("is_voided", [False, True])
def test_a_chunk_left_halfway_is_told_with_the_numbers_that_it_gave(bulk, books, meanwhile, stack, is_voided) -> None:
    """Of two series one is through when the worker dies; before the chunk comes again its document may be voided."""
    ids = [books.make("invoice", line(1), is_draft=True, date=day)["id"] for day in ("2026-11-20", "2025-12-31")]
    steps = iter([lambda: None, lambda: books.void(of(ids[0])) if is_voided else None])

    def die_at_the_second() -> None:
        next(steps)()
        if len(transactions(stack)) == 1:
            raise SeriesDamaged

    meanwhile(die_at_the_second, times=2)
    batch = bulk.start(ids)
    assert len(bulk.work()) == 1
    assert numbers(bulk.told(batch["id"])) == ["2026-00001", "2025-00001"]
    assert transactions(stack) == [3, 4]


@pytest.mark.parametrize("operation", ["BatchGetItem", "Query", "TransactWriteItems"])
def test_a_busy_table_is_nobodys_fault(bulk, books, catalog, failing, operation) -> None:
    """Of an entity's other taxes is asked with a query, in the midst of one draft."""
    catalog("/taxes", tax_rates=[{"rate": 7}], classification="reduced")
    draft = books.make("invoice", line(1, taxes=[{"classification": "reduced"}]), is_draft=True)
    batch = bulk.start([draft["id"]])
    with failing(operation):
        assert bulk.work() != []
    assert bulk.told(batch["id"])["failed"] == []
    assert books.read(draft) == draft
