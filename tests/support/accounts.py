"""Accounts and entities made the way that operators and clients make them."""

from dataclasses import dataclass
from typing import Any

from billhead.kernel.principal import Environment, Principal, Role

from local.lambdas import load_handler
from tests.support.client import Api
from tests.support.stack import Stack

ENTITY = {
    "name": "Nordlicht Studio",
    "country": "Germany",
    "address": "Hafenstrasse 7",
    "post_code": "20457",
    "city": "Hamburg",
    "email": "office@nordlicht.example",
    "tax_number": "DE136695976",
}


@dataclass(frozen=True)
class Account:
    """An account and its first two keys."""

    id: str
    live_key: str
    sandbox_key: str

    def principal(self, role: Role = Role.ACCOUNT, **changes: Any) -> Principal:
        """Somebody of this account, for `api.call(principal=…)`."""
        given: dict[str, Any] = {"environment": Environment.LIVE, "actor": "key:test", **changes}
        return Principal(account_id=self.id, role=role, **given)


def make_account(stack: Stack, api: Api, name: str) -> Account:
    """By the operator's function; while that is not written, with keys that the test client alone understands."""
    if _is_written(stack, "create_account"):
        made = stack.invoke("create_account", {"name": name})
        return Account(made["account_id"], made["live_key"], made["sandbox_key"])
    account = Account("acc_" + name.upper().rjust(26, "0"), f"sk_live_{name}", f"sk_sandbox_{name}")
    api.impersonate(account.live_key, account.principal())
    api.impersonate(account.sandbox_key, account.principal(environment=Environment.SANDBOX))
    return account


def make_entity(api: Api, key: str, **fields: Any) -> dict[str, Any]:
    """Through POST /entities; `fields` go over the defaults."""
    answer = api.call("POST", "/entities", json={**ENTITY, **fields}, key=key)
    assert answer.status == 201, answer
    return answer.json


def _is_written(stack: Stack, function: str) -> bool:
    try:
        load_handler(stack.template.functions[function])
    except AttributeError:
        return False
    return True
