"""An entity's invoices, called as a client calls them."""

from typing import Any

import pytest

from tests.functions.invoice_calls import CHECK, Call, caller, invoice, made


@pytest.fixture
def call(api, account, entity) -> Call:
    """Of /invoices."""
    return caller(api, "/invoices", account, entity)


@pytest.fixture
def other_call(api, account, other_entity) -> Call:
    """Of /invoices of the same account's other entity."""
    return caller(api, "/invoices", account, other_entity)


@pytest.fixture
def catalog(api, account, entity):
    """Make a customer, an item, a tax: catalog("/customers", name="Ada")."""

    def make(path: str, **fields: Any) -> dict[str, Any]:
        return made(api.call("POST", path, json=fields, key=account.live_key, entity=entity["id"]))

    return make


@pytest.fixture
def issued(call) -> dict[str, Any]:
    return made(call("POST", json=invoice(CHECK)))


@pytest.fixture
def draft(call) -> dict[str, Any]:
    return made(call("POST", json=invoice(CHECK, is_draft=True)))
