"""POST /documents/finalize: drafts are finalized in bulk; what came of each is told, and nothing happens twice."""

from typing import Any

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import UNREADABLE, nothing_stored
from tests.functions.bulk_calls import NOBODYS, Bulk, codes, numbers
from tests.functions.bus_messages import batch, failed, sample
from tests.functions.document_calls import Books, line
from tests.functions.invoice_calls import refused, shown, stored_keys
from tests.support.capacity import item_bytes
from tests.support.stack import template

KEY = {"idempotency-key": "run-2026-11"}


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


@pytest.fixture
def bulk(stack, books) -> Bulk:
    return Bulk(stack, books)


def messages(stack) -> list[dict[str, Any]]:
    """What waits in the queue; it stays there, though moto may forget its order."""
    url = stack.template.names.url("FinalizeQueue")
    wish = {"MaxNumberOfMessages": 10, "VisibilityTimeout": 0}
    return stack.aws("sqs").receive_message(QueueUrl=url, **wish).get("Messages", [])


def test_drafts_get_their_numbers_in_the_order_in_which_they_were_named(bulk, books) -> None:
    ids = bulk.drafts(3)[::-1]
    answer = bulk.ask(ids)
    asked = answer.json
    assert answer.status == 202
    assert answer.headers["location"] == f"/documents/finalizations/{asked['id']}"
    waiting = {"type": "invoice", "status": "queued", "total": 3, "done": 0, "documents": [], "failed": []}
    assert asked.items() >= waiting.items() and asked["id"].startswith("bat_")
    assert bulk.told(asked["id"]) == asked
    bulk.work()
    told = bulk.told(asked["id"])
    assert (told["status"], told["done"], told["failed"]) == ("done", 3, [])
    expected = [{"id": one, "number": f"2026-0000{place}"} for place, one in enumerate(ids, 1)]
    assert told["documents"] == expected
    assert told["created_at"] == asked["created_at"] < told["updated_at"]
    for entry in expected:
        issued = books.read({"type": "invoice", "id": entry["id"]})
        assert (issued["status"], issued["number"]) == ("issued", entry["number"])


def test_a_document_is_the_same_whether_it_was_finalized_alone_or_with_others(bulk, books) -> None:
    alone, with_others = bulk.drafts(2)
    single = shown(books.ask({"type": "invoice", "id": alone}, "finalize"))
    bulk.finish([with_others])
    own = {"id", "number", "payment_reference", "chain", "reference", "created_at", "issued_at", "updated_at"}
    other = books.read({"type": "invoice", "id": with_others})
    assert {name: value for name, value in other.items() if name not in own} == {
        name: value for name, value in single.items() if name not in own
    }
    assert (single["payment_reference"], other["payment_reference"]) == (single["number"], other["number"])
    assert other["chain"]["previous"] == single["chain"]["hash"]
    assert other["issued_at"] == other["updated_at"] > other["created_at"]


def test_each_document_is_told_of_printed_and_counted(bulk, books, pump, api, account, stack) -> None:
    ids = bulk.drafts(2)
    bulk.finish(ids)
    pump()
    for one in ids:
        assert books.read({"type": "invoice", "id": one})["pdf"]
        history = shown(books.call("GET", f"/invoices/{one}/events"))["data"]
        assert [event["type"] for event in history] == ["invoice.draft_created", "invoice.issued"]
        assert history[1]["actor"] == history[0]["actor"]
    usage = shown(api.call("GET", "/usage", key=account.live_key, params={"month": "2026-11"}))
    assert usage["total"]["invoices"] == 2


def test_a_batch_is_worked_on_in_chunks_of_forty_eight(bulk, entity, stack) -> None:
    ids = bulk.drafts(50)
    asked = bulk.start(ids)
    sent = [call.params for call in stack.guard.calls if call.operation == "SendMessage"]
    assert [one["MessageDeduplicationId"] for one in sent] == [f"{asked['id']}.1", f"{asked['id']}.2"]
    assert {one["MessageGroupId"] for one in sent} == {f"{entity['id']}.invoice"}
    stack.guard.calls.clear()
    bulk.work()
    calls = [str(call) for call in stack.guard.calls if call.service == "dynamodb"]
    assert calls == ["dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"] * 2
    told = bulk.told(asked["id"])
    assert [entry["id"] for entry in told["documents"]] == ids
    assert numbers(told) == [f"2026-{position:05}" for position in range(1, 51)]


def test_while_chunks_are_outstanding_a_batch_is_running(bulk, stack, invoke) -> None:
    asked = bulk.start(bulk.drafts(49))
    first, _ = messages(stack)
    invoke("finalize_drafts", {"Records": [{"messageId": "m1", "body": first["Body"]}]})
    told = bulk.told(asked["id"])
    assert (told["status"], told["done"], len(told["documents"])) == ("running", 48, 48)


