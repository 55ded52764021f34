"""record_logo: notes how a fetch ended, unless something newer was asked for meanwhile."""

from typing import Any

import pytest
from billhead.kernel.ids import derived_id

from tests.functions.bus_messages import batch, failed, message, sample
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

URL = "https://cdn.nordlicht.example/logo.png"
OTHER_URL = "https://cdn.nordlicht.example/new.png"
SHA = "a" * 64
READY = {"status": "ready", "sha256": SHA, "content_type": "image/png", "width": 8, "height": 8}
FAILED = {"status": "failed", "reason": "not_an_image"}


@pytest.fixture
def branded(api, account, entity) -> dict[str, Any]:
    """An entity that waits for the logo at URL."""
    return ask(api, account, entity, URL)


def ask(api, account, entity, url: str | None) -> dict[str, Any]:
    body = {"settings": {"pdf_template": {"logo_url": url}}}
    answer = api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key)
    assert answer.status == 200, answer
    return answer.json


def read(api, account, entity) -> dict[str, Any]:
    return api.call("GET", f"/entities/{entity['id']}", key=account.live_key).json


def answer(account, entity, outcome: dict[str, Any], *, url: str = URL, request: int = 1) -> dict[str, Any]:
    """What fetch_logo published for the request of this number."""
    event_id, request_id = derived_id("evt_", url, str(request)), "evt_" + str(request).rjust(26, "0")
    data = {"request_id": request_id, "url": url, **outcome}
    return message("record_logo", event_id=event_id, account_id=account.id, entity_id=entity["id"], data=data)


def stored(stack: Stack, entity: dict[str, Any]) -> dict[str, Any]:
    key = {"entity_id": {"S": entity["id"]}, "sk": {"S": "entity"}}
    return stack.aws("dynamodb").get_item(TableName=stack.table("TenantsTable"), Key=key)["Item"]


def test_a_fetched_logo_is_ready(api, account, branded, invoke, stack) -> None:
    assert branded["logo_status"] == "pending"
    assert failed(invoke("record_logo", batch(answer(account, branded, READY)))) == []
    now = read(api, account, branded)
    assert (now["logo_status"], now["version"]) == ("ready", branded["version"] + 1)
    assert stored(stack, branded)["logo"]["M"] == {"sha256": {"S": SHA}, "content_type": {"S": "image/png"}}


def test_a_failure_is_told_with_its_reason(api, account, branded, invoke) -> None:
    invoke("record_logo", batch(answer(account, branded, FAILED)))
    now = read(api, account, branded)
    assert (now["logo_status"], now["logo_reason"]) == ("failed", "not_an_image")


def test_after_a_failure_the_last_good_logo_stays(api, account, branded, invoke, stack) -> None:
    invoke("record_logo", batch(answer(account, branded, READY)))
    ask(api, account, branded, OTHER_URL)
    invoke("record_logo", batch(answer(account, branded, FAILED, url=OTHER_URL, request=2)))
    assert read(api, account, branded)["logo_status"] == "failed"
    assert stored(stack, branded)["logo"]["M"]["sha256"] == {"S": SHA}


def test_a_ready_logo_clears_the_reason_of_an_earlier_failure(api, account, branded, invoke) -> None:
    invoke("record_logo", batch(answer(account, branded, FAILED)))
    ask(api, account, branded, OTHER_URL)
    assert read(api, account, branded).get("logo_reason") is None
    invoke("record_logo", batch(answer(account, branded, READY, url=OTHER_URL, request=2)))
    now = read(api, account, branded)
    assert (now["logo_status"], now.get("logo_reason")) == ("ready", None)


@pytest.mark.parametrize("url", [OTHER_URL, None])
def test_the_answer_to_an_older_request_is_dropped(api, account, branded, invoke, url) -> None:
    newer = ask(api, account, branded, url)
    assert failed(invoke("record_logo", batch(answer(account, branded, READY)))) == []
    assert read(api, account, branded) == newer


