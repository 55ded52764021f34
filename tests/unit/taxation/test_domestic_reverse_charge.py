"""Reverse charge that the caller chooses for a line."""

import pytest
from billhead.taxation.assess import assess
from billhead.taxation.treat import ReverseChargeNotAllowed, domestic_reverse_charge

from tests.unit.taxation.sales import sale


@pytest.mark.parametrize(
    "text",
    ["DE > DE id=DE", "DE > DE id=DE valid", "DE > DE subject", "GB > GB id=GB", "DE > FR id=FR", "CH > CH subject"],
)
def test_a_business_may_owe_the_tax(text: str) -> None:
    treatment = domestic_reverse_charge(assess(sale(text)))
    assert (treatment.category, treatment.exemption_reason_code) == ("AE", "VATEX-EU-AE")
    assert treatment.reverse_charge and treatment.clause == "domestic_reverse_charge" and not treatment.is_taxed
    assert treatment.rule.id == "domestic-reverse-charge"


@pytest.mark.parametrize(
    "text",
    [
        "DE > DE",
        "DE > -",
        "DE > ? id=DE",
        "DE > DE consumer",
        "DE > DE id=DE consumer",
        "DE > DE subject consumer",
        "DE > DE no-subject",
        "DE > DE number",
        "DE > DE id=DE invalid",
        "DE > DE id=DE invalid subject",
    ],
)
def test_nobody_else_may_owe_it(text: str) -> None:
    with pytest.raises(ReverseChargeNotAllowed, match="Only a business"):
        domestic_reverse_charge(assess(sale(text)))


@pytest.mark.parametrize("text", ["US > US number", "ES/35001 > ES/35001 subject", "DE small > DE id=DE"])
def test_where_no_vat_is_due_nobody_owes_it(text: str) -> None:
    with pytest.raises(ReverseChargeNotAllowed, match="no VAT") as refused:
        domestic_reverse_charge(assess(sale(text)))
    assert refused.value.code == "reverse_charge_not_allowed"
