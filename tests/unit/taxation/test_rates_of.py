"""Whose rates a treatment names, and which category follows from the rate."""

from decimal import Decimal

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.taxation.assess import assess
from billhead.taxation.clauses import clause
from billhead.taxation.model import Supply
from billhead.taxation.treat import treat
from billhead.taxes.rates import rate_for

from tests.unit.taxation.sales import ON, sale

REGIONS = ("MC", "XI", "PT/9500", "FR/20000", "AT/6691", "GR/81100")


@pytest.mark.parametrize(
    ("text", "supply", "country", "country_code"),
    [
        ("SI > SI", "product", "SI", "SI"),
        ("PT/9500 > PT", "service", "PT-20", "PT"),
        ("FR/20000 > FR", "product", "FR-20R", "FR"),
        ("AT/6691 > AT", "product", "AT-JM", "AT"),
        ("MC > FR", "product", "FR", "FR"),
        ("LI > CH", "service", "LI", "LI"),
        ("DE/78266 > CH", "service", "CH", "CH"),
        ("GB/BT11AA > GB", "product", "XI", "XI"),
        ("IM > GB", "product", "GB", "GB"),
        # The region of delivery within one state is not applied by itself.
        ("PT > PT/9500", "product", "PT", "PT"),
        # The One-Stop Shop: what holds for those who supply to the place from elsewhere.
        ("SI > IT consumer oss", "product", "IT", "IT"),
        ("SI > PT/9000 consumer oss", "electronic_service", "PT-30", "PT"),
        ("SI > FR/20000 consumer oss", "product", "FR-20R", "FR"),
        ("SI > MC consumer oss", "product", "FR", "FR"),
        ("SI > XI consumer oss", "product", "XI", "XI"),
        ("SI > AT/6691 consumer oss", "product", "AT", "AT"),
        ("SI > GR/81100 consumer oss", "electronic_service", "GR", "GR"),
        ("SI > DE consumer to=IT oss", "product", "IT", "IT"),
        ("SI > DE consumer to=IT oss", "electronic_service", "DE", "DE"),
        # Places of no known VAT: the code is the place's own, and no rate is known for it.
        ("US > US", "service", "US", "US"),
        ("ES/51001 > ES/51001", "service", "ES-CE", "ES"),
        ("AX > AX", "product", "FI", "FI"),
    ],
)
def test_the_treatment_names_the_territory_whose_rates_hold(
    text: str, supply: Supply, country: str, country_code: str
) -> None:
    treatment = treat(assess(sale(text)), supply)
    assert (treatment.country, treatment.country_code) == (country, country_code)
    assert treatment.is_taxed


@pytest.mark.parametrize(
    ("text", "rate", "category"),
    [
        ("SI > SI", "22", "S"),
        ("SI > SI", "0", "Z"),
        ("SI > IT consumer oss", "22", "S"),
        ("SI > IE consumer oss", "0", "Z"),
        ("US > US", "8.25", "S"),
        ("ES/35001 > ES/35001", "7", "L"),
        ("ES/35001 > ES/35001", "0", "L"),
        ("SI > DE id=DE", "0", "K"),
    ],
)
def test_the_category_follows_the_rate_where_no_rule_decides_it(text: str, rate: str, category: str) -> None:
    assert treat(assess(sale(text)), "product").category_at(Decimal(rate)) == category


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("SI > DE id=DE", "intra_community_goods"),
        ("SI > US", "export"),
        ("CH > US", "export"),
        ("DE small > DE", "small_business"),
        ("GB small > GB", "small_business"),
        ("SI > SI", None),
        ("SI > IT consumer oss", None),
    ],
)
def test_the_treatment_of_goods_names_the_mention_that_the_document_needs(text: str, clause: str | None) -> None:
    assert treat(assess(sale(text)), "product").clause == clause


def test_the_treatment_of_services_names_the_mention_that_the_document_needs() -> None:
    assert treat(assess(sale("SI > DE id=DE")), "service").clause == "reverse_charge"
    assert treat(assess(sale("SI > US number")), "service").clause == "outside_scope"


@pytest.mark.parametrize(
    "place", [*sorted(EU_MEMBERS), "MC", "XI", "PT/9500", "FR/20000", "AT/6691", "GR/81100", "IM", "LI"]
)
def test_every_place_with_vat_has_a_standard_rate_at_home(place: str) -> None:
    treatment = treat(assess(sale(f"{place} > -")), "product")
    assert treatment.kind == "home" and rate_for(treatment.country, "standard", ON)


@pytest.mark.parametrize(
    "place", [*sorted(EU_MEMBERS - {"SI"}), "MC", "XI", "PT/9500", "FR/20000", "AT/6691", "GR/81100"]
)
def test_every_destination_of_a_distance_sale_has_a_standard_rate(place: str) -> None:
    treatment = treat(assess(sale(f"SI > {place} consumer oss")), "product")
    assert treatment.kind == "destination" and rate_for(treatment.country, "standard", ON)


@pytest.mark.parametrize("place", [*sorted(EU_MEMBERS), "MC", "AX", "RE", "GB", "XI", "CH", "LI", "NO", "IS"])
def test_every_small_business_has_a_clause(place: str) -> None:
    treatment = treat(assess(sale(f"{place} small > -")), "service")
    assert clause(treatment.clause or "", treatment.country_code, "en")
