"""The table of rules as such: complete, without contradictions, each with its law."""

import itertools
import re
from collections.abc import Iterator

import pytest
from billhead.taxation.clauses import KINDS
from billhead.taxation.model import Rule
from billhead.taxation.rules import DOMESTIC_REVERSE_CHARGE, ENGINE_VERSION, RULES, first_rule
from billhead.taxation.vatex import vatex

from tests.support.tax_docs import FACTS

ALL = (*RULES, DOMESTIC_REVERSE_CHARGE)
AREAS = [
    {"vat_system", "eu_rules"},
    {"vat_system", "uk_rules"},
    {"vat_system", "swiss_rules"},
    {"vat_system", "norwegian_rules"},
    {"vat_system", "icelandic_rules"},
    {"no_vat_system"},
]
SUPPLIES = [{"product"}, {"service", "any_service"}, {"electronic_service", "any_service"}]
IDS = [{"vat_id_of_other_state"}, {"no_vat_id_of_other_state"}, {"vat_id_of_own_state", "no_vat_id_of_other_state"}]
SWITCHES = ["declared_business", "xi_vat_id_missing", "auto_remove_tax_export", "oss_registered", "not_tax_subject"]


def all_facts() -> Iterator[frozenset[str]]:
    """All that facts.py can say of an issuer in a whole country, and some more that it cannot."""
    wheres = ["at_home", "other_member_state", "abroad"]
    charge = ["auto_reverse_charge", "manual_reverse_charge"]
    for area, supply, where, ids in itertools.product(AREAS, SUPPLIES, wheres, IDS):
        if where == "other_member_state" and "eu_rules" not in area:
            continue
        for who, mode in itertools.product(["business", "consumer"], charge):
            for flags in itertools.product([True, False], repeat=len(SWITCHES)):
                said = {word for word, flag in zip(SWITCHES, flags, strict=True) if flag}
                yield frozenset(area | supply | ids | {where, who, mode} | said)


def test_there_is_a_rule_for_everything_and_none_that_never_holds() -> None:
    found = {first_rule(facts).id for facts in all_facts()}
    # Those that an issuer's own territory decides are not in the product above.
    of_territories = {"small-business", "small-business-france", "small-business-service-abroad", "igic", "ipsi"}
    assert found == {rule.id for rule in RULES} - of_territories


def test_no_rule_stands_behind_one_that_always_holds_before_it() -> None:
    for position, rule in enumerate(RULES):
        assert not [earlier.id for earlier in RULES[:position] if earlier.when <= rule.when], rule.id


def test_ids_are_unique_and_stay_readable() -> None:
    ids = [rule.id for rule in ALL]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule_id) for rule_id in ids)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_is_one_sentence_with_its_law(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z].*\.", rule.summary) and len(rule.summary) <= 120
    assert rule.law and re.fullmatch(r"\d{4}-\d{2}-\d{2}", rule.version)
    assert rule.when <= set(FACTS)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_a_rule_contradicts_itself_nowhere(rule: Rule) -> None:
    categories = {"home": {None}, "destination": {None}, "given": {None, "L", "M"}, "outside": {"O"}}
    assert rule.category in categories.get(rule.kind, {"AE", "K", "G", "E"})
    assert (rule.clause is None) == (rule.kind in ("home", "destination", "given") or rule.id == "no-tax")
    assert rule.clause is None or rule.clause in KINDS


@pytest.mark.parametrize("rule", [rule for rule in ALL if rule.exemption_reason_code], ids=lambda rule: rule.id)
def test_a_reason_code_is_on_the_list_and_goes_with_its_category(rule: Rule) -> None:
    listed = vatex(rule.exemption_reason_code or "")
    assert listed is not None and listed.category == rule.category


def test_a_code_that_speaks_of_the_eu_is_for_its_own_rules() -> None:
    """VATEX-EU-G means an export out of the EU, which one from London to Paris is not."""
    assert {rule.id for rule in ALL if rule.exemption_reason_code in ("VATEX-EU-G", "VATEX-EU-IC")} == {
        "eu-export",
        "eu-goods-b2b",
    }


def test_the_engine_has_a_version() -> None:
    assert re.fullmatch(r"\d{4}\.\d{1,2}\.\d+", ENGINE_VERSION)
