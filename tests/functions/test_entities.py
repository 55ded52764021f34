"""Entities are branded, changed, disabled and enabled."""

import json
from collections.abc import Callable

import pytest

from tests.functions.bad_input import UNREADABLE, nothing_stored
from tests.functions.bus_messages import sample
from tests.functions.catalog_calls import Call, Made, names
from tests.functions.entity_calls import LOGO, UNKNOWN, Patch, entity_caller, entity_patch, event_types
from tests.support.accounts import Account
from tests.support.client import Answer, Api
from tests.support.stack import Stack

IBAN = "DE89370400440532013000"


@pytest.fixture
def call(api: Api, account: Account) -> Call:
    """A call below /entities with the account's key."""
    return entity_caller(api, account)


@pytest.fixture
def patch(api: Api, account: Account, entity: Made) -> Patch:
    """PATCH of the entity."""
    return entity_patch(api, account, entity)


def test_a_patch_merges_settings_deeply(patch: Patch, entity: Made) -> None:
    changed = patch(
        {"settings": {"pdf_template": {"primary_color": "#3b82f6"}, "email_defaults": {"sender_name": "S"}}}
    )
    assert changed.status == 200, changed
    settings = changed.json["settings"]
    assert settings["pdf_template"] == {"page_size": "A4", "primary_color": "#3B82F6"}
    assert settings["email_defaults"] == {**entity["settings"]["email_defaults"], "sender_name": "S"}
    assert settings["number_formats"] == entity["settings"]["number_formats"]
    assert (changed.json["version"], changed.headers["etag"]) == (2, '"2"')
    assert changed.json["updated_at"] > changed.json["created_at"] == entity["created_at"]


def test_the_answer_of_a_patch_is_what_a_get_finds(call: Call, patch: Patch, entity: Made) -> None:
    assert patch({"phone": "1"}).json == call("GET", f"/{entity['id']}").json


def test_a_null_clears_a_key(patch: Patch, entity: Made) -> None:
    patch({"settings": {"pdf_template": {"primary_color": "#3B82F6"}, "document_footer": "F"}})
    changed = patch(
        {"email": None, "settings": {"pdf_template": {"primary_color": None}, "document_footer": None}}
    ).json
    assert "email" not in changed
    assert changed["settings"]["pdf_template"] == {"page_size": "A4"}
    assert "document_footer" not in changed["settings"]
    assert "default_invoice_payment_terms" in changed["settings"]


def test_an_empty_text_is_kept_as_none_wanted(patch: Patch) -> None:
    changed = patch({"settings": {"default_invoice_payment_terms": ""}}).json
    assert changed["settings"]["default_invoice_payment_terms"] == ""


def test_a_bare_template_name_leaves_the_rest_of_the_template(patch: Patch) -> None:
    patch({"settings": {"pdf_template": {"primary_color": "#3B82F6", "logo_url": LOGO}}})
    changed = patch({"settings": {"pdf_template": "classic"}}).json
    assert changed["settings"]["pdf_template"] == {
        "template": "classic",
        "page_size": "A4",
        "primary_color": "#3B82F6",
        "logo_url": LOGO,
    }
    assert changed["logo_status"] == "pending"


def test_what_the_country_gave_stays_when_it_is_cleared(patch: Patch) -> None:
    changed = patch({"currency_code": None, "locale": None, "timezone": None}).json
    assert (changed["currency_code"], changed["locale"], changed["timezone"]) == ("EUR", "de-DE", "Europe/Berlin")


def test_a_new_country_takes_its_code_along(patch: Patch) -> None:
    changed = patch({"country": "Austria"}).json
    assert (changed["country_code"], changed["country"]) == ("AT", "Austria")
    assert changed["country_rules"]["e_invoice_formats"] == ["peppol_bis"]
    changed = patch({"country_code": "SI"}).json
    assert (changed["country_code"], changed["country"]) == ("SI", "Slovenia")


def test_an_external_id_never_changes(stack: Stack, call: Call, new_entity: Callable[..., Made]) -> None:
    made = new_entity(external_id="c-1")
    with nothing_stored(stack):
        for other in ("c-2", None):
            refused = call("PATCH", f"/{made['id']}", json={"external_id": other})
            assert (refused.status, refused.code, refused.pointers) == (409, "external_id_fixed", ["/external_id"])
        assert call("PATCH", f"/{made['id']}", json={"external_id": "c-1"}).status == 200


def test_a_patch_that_changes_nothing_is_no_new_version(stack: Stack, patch: Patch, entity: Made) -> None:
    with nothing_stored(stack):
        same = patch({"name": entity["name"], "settings": {"number_formats": {"invoice": "{yyyy}-{nnnnn}"}}})
    assert (same.status, same.json) == (200, entity)


def test_the_list_follows_a_change(call: Call, patch: Patch) -> None:
    patch({"name": "New name"})
    assert names(call("GET")) == ["New name"]


