"""A logo asked for by its URL: refused at once, or pending and asked for once."""

import json
from collections.abc import Callable

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.catalog_calls import Call, Made
from tests.functions.entity_calls import LOGO, Patch, entity_caller, entity_patch, entity_record, event_types
from tests.support.accounts import Account
from tests.support.client import Api
from tests.support.stack import Stack


@pytest.fixture
def call(api: Api, account: Account) -> Call:
    """A call below /entities with the account's key."""
    return entity_caller(api, account)


@pytest.fixture
def patch(api: Api, account: Account, entity: Made) -> Patch:
    """PATCH of the entity."""
    return entity_patch(api, account, entity)


@pytest.mark.parametrize(
    "url",
    ["http://example.com/a.png", "https://127.0.0.1/a.png", "https://169.254.169.254/", "https://localhost/", "x"],
)
def test_a_forbidden_logo_url_is_refused_at_once(stack: Stack, patch: Patch, url: str) -> None:
    with nothing_stored(stack):
        refused = patch({"name": "B", "settings": {"pdf_template": {"logo_url": url}}})
    assert (refused.status, refused.code) == (422, "url_forbidden")
    assert refused.pointers == ["/settings/pdf_template/logo_url"]


def test_a_logo_url_is_pending_and_asked_for(stack: Stack, patch: Patch, entity: Made) -> None:
    changed = patch({"settings": {"pdf_template": {"logo_url": LOGO}}})
    assert (changed.status, changed.json["logo_status"]) == (200, "pending")
    assert event_types(stack, entity["id"]) == ["entity.updated", "entity.logo_requested"]
    asked = entity_record(stack, entity["id"])["events"][1]
    assert (asked["entity_id"], asked["data"]) == (entity["id"], {"url": LOGO, "picture": "logo"})


def test_an_unchanged_logo_url_is_not_asked_for_again(stack: Stack, patch: Patch, entity: Made) -> None:
    patch({"settings": {"pdf_template": {"logo_url": LOGO}}})
    patch({"name": "B", "settings": {"pdf_template": {"logo_url": LOGO}}})
    assert event_types(stack, entity["id"]) == ["entity.updated"]


def test_a_logo_url_is_asked_for_when_the_entity_is_made(stack: Stack, new_entity: Callable[..., Made]) -> None:
    made = new_entity(settings={"pdf_template": {"logo_url": LOGO}})
    assert made["logo_status"] == "pending"
    assert event_types(stack, made["id"]) == ["entity.created", "entity.logo_requested"]


def test_a_cleared_logo_url_is_no_logo(patch: Patch) -> None:
    patch({"settings": {"pdf_template": {"logo_url": LOGO}}})
    changed = patch({"settings": {"pdf_template": {"logo_url": None}}}).json
    assert changed["logo_status"] is None
    assert "logo_url" not in changed["settings"]["pdf_template"]


def test_a_removed_logo_clears_its_url(call: Call, patch: Patch, entity: Made) -> None:
    patch({"settings": {"pdf_template": {"logo_url": LOGO}}})
    removed = call("DELETE", f"/{entity['id']}/logo")
    assert (removed.status, removed.json["logo_status"]) == (200, None)
    assert "logo_url" not in removed.json["settings"]["pdf_template"]


def test_each_event_goes_out_once(stack: Stack, patch: Patch, entity: Made, pump: Callable[..., list[str]]) -> None:
    patch({"name": "B"})
    patch({"name": "C"})
    pump(failing_ok=True)
    entries = [
        entry
        for made in stack.guard.calls
        if made.operation == "PutEvents"
        for entry in made.params["Entries"]
        if json.loads(entry["Detail"])["entity_id"] == entity["id"]
    ]
    types = sorted(entry["DetailType"] for entry in entries)
    assert types.count("entity.created") == 1
    assert types.count("entity.updated") == 2
    ids = [json.loads(entry["Detail"])["event_id"] for entry in entries]
    assert len(set(ids)) == len(ids)
