"""The tables are whole: known rules, conditions, countries, fields; a law in every row, none twice, all documented."""

import re
from collections import Counter
from decimal import Decimal

import pytest
from billhead.documents.snapshot import CUSTOMER, ISSUER
from billhead.kernel.countries import country_by_code
from billhead.kernel.currencies import is_currency
from billhead.particulars.conditions import GATES, LACKS
from billhead.particulars.eu_demands import EU_ROWS
from billhead.particulars.national_demands import EU_STATE_ROWS, OTHER_ROWS
from billhead.particulars.order import ORDER_ROWS, demands_order
from billhead.particulars.plan import plan
from billhead.particulars.rules import RULE_ROWS, rule_ids
from billhead.particulars.scheme import limits
from billhead.particulars.simplified_table import SIMPLIFIED_ROWS

from tests.support.particulars_docs import CONDITIONS, SCHEMES, TARGET, codes, page

ROWS = (*EU_ROWS, *EU_STATE_ROWS, *OTHER_ROWS)
GROUPS = {"*", "EU"}
FIELDS = {
    "issuer": {*ISSUER, "registration"},
    "customer": set(CUSTOMER),
    "": {"date_service", "date_service_to", "tax_clause", "exchange_rate", "payment_terms", "credited_invoice_id"},
}


def test_every_row_names_a_rule_a_scheme_a_condition_and_a_law() -> None:
    for _, rule, _, schemes, condition, law in ROWS:
        assert rule in rule_ids(), rule
        assert schemes and set(schemes) <= set(SCHEMES), rule
        assert condition in {"", *GATES, *LACKS}, condition
        assert len(law) > 5, rule


def test_every_rule_and_every_condition_is_used() -> None:
    assert {row[1] for row in ROWS} == rule_ids()
    assert {row[4] for row in ROWS} - {""} == {*GATES, *LACKS}
    assert len(RULE_ROWS) == len(rule_ids())


def test_every_field_is_one_that_documents_have() -> None:
    for row in ROWS:
        for field in row[2].split():
            *parents, last = field.strip("/").split("/")
            assert set(last.split("|")) <= FIELDS["".join(parents)], field


def test_no_country_has_a_rule_twice_in_one_scheme() -> None:
    seen = Counter((country, row[1], scheme) for row in ROWS for country in row[0].split() for scheme in row[3])
    assert [key for key, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("rows", [ROWS, SIMPLIFIED_ROWS, ORDER_ROWS])
def test_every_country_is_one(rows: tuple[tuple[str, ...], ...]) -> None:
    for row in rows:
        assert all(code in GROUPS or country_by_code(code) for code in row[0].split()), row[0]


def test_codes_are_snake_case_and_have_one_pointer() -> None:
    """`codes` keeps the first pointer of a code; here every field of every plan is compared with it."""
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*_missing", code) for code in codes())
    fields = [
        field
        for country in ("DE", "FR", "IT", "NO", "US")
        for s in SCHEMES
        for d in plan(country, s)
        for field in d.fields
    ]
    assert all(codes()[field.code][0] == field.pointer for field in fields)


def test_limits_are_amounts_of_currencies() -> None:
    for _, currency, amount, basis, law in SIMPLIFIED_ROWS:
        assert is_currency(currency)
        assert basis in {"gross", "net"}
        assert law
        assert not amount or Decimal(amount) > 0
    assert limits("DE") == (("EUR", Decimal(250), "total_with_tax"),)
    assert limits("LV") == (("EUR", Decimal(100), "total_with_tax"),)
    assert len(limits("PL")) == 2
    assert limits("US") == limits("CH") == ()


def test_a_countrys_own_row_replaces_the_common_one() -> None:
    laws = {demand.rule: demand.law for demand in plan("DE", "F")}
    assert all("UStG" in laws[rule] for rule in ("date_of_supply", "issuer_address", "customer_name", "vat_ids"))
    assert "Directive" in laws["reverse_charge_mention"]
    assert "MWSTG" in {demand.rule: demand.law for demand in plan("CH", "F")}["customer_name"]
    assert "UStG" not in {demand.rule: demand.law for demand in plan("AT", "F")}["vat_ids"]
    assert [demand.rule for demand in plan("US", "F")] == ["issuer_name", "customer_name"]


@pytest.mark.parametrize(
    ("country", "is_ordered"), [("FR", True), ("ES", True), ("PT", True), ("DE", False), ("", False)]
)
def test_the_order_of_dates_is_law_in_some_countries(country: str, is_ordered: bool) -> None:
    assert demands_order(country) is is_ordered


def test_the_page_of_particulars_is_the_one_that_the_tables_make() -> None:
    assert TARGET.read_text("utf-8") == page(), "run: python -m tests.support.particulars_docs"


def test_the_page_names_every_code_every_rule_and_every_condition() -> None:
    text = TARGET.read_text("utf-8")
    assert not [name for name in (*codes(), *rule_ids()) if f"`{name}`" not in text]
    assert set(CONDITIONS) == {"", *GATES, *LACKS}