def test_a_repeated_answer_changes_nothing(api, account, branded, invoke) -> None:
    event = answer(account, branded, READY)
    invoke("record_logo", batch(event))
    first = read(api, account, branded)
    for _ in range(3):
        assert failed(invoke("record_logo", batch(event, event))) == []
    assert read(api, account, branded) == first


def test_an_old_answer_that_comes_again_does_not_undo_a_newer_one(api, account, branded, invoke) -> None:
    old, new = answer(account, branded, FAILED, request=1), answer(account, branded, READY, request=2)
    invoke("record_logo", batch(old, new, old))
    assert read(api, account, branded)["logo_status"] == "ready"


def test_each_picture_has_answers_of_its_own(api, account, branded, invoke) -> None:
    body = {"settings": {"pdf_template": {"letterhead_url": URL}}}
    api.call("PATCH", f"/entities/{branded['id']}", json=body, key=account.live_key)
    invoke("record_logo", batch(answer(account, branded, READY, request=7)))
    invoke("record_logo", batch(answer(account, branded, {**FAILED, "picture": "letterhead"}, request=3)))
    now = read(api, account, branded)
    assert (now["logo_status"], now["letterhead_status"], now["letterhead_reason"]) == (
        "ready",
        "failed",
        "not_an_image",
    )


def test_a_write_in_between_is_kept(api, account, branded, invoke, monkeypatch) -> None:
    def rename_once(self: Any, *arguments: Any) -> Any:
        monkeypatch.setattr("billhead.aws.partition.Partition.get", get)
        item = get(self, *arguments)
        principal = account.principal()
        renamed = api.call("PATCH", f"/entities/{branded['id']}", json={"name": "Renamed"}, principal=principal)
        assert renamed.status == 200, renamed
        return item

    from billhead.aws.partition import Partition

    get = Partition.get
    monkeypatch.setattr("billhead.aws.partition.Partition.get", rename_once)
    assert failed(invoke("record_logo", batch(answer(account, branded, READY)))) == []
    now = read(api, account, branded)
    assert (now["name"], now["logo_status"], now["version"]) == ("Renamed", "ready", branded["version"] + 2)


def test_a_disabled_entity_gets_its_answer(api, account, branded, invoke) -> None:
    api.call("POST", f"/entities/{branded['id']}/disable", key=account.live_key)
    invoke("record_logo", batch(answer(account, branded, READY)))
    assert read(api, account, branded)["logo_status"] == "ready"


def test_an_entity_that_does_not_exist_is_not_made(account, invoke, stack) -> None:
    assert failed(invoke("record_logo", sample("record_logo"))) != []
    assert stack.items("TenantsTable") == []


def test_the_change_is_told_to_the_bus(account, branded, invoke, pump, stack) -> None:
    invoke("record_logo", batch(answer(account, branded, READY)))
    (event,) = [entry["M"] for entry in stored(stack, branded)["events"]["L"]]
    assert (event["type"]["S"], event["actor"]["S"]) == ("entity.updated", "system:fetch_logo")
    assert event["data"]["M"]["logo_status"] == {"S": "ready"}


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_crash_at_any_call_leaves_nothing_half_done(api, account, branded, invoke, stack, moment, number) -> None:
    class Crash(BaseException):
        pass

    event = batch(answer(account, branded, READY))
    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        invoke("record_logo", event)
    stack.guard.fail(None)
    assert failed(invoke("record_logo", event)) == []
    now = read(api, account, branded)
    assert (now["logo_status"], now["version"]) == ("ready", branded["version"] + 1)


def test_the_register_is_not_touched(account, branded, invoke, stack) -> None:
    before = stack.items("AccountsTable")
    stack.guard.calls.clear()
    invoke("record_logo", batch(answer(account, branded, READY)))
    assert [str(call) for call in stack.guard.calls] == ["sts:AssumeRole", "dynamodb:GetItem", "dynamodb:PutItem"]
    assert stack.items("AccountsTable") == before
