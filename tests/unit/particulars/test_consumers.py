"""To consumers no invoice is due: what lacks is a warning. The snippet of API §10 runs in every country."""

from typing import Any

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.particulars.check import ParticularsMissing, check_particulars, findings
from billhead.particulars.policy import Policy

from tests.unit.particulars.particular_documents import invoice, snippet, sums, without

COUNTRIES = [row[0] for row in COUNTRY_ROWS]
REFUSE = Policy(consumer_sales="refuse")


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_snippet_is_issued_in_every_country(country: str) -> None:
    warnings = check_particulars(snippet(country))
    assert all(set(one) == {"pointer", "code", "detail"} for one in warnings)


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_name_and_a_country_are_enough_to_sell_to_a_consumer(country: str) -> None:
    bare = snippet(country, issuer={"name": "Ada", "country_code": country, "is_tax_subject": True})
    large = without({**bare, **sums("9900", "11880")}, "/date_service")
    warnings = check_particulars(large)
    assert bool(warnings) == (country in EU_MEMBERS or country in {"CH", "GB", "NO", "XI"})


def test_the_snippet_says_what_a_slovenian_invoice_lacks() -> None:
    found = [one["code"] for one in check_particulars(snippet("SI"))]
    assert found == [
        *("issuer_tax_number_missing", "customer_address_missing", "customer_city_missing"),
        "issuer_post_code_missing",
    ]


def test_an_entity_may_refuse_to_invoice_consumers_without_particulars() -> None:
    with pytest.raises(ParticularsMissing) as refused:
        check_particulars(snippet("SI"), REFUSE)
    codes = [fault.code for fault in refused.value.errors]
    assert codes == ["issuer_tax_number_missing", "customer_address_missing", "customer_city_missing"]


def test_also_who_refuses_may_send_an_estimate_to_nobody_yet() -> None:
    estimate = without(invoice("SI", type="estimate"), "/customer")
    assert [one["code"] for one in check_particulars(estimate, REFUSE)] == ["customer_name_missing"]


@pytest.mark.parametrize(
    ("customer", "is_business"),
    [
        ({"name": "Eve"}, False),
        ({"name": "Eve", "email": "eve@example.com", "is_end_consumer": False}, False),
        ({"name": "Eve", "tax_number": "SI1"}, True),
        ({"name": "Eve", "company_number": "1"}, True),
        ({"name": "Eve", "is_tax_subject": True}, True),
        ({"name": "Eve", "is_tax_subject": False}, False),
        ({"name": "Eve", "tax_number": "SI1", "is_end_consumer": True}, False),
    ],
)
def test_who_is_a_business(customer: dict[str, Any], is_business: bool) -> None:
    found = findings(invoice("SI", customer=customer))
    assert [(one.pointer, one.is_error) for one in found] == [
        ("/customer/address", is_business),
        ("/customer/city", is_business),
    ]


@pytest.mark.parametrize(("kind", "is_business"), [("intra_eu_b2b", True), ("3w_b2b", True), ("3w_b2c", False)])
def test_the_tax_rules_know_a_business_too(kind: str, is_business: bool) -> None:
    found = findings(invoice("SI", customer={"name": "Eve"}, transaction_type=kind))
    assert {one.is_error for one in found} == {is_business}


@pytest.mark.parametrize("customer", [None, {}])
def test_a_sale_to_nobody_lacks_a_name(customer: dict[str, Any] | None) -> None:
    found = findings(invoice("US", customer=customer))
    assert [(one.pointer, one.is_error) for one in found] == [("/customer/name", False)]
    assert "customer_name_missing" in [one.code for one in findings(invoice("SI", customer=customer))]


def test_a_country_without_data_demands_two_names() -> None:
    bare = {"type": "invoice", "currency_code": "EUR", "taxes": [], "issuer": {"name": "Ada", "country_code": "US"}}
    assert findings({**bare, "customer": {"name": "Bob", "tax_number": "1"}}) == []
    assert [one.is_error for one in findings({**bare, "customer": {"tax_number": "1"}})] == [True]
