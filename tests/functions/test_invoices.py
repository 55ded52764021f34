"""Invoices after they were made: read, change and delete drafts, void; lists are in tests/unit/documents."""

import json

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import BAD_TAGS, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.invoice_calls import (
    CHECK,
    LINE,
    Call,
    caller,
    events,
    invoice,
    made,
    refused,
    sent,
    shown,
    stored_item,
    totals,
)

UNKNOWN = "inv_" + "0" * 26
NOT_FOUND = (404, "document_not_found", [])


@pytest.fixture
def call(api, account, entity) -> Call:
    return caller(api, "/invoices", account, entity)


@pytest.fixture
def draft(call) -> dict:
    return made(call("POST", json=invoice(CHECK, is_draft=True, reference="PO-1", metadata={"a": "1", "b": "2"})))


@pytest.fixture
def issued(call) -> dict:
    return made(call("POST", json=invoice(CHECK)))


@pytest.mark.parametrize("document_id", [UNKNOWN, "inv_1", "cus_" + "0" * 26, "x" * 2000, f"{UNKNOWN}#content", "%25"])
def test_what_does_not_exist_is_not_found(call, stack, document_id) -> None:
    with nothing_stored(stack):
        for method, further in [("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/void"), ("POST", "/finalize")]:
            body = {} if method in {"GET", "DELETE"} else {"json": {"reason": "x"} if further == "/void" else {}}
            answer = call(method, f"/{document_id}{further}", **body)
            assert answer.status == 404, (method, further, answer)


@pytest.mark.parametrize("document_id", ["x" * 2000, "inv_1", f"{UNKNOWN}#content#x#0001"])
def test_what_no_id_can_be_is_not_looked_for(call, stack, document_id) -> None:
    call("GET", "/" + document_id)
    call("DELETE", "/" + document_id)
    call("POST", f"/{document_id}/void", json={"reason": "x"})
    call("GET", f"/{document_id}/pdf")
    assert f"invoice#{document_id}" not in sent(stack)


def test_a_patch_merges_and_computes_anew(call, draft) -> None:
    patch = {"note": "Hello", "reference": None, "metadata": {"a": None, "c": "3"}}
    changed = shown(call("PATCH", "/" + draft["id"], json=patch))
    assert (changed["note"], changed.get("reference"), changed["metadata"]) == ("Hello", None, {"b": "2", "c": "3"})
    assert changed["items"] == draft["items"] and changed["version"] == 2
    assert shown(call("GET", "/" + draft["id"])) == changed


def test_the_items_of_a_patch_take_the_place_of_all(call, draft) -> None:
    changed = shown(call("PATCH", "/" + draft["id"], json={"items": [LINE, LINE]}))
    assert [line["name"] for line in changed["items"]] == [LINE["name"]] * 2
    assert totals(changed) == ("198.00", "0.00", "235.62")


def test_a_bad_patch_changes_nothing(call, draft, stack) -> None:
    with nothing_stored(stack):
        for patch, pointer, code in [
            ({"items": []}, "/items", "too_few"),
            ({"items": [{"name": "x", "price": "1"}]}, "/items/0/price", "not_a_number"),
            ({"colour": "red"}, "/colour", "unknown_field"),
            ({"customer_id": "cus_" + "0" * 26}, "/customer_id", "customer_unknown"),
        ]:
            assert refused(call("PATCH", "/" + draft["id"], json=patch)) == (422, code, [pointer])


def test_a_draft_stays_a_draft_whatever_a_patch_says(call, draft, stack) -> None:
    changed = shown(call("PATCH", "/" + draft["id"], json={"is_draft": False}))
    assert (changed["status"], changed["number"]) == ("draft", None)


def test_a_stale_tag_is_refused_and_the_current_one_is_not(call, draft, stack) -> None:
    shown(call("PATCH", "/" + draft["id"], json={"note": "1"}, headers={"if-match": '"1"'}))
    with nothing_stored(stack):
        stale = {"if-match": '"1"'}
        assert refused(call("PATCH", "/" + draft["id"], json={"note": "2"}, headers=stale)) == (
            412,
            "stale_version",
            [],
        )
        assert refused(call("DELETE", "/" + draft["id"], headers=stale)) == (412, "stale_version", [])
    assert call("DELETE", "/" + draft["id"], headers={"if-match": '"2"'}).status == 204


@pytest.mark.parametrize("tag", BAD_TAGS)
def test_a_malformed_tag_is_refused(call, draft, stack, tag) -> None:
    with nothing_stored(stack):
        answer = call("PATCH", "/" + draft["id"], json={"note": "1"}, headers={"if-match": tag})
    assert (answer.status, answer.code) == (400, "if_match_malformed")