@pytest.mark.parametrize("kind", ["estimate", "advance_invoice", "delivery_note", "credit_note"])
def test_every_type_is_finalized_in_its_own_series(bulk, kind) -> None:
    told = bulk.finish(bulk.drafts(2, kind), kind)
    assert (told["type"], told["done"]) == (kind, 2)
    assert [number[-5:] for number in numbers(told)] == ["00001", "00002"]


def test_what_is_wrong_with_one_draft_hinders_no_other(bulk, books) -> None:
    customer = books.call("POST", "/customers", json={"name": "Ada"}).json["id"]
    before, issued, gone, wrong, after = bulk.drafts(5)
    books.call("PATCH", f"/invoices/{wrong}", json={"customer_id": customer})
    books.call("DELETE", f"/customers/{customer}")
    books.call("DELETE", f"/invoices/{gone}")
    shown(books.ask({"type": "invoice", "id": issued}, "finalize"))
    told = bulk.finish([before, NOBODYS, issued, gone, wrong, after])
    assert told["documents"] == [{"id": before, "number": "2026-00002"}, {"id": after, "number": "2026-00003"}]
    assert codes(told) == {
        NOBODYS: "document_not_found",
        issued: "document_already_issued",
        gone: "document_not_found",
        wrong: "customer_unknown",
    }
    (entry,) = [entry for entry in told["failed"] if entry["id"] == wrong]
    assert [fault["pointer"] for fault in entry["errors"]] == ["/customer_id"]
    assert (told["done"], told["total"], told["status"]) == (2, 6, "done")
    assert books.read({"type": "invoice", "id": wrong})["status"] == "draft"


def test_anothers_draft_is_told_of_like_one_that_does_not_exist(bulk, api, account, other_entity) -> None:
    theirs = Books(api, account, other_entity).make("invoice", line(1), is_draft=True)
    told = bulk.finish([theirs["id"], NOBODYS])
    others, nobodys = [{**entry, "id": ""} for entry in told["failed"]]
    assert others == nobodys
    assert Books(api, account, other_entity).read(theirs) == theirs


