"""Whose VAT law holds at an address: by country, post code or state, with what looks alike and is not."""

import pytest
from billhead.kernel.country_facts import EU_MEMBERS
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.taxation.territories import special_category, territory_of
from billhead.taxation.territory_table import POST_CODES, STATES, TERRITORY_ROWS, WELL_FORMED

from tests.unit.taxation.addresses import BY_COUNTRY, BY_POST_CODE, BY_STATE, TRAPS


def test_more_than_sixty_addresses_are_looked_at() -> None:
    assert len({*BY_POST_CODE, *BY_STATE, *TRAPS}) > 120


@pytest.mark.parametrize(("country", "post_code", "state", "code"), BY_POST_CODE)
def test_a_post_code_shows_the_territory(country: str, post_code: str, state: str | None, code: str) -> None:
    assert territory_of(country, post_code, state).code == code


@pytest.mark.parametrize(("country", "post_code", "state", "code"), BY_STATE)
def test_without_a_post_code_the_state_shows_it(country: str, post_code: str | None, state: str, code: str) -> None:
    assert territory_of(country, post_code, state).code == code


@pytest.mark.parametrize(("country", "post_code", "state", "code"), TRAPS)
def test_what_only_looks_like_a_special_territory_is_its_country(
    country: str, post_code: str | None, state: str | None, code: str
) -> None:
    assert territory_of(country, post_code, state).code == code


@pytest.mark.parametrize(("country", "code"), BY_COUNTRY)
def test_a_territory_with_a_country_code_needs_no_post_code(country: str, code: str) -> None:
    assert territory_of(country, None, None).code == code


# code of an address, VAT area for services and for goods, state, rates
HOLDS = (
    ("ES", "35001", None, None, "ES", "ES-CN"),
    ("ES", "51001", None, None, "ES", None),
    ("AX", None, None, None, "FI", "FI"),
    ("GP", None, None, None, "FR", "FR-DOM"),
    ("GF", None, None, None, "FR", None),
    ("IT", "23041", None, None, "IT", None),
    ("IT", "22061", None, None, "IT", None),
    ("DE", "27498", None, None, "DE", None),
    ("GR", "63086", None, None, "GR", None),
    ("JE", None, None, None, "JE", None),
    ("GI", None, None, None, "GI", None),
    ("SM", None, None, None, "SM", None),
    ("VA", None, None, None, "VA", None),
    ("FO", None, None, None, "FO", None),
    ("GL", None, None, None, "GL", None),
    ("SJ", None, None, None, "NO", None),
    ("MC", None, "EU", "EU", "FR", "FR"),
    ("IM", None, "GB", "GB", "GB", "GB"),
    ("GB", "BFPO 58", "EU", "EU", "CY", "CY"),
    ("XI", None, "GB", "EU", "XI", "XI"),
    ("GB", "BT1 1AA", "GB", "EU", "XI", "XI"),
    ("DE", "78266", "CH", "CH", "CH", "CH"),
    ("LI", None, "CH", "CH", "LI", "LI"),
    ("CH", "7562", "CH", None, "CH", "CH"),
    ("PT", "9000-001", "EU", "EU", "PT", "PT-30"),
    ("PT", "9500-150", "EU", "EU", "PT", "PT-20"),
    ("FR", "20000", "EU", "EU", "FR", "FR-20R"),
    ("AT", "6691", "EU", "EU", "AT", "AT-JM"),
    ("GR", "85300", "EU", "EU", "GR", "GR-AEG"),
    ("GR", "85200", "EU", "EU", "GR", "GR-AEG26"),
    ("SI", "1000", "EU", "EU", "SI", "SI"),
    ("GB", "SW1A 1AA", "GB", "GB", "GB", "GB"),
    ("CH", "8001", "CH", "CH", "CH", "CH"),
    ("NO", "0150", "NO", "NO", "NO", "NO"),
    ("IS", "101", "IS", "IS", "IS", "IS"),
    ("US", "10001", None, None, "US", None),
    ("RS", "11000", None, None, "RS", None),
)


@pytest.mark.parametrize(("country", "post_code", "vat_area", "goods_area", "state", "rates"), HOLDS)
def test_the_law_that_holds_there(
    country: str, post_code: str | None, vat_area: str | None, goods_area: str | None, state: str, rates: str | None
) -> None:
    found = territory_of(country, post_code, None)
    assert (found.vat_area, found.goods_area, found.country_code, found.rates) == (vat_area, goods_area, state, rates)


def test_member_states_and_no_others_are_the_eu_area_as_whole_countries() -> None:
    whole = {code: territory_of(code, None, None) for code, *_ in COUNTRY_ROWS}
    assert {code for code, found in whole.items() if found.vat_area == "EU"} == EU_MEMBERS | {"MC"}
    assert {code for code, found in whole.items() if found.goods_area == "EU"} == EU_MEMBERS | {"MC", "XI"}


def test_a_whole_country_has_its_name_and_a_code_of_no_country_stands_for_itself() -> None:
    assert territory_of("SI", "1000", None).name == "Slovenia"
    assert territory_of("ZZ", None, None).name == "ZZ"


@pytest.mark.parametrize(
    ("country", "post_code", "expected"),
    [
        ("AT", "6691", "AT"), ("GR", "85300", "GR"), ("GR", "85200", "GR"), ("PT", "9000-001", "PT-30"),
        ("FR", "20000", "FR-20R"), ("DE", "10115", "DE"), ("US", None, None),
    ],
)  # fmt: skip
def test_rates_for_sellers_established_there_are_not_those_for_sellers_from_elsewhere(
    country: str, post_code: str | None, expected: str | None
) -> None:
    """UStG 1994 § 10 Abs. 4; AADE circular E.2113/2025, example 6: a mainland shop charges Kalymnos 24 %."""
    assert territory_of(country, post_code, None).destination_rates == expected


def test_the_spanish_territories_have_categories_of_their_own() -> None:
    """EN 16931: L = IGIC, M = IPSI."""
    codes = ("ES-CN", "ES-CE", "ES-ML", "EA", "ES", "PT-20")
    assert [special_category(code) for code in codes] == ["L", "M", "M", "M", None, None]


def test_every_territory_that_an_address_shows_exists() -> None:
    known = {row[0] for row in TERRITORY_ROWS} | {row[0] for row in COUNTRY_ROWS}
    assert {row[2] for row in POST_CODES} | {row[1] for row in STATES} <= known


def test_every_territory_names_its_law() -> None:
    assert len({row[0] for row in TERRITORY_ROWS}) == len(TERRITORY_ROWS)
    assert all(len(row[7]) > 15 for row in TERRITORY_ROWS)


def test_every_country_with_post_codes_in_the_table_has_a_form() -> None:
    assert {row[0] for row in POST_CODES} == set(WELL_FORMED)


def test_no_prefix_stands_for_two_territories() -> None:
    prefixes = [(country, prefix) for country, packed, _ in POST_CODES for prefix in packed.split()]
    assert len(prefixes) == len(set(prefixes))


@pytest.mark.parametrize("junk", ["", " ", "-", "🏝", "9" * 500, "ÄÖÜ", "\x00"])
def test_junk_is_the_whole_country(junk: str) -> None:
    for country, *_ in COUNTRY_ROWS:
        found = territory_of(country, junk, junk)
        assert found == territory_of(country, None, None)
