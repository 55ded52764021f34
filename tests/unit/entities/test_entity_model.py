from typing import Any

import pytest
from billhead.entities.model import EntityDisabled, EntityDraft, register_row, require_enabled, show_entity
from billhead.kernel.address import merge_located
from billhead.kernel.errors import Invalid
from billhead.kernel.validation import refuse_unknown, validate

STORED = {"country": "Germany", "country_code": "DE", "city": "Ulm"}


@pytest.mark.parametrize(
    ("patch", "merged"),
    [
        ({"city": "Bonn"}, {"country": "Germany", "country_code": "DE", "city": "Bonn"}),
        ({"country": "Italy"}, {"country": "Italy", "city": "Ulm"}),
        ({"country_code": "IT"}, {"country_code": "IT", "city": "Ulm"}),
        ({"country": None}, {"city": "Ulm"}),
    ],
)
def test_a_new_country_does_not_lose_to_the_old_code(patch: dict[str, Any], merged: dict[str, Any]) -> None:
    assert merge_located(STORED, patch) == merged


@pytest.mark.parametrize(
    ("country", "code"),
    [("Germany", "DE"), ("deutschland", "DE"), ("GBR", "GB"), ("Côte d'Ivoire", "CI"), ("the netherlands", "NL")],
)
def test_a_country_goes_by_many_names(country: str, code: str) -> None:
    assert validate(EntityDraft, {"name": "x", "country": country}).home().code == code


def test_a_code_wins_over_a_name() -> None:
    draft = validate(EntityDraft, {"name": "x", "country": "Germany", "country_code": "at"})
    assert (draft.country_code, draft.country) == ("AT", "Austria")


def test_a_null_for_a_field_that_does_not_exist_is_refused_and_for_one_that_does_is_not() -> None:
    refuse_unknown(EntityDraft, {"email": None, "settings": {"document_footer": None}, "metadata": {"any": None}})
    with pytest.raises(Invalid) as refused:
        refuse_unknown(EntityDraft, {"emial": None, "settings": {"tax_rules": {"us": None}}})
    assert {fault.pointer for fault in refused.value.errors} == {"/emial", "/settings/tax_rules/us"}


def test_a_disabled_entity_is_not_enabled() -> None:
    require_enabled({})
    require_enabled({"disabled_at": None})
    with pytest.raises(EntityDisabled):
        require_enabled({"disabled_at": "2026-11-23T00:00:00.000Z"})


def test_what_is_shown_has_nothing_of_the_inside() -> None:
    inside = {"sk": "entity", "request_hash": "h", "request_key": "k", "events": [], "account_id": "acc_1"}
    shown = show_entity({**inside, "id": "ent_1", "country_code": "DE", "version": 1})
    assert not inside.keys() & shown.keys()
    assert not (inside.keys() | {"settings"}) & register_row({**inside, "settings": {}}).keys()
