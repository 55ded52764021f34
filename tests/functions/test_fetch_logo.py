"""fetch_logo: whatever a URL does is an answer; whatever our own side does wrong comes again."""

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from billhead.aws.safe_fetch import Fetched, FetchFailed
from botocore.exceptions import ClientError
from PIL import Image
from pypdf import PdfReader

from tests.functions.bus_messages import batch, failed, message, sample
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

URL = "https://cdn.nordlicht.example/logo.png"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#1F4E79"/></svg>'


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", size, "#1F4E79").save(sink, kind)
    return sink.getvalue()


def short(value: object) -> str | None:
    """An id for a parameter: pictures by their length."""
    return f"{len(value)} bytes" if isinstance(value, bytes) else None


class Web:
    """Stands for the safe fetcher, which has tests of its own: answers with what `says` is, and counts."""

    def __init__(self) -> None:
        self.says: Fetched | FetchFailed = Fetched(picture(), "image/png")
        self.asked: list[tuple[str, int]] = []

    def fetch(self, url: str, *, limits: Any) -> Fetched:
        self.asked.append((url, limits.max_bytes))
        if isinstance(self.says, FetchFailed):
            raise self.says
        return self.says


@pytest.fixture
def web(invoke: Callable[[str, Any], Any], stack: Stack, monkeypatch: pytest.MonkeyPatch) -> Web:
    invoke("fetch_logo", {"Records": []})  # loads the function
    web = Web()
    monkeypatch.setattr(sys.modules["local_function_fetch_logo"], "fetch", web.fetch)
    return web


def answers(stack: Stack) -> list[dict[str, Any]]:
    """The details of entity.logo_fetched that were put on the bus."""
    puts = [call for call in stack.guard.calls if str(call) == "events:PutEvents"]
    entries = [entry for call in puts for entry in call.params["Entries"]]
    assert {entry["DetailType"] for entry in entries} <= {"entity.logo_fetched"}
    return [json.loads(entry["Detail"]) for entry in entries]


def files(stack: Stack) -> list[str]:
    listed = stack.aws("s3").list_objects_v2(Bucket=stack.template.name("DocumentsBucket"))
    return [found["Key"] for found in listed.get("Contents", [])]


@pytest.mark.parametrize(
    ("content", "declared", "stored_as", "size"),
    [
        (picture(), "image/png", "image/png", (40, 20)),
        (picture("JPEG"), "image/jpeg", "image/jpeg", (40, 20)),
        (picture(size=(2400, 1200)), "", "image/png", (1200, 600)),
        (SVG, "image/svg+xml", "image/svg+xml", (1200, 600)),
    ],
    ids=short,
)
def test_a_picture_is_made_anew_and_stored_by_its_content(
    invoke, web, stack, content, declared, stored_as, size
) -> None:
    web.says = Fetched(content, declared)
    assert failed(invoke("fetch_logo", sample("fetch_logo"))) == []
    (answer,) = answers(stack)
    data = answer["data"]
    assert (data["status"], data["content_type"], (data["width"], data["height"])) == ("ready", stored_as, size)
    assert files(stack) == [f"entities/{answer['entity_id']}/logos/{data['sha256']}"]
    found = stack.aws("s3").get_object(Bucket=stack.template.name("DocumentsBucket"), Key=files(stack)[0])
    assert found["ContentType"] == stored_as


def test_the_answer_names_its_question(invoke, web, stack) -> None:
    asked = message("fetch_logo")["detail"]
    invoke("fetch_logo", sample("fetch_logo"))
    (answer,) = answers(stack)
    assert (answer["data"]["request_id"], answer["data"]["url"]) == (asked["event_id"], URL)
    same = ("account_id", "environment", "entity_id", "resource_id")
    assert [answer[field] for field in same] == [asked[field] for field in same]
    assert (answer["type"], answer["actor"]) == ("entity.logo_fetched", "system:fetch_logo")


def test_at_most_two_megabytes_are_fetched(invoke, web) -> None:
    invoke("fetch_logo", sample("fetch_logo"))
    assert web.asked == [(URL, 2 * 1024 * 1024)]


