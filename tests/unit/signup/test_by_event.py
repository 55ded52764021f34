"""A sign-up told by an event on the platform's bus."""

import json

from tests.functions.bus_messages import batch, failed, message, sample
from tests.functions.sign_ups import CUSTOMER, Platform, created_events, dead_letters, entities, logged
from tests.support.stack import Stack


def test_the_sample_event_makes_the_entity(platform: Platform, invoke, stack: Stack, pump) -> None:
    for _ in range(3):
        assert failed(invoke("sign_up", sample("sign_up"))) == []
    pump()
    assert len(entities(stack)) == 1
    assert [event["actor"] for event in created_events(stack)] == ["event:signup"]


def test_an_event_on_the_platforms_bus_makes_the_entity(platform: Platform, stack: Stack, pump) -> None:
    entry = {"Source": "platform.example", "DetailType": "customer.signed_up", "Detail": json.dumps(CUSTOMER)}
    stack.aws("events").put_events(Entries=[entry])
    pump()
    assert len(entities(stack)) == 1


def test_an_event_may_name_its_own_account_only(platform: Platform, invoke, stack: Stack) -> None:
    own = message("sign_up", account_id=platform.account_id)
    foreign = message("sign_up", account_id="acc_" + "0" * 26, external_id="customer-18")
    assert failed(invoke("sign_up", batch(own, foreign))) == ["m2"]
    assert len(entities(stack)) == 1


def test_without_an_account_for_events_none_is_made(invoke, stack: Stack) -> None:
    assert failed(invoke("sign_up", batch(message("sign_up")))) == ["m1"]
    named = message("sign_up", account_id="")
    assert failed(invoke("sign_up", batch(named))) == ["m1"]
    assert entities(stack) == []


def test_a_wrong_event_ends_in_the_dead_letter_queue(platform: Platform, stack: Stack, pump, caplog) -> None:
    wrong = {**CUSTOMER, "country": "Atlantis", "email": "secret@nordlicht.example"}
    entry = {"Source": "platform.example", "DetailType": "customer.signed_up", "Detail": json.dumps(wrong)}
    stack.aws("events").put_events(Entries=[entry])
    pump(failing_ok=True)
    assert dead_letters(stack) == 1
    assert entities(stack) == []
    assert "message_failed" in logged(caplog)
    assert "secret@nordlicht" not in logged(caplog) and "Nordlicht" not in logged(caplog)
