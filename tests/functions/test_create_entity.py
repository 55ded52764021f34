"""POST /entities: what a new tenant starts with, and the same request again."""

import json
from typing import Any

import pytest
from billhead.aws.items import read_item

from tests.functions.bad_input import BAD_KEYS, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.catalog_calls import Call, Crash, Made, operations
from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.policies.guard import Failure
from tests.support.stack import Stack

STUDIO = {"name": "Nordlicht Studio", "country": "Germany"}
FORMATS = {"invoice": "{yyyy}-{nnnnn}", "credit_note": "CN-{yyyy}-{nnnnn}"}


@pytest.fixture
def create(api: Api, account: Account) -> Call:
    """POST /entities with these fields over the least that is needed."""

    def call(*, headers: Made | None = None, key: str = account.live_key, **fields: Any) -> Answer:
        return api.call("POST", "/entities", json={**STUDIO, **fields}, key=key, headers=headers)

    return call


@pytest.fixture
def account(account: Account, api: Api) -> Account:
    """Its session is open, so that the first call of a test is a call of its own."""
    api.call("GET", "/entities", key=account.live_key)
    return account


def taxes(api: Api, account: Account, entity: Made) -> list[Made]:
    answer = api.call("GET", "/taxes", key=account.live_key, entity=entity["id"], params={"limit": 100})
    assert answer.status == 200, answer
    return answer.json["data"]


def entity_items(stack: Stack) -> list[Made]:
    return [read_item(item) for item in stack.items("TenantsTable") if item["sk"]["S"] == "entity"]


# ---------------------------------------------------------------- what it starts with


@pytest.mark.parametrize(
    ("given", "code", "name", "currency", "locale", "timezone", "page", "default", "word"),
    [
        ("Germany", "DE", "Germany", "EUR", "de-DE", "Europe/Berlin", "A4", "19%", "Rechnung"),
        ("si", "SI", "Slovenia", "EUR", "sl-SI", "Europe/Ljubljana", "A4", "22%", "Račun"),
        ("United Kingdom", "GB", "United Kingdom", "GBP", "en-GB", "Europe/London", "A4", "20%", "Invoice"),
        ("USA", "US", "United States", "USD", "en-US", "America/New_York", "Letter", None, "Invoice"),
        ("Switzerland", "CH", "Switzerland", "CHF", "de-CH", "Europe/Zurich", "A4", "8.1%", "Rechnung"),
        ("FRA", "FR", "France", "EUR", "fr-FR", "Europe/Paris", "A4", "20%", "Facture"),
        ("Polska", "PL", "Poland", "PLN", "pl-PL", "Europe/Warsaw", "A4", "23%", "Faktura"),
        ("japan", "JP", "Japan", "JPY", "ja-JP", "Asia/Tokyo", "A4", None, "{issuer_name} より請求書"),
    ],
)
def test_an_entity_starts_with_what_its_country_needs(
    api: Api,
    account: Account,
    create: Call,
    given: str,
    code: str,
    name: str,
    currency: str,
    locale: str,
    timezone: str,
    page: str,
    default: str | None,
    word: str,
) -> None:
    made = create(country=given)
    assert made.status == 201, made
    entity = made.json
    assert (entity["country_code"], entity["country"]) == (code, name)
    assert (entity["currency_code"], entity["locale"], entity["timezone"]) == (currency, locale, timezone)
    assert entity["settings"]["pdf_template"] == {"page_size": page}
    assert entity["settings"]["email_defaults"]["invoice_subject"].startswith(word)
    assert FORMATS.items() <= entity["settings"]["number_formats"].items()
    assert entity["country_rules"]["eu"] is (code in {"DE", "SI", "FR", "PL"})
    defaults = [tax["name"] for tax in taxes(api, account, entity) if tax["is_default"]]
    assert defaults == ([default] if default else [])


def test_the_answer_is_what_a_get_finds(api: Api, account: Account, create: Call) -> None:
    made = create()
    entity = made.json
    assert (made.headers["location"], made.headers["etag"]) == (f"/entities/{entity['id']}", '"1"')
    assert (entity["environment"], entity["is_tax_subject"], entity["disabled_at"]) == ("live", True, None)
    assert entity["created_at"] == entity["updated_at"]
    found = api.call("GET", f"/entities/{entity['id']}", key=account.live_key)
    assert (found.json, found.headers["etag"]) == (entity, '"1"')


