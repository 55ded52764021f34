"""The lists that we keep are those of the official rules: countries, currencies, units, address schemes, registers."""

import re
from pathlib import Path
from typing import Any

import pytest
from billhead.einvoice.address_scheme_table import EAS, LEGAL_ROWS, VAT_ROWS
from billhead.einvoice.preflight import lacks
from billhead.einvoice.profiles import format_named
from billhead.einvoice.unit_table import UNIT_ROWS
from billhead.einvoice.units import unit_code
from billhead.kernel.country_table import COUNTRY_ROWS
from billhead.kernel.currencies import currency_codes, minor_digits

from tests.support.official_rules import rules_folder
from tests.support.peppol_rules import EAS as PEPPOL_EAS
from tests.unit.einvoice.kinds_of_invoices import KINDS


def official_list(rule: str, syntax: str = "UBL") -> set[str]:
    """The codes that a rule of the list family allows, as its stylesheet holds them before the rule's name."""
    text = Path(rules_folder() / f"EN16931-{syntax}-validation.xsl").read_text("utf-8")
    before = text[: text.index(f'id">{rule}<')] if f'id">{rule}<' in text else text[: text.index(rule)]
    return set(re.findall(r"contains\(\s*'([^']*)'", before)[-1].split())


def test_address_schemes_are_the_official_ones() -> None:
    assert set(EAS) == official_list("BR-CL-25")
    assert set(EAS) - PEPPOL_EAS == {"AN", "AQ", "AS", "AU", "EM"}


def test_every_scheme_that_we_derive_is_on_its_list() -> None:
    vat = {row.split()[1] for row in VAT_ROWS.strip().splitlines()}
    legal = {row.split()[1] for row in LEGAL_ROWS.strip().splitlines()}
    assert vat | legal <= set(EAS)
    assert legal <= official_list("BR-CL-11")


def test_every_unit_has_an_official_code_and_one_meaning() -> None:
    rows = [row.split(maxsplit=1) for row in UNIT_ROWS.strip().splitlines()]
    assert {code for code, _ in rows} <= official_list("BR-CL-23")
    for code, names in rows:
        assert unit_code(code) == code
        assert {name: unit_code(name) for name in names.split(",")} == dict.fromkeys(names.split(","), code)


@pytest.mark.parametrize(("name", "code"), [("Std.", "HUR"), ("STK", "H87"), ("m2", "MTK"), ("lump sum", "LS")])
def test_units_are_known_however_they_are_written(name: str, code: str) -> None:
    assert unit_code(name) == code


@pytest.mark.parametrize("name", [None, "", "Schippe", "hur", "ZZ"])
def test_what_is_no_known_unit_has_no_code(name: str | None) -> None:
    assert unit_code(name) is None


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_the_countries_that_the_rules_do_not_know_are_refused_and_no_others(syntax: str) -> None:
    unknown = {row[0] for row in COUNTRY_ROWS} - official_list("BR-CL-14", syntax.upper())
    buyer = KINDS["domestic"]()["customer"]
    told = {row[0] for row in COUNTRY_ROWS if refused(syntax, customer={**buyer, "country_code": row[0]})}
    assert told == unknown


@pytest.mark.parametrize("syntax", ["ubl", "cii"])
def test_the_currencies_that_the_rules_do_not_know_are_refused_and_no_others(syntax: str) -> None:
    known = {code for code in currency_codes() if minor_digits(code) < 3}
    told = {code for code in known if refused(syntax, currency_code=code)}
    assert told == known - official_list("BR-CL-04", syntax.upper())


def refused(syntax: str, **fields: Any) -> bool:
    found = lacks({**KINDS["domestic"](), **fields}, format_named(syntax))
    return any(lack.rule.startswith("BR-CL-") for lack in found)