@pytest.mark.parametrize("reason", ["forbidden_address", "dns", "timeout", "redirect", "too_large", "bad_status"])
def test_a_failed_fetch_is_an_answer_and_not_repeated(invoke, web, stack, reason) -> None:
    web.says = FetchFailed(reason)
    assert failed(invoke("fetch_logo", sample("fetch_logo"))) == []
    (answer,) = answers(stack)
    assert (answer["data"]["status"], answer["data"]["reason"]) == ("failed", reason)
    assert files(stack) == []


@pytest.mark.parametrize(
    ("content", "declared", "reason"),
    [
        (b"<html>not found</html>", "text/html", "unsupported_type"),
        (b"hello", "image/png", "not_an_image"),
        (b"", "image/png", "empty"),
        (b"GIF89a....", "image/gif", "unsupported_type"),
        (picture()[:40], "image/png", "broken_image"),
        (picture(size=(4001, 1)), "image/png", "too_many_pixels"),
        (SVG.replace(b"<rect", b"<script>alert(1)</script><rect"), "image/svg+xml", "unsafe_svg"),
    ],
    ids=short,
)
def test_what_is_no_logo_is_an_answer_and_nothing_is_stored(invoke, web, stack, content, declared, reason) -> None:
    web.says = Fetched(content, declared)
    assert failed(invoke("fetch_logo", sample("fetch_logo"))) == []
    (answer,) = answers(stack)
    assert (answer["data"]["status"], answer["data"]["reason"]) == ("failed", reason)
    assert files(stack) == []


def test_a_repeated_question_has_the_same_answer(invoke, web, stack) -> None:
    for _ in range(3):
        invoke("fetch_logo", sample("fetch_logo"))
    given = answers(stack)
    assert len({answer["event_id"] for answer in given}) == 1
    assert len(files(stack)) == 1


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_fault_of_our_own_comes_again(invoke, web, stack, number) -> None:
    broken = ClientError({"Error": {"Code": "AccessDenied"}}, "Any")
    stack.guard.fail(Failure(number, "before", broken))
    assert failed(invoke("fetch_logo", batch(message("fetch_logo")))) == ["m1"]
    assert failed(invoke("fetch_logo", batch(message("fetch_logo")))) == []
    assert answers(stack)[-1]["data"]["status"] == "ready"


def test_an_answer_that_the_bus_refuses_comes_again(invoke, web, stack, monkeypatch) -> None:
    monkeypatch.setattr("billhead.aws.outbox._put", lambda entries: 0)
    assert failed(invoke("fetch_logo", batch(message("fetch_logo")))) == ["m1"]


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_crash_at_any_call_leaves_nothing_half_done(invoke, web, stack, moment, number) -> None:
    class Crash(BaseException):
        pass

    stack.guard.fail(Failure(number, moment, Crash()))
    with pytest.raises(Crash):
        invoke("fetch_logo", sample("fetch_logo"))
    stack.guard.fail(None)
    assert failed(invoke("fetch_logo", sample("fetch_logo"))) == []
    assert len({answer["event_id"] for answer in answers(stack)}) == len(files(stack)) == 1


def test_it_uses_no_table_and_one_role(invoke, web, stack) -> None:
    stack.guard.calls.clear()
    invoke("fetch_logo", sample("fetch_logo"))
    assert [(call.role, str(call)) for call in stack.guard.calls] == [
        ("FetchLogoFunctionRole", "sts:AssumeRole"),
        ("LogoRole", "s3:PutObject"),
        ("FetchLogoFunctionRole", "events:PutEvents"),
    ]


def test_a_logo_url_becomes_a_logo_in_the_background(api, account, entity, pump, web, stack) -> None:
    body = {"settings": {"pdf_template": {"logo_url": URL}}}
    changed = api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key)
    assert (changed.json["logo_status"], web.asked) == ("pending", [])
    pump()
    now = api.call("GET", f"/entities/{entity['id']}", key=account.live_key).json
    assert now["logo_status"] == "ready"
    assert files(stack)[0].startswith(f"entities/{entity['id']}/logos/")


@pytest.mark.parametrize(("picture_name", "size"), [("letterhead", (2339, 1170)), ("signature", (1200, 600))])
def test_a_letterhead_keeps_the_pixels_of_a_whole_page(invoke, web, stack, picture_name, size) -> None:
    web.says = Fetched(picture(size=(3000, 1500)), "image/png")
    event = message("fetch_logo", data={"url": URL, "picture": picture_name})
    assert failed(invoke("fetch_logo", batch(event))) == []
    (answer,) = answers(stack)
    assert answer["data"]["picture"] == picture_name
    assert (answer["data"]["width"], answer["data"]["height"]) == size