def test_nothing_of_the_inside_is_shown(create: Call) -> None:
    shown = create(headers={"idempotency-key": "k"}).json
    assert not {"sk", "request_hash", "request_key", "events", "account_id", "entity_id", "logo"} & shown.keys()


def test_what_is_given_wins_over_what_the_country_says(create: Call) -> None:
    given: Made = {
        "address": "Hafenstraße 7",
        "post_code": "20457",
        "city": "Hamburg",
        "currency_code": "USD",
        "locale": "en-IE",
        "timezone": "Europe/Dublin",
        "tax_number": "DE136695976",
        "tax_number_2": "43/123",
        "company_number": "HRB 1",
        "email": "a@example.com",
        "phone": "1",
        "website": "https://example.com",
        "is_tax_subject": False,
        "metadata": {"plan": "gold"},
    }
    entity = create(**given).json
    assert {field: entity[field] for field in given} == given
    assert entity["settings"]["email_defaults"]["invoice_subject"].startswith("Invoice")


def test_settings_go_over_the_defaults(create: Call) -> None:
    settings: Made = {
        "pdf_template": {"primary_color": "#3b82f6"},
        "number_formats": {"invoice": "R{yy}{mm}-{nnn}"},
        "default_invoice_note": "Hello",
        "bank_accounts": [{"iban": "DE89 3704 0044 0532 0130 00"}],
    }
    stored = create(settings=settings).json["settings"]
    assert stored["pdf_template"] == {"page_size": "A4", "primary_color": "#3B82F6"}
    assert stored["number_formats"]["invoice"] == "R{yy}{mm}-{nnn}"
    assert stored["number_formats"]["credit_note"] == "CN-{yyyy}-{nnnnn}"
    assert stored["default_invoice_note"] == "Hello"
    assert stored["default_invoice_payment_terms"].startswith("Zahlbar")
    assert stored["bank_accounts"] == [{"iban": "DE89370400440532013000"}]


def test_a_bare_name_is_a_template(create: Call) -> None:
    stored = create(settings={"pdf_template": "classic"}).json["settings"]
    assert stored["pdf_template"] == {"template": "classic", "page_size": "A4"}


def test_the_environment_is_the_keys(create: Call, account: Account) -> None:
    assert create(key=account.sandbox_key).json["environment"] == "sandbox"


def test_the_entity_says_that_it_was_created(stack: Stack, create: Call, account: Account) -> None:
    made = create(external_id="c-1").json
    (item,) = entity_items(stack)
    (event,) = item["events"]
    assert (event["type"], event["resource_id"], event["entity_id"]) == ("entity.created", made["id"], made["id"])
    assert (event["account_id"], event["environment"]) == (account.id, "live")
    assert event["data"] == {"external_id": "c-1", "name": "Nordlicht Studio"}


def test_the_sample_event_makes_an_entity(stack: Stack, account: Account) -> None:
    event = sample("create_entity")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    first, again = stack.invoke("create_entity", event), stack.invoke("create_entity", event)
    assert (first["statusCode"], again["statusCode"]) == (201, 201)
    assert json.loads(first["body"])["external_id"] == "customer-4711"
    assert first["body"] == again["body"]


def test_an_entity_is_one_transaction(stack: Stack, create: Call) -> None:
    create()
    stack.guard.calls.clear()
    create()
    assert operations(stack) == ["TransactWriteItems"]


# ---------------------------------------------------------------- the same request again


def test_an_external_id_finds_the_entity_that_has_it(stack: Stack, create: Call) -> None:
    first = create(external_id="c-1")
    assert first.status == 201
    with nothing_stored(stack):
        again = create(external_id="c-1", name="Another name", country="France")
    assert (again.status, again.json) == (200, first.json)


def test_an_external_id_answers_with_the_entity_of_now(api: Api, account: Account, create: Call) -> None:
    first = create(external_id="c-1").json
    api.call("PATCH", f"/entities/{first['id']}", json={"name": "New"}, key=account.live_key)
    assert create(external_id="c-1").json["name"] == "New"