REFUSED = {
    "none": ({"ids": []}, "too_few", ["/ids"]),
    "501": ({"ids": [f"inv_{number:026}" for number in range(501)]}, "too_many", ["/ids"]),
    "one twice": ({"ids": [NOBODYS, NOBODYS]}, "id_repeated", ["/ids"]),
    "no id": ({"ids": [NOBODYS, "x", "inv_" + "o" * 26]}, "malformed", ["/ids/1", "/ids/2"]),
    "of another type": ({"ids": ["est_" + "0" * 26]}, "malformed", ["/ids/0"]),
    "a part of a key": ({"ids": [f"{NOBODYS}#content#"]}, "malformed", ["/ids/0"]),
    "a number": ({"ids": [1]}, "not_a_string", ["/ids/0"]),
    "no list": ({"ids": NOBODYS}, "not_a_list", ["/ids"]),
    "nothing": ({}, "required", ["/ids"]),
    "a misspelt field": ({"ids": [NOBODYS], "dates": 1}, "unknown_field", ["/dates"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_a_list_of_drafts_is_refused(books, stack, case) -> None:
    body, code, pointers = REFUSED[case]
    with nothing_stored(stack):
        answer = books.call("POST", "/documents/finalize", json=body)
        assert refused(answer) == (422, code, pointers)
    assert messages(stack) == []


@pytest.mark.parametrize("case", ["not json", "a list", "plain text", "1 MB"])
def test_an_unreadable_request_is_refused(books, stack, case) -> None:
    unreadable = UNREADABLE[case]
    with nothing_stored(stack):
        answer = books.call("POST", "/documents/finalize", body=unreadable.body, headers=unreadable.headers)
    assert (answer.status, answer.code, answer.pointers) == unreadable.answer


def test_who_may_not_write_or_is_disabled_finalizes_nothing(bulk, api, account, entity, stack) -> None:
    (one,) = bulk.drafts(1)
    viewer = account.principal(Role.VIEWER, entity_id=entity["id"])
    answer = api.call("POST", "/documents/finalize", json={"ids": [one]}, principal=viewer)
    assert refused(answer)[:2] == (403, "not_permitted")
    asked = bulk.start([one])
    shown(api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key))
    with nothing_stored(stack):
        assert refused(bulk.ask([one]))[:2] == (403, "entity_disabled")
        assert refused(bulk.ask([one], "bill"))[:2] == (404, "document_type_unknown")
    bulk.work()
    assert codes(bulk.told(asked["id"])) == {one: "entity_disabled"}


def test_the_same_submission_is_one_batch_and_gets_the_first_answer(bulk, stack) -> None:
    ids = bulk.drafts(2)
    first = bulk.start(ids, headers=KEY)
    assert bulk.start(ids, headers=KEY) == first
    assert len(messages(stack)) == 1
    bulk.work()
    told = bulk.told(first["id"])
    # After five minutes the queue knows nothing of it any more; what is through stays as it is all the same.
    assert bulk.start(ids, headers=KEY) == first
    with nothing_stored(stack):
        assert bulk.work() == []
    assert bulk.told(first["id"]) == told
    assert numbers(told) == ["2026-00001", "2026-00002"]
    assert refused(bulk.ask(ids[:1], headers=KEY)) == (422, "idempotency_key_reused", [])


def test_the_first_answer_is_given_again_though_the_entity_was_disabled_since(bulk, api, account, entity) -> None:
    ids = bulk.drafts(1)
    first = bulk.start(ids, headers=KEY)
    shown(api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key))
    assert bulk.start(ids, headers=KEY) == first


def test_a_request_whose_message_was_not_sent_is_repeated_as_it_is(bulk, stack, failing) -> None:
    ids = bulk.drafts(49)
    with failing("SendMessage"):
        assert refused(bulk.ask(ids, headers=KEY))[:2] == (503, "contention")
    assert messages(stack) == []
    asked = bulk.start(ids, headers=KEY)
    bulk.work()
    assert len(numbers(bulk.told(asked["id"]))) == 49


def test_results_are_kept_for_thirty_days(bulk, books, clock, stack) -> None:
    ids = bulk.drafts(1)
    asked = bulk.start(ids, headers=KEY)
    bulk.work()
    clock.advance(days=29, hours=23)
    assert bulk.told(asked["id"])["done"] == 1
    kept = [item for item in stack.items("TenantsTable") if item["sk"]["S"].startswith("finalization#")]
    assert len(kept) == 2 and len({item["expires_at"]["N"] for item in kept}) == 1
    clock.advance(hours=2)
    gone = books.call("GET", f"/documents/finalizations/{asked['id']}")
    assert refused(gone) == (404, "finalization_not_found", [])
    again = bulk.start(ids, headers=KEY)
    assert (again["id"], again["status"]) == (asked["id"], "queued")
    bulk.work()
    assert numbers(bulk.told(asked["id"])) == ["2026-00001"]


def test_five_hundred_results_are_small_and_told_by_one_query(bulk, stack) -> None:
    ids = [f"inv_{number:026}" for number in range(500)]
    told = bulk.finish(ids)
    assert [entry["id"] for entry in told["failed"]] == ids
    stack.guard.calls.clear()
    bulk.told(told["id"])
    own = [str(call) for call in stack.guard.calls if call.function == "documents"]
    assert own.count("dynamodb:Query") == 1 and set(own) <= {"dynamodb:Query", "dynamodb:GetItem", "sts:AssumeRole"}
    rows = [item for item in stack.items("TenantsTable") if item["sk"]["S"].startswith("finalization#")]
    assert len(rows) == 12 and max(item_bytes(row) for row in rows) <= 1024


@pytest.mark.parametrize("odd", ["bat_" + "0" * 26, "x", "bat_", "bat_x#0001", "9" * 3000])
def test_an_unknown_batch_is_not_found(bulk, books, odd) -> None:
    bulk.start(bulk.drafts(1))
    answer = books.call("GET", f"/documents/finalizations/{odd}")
    assert answer.status == 404 and answer.code in {"finalization_not_found", "not_found"}


def test_a_batch_of_another_entity_is_not_found(bulk, api, account, other_entity) -> None:
    asked = bulk.start(bulk.drafts(1))
    answer = Books(api, account, other_entity).call("GET", f"/documents/finalizations/{asked['id']}")
    assert refused(answer) == (404, "finalization_not_found", [])


def test_the_queue_is_in_order_and_gives_one_message_at_a_time() -> None:
    """Of several from one group none could be taken after one that failed."""
    (source,) = [one for one in template().event_sources if one.function == "finalize_drafts"]
    assert (source.batch_size, source.partial_failures) == (1, True)
    for queue in ("FinalizeQueue", "FinalizeDeadLetters"):
        assert template().queues[queue].attributes["FifoQueue"] == "true"
    seconds = int(template().queues["FinalizeQueue"].attributes["VisibilityTimeout"])
    assert seconds >= 6 * template().functions["finalize_drafts"].timeout


def test_the_sample_message_is_taken(invoke, stack) -> None:
    assert failed(invoke("finalize_drafts", sample("finalize_drafts"))) == []
    assert len(stored_keys(stack, "finalization#")) == 1


def test_a_message_that_cannot_be_read_is_returned(invoke, stack) -> None:
    with nothing_stored(stack):
        assert failed(invoke("finalize_drafts", batch({"detail-type": "documents.finalize", "detail": {}}))) == ["m1"]
