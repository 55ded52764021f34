"""A sign-up told by Amazon Cognito, whose user must never be kept waiting or turned away."""

from typing import Any

import pytest
from billhead.kernel.errors import Contention

from tests.functions.sign_ups import (
    Platform,
    cognito,
    created_events,
    dead_letters,
    entities,
    logged,
    sign_ups_belong_to,
)
from tests.support.stack import Stack


def test_a_confirmed_user_becomes_an_entity(platform: Platform, invoke, stack: Stack, pump) -> None:
    event = cognito(**{"custom:company": "Nordlicht Studio", "phone_number": "+49401234567"})
    for _ in range(3):
        assert invoke("sign_up", event) == event
    pump()
    (item,) = entities(stack)
    assert (item["name"]["S"], item["country_code"]["S"]) == ("Nordlicht Studio", "DE")
    assert (item["email"]["S"], item["phone"]["S"]) == ("ada@nordlicht.example", "+49401234567")
    assert [(event["actor"], event["data"]["external_id"]) for event in created_events(stack)] == [
        ("cognito:signup", "customer-17")
    ]


@pytest.mark.parametrize(
    ("attributes", "name"),
    [({"custom:company": "Firm"}, "Firm"), ({}, "Ada"), ({"name": ""}, "ada")],
)
def test_the_name_is_the_company_the_person_or_the_mailbox(platform, invoke, stack: Stack, attributes, name) -> None:
    invoke("sign_up", cognito(**attributes))
    assert [item["name"]["S"] for item in entities(stack)] == [name]


@pytest.mark.parametrize(
    ("attributes", "hint", "country"),
    [
        ({"custom:country": "France", "locale": "sl-SI"}, "IT", "FR"),
        ({"custom:country": "", "locale": "sl-SI"}, "IT", "IT"),
        ({"custom:country": "", "locale": "sl-SI"}, None, "SI"),
        ({"custom:country": "", "locale": "sl_SI"}, None, "SI"),
    ],
)
def test_the_country_is_what_somebody_said(platform, invoke, stack: Stack, attributes, hint, country) -> None:
    event = cognito(**attributes)
    event["request"]["clientMetadata"] = {"country": hint} if hint else {}
    invoke("sign_up", event)
    assert [item["country_code"]["S"] for item in entities(stack)] == [country]


@pytest.mark.parametrize("attributes", [{"locale": ""}, {"locale": "sl"}, {"custom:country": "Atlantis"}])
def test_too_little_is_logged_and_does_not_stop_the_user(platform, invoke, stack: Stack, caplog, attributes) -> None:
    event = cognito(**{"custom:country": "", **attributes})
    assert invoke("sign_up", event) == event
    assert entities(stack) == []
    assert "signup_incomplete" in logged(caplog) and "customer-17" in logged(caplog)
    assert "ada@" not in logged(caplog) and "Ada" not in logged(caplog)


def test_a_forgotten_password_makes_no_entity(platform: Platform, invoke, stack: Stack) -> None:
    event = {**cognito(), "triggerSource": "PostConfirmation_ConfirmForgotPassword"}
    assert invoke("sign_up", event) == event
    assert entities(stack) == []


def test_a_user_waits_in_the_queue_while_the_tables_are_busy(platform, invoke, stack, pump, monkeypatch) -> None:
    event = cognito()
    with monkeypatch.context() as outage:
        outage.setattr("billhead.signup.service.create_entity", busy)
        assert invoke("sign_up", event) == event
    assert entities(stack) == []
    pump()
    assert len(entities(stack)) == 1


def busy(*_: Any) -> None:
    raise Contention("The tables are busy.")


def test_a_user_waits_in_the_queue_while_no_account_is_set(platform, invoke, stack: Stack, pump, monkeypatch) -> None:
    sign_ups_belong_to("", monkeypatch)
    invoke("sign_up", cognito())
    pump(failing_ok=True)
    assert dead_letters(stack) == 1