def test_a_deleted_draft_is_gone_and_deleting_again_is_one_deletion(call, draft, stack) -> None:
    assert call("DELETE", "/" + draft["id"]).status == 204
    with nothing_stored(stack):
        assert refused(call("GET", "/" + draft["id"])) == NOT_FOUND
        assert refused(call("PATCH", "/" + draft["id"], json={})) == NOT_FOUND
        assert refused(call("POST", f"/{draft['id']}/finalize")) == NOT_FOUND
        assert refused(call("POST", f"/{draft['id']}/void", json={"reason": "x"})) == NOT_FOUND
        assert call("DELETE", "/" + draft["id"]).status == 204
    assert shown(call("GET"))["data"] == []
    assert stored_item(stack, f"invoice#{draft['id']}").keys() & {"content", "list_key", "state_key"} == set()


def test_an_issued_invoice_is_neither_changed_nor_deleted(call, issued, stack) -> None:
    with nothing_stored(stack):
        for tag in ({}, {"if-match": '"1"'}):
            answer = call("PATCH", "/" + issued["id"], json={"note": "x"}, headers=tag)
            assert refused(answer) == (409, "document_already_issued", [])
            assert refused(call("DELETE", "/" + issued["id"], headers=tag)) == (409, "document_already_issued", [])
        assert refused(call("POST", f"/{issued['id']}/finalize")) == (409, "document_already_issued", [])


def test_voiding_keeps_everything_but_the_state(call, issued, stack) -> None:
    voided = shown(call("POST", f"/{issued['id']}/void", json={"reason": " Wrong customer\r\n"}))
    beside = {"status", "voided_at", "void_reason", "updated_at", "version"}
    assert {name for name in voided if voided[name] != issued[name]} == beside
    assert (voided["status"], voided["void_reason"], voided["version"]) == ("voided", "Wrong customer", 2)
    assert shown(call("GET", "/" + issued["id"])) == voided
    assert events(stack, issued["id"]) == ["invoice.voided"]


def test_a_number_is_not_used_again_after_a_void(call, issued) -> None:
    shown(call("POST", f"/{issued['id']}/void", json={"reason": "x"}))
    assert made(call("POST", json=invoice()))["number"] == "2026-00002"


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({}, "/reason", "required"),
        ({"reason": ""}, "/reason", "required"),
        ({"reason": " \n "}, "/reason", "required"),
        ({"reason": 5}, "/reason", "not_a_string"),
        ({"reason": "x" * 4001}, "/reason", "too_long"),
        ({"reason": "x\u0000"}, "/reason", "control_character"),
        ({"reason": "x", "colour": "red"}, "/colour", "unknown_field"),
    ],
)
def test_a_void_needs_a_reason(call, issued, stack, body, pointer, code) -> None:
    with nothing_stored(stack):
        assert refused(call("POST", f"/{issued['id']}/void", json=body)) == (422, code, [pointer])


def test_what_cannot_be_voided(call, draft, issued, stack) -> None:
    shown(call("POST", f"/{issued['id']}/void", json={"reason": "x"}))
    with nothing_stored(stack):
        again = call("POST", f"/{issued['id']}/void", json={"reason": "x"})
        assert refused(again) == (409, "document_already_voided", [])
        assert refused(call("POST", f"/{draft['id']}/void", json={"reason": "x"})) == (409, "document_not_issued", [])


def test_a_disabled_entity_reads_and_writes_nothing(call, api, account, entity, draft, issued, stack) -> None:
    shown(api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key))
    with nothing_stored(stack):
        for method, further, body in [
            ("PATCH", f"/{draft['id']}", {"note": "x"}),
            ("DELETE", f"/{draft['id']}", {}),
            ("POST", f"/{draft['id']}/finalize", {}),
            ("POST", f"/{issued['id']}/void", {"reason": "x"}),
        ]:
            assert refused(call(method, further, json=body)) == (403, "entity_disabled", []), (method, further)
        assert shown(call("GET", f"/{issued['id']}")) == issued


def test_a_viewer_reads_only(api, account, entity, draft, issued, stack) -> None:
    viewer = account.principal(Role.VIEWER, entity_id=entity["id"])
    assert api.call("GET", f"/invoices/{issued['id']}", principal=viewer).json == issued
    with nothing_stored(stack):
        for method, path in [("PATCH", draft["id"]), ("DELETE", draft["id"]), ("POST", issued["id"] + "/void")]:
            answer = api.call(method, f"/invoices/{path}", json={"reason": "x"}, principal=viewer)
            assert refused(answer)[:2] == (403, "not_permitted")


def test_the_sample_event_lists_invoices(invoke, account, entity, issued, clock) -> None:
    clock.advance(days=31)
    event = sample("invoices")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    event["headers"]["x-entity-id"] = entity["id"]
    answer = invoke("invoices", event)
    assert answer["statusCode"] == 200
    assert [row["id"] for row in json.loads(answer["body"])["data"]] == [issued["id"]]