def test_an_external_id_is_one_accounts_and_one_environments(
    create: Call, account: Account, other_account: Account
) -> None:
    made = [
        create(external_id="c-1"),
        create(external_id="c-1", key=account.sandbox_key),
        create(external_id="c-1", key=other_account.live_key),
    ]
    assert [answer.status for answer in made] == [201] * 3
    assert len({answer.json["id"] for answer in made}) == 3


@pytest.mark.parametrize("fields", [{}, {"external_id": "c-1"}])
def test_a_repeated_key_gets_the_first_answer_again(
    stack: Stack, api: Api, account: Account, create: Call, fields: Made
) -> None:
    first = create(headers={"idempotency-key": "k"}, **fields)
    path = f"/entities/{first.json['id']}"
    assert api.call("PATCH", path, json={"name": "New", "phone": "1"}, key=account.live_key).status == 200
    assert api.call("POST", path + "/disable", key=account.live_key).status == 200
    with nothing_stored(stack):
        again = create(headers={"idempotency-key": "k"}, **fields)
    assert (again.status, again.body) == (201, first.body)
    assert again.headers["etag"] == first.headers["etag"] == '"1"'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"name": "B"}),
        ({"external_id": "c-1"}, {"external_id": "c-1", "name": "B"}),
        ({"external_id": "c-1"}, {"external_id": "c-2"}),
    ],
)
def test_a_key_is_not_taken_for_another_body(stack: Stack, create: Call, first: Made, second: Made) -> None:
    create(headers={"idempotency-key": "k"}, **first)
    with nothing_stored(stack):
        reused = create(headers={"idempotency-key": "k"}, **second)
    assert (reused.status, reused.code) == (422, "idempotency_key_reused")


def test_the_same_key_of_another_account_is_another_request(create: Call, other_account: Account) -> None:
    here = create(headers={"idempotency-key": "k"})
    there = create(headers={"idempotency-key": "k"}, key=other_account.live_key)
    assert (there.status, here.json["id"] != there.json["id"]) == (201, True)


@pytest.mark.parametrize("key", BAD_KEYS)
def test_a_key_that_is_none_is_refused(stack: Stack, create: Call, key: str) -> None:
    with nothing_stored(stack):
        refused = create(headers={"idempotency-key": key})
    assert (refused.status, refused.code) == (400, "idempotency_key_malformed")


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("fields", [{}, {"external_id": "c-1"}])
def test_a_crash_at_the_write_leaves_all_or_nothing(
    stack: Stack, api: Api, account: Account, create: Call, moment: Any, fields: Made
) -> None:
    create()
    headers = {"idempotency-key": "k"}
    stack.guard.fail(Failure(1, "before", Crash()))
    with nothing_stored(stack), pytest.raises(Crash):  # the role is assumed
        create(headers=headers, **fields)
    stack.guard.fail(Failure(2, moment, Crash()))
    with pytest.raises(Crash):
        create(headers=headers, **fields)
    stack.guard.fail(None)
    assert len(entity_items(stack)) == (2 if moment == "after" else 1)
    made = create(headers=headers, **fields)
    assert made.status == 201, made
    assert len(entity_items(stack)) == 2
    assert len(taxes(api, account, made.json)) == 3
    assert len(api.call("GET", "/entities", key=account.live_key).json["data"]) == 2


@pytest.mark.parametrize(
    ("place", "rate"),
    [
        ({"country": "Spain", "post_code": "28013"}, 21),
        ({"country": "Spain", "post_code": "35001"}, 7),
        ({"country": "Portugal", "post_code": "9000-018"}, 22),
        ({"country": "Austria", "post_code": "6691"}, 19),
        ({"country": "Italy", "post_code": "23041"}, None),
    ],
)
def test_an_entity_in_a_special_territory_begins_with_its_rates(api, account, place, rate) -> None:
    body = {"name": "Studio", "address": "1", "city": "x", **place}
    made = api.call("POST", "/entities", json=body, key=account.live_key).json
    taxes = api.call("GET", "/taxes", key=account.live_key, entity=made["id"]).json["data"]
    assert [tax["tax_rates"][0]["rate"] for tax in taxes if tax["is_default"]] == ([] if rate is None else [rate])
