"""An id in a path is text from outside: it may name a thing of that kind, and nothing else that lies near it."""

from typing import Any

import pytest

from tests.support.accounts import Account
from tests.support.client import Api

STRANGE = (
    "%23",
    "{id}%23content%23{hash}%230001",
    "..%2F{id}",
    "{lower}",
    "{id}%20",
    "{id}" * 2,
    "A" * 2000,
    "%00",
    "%F0%9F%92%A5",
    "inv_",
)
ROUTES = ("/invoices", "/customers", "/items", "/taxes")


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("strange", STRANGE)
def test_what_is_no_id_is_an_unknown_id(
    api: Api, account: Account, entity: dict[str, Any], route: str, strange: str
) -> None:
    lines = [{"name": f"Line {number} " + "x" * (number % 90), "price": number} for number in range(2000)]
    made = api.call("POST", "/invoices", json={"items": lines}, key=account.live_key, entity=entity["id"]).json
    parts = {"id": made["id"], "lower": made["id"].lower(), "hash": made["chain"]["hash"]}
    path = f"{route}/{strange.format(**parts)}"
    answer = api.call("GET", path, key=account.live_key, entity=entity["id"])
    unknown = api.call("GET", f"{route}/unknown", key=account.live_key, entity=entity["id"])
    assert (answer.status, answer.json) == (404, unknown.json), answer