@pytest.mark.parametrize(
    ("body", "pointer", "code"),
    [
        ({"settings": {"colour": 1}}, "/settings/colour", "unknown_field"),
        ({"settings": 5}, "/settings", "not_an_object"),
        ({"settings": {"pdf_template": 5}}, "/settings/pdf_template", "not_an_object"),
        ({"settings": {"pdf_template": "fancy"}}, "/settings/pdf_template/template", "unknown_value"),
        ({"settings": {"pdf_template": {"primary_color": "red"}}}, "/settings/pdf_template/primary_color", None),
        ({"settings": {"pdf_template": {"primary_color": "#12345"}}}, "/settings/pdf_template/primary_color", None),
        ({"settings": {"pdf_template": {"page_size": "A5"}}}, "/settings/pdf_template/page_size", "unknown_value"),
        ({"settings": {"pdf_template": {"second_language": "xx"}}}, "/settings/pdf_template/second_language", None),
        ({"settings": {"pdf_template": {"second_language": "german"}}}, "/settings/pdf_template/second_language", None),
        ({"settings": {"pdf_template": {"logo_scale_percent": 5}}}, "/settings/pdf_template/logo_scale_percent", None),
        ({"settings": {"bank_accounts": [{"iban": IBAN[:-1] + "1"}]}}, "/settings/bank_accounts/0/iban", None),
        ({"settings": {"bank_accounts": [{"iban": IBAN, "bic": "X"}]}}, "/settings/bank_accounts/0/bic", None),
        ({"settings": {"bank_accounts": [{"iban": IBAN}, {}]}}, "/settings/bank_accounts/1", "bank_account_incomplete"),
        ({"settings": {"number_formats": {"invoice": "{nnnnn}"}}}, "/settings/number_formats/invoice", None),
        ({"settings": {"number_formats": {"invoice": "{yyyy}"}}}, "/settings/number_formats/invoice", None),
        ({"settings": {"number_formats": {"memo": "{yy}{n}"}}}, "/settings/number_formats/memo", "unknown_value"),
        ({"settings": {"number_sequence_starts": {"invoice": 0}}}, "/settings/number_sequence_starts/invoice", None),
        ({"settings": {"default_invoice_due_days": -1}}, "/settings/default_invoice_due_days", "out_of_range"),
        ({"settings": {"default_invoice_due_days": "30"}}, "/settings/default_invoice_due_days", "not_an_integer"),
        ({"settings": {"email_defaults": {"reply_to": "x"}}}, "/settings/email_defaults/reply_to", "email_malformed"),
        ({"settings": {"embed": {"allowed_origins": ["http://x.com"]}}}, "/settings/embed/allowed_origins/0", None),
        ({"settings": {"document_footer": "a\x00"}}, "/settings/document_footer", "control_character"),
        ({"name": None}, "/name", "required"),
        ({"country": None}, "/country", "required"),
        ({"country": "Atlantis"}, "/country", "unknown_country"),
        ({"currency_code": "EURO"}, "/currency_code", "unknown_currency"),
        ({"timezone": "Berlin"}, "/timezone", "unknown_timezone"),
        ({"id": UNKNOWN}, "/id", "unknown_field"),
        ({"logo_status": "ready"}, "/logo_status", "unknown_field"),
        ({"environment": "sandbox"}, "/environment", "unknown_field"),
        ({"disabled_at": None}, "/disabled_at", "unknown_field"),
        ({"settings": {"pdf_template": {"colour": None}}}, "/settings/pdf_template/colour", "unknown_field"),
    ],
)
def test_a_wrong_patch_is_refused_at_its_field_and_changes_nothing(
    stack: Stack, patch: Patch, body: Made, pointer: str, code: str | None
) -> None:
    with nothing_stored(stack):
        refused = patch(body)
    assert refused.status == 422, refused
    (fault,) = refused.json["errors"]
    assert fault["pointer"] == pointer
    assert code is None or fault["code"] == code


def test_unreadable_body_is_refused_and_changes_nothing(stack: Stack, call: Call, entity: Made) -> None:
    with nothing_stored(stack):
        for what, case in UNREADABLE.items():
            refused = call("PATCH", f"/{entity['id']}", body=case.body, headers=case.headers)
            assert (refused.status, refused.code, refused.pointers) == case.answer, what


def test_many_small_changes_do_not_outgrow_the_record(stack: Stack, patch: Patch) -> None:
    def grow(part: int) -> Answer:
        texts = {f"{part}-{number}": "x" * 4000 for number in range(15)}
        return patch({"settings": {"translations": {"de-DE": texts}}})

    assert [grow(part).status for part in range(2)] == [200, 200]
    with nothing_stored(stack):
        refused = grow(2)
    assert (refused.status, refused.code) == (422, "entity_too_large")


def test_the_sample_event_brands_an_entity(stack: Stack, account: Account, entity: Made) -> None:
    event = sample("entities")
    event["requestContext"]["authorizer"]["lambda"]["account_id"] = account.id
    path = f"/entities/{entity['id']}"
    event |= {"rawPath": path, "pathParameters": {"id": entity["id"]}}
    event["requestContext"]["http"]["path"] = path
    answer = stack.invoke("entities", event)
    assert answer["statusCode"] == 200, answer
    assert json.loads(answer["body"])["settings"]["pdf_template"]["primary_color"] == "#3B82F6"


def test_a_disabled_entity_is_read_and_not_written(stack: Stack, call: Call, patch: Patch, entity: Made) -> None:
    disabled = call("POST", f"/{entity['id']}/disable")
    assert disabled.status == 200
    assert disabled.json["disabled_at"] is not None
    assert event_types(stack, entity["id"]) == ["entity.disabled"]
    with nothing_stored(stack):
        for answer in (patch({"name": "B"}), call("DELETE", f"/{entity['id']}/logo")):
            assert (answer.status, answer.code) == (403, "entity_disabled")
        assert call("POST", f"/{entity['id']}/disable").json == disabled.json
    assert call("GET", f"/{entity['id']}").json == disabled.json
    assert call("GET").json["data"][0]["disabled_at"] == disabled.json["disabled_at"]


def test_an_enabled_entity_is_written_again(stack: Stack, call: Call, patch: Patch, entity: Made) -> None:
    call("POST", f"/{entity['id']}/disable")
    enabled = call("POST", f"/{entity['id']}/enable")
    assert (enabled.status, enabled.json["disabled_at"], enabled.json["version"]) == (200, None, 3)
    assert event_types(stack, entity["id"]) == ["entity.enabled"]
    assert patch({"name": "B"}).status == 200
