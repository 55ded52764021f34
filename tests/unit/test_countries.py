"""Countries by code and by name, what a new entity there starts with, what applies there."""

import re
import string
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from billhead.kernel.countries import Country, country_by_code, country_rules, find_country
from billhead.kernel.country_aliases import COUNTRY_ALIASES
from billhead.kernel.country_facts import E_INVOICE_FORMATS, EU_MEMBERS, NATIONAL_QR, SEPA_COUNTRIES, TAX_LABELS
from billhead.kernel.country_table import COUNTRY_ROWS
from hypothesis import given
from hypothesis import strategies as st

ALL_CODES = frozenset(row[0] for row in COUNTRY_ROWS)


def found(text: str) -> str | None:
    country = find_country(text)
    return None if country is None else country.code


def the(code: str) -> Country:
    country = country_by_code(code)
    assert country is not None
    return country


def test_there_are_249_iso_countries_and_northern_ireland_and_kosovo() -> None:
    assert len(COUNTRY_ROWS) == len(ALL_CODES) == 249 + 2
    assert {"XI", "XK"} <= ALL_CODES


def test_rows_are_in_order_and_well_formed() -> None:
    codes = [row[0] for row in COUNTRY_ROWS]
    assert codes == sorted(codes)
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert all(re.fullmatch("[A-Z]{3}", row[1]) for row in COUNTRY_ROWS if row[0] != "XI")
    assert all(re.fullmatch(f"[a-z]{{2}}-({row[0]}|GB)", row[4]) for row in COUNTRY_ROWS)


def test_every_time_zone_is_known_to_the_system() -> None:
    for row in COUNTRY_ROWS:
        assert ZoneInfo(row[5]).key == row[5]


def test_every_code_and_name_and_alias_finds_its_own_country() -> None:
    for code, alpha3, name, *_ in COUNTRY_ROWS:
        texts = [text for text in (code, alpha3, name, name.upper(), f"  {name.lower()} ") if text]
        assert [found(text) for text in texts] == [code] * len(texts)
    for code, names in COUNTRY_ALIASES:
        assert [found(name) for name in names.split(" | ")] == [code] * (names.count(" | ") + 1)


def test_of_all_two_letter_texts_only_the_codes_and_uk_are_countries() -> None:
    pairs = {"".join(pair) for pair in product(string.ascii_uppercase, repeat=2)}
    assert {pair for pair in pairs if found(pair)} == ALL_CODES | {"UK"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UK", "GB"), ("u.k.", "GB"), ("Great Britain", "GB"), ("England", "GB"), ("united  kingdom", "GB"),
        ("USA", "US"), ("U.S.A.", "US"), ("United States of America", "US"), ("usa", "US"), ("Holland", "NL"),
        ("The Netherlands", "NL"), ("Czech Republic", "CZ"), ("czechia", "CZ"), ("Slovenia", "SI"), ("Turkey", "TR"),
        ("Turkiye", "TR"), ("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Ivory Coast", "CI"),
        ("Aland Islands", "AX"), ("Curacao", "CW"), ("St. Lucia", "LC"), ("Saint Lucia", "LC"),
        ("Trinidad & Tobago", "TT"), ("Österreich", "AT"), ("osterreich", "AT"), ("South Korea", "KR"),
        ("Korea, Republic of", "KR"), ("Russia", "RU"), ("Viet Nam", "VN"), ("XI", "XI"), ("Northern Ireland", "XI"),
        ("Ireland", "IE"), ("Kosovo", "XK"), ("Hong Kong", "HK"), ("Bahamas", "BS"), ("The Bahamas", "BS"),
        ("st", "ST"), ("Macau", "MO"), ("Congo", "CG"), ("DR Congo", "CD"),
    ],
)  # fmt: skip
def test_people_write_countries_in_many_ways(text: str, code: str) -> None:
    assert found(text) == code


