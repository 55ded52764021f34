"""The scene of the benchmarks: a running stack, an account, an entity, a ten-line invoice."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pytest import MonkeyPatch

from tests.support.accounts import Account, make_account, make_entity
from tests.support.client import Api
from tests.support.policies import guard
from tests.support.stack import Stack, running


@dataclass(frozen=True)
class Scene:
    stack: Stack
    api: Api
    account: Account
    entity: dict[str, Any]

    def call(self, method: str, path: str, **more: Any) -> Any:
        return self.api.call(method, path, key=self.account.live_key, entity=self.entity["id"], **more)

    def customer(self) -> str:
        given = {"name": "Meyer & Söhne GmbH", "address": "Lindenallee 12", "post_code": "10115", "city": "Berlin"}
        return self.call("POST", "/customers", json={**given, "country": "DE"}).json["id"]


@contextmanager
def scene() -> Generator[Scene]:
    guard.register()
    with MonkeyPatch.context() as patch, running(patch) as stack:
        api = Api(stack)
        account = make_account(stack, api, "bench")
        yield Scene(stack, api, account, make_entity(api, account.live_key))


def invoice(lines: int = 10, **more: Any) -> dict[str, Any]:
    items = [
        {
            "name": f"Consulting, work package {number}",
            "description": "Analysis, concept and implementation, on site and remote",
            "quantity": Decimal("7.5"),
            "unit": "h",
            "price": Decimal("118.40"),
            "discounts": [{"value": 5, "type": "percent"}],
        }
        for number in range(1, lines + 1)
    ]
    return {"items": items, **more}
