"""A request that comes again: the same one finds its first answer, another one under the same key is refused."""

from typing import Any

import pytest
from billhead.kernel.jsontext import canonical_json

from tests.functions.bad_input import nothing_stored
from tests.functions.invoice_calls import CHECK, LINE, invoice, made, refused, shown
from tests.support.client import Answer

KEY = {"idempotency-key": "order-4711"}
REUSED = (422, "idempotency_key_reused", [])
BODY = invoice(CHECK, {"type": "separator", "name": "More"}, LINE, reference="Ž-1", metadata={"b": "2", "a": "1"})


@pytest.mark.parametrize("is_draft", [False, True])
def test_the_same_request_again_gets_the_same_bytes_and_makes_nothing(call, stack, is_draft) -> None:
    body = {**BODY, "is_draft": is_draft}
    first = call("POST", json=body, headers=KEY)
    with nothing_stored(stack):
        again = call("POST", json=body, headers=KEY)
    assert (first.status, again.status) == (201, 201)
    assert exact(again) == exact(first)
    assert {name: again.headers[name] for name in ("etag", "location")} == {
        name: first.headers[name] for name in ("etag", "location")
    }
    assert len(shown(call("GET"))["data"]) == 1


def exact(answer: Answer) -> bytes:
    """The answer's fields and the very digits of its numbers; the order of an object's keys means nothing in JSON."""
    return canonical_json(answer.json)


def test_the_order_of_a_bodys_keys_does_not_make_another_request(call) -> None:
    first = call("POST", json={"reference": "R", **invoice()}, headers=KEY)
    assert exact(call("POST", json={**invoice(), "reference": "R"}, headers=KEY)) == exact(first)


@pytest.mark.parametrize("is_draft", [False, True])
def test_another_body_under_the_same_key_is_refused(call, stack, is_draft) -> None:
    made(call("POST", json={**BODY, "is_draft": is_draft}, headers=KEY))
    others = [{**BODY, "is_draft": not is_draft}, {**BODY, "is_draft": is_draft, "reference": "Other"}, invoice()]
    with nothing_stored(stack):
        for other in others:
            assert refused(call("POST", json=other, headers=KEY)) == REUSED


def test_a_key_is_the_entitys_own(call, other_call) -> None:
    assert made(call("POST", json=BODY, headers=KEY))["id"] != made(other_call("POST", json=BODY, headers=KEY))["id"]


def test_without_a_key_each_request_is_an_invoice(call) -> None:
    assert [made(call("POST", json=BODY))["number"] for _ in range(2)] == ["2026-00001", "2026-00002"]


def test_the_first_answer_comes_again_whatever_happened_since(call, api, account, entity, catalog, stack, pump) -> None:
    customer = catalog("/customers", name="Ada")
    body = {**BODY, "customer_id": customer["id"]}
    first = call("POST", json=body, headers=KEY)
    pump()
    call("GET", f"/{first.json['id']}/pdf")
    shown(call("POST", f"/{first.json['id']}/void", json={"reason": "x"}))
    api.call("DELETE", f"/customers/{customer['id']}", key=account.live_key, entity=entity["id"])
    shown(
        api.call("PATCH", f"/entities/{entity['id']}", json={"name": "Other", "locale": "fr-FR"}, key=account.live_key)
    )
    shown(api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key))
    with nothing_stored(stack):
        assert exact(call("POST", json=body, headers=KEY)) == exact(first)


def test_the_next_day_the_first_answer_has_its_own_day(call, clock) -> None:
    first = call("POST", json=BODY, headers=KEY)
    clock.advance(days=1)
    assert exact(call("POST", json=BODY, headers=KEY)) == exact(first)


def test_a_changed_draft_is_answered_as_it_is_now(call, stack) -> None:
    body = {**BODY, "is_draft": True}
    draft = made(call("POST", json=body, headers=KEY))
    changed = shown(call("PATCH", "/" + draft["id"], json={"note": "Changed"}))
    with nothing_stored(stack):
        assert made(call("POST", json=body, headers=KEY)) == changed


def test_a_finalized_draft_is_answered_as_the_invoice_that_it_became(call, stack) -> None:
    body = {**BODY, "is_draft": True}
    draft = made(call("POST", json=body, headers=KEY))
    issued = shown(call("POST", f"/{draft['id']}/finalize"))
    with nothing_stored(stack):
        assert made(call("POST", json=body, headers=KEY)) == issued


def test_a_deleted_draft_does_not_come_back(call, stack) -> None:
    body = {**BODY, "is_draft": True}
    draft = made(call("POST", json=body, headers=KEY))
    assert call("DELETE", "/" + draft["id"]).status == 204
    with nothing_stored(stack):
        assert refused(call("POST", json=body, headers=KEY)) == (409, "document_deleted", [])
        assert refused(call("POST", json=BODY, headers=KEY)) == REUSED


def test_finalizing_again_with_the_key_gets_the_same_bytes_also_after_a_void(call, draft, stack) -> None:
    first = call("POST", f"/{draft['id']}/finalize", headers=KEY)
    with nothing_stored(stack):
        assert exact(call("POST", f"/{draft['id']}/finalize", headers=KEY)) == exact(first)
    shown(call("POST", f"/{draft['id']}/void", json={"reason": "x"}))
    with nothing_stored(stack):
        assert exact(call("POST", f"/{draft['id']}/finalize", headers=KEY)) == exact(first)
        other = call("POST", f"/{draft['id']}/finalize", headers={"idempotency-key": "other"})
        assert refused(other) == (409, "document_already_issued", [])


def test_voiding_again_with_the_key_gets_the_same_bytes(call, issued, api, account, entity, stack) -> None:
    def void(reason: str, **headers: str) -> Any:
        return call("POST", f"/{issued['id']}/void", json={"reason": reason}, headers=headers)

    first = void("Wrong", **KEY)
    shown(api.call("POST", f"/entities/{entity['id']}/disable", key=account.live_key))
    with nothing_stored(stack):
        assert exact(void("Wrong", **KEY)) == exact(first)
        assert refused(void("Other", **KEY)) == REUSED
