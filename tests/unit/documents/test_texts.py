"""Default texts are in the language of the document, whoever wrote them."""

from typing import Any

import pytest

from tests.functions.invoice_calls import LINE, made

TRANSLATIONS = {"en-GB": {"default_invoice_payment_terms": "Pay by {date_due}, please."}}


@pytest.fixture
def settings(api: Any, account: Any, entity: dict[str, Any]) -> Any:
    def change(**settings: Any) -> None:
        path = f"/entities/{entity['id']}"
        assert api.call("PATCH", path, json={"settings": settings}, key=account.live_key).status == 200

    return change


@pytest.fixture
def terms(api: Any, account: Any, entity: dict[str, Any]) -> Any:
    def of(**fields: Any) -> str | None:
        body = {"items": [{**LINE, "price": 10}], "date": "2026-11-23", "date_due": "2026-12-01", **fields}
        answer = api.call("POST", "/invoices", json=body, key=account.live_key, entity=entity["id"])
        return made(answer).get("payment_terms")

    return of


def test_untouched_terms_follow_the_language_of_the_document(terms: Any) -> None:
    assert "2026-12-01" in terms()
    assert terms(language="en") != terms()
    assert "2026-12-01" in terms(language="fr")


def test_terms_of_the_entity_are_its_own_in_every_language(terms: Any, settings: Any) -> None:
    settings(default_invoice_payment_terms="Sofort.")
    assert terms(language="en") == "Sofort."


def test_a_translation_wins_in_its_language(terms: Any, settings: Any) -> None:
    settings(default_invoice_payment_terms="Sofort.", translations=TRANSLATIONS)
    assert terms(language="en-GB") == terms(language="en") == "Pay by 2026-12-01, please."
    assert terms() == "Sofort."


def test_an_empty_text_is_none(terms: Any) -> None:
    assert terms(payment_terms="") is None
