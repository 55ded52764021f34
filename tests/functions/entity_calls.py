"""Calls about entities, and what they leave in the table."""

from collections.abc import Callable
from typing import Any

from billhead.aws.items import read_item

from tests.functions.catalog_calls import Call, Made
from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.stack import Stack

UNKNOWN = "ent_00000000000000000000000000"
LOGO = "https://cdn.example.com/logo.png"
Patch = Callable[..., Answer]


def entity_caller(api: Api, account: Account) -> Call:
    """Calls below /entities with the account's key."""

    def call(method: str, path: str = "", **more: Any) -> Answer:
        return api.call(method, "/entities" + path, **{"key": account.live_key, **more})

    return call


def entity_patch(api: Api, account: Account, entity: Made) -> Patch:
    """PATCH of the entity."""
    call = entity_caller(api, account)

    def patch(body: Made, **headers: str) -> Answer:
        return call("PATCH", f"/{entity['id']}", json=body, headers=headers)

    return patch


def entity_record(stack: Stack, entity_id: str) -> Made:
    """The entity's own item."""
    items = [read_item(item) for item in stack.items("TenantsTable")]
    (found,) = [item for item in items if item["sk"] == "entity" and item["id"] == entity_id]
    return found


def event_types(stack: Stack, entity_id: str) -> list[str]:
    """The events that the entity carries for the outbox."""
    return [event["type"] for event in entity_record(stack, entity_id)["events"]]