@pytest.mark.parametrize("picture_name", ["letterhead", "signature"])
def test_other_pictures_of_a_brand_come_the_same_way(api, account, entity, pump, web, stack, picture_name) -> None:
    web.says = Fetched(SVG, "image/svg+xml")
    body = {"settings": {"pdf_template": {f"{picture_name}_url": URL}}}
    changed = api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key).json
    assert (changed[f"{picture_name}_status"], changed["logo_status"]) == ("pending", None)
    pump()
    now = api.call("GET", f"/entities/{entity['id']}", key=account.live_key).json
    assert (now[f"{picture_name}_status"], now["logo_status"]) == ("ready", None)
    drawn = api.call("POST", "/documents/preview.pdf", json={}, key=account.live_key, entity=entity["id"])
    assert f"/{picture_name} Do" in contents(drawn.body)


def test_pictures_that_are_asked_for_together_are_all_fetched(api, account, entity, pump, web) -> None:
    web.says = Fetched(SVG, "image/svg+xml")
    names = ("logo", "letterhead", "signature")
    body = {"settings": {"pdf_template": {f"{name}_url": URL for name in names}}}
    asked = api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key).json
    assert [asked[f"{name}_status"] for name in names] == ["pending"] * 3
    pump()
    now = api.call("GET", f"/entities/{entity['id']}", key=account.live_key).json
    assert [now[f"{name}_status"] for name in names] == ["ready"] * 3


def test_a_hostile_letterhead_is_refused_as_a_logo_is(api, account, entity, pump, web, stack) -> None:
    web.says = Fetched(SVG.replace(b"<rect", b"<script>alert(1)</script><rect"), "image/svg+xml")
    body = {"settings": {"pdf_template": {"letterhead_url": URL}}}
    api.call("PATCH", f"/entities/{entity['id']}", json=body, key=account.live_key)
    pump()
    now = api.call("GET", f"/entities/{entity['id']}", key=account.live_key).json
    assert (now["letterhead_status"], now["letterhead_reason"]) == ("failed", "unsafe_svg")
    assert files(stack) == []


def test_an_issued_document_keeps_the_letterhead_that_it_was_issued_with(api, account, entity, pump, web) -> None:
    web.says = Fetched(SVG, "image/svg+xml")
    settings = {"letterhead_url": URL, "letterhead_pages": "all", "address_window": "din5008_a"}
    path = f"/entities/{entity['id']}"
    api.call("PATCH", path, json={"settings": {"pdf_template": settings}}, key=account.live_key)
    pump()
    body = {"customer": {"name": "Ada"}, "items": [{"name": "Day", "price": 1}]}
    made = api.call("POST", "/invoices", json=body, key=account.live_key, entity=entity["id"]).json
    cleared = {"letterhead_url": None, "address_window": "none"}
    api.call("PATCH", path, json={"settings": {"pdf_template": cleared}}, key=account.live_key)
    printed = api.call("GET", f"/invoices/{made['id']}/pdf", key=account.live_key, entity=entity["id"])
    assert "/letterhead Do" in contents(printed.body)
    kept = {name: made["branding"][name] for name in ("letterhead_pages", "address_window", "letterhead_margin_top_mm")}
    assert kept == {"letterhead_pages": "all", "address_window": "din5008_a", "letterhead_margin_top_mm": 45}


def test_a_letterhead_that_a_look_clears_is_not_drawn(api, account, entity, pump, web) -> None:
    web.says = Fetched(SVG, "image/svg+xml")
    wanted = {"settings": {"pdf_template": {"letterhead_url": URL}}}
    api.call("PATCH", f"/entities/{entity['id']}", json=wanted, key=account.live_key)
    pump()
    cleared = {"settings": {"pdf_template": {"letterhead_url": None}}}
    looks = [
        api.call("POST", "/documents/preview.pdf", json=body, key=account.live_key, entity=entity["id"])
        for body in ({}, cleared)
    ]
    assert ["/letterhead Do" in contents(look.body) for look in looks] == [True, False]


def contents(pdf: bytes) -> str:
    return PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
