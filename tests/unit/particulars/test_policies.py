"""What an entity may relax and tighten, how it says so, and what the client is answered."""

import json
from typing import Any

import pytest
from billhead.edge.problems import problem
from billhead.kernel.errors import Invalid
from billhead.kernel.validation import validate
from billhead.particulars.check import ParticularsMissing, check_particulars, findings
from billhead.particulars.model import ParticularsSettings
from billhead.particulars.policy import Policy
from billhead.particulars.rules import rule_ids

from tests.unit.particulars.particular_documents import invoice, tax, without


def lacking() -> dict[str, Any]:
    return without(invoice("SI"), "/customer/address", "/customer/city", "/date_service", "/issuer/registration")


def refused(content: dict[str, Any], policy: Policy) -> list[str]:
    with pytest.raises(ParticularsMissing) as caught:
        check_particulars(content, policy)
    return [fault.pointer for fault in caught.value.errors]


def test_every_error_is_told_and_no_warning_among_them() -> None:
    assert refused(lacking(), Policy()) == ["/customer/address", "/customer/city", "/date_service"]


def test_a_relaxed_rule_warns() -> None:
    policy = Policy(relaxed=frozenset({"customer_address"}))
    assert refused(lacking(), policy) == ["/date_service"]
    both = Policy(relaxed=frozenset({"customer_address", "date_of_supply"}))
    assert [one["code"] for one in check_particulars(lacking(), both)] == [
        *("customer_address_missing", "customer_city_missing", "date_service_missing"),
        "issuer_registration_missing",
    ]


@pytest.mark.parametrize("rule", sorted(rule_ids()))
def test_every_rule_can_be_relaxed(rule: str) -> None:
    content = without(invoice("SI", currency_code="USD", type="credit_note"), "/issuer/address", "/customer/tax_number")
    content |= {"taxes": [tax("AE", 4000), tax("E", 0)]}
    assert any(one.is_error for one in findings(content) if one.rule == rule) == (rule in ALWAYS | {"issuer_address"})
    relaxed = Policy(relaxed=frozenset({rule}))
    assert not any(one.is_error for one in findings(content, relaxed) if one.rule == rule)


ALWAYS = {"vat_ids", "reverse_charge_mention", "exemption_reason", "tax_in_national_currency", "credited_invoice"}


def test_relaxing_another_rule_changes_nothing() -> None:
    others = rule_ids() - {"customer_address", "date_of_supply"}
    assert refused(lacking(), Policy(relaxed=others)) == ["/customer/address", "/customer/city", "/date_service"]


def test_settings_become_a_policy() -> None:
    given = {"consumer_sales": "refuse", "relaxed": ["customer_address", "vat_ids"]}
    policy = validate(ParticularsSettings, given).policy()
    assert policy == Policy("refuse", frozenset({"customer_address", "vat_ids"}))
    assert validate(ParticularsSettings, {}).policy() == Policy()


@pytest.mark.parametrize(
    ("given", "pointer"),
    [
        ({"relaxed": ["customer_address", "everything"]}, "/relaxed/1"),
        ({"consumer_sales": "ignore"}, "/consumer_sales"),
    ],
)
def test_settings_name_known_rules_only(given: dict[str, Any], pointer: str) -> None:
    with pytest.raises(Invalid) as caught:
        validate(ParticularsSettings, given)
    assert [(fault.pointer, fault.code) for fault in caught.value.errors] == [(pointer, "unknown_value")]


def test_the_client_is_answered_422_with_every_pointer() -> None:
    with pytest.raises(ParticularsMissing) as caught:
        check_particulars(lacking())
    answer = problem(caught.value)
    body = json.loads(answer.body or "")
    assert answer.status_code == 422
    assert body["code"] == "particulars_missing"
    assert [one["code"] for one in body["errors"]] == [
        *("customer_address_missing", "customer_city_missing", "date_service_missing"),
    ]
    assert all(set(one) == {"pointer", "code", "detail"} for one in body["errors"])


def test_a_check_changes_nothing() -> None:
    content = lacking()
    before = json.dumps(content, default=str)
    findings(content)
    assert json.dumps(content, default=str) == before
