"""POST /entities: what is refused, at which field, and that nothing of it is stored."""

from typing import Any

import pytest
from billhead.kernel.principal import Role

from tests.functions.bad_input import UNREADABLE, nothing_stored
from tests.functions.catalog_calls import Call, Made
from tests.support.accounts import Account
from tests.support.client import Answer, Api
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


@pytest.mark.parametrize(
    ("fields", "pointer", "code"),
    [
        ({"name": None}, "/name", "not_a_string"),
        ({"name": " "}, "/name", "required"),
        ({"name": "a\x07b"}, "/name", "control_character"),
        ({"name": "x" * 251}, "/name", "too_long"),
        ({"country": None}, "/country", "required"),
        ({"country": "Atlantis"}, "/country", "unknown_country"),
        ({"country": 49}, "/country", "not_a_string"),
        ({"country_code": "ZZ"}, "/country_code", "unknown_country"),
        ({"country_code": "D"}, "/country_code", "too_short"),
        ({"currency_code": "XYZ"}, "/currency_code", "unknown_currency"),
        ({"currency_code": "XAU"}, "/currency_code", "unknown_currency"),
        ({"timezone": "Mars/Olympus"}, "/timezone", "unknown_timezone"),
        ({"timezone": "../../etc/passwd"}, "/timezone", "unknown_timezone"),
        ({"locale": "german"}, "/locale", "malformed"),
        ({"email": "a@b"}, "/email", "email_malformed"),
        ({"is_tax_subject": "no"}, "/is_tax_subject", "not_a_boolean"),
        ({"external_id": ""}, "/external_id", "required"),
        ({"external_id": "x" * 251}, "/external_id", "too_long"),
        ({"environment": "live"}, "/environment", "unknown_field"),
        ({"id": "ent_1"}, "/id", "unknown_field"),
        ({"metadata": {"a": 1}}, "/metadata/a", "not_a_string"),
        ({"metadata": None}, "/metadata", "not_an_object"),
        ({"settings": None}, "/settings", "not_an_object"),
        ({"settings": {"colour": 1}}, "/settings/colour", "unknown_field"),
        ({"settings": {"pdf_template": {"primary_color": "blue"}}}, "/settings/pdf_template/primary_color", None),
        ({"settings": {"pdf_template": {"logo_url": "http://x"}}}, "/settings/pdf_template/logo_url", "url_forbidden"),
        ({"settings": {"number_formats": {"invoice": "{nnn}"}}}, "/settings/number_formats/invoice", None),
        ({"settings": {"number_formats": {"bill": "{yyyy}-{n}"}}}, "/settings/number_formats/bill", "unknown_value"),
    ],
)
def test_a_wrong_field_is_refused_at_its_place_and_nothing_is_stored(
    stack: Stack, create: Call, fields: Made, pointer: str, code: str | None
) -> None:
    with nothing_stored(stack):
        refused = create(headers={"idempotency-key": "k"}, **fields)
    assert refused.status == 422, refused
    (fault,) = refused.json["errors"]
    assert fault["pointer"] == pointer
    assert code is None or fault["code"] == code


def test_nothing_but_a_name_and_a_country_is_needed(stack: Stack, api: Api, account: Account) -> None:
    with nothing_stored(stack):
        refused = api.call("POST", "/entities", json={}, key=account.live_key)
    assert (refused.status, sorted(refused.pointers)) == (422, ["/country", "/name"])


def test_unreadable_body_is_refused_and_nothing_is_stored(stack: Stack, api: Api, account: Account) -> None:
    with nothing_stored(stack):
        for what, case in UNREADABLE.items():
            refused = api.call("POST", "/entities", body=case.body, headers=case.headers, key=account.live_key)
            assert (refused.status, refused.code, refused.pointers) == case.answer, what


def test_half_a_character_is_refused(stack: Stack, api: Api, account: Account) -> None:
    headers = {"content-type": "application/json", "idempotency-key": "k"}
    with nothing_stored(stack):
        body = b'{"name": "a\\ud800b", "country": "Germany"}'
        refused = api.call("POST", "/entities", body=body, headers=headers, key=account.live_key)
    assert (refused.status, refused.pointers) == (422, ["/name"])
    assert refused.json["errors"][0]["code"] == "control_character"


def test_an_entity_that_outgrows_its_record_is_refused(stack: Stack, create: Call) -> None:
    texts = {f"key {number}": "x" * 4000 for number in range(40)}
    with nothing_stored(stack):
        refused = create(settings={"translations": {"de-DE": texts}})
    assert (refused.status, refused.code) == (422, "entity_too_large")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR, Role.ADMIN])
def test_only_the_account_makes_entities(stack: Stack, api: Api, account: Account, role: Role) -> None:
    principal = account.principal(role, entity_id="ent_" + "0" * 26)
    with nothing_stored(stack):
        refused = api.call("POST", "/entities", json=STUDIO, principal=principal)
    assert (refused.status, refused.code) == (403, "not_permitted")
