"""A crash or a lost answer at any AWS call leaves nothing half done, and the same request again finishes the work."""

import random
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError

from tests.functions.invoice_calls import CHECK, Crash, invoice, made, shown, stored_keys
from tests.support.policies.guard import Failure

KEY = {"idempotency-key": "order-4711"}
# Does not shrink, so that it takes a chunk of its own beside the item.
NOISE = random.Random(7).randbytes(1900).hex()
LARGE = [{"name": f"Line {number}", "price": 1, "description": NOISE[number:] + NOISE[:number]} for number in range(40)]
SIZES = {"small": [CHECK], "large": LARGE}
LOST = ReadTimeoutError(endpoint_url="https://dynamodb.example.test")


@pytest.fixture
def series_is_whole(api, account, entity, stack):
    """No gap, no broken link, and as many numbers as issued documents."""

    def check(count: int) -> None:
        proof = api.call("GET", "/numbering/invoice/2026/proof", key=account.live_key, entity=entity["id"])
        if count == 0:
            assert proof.status == 404
            return
        assert (proof.json["count"], proof.json["gaps"], proof.json["broken_links"]) == (count, [], [])
        listed = api.call("GET", "/invoices", key=account.live_key, entity=entity["id"], params={"limit": 100})
        numbered = [row["number"] for row in listed.json["data"] if row["number"]]
        assert sorted(numbered) == [f"2026-{position:05}" for position in range(1, count + 1)]

    return check


def struck(stack, failure: Failure, act) -> bool:
    """Run with the failure armed; whether it struck."""
    stack.guard.fail(failure)
    try:
        act()
    except Crash:
        return True
    finally:
        armed = stack.guard._failure is not None
        stack.guard.fail(None)
    return not armed


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("error", [Crash(), LOST], ids=["crash", "lost"])
def test_a_create_is_whole_or_not_there_and_can_be_repeated(call, stack, series_is_whole, moment, size, error) -> None:
    body = invoice(*SIZES[size], customer={"name": "Ada", "save_customer": True})
    made(call("POST", json=invoice()))
    number = issued = 1
    while True:
        key = {"idempotency-key": f"order-{number}"}
        was_struck = struck(stack, Failure(number, moment, error), lambda key=key: call("POST", json=body, headers=key))
        customers = stored_keys(stack, "customer#")
        assert len(customers) in {issued - 1, issued}
        series_is_whole(len(customers) + 1)
        document = made(call("POST", json=body, headers=key))
        issued += 1
        assert shown(call("GET", "/" + document["id"])) == document
        assert len(stored_keys(stack, "customer#")) == issued - 1
        series_is_whole(issued)
        if not was_struck:
            break
        number += 1
    assert number >= 3


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("size", SIZES)
def test_a_finalize_is_whole_or_not_there_and_can_be_repeated(call, stack, series_is_whole, moment, size) -> None:
    number = 1
    while True:
        draft = made(call("POST", json=invoice(*SIZES[size], is_draft=True)))
        path = f"/{draft['id']}/finalize"
        was_struck = struck(stack, Failure(number, moment, Crash()), lambda path=path: call("POST", path, headers=KEY))
        now = shown(call("GET", "/" + draft["id"]))
        assert now["status"] in {"draft", "issued"}
        series_is_whole(number - 1 + (now["status"] == "issued"))
        issued = shown(call("POST", path, headers=KEY))
        assert shown(call("GET", "/" + draft["id"])) == issued
        series_is_whole(number)
        if not was_struck:
            break
        number += 1
    assert number >= 4


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("what", ["patch", "delete", "void"])
def test_other_writes_are_done_or_not(call, stack, moment, size, what) -> None:
    number = 1
    while True:
        document = made(call("POST", json=invoice(*SIZES[size], is_draft=what != "void")))
        path = "/" + document["id"]
        acts: dict[str, Any] = {
            "patch": lambda path=path: call("PATCH", path, json={"note": "Changed"}),
            "delete": lambda path=path: call("DELETE", path),
            "void": lambda path=path: call("POST", path + "/void", json={"reason": "x"}, headers=KEY),
        }
        was_struck = struck(stack, Failure(number, moment, Crash()), acts[what])
        after = call("GET", path)
        if after.status == 200:
            assert after.json["items"] == document["items"]
            assert after.json.get("note") in {document.get("note"), "Changed"}
        else:
            assert (what, after.status) == ("delete", 404)
        assert acts[what]().status in {200, 204}
        if not was_struck:
            break
        number += 1
    assert number >= 3
