"""Settings read again: what changed in storage is seen at once, what did not is not checked twice."""

from typing import Any

import pytest
from billhead.kernel.errors import Invalid
from billhead.settings import reading
from billhead.settings.reading import MOST, read_settings


def entity(entity_id: str, **settings: Any) -> dict[str, Any]:
    return {"id": entity_id, "settings": settings}


@pytest.fixture(autouse=True)
def _nothing_read_before() -> None:
    reading._known.cache_clear()


def test_the_same_settings_are_one_model() -> None:
    first = read_settings(entity("ent_a", default_invoice_due_days=14))
    assert read_settings(entity("ent_a", default_invoice_due_days=14)) is first


def test_changed_settings_are_seen_at_once() -> None:
    read_settings(entity("ent_a", default_invoice_due_days=14))
    assert read_settings(entity("ent_a", default_invoice_due_days=8)).default_invoice_due_days == 8
    assert read_settings(entity("ent_a")).default_invoice_due_days == 30


def test_entities_have_settings_of_their_own() -> None:
    read_settings(entity("ent_a", default_invoice_note="of A"))
    assert read_settings(entity("ent_b")).default_invoice_note is None
    assert read_settings(entity("ent_a", default_invoice_note="of A")).default_invoice_note == "of A"


def test_settings_that_no_longer_hold_are_refused_every_time() -> None:
    for _ in range(2):
        with pytest.raises(Invalid):
            read_settings(entity("ent_a", default_invoice_due_days="soon"))


def test_only_those_that_were_used_last_are_kept() -> None:
    first, second = read_settings(entity("ent_0")), read_settings(entity("ent_1"))
    for number in range(2, MOST):
        read_settings(entity(f"ent_{number}"))
    assert read_settings(entity("ent_0")) is first
    read_settings(entity("ent_new"))
    assert read_settings(entity("ent_0")) is first
    assert read_settings(entity("ent_1")) is not second