@pytest.mark.parametrize(
    "text", ["EL", "el", "", " ", "Atlantis", "EU", "Europe", "the", "Saint", "Théde", "ZZ", "A" * 100_000]
)
def test_what_is_no_country_is_none_also_the_vat_prefix_of_greece(text: str) -> None:
    assert find_country(text) is None


@given(st.text(max_size=150))
def test_any_text_is_a_country_or_none(text: str) -> None:
    country = find_country(text)
    assert country is None or country.code in ALL_CODES


@pytest.mark.parametrize(
    ("code", "currency", "locale", "timezone"),
    [
        ("BE", "EUR", "nl-BE", "Europe/Brussels"),
        ("BG", "EUR", "bg-BG", "Europe/Sofia"),
        ("BR", "BRL", "pt-BR", "America/Sao_Paulo"),
        ("CH", "CHF", "de-CH", "Europe/Zurich"),
        ("HR", "EUR", "hr-HR", "Europe/Zagreb"),
        ("LU", "EUR", "fr-LU", "Europe/Luxembourg"),
        ("MT", "EUR", "en-MT", "Europe/Malta"),
        ("SI", "EUR", "sl-SI", "Europe/Ljubljana"),
        ("SE", "SEK", "sv-SE", "Europe/Stockholm"),
        ("US", "USD", "en-US", "America/New_York"),
        ("XI", "GBP", "en-GB", "Europe/London"),
    ],
)
def test_a_country_brings_its_currency_language_and_clock(code: str, currency: str, locale: str, timezone: str) -> None:
    country = the(code)
    assert (country.currency_code, country.locale, country.timezone) == (currency, locale, timezone)
    assert country.language == locale[:2]


def test_eu_means_the_27_member_states() -> None:
    assert len(EU_MEMBERS) == 27
    assert {code for code in ALL_CODES if the(code).eu} == EU_MEMBERS
    assert not the("XI").eu
    assert not the("GB").eu


def test_every_fact_is_about_a_known_country_and_no_country_has_two_labels() -> None:
    labelled = [code for _, codes in TAX_LABELS for code in codes.split()]
    assert len(labelled) == len(set(labelled))
    assert {*labelled, *SEPA_COUNTRIES, *E_INVOICE_FORMATS, *NATIONAL_QR} <= ALL_CODES
    assert set(labelled) >= EU_MEMBERS


@pytest.mark.parametrize(
    ("code", "label", "formats", "qr"),
    [
        ("DE", "USt.", ["xrechnung", "factur_x", "peppol_bis"], ["epc"]),
        ("FR", "TVA", ["factur_x", "peppol_bis"], ["epc"]),
        ("SI", "DDV", ["peppol_bis"], ["upn", "epc"]),
        ("HR", "PDV", ["peppol_bis"], ["hub3", "epc"]),
        ("CH", "MWST", [], ["swiss"]),
        ("LI", "MWST", ["peppol_bis"], ["swiss"]),
        ("GB", "VAT", ["peppol_bis"], ["epc"]),
        ("US", "Sales tax", [], []),
        ("KY", "Tax", [], []),
    ],
)
def test_rules_name_the_tax_the_formats_and_the_payment_codes(
    code: str, label: str, formats: list[str], qr: list[str]
) -> None:
    rules = country_rules(the(code))
    assert (rules["tax_label"], rules["e_invoice_formats"], rules["qr_kinds"]) == (label, formats, qr)


@pytest.mark.parametrize(
    ("code", "eu", "features"),
    [
        ("SI", True, ["vies", "reverse_charge", "oss", "sepa"]),
        ("XI", False, ["vies", "reverse_charge", "oss", "sepa"]),
        ("GB", False, ["sepa"]),
        ("US", False, []),
    ],
)
def test_features_follow_eu_vat_law_and_sepa(code: str, eu: bool, features: list[str]) -> None:
    rules = country_rules(the(code))
    assert (rules["eu"], rules["features"]) == (eu, features)


def test_rules_are_a_fresh_copy_each_time() -> None:
    country_rules(the("DE"))["qr_kinds"].append("changed")
    assert country_rules(the("DE"))["qr_kinds"] == ["epc"]
