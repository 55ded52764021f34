"""Documents of an entity that asks VIES: what it says decides, and where it says nothing nobody waits."""

from typing import Any

import pytest

from tests.functions.document_calls import Books, line
from tests.functions.invoice_calls import shown
from tests.support.recorded_registry import RecordedRegistry

FRENCH = {
    "name": "Atelier SARL",
    "address": "1 rue de Lille",
    "post_code": "75007",
    "city": "Paris",
    "country": "France",
    "tax_number": "FR40303265045",
}


@pytest.fixture
def books(api, account, entity) -> Books:
    return Books(api, account, entity)


def row(document: dict[str, Any]) -> tuple[str, str]:
    """Rate and category of the one row of the tax summary."""
    (only,) = document["taxes"]
    return str(only["rate"]), only["category"]


@pytest.fixture
def registry(monkeypatch) -> RecordedRegistry:
    recorded = RecordedRegistry()
    monkeypatch.setattr("billhead.vat_ids.service.open_registry", recorded.open)
    return recorded


@pytest.fixture
def checking(api, account, new_entity) -> Books:
    """Of an entity that asks VIES."""
    return Books(api, account, new_entity(settings={"tax_rules": {"eu": {"vies_validate_vat": True}}}))


def eu_business(country: str, tax_number: str) -> dict[str, Any]:
    return {**FRENCH, "name": "Kupec", "country": country, "tax_number": tax_number}


def test_what_vies_confirmed_is_kept_with_its_number(checking, registry) -> None:
    decision = checking.make("invoice", line(100), customer=eu_business("SI", "SI50223054"))["tax_decision"]
    buyer = decision["inputs"]["buyer"]
    assert buyer["vat_state"] == "valid" and buyer["vies_consultation"]
    assert any(buyer["vies_consultation"] in sentence for sentence in decision["evidence"])


def test_vies_is_asked_once_for_an_id(checking, registry) -> None:
    for _ in range(3):
        checking.make("invoice", line(100), customer=eu_business("SI", "SI50223054"))
    assert registry.asked == ["SI50223054"]


def test_an_id_that_vies_does_not_know_is_no_id(checking, registry) -> None:
    document = checking.make("invoice", line(100), customer=eu_business("AT", "ATU13585627"))
    assert (document["transaction_type"], row(document)) == ("intra_eu_b2c", ("19", "S"))
    assert document["tax_decision"]["warnings"]


def test_a_registry_that_is_down_is_in_no_invoices_way(checking, registry) -> None:
    document = checking.make("invoice", line(100), customer=eu_business("HR", "HR33392005961"))
    assert (document["transaction_type"], row(document)[1]) == ("intra_eu_b2b", "AE")
    assert document["tax_decision"]["inputs"]["buyer"]["vat_state"] == "unknown"


def test_nobody_is_asked_where_the_entity_does_not_want_it(books, registry) -> None:
    books.make("invoice", line(100), customer=eu_business("SI", "SI50223054"))
    assert registry.asked == []


def test_the_question_alone_asks_as_well(checking, registry) -> None:
    asked = {"customer": eu_business("SI", "SI50223054")}
    assert shown(checking.call("POST", "/transaction-type", json=asked))["vat_number_valid"] is True
