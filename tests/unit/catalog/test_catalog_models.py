"""What the models of customers, items and taxes take and refuse, each fault at its place."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from billhead.catalog.kind import MAX_RECORD_BYTES, RecordTooLarge, stored_data
from billhead.customers.model import Customer
from billhead.items.model import ITEM, Item
from billhead.kernel.errors import Invalid
from billhead.kernel.fields import Model
from billhead.kernel.validation import validate
from billhead.taxes.model import Tax, rate_on

TAX_ID = "tax_" + "0" * 26


def faults(model: type[Model], data: Any) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as refused:
        validate(model, data)
    return [(fault.pointer, fault.code) for fault in refused.value.errors]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({}, ("/name", "required")),
        ({"name": None}, ("/name", "not_a_string")),
        ({"name": " "}, ("/name", "required")),
        ({"name": 7}, ("/name", "not_a_string")),
        ({"name": ["x"]}, ("/name", "not_a_string")),
        ({"name": "a\nb"}, ("/name", "line_break")),
        ({"name": "a\x00b"}, ("/name", "control_character")),
        ({"name": "a\ud800b"}, ("/name", "control_character")),
        ({"name": "x" * 251}, ("/name", "too_long")),
        ({"name": "x", "e_mail": "a@b.co"}, ("/e_mail", "unknown_field")),
        ({"name": "x", "id": "cus_1"}, ("/id", "unknown_field")),
        ({"name": "x", "email": "nobody"}, ("/email", "email_malformed")),
        ({"name": "x", "country": "Atlantis"}, ("/country", "unknown_country")),
        ({"name": "x", "country_code": "ZZ"}, ("/country_code", "unknown_country")),
        ({"name": "x", "locale": "deutsch"}, ("/locale", "malformed")),
        ({"name": "x", "is_end_consumer": "yes"}, ("/is_end_consumer", "not_a_boolean")),
        ({"name": "x", "is_end_consumer": 1}, ("/is_end_consumer", "not_a_boolean")),
        ({"name": "x", "peppol_scheme_id": "9930:1"}, ("/peppol_scheme_id", "malformed")),
        ({"name": "x", "metadata": []}, ("/metadata", "not_an_object")),
        ({"name": "x", "metadata": {"a": 1}}, ("/metadata/a", "not_a_string")),
        ({"name": "x", "metadata": {"a/b~c": 1}}, ("/metadata/a~1b~0c", "not_a_string")),
        ({"name": "x", "metadata": {"": "v"}}, ("/metadata/", "required")),
        ({"name": "x", "metadata": {str(n): "v" for n in range(51)}}, ("/metadata", "too_many")),
        ({"name": "x", "metadata": {"a": "v" * 251}}, ("/metadata/a", "too_long")),
    ],
)
def test_wrong_customer_is_refused_at_its_field(data: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults(Customer, data) == [fault]


def test_every_fault_of_a_customer_is_told_at_once() -> None:
    assert len(faults(Customer, {"name": 1, "email": 2, "city": 3, "colour": 4})) == 4


def test_pointer_to_a_key_without_utf8_can_be_sent() -> None:
    ((pointer, code),) = faults(Customer, {"name": "x", "metadata": {"\ud800": "v"}})
    assert pointer.startswith("/metadata/")
    assert pointer.encode("utf-8")
    assert code == "control_character"


def test_customer_of_a_country_has_its_code_and_name() -> None:
    given = stored_data(validate(Customer, {"name": "x", "country": "uk"}))
    assert (given["country_code"], given["country"]) == ("GB", "United Kingdom")


def test_country_code_wins_over_the_country() -> None:
    given = stored_data(validate(Customer, {"name": "x", "country": "Atlantis", "country_code": "si"}))
    assert (given["country_code"], given["country"]) == ("SI", "Slovenia")


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"price": 1}, ("/name", "required")),
        ({"name": "x"}, ("/price", "required")),
        ({"name": "x", "price": 1, "gross_price": 1}, ("/price", "price_ambiguous")),
        ({"name": "x", "price": "1.50"}, ("/price", "not_a_number")),
        ({"name": "x", "price": True}, ("/price", "not_a_number")),
        ({"name": "x", "price": 10**12 + 1}, ("/price", "out_of_range")),
        ({"name": "x", "price": -(10**12) - 1}, ("/price", "out_of_range")),
        ({"name": "x", "gross_price": Decimal("1e400")}, ("/gross_price", "out_of_range")),
        ({"name": "x", "price": Decimal("1e-9")}, ("/price", "too_precise")),
        ({"name": "x", "price": Decimal("NaN")}, ("/price", "out_of_range")),
        ({"name": "x", "price": 1, "classification": "thing"}, ("/classification", "unknown_value")),
        ({"name": "x", "price": 1, "tax_ids": ["tax_1"]}, ("/tax_ids/0", "malformed")),
        ({"name": "x", "price": 1, "tax_ids": TAX_ID}, ("/tax_ids", "not_a_list")),
        ({"name": "x", "price": 1, "tax_ids": [TAX_ID], "taxes": []}, ("/taxes", "tax_ambiguous")),
        ({"name": "x", "price": 1, "taxes": [{}]}, ("/taxes/0", "tax_ambiguous")),
        ({"name": "x", "price": 1, "taxes": [{"rate": 1, "classification": "zero"}]}, ("/taxes/0", "tax_ambiguous")),
        ({"name": "x", "price": 1, "taxes": [{"rate": 101}]}, ("/taxes/0/rate", "out_of_range")),
        ({"name": "x", "price": 1, "taxes": [{"rate": 1}] * 6}, ("/taxes", "too_many")),
        ({"name": "x", "price": 1, "translations": {"german": {}}}, ("/translations/german", "malformed")),
        ({"name": "x", "price": 1, "translations": {"de": {"nom": "y"}}}, ("/translations/de/nom", "unknown_field")),
    ],
)
def test_wrong_item_is_refused_at_its_field(data: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults(Item, data) == [fault]


@pytest.mark.parametrize("price", [0, -5, 10**12, -(10**12), Decimal("0.00000001"), Decimal("1e3")])
def test_price_within_its_bounds_is_kept_exactly(price: Decimal | int) -> None:
    assert stored_data(validate(Item, {"name": "x", "price": price}))["price"] == price


def test_item_names_the_taxes_that_must_exist() -> None:
    named = ITEM.references({"tax_ids": [TAX_ID, "tax_no", 5]})
    assert named == {"/tax_ids/0": f"tax#{TAX_ID}"}
    assert ITEM.references({"tax_ids": {"a": 1}}) == {}


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({}, ("/tax_rates", "required")),
        ({"tax_rates": []}, ("/tax_rates", "too_few")),
        ({"tax_rates": 22}, ("/tax_rates", "not_a_list")),
        ({"tax_rates": [22]}, ("/tax_rates/0", "not_an_object")),
        ({"tax_rates": [{"valid_from": "2026-01-01"}]}, ("/tax_rates/0/rate", "required")),
        ({"tax_rates": [{"rate": -1}]}, ("/tax_rates/0/rate", "out_of_range")),
        ({"tax_rates": [{"rate": Decimal("100.01")}]}, ("/tax_rates/0/rate", "out_of_range")),
        ({"tax_rates": [{"rate": "22"}]}, ("/tax_rates/0/rate", "not_a_number")),
        ({"tax_rates": [{"rate": 1, "valid_from": "2026-13-01"}]}, ("/tax_rates/0/valid_from", "date_malformed")),
        ({"tax_rates": [{"rate": 1, "valid_from": "20260101"}]}, ("/tax_rates/0/valid_from", "date_malformed")),
        ({"tax_rates": [{"rate": 1}, {"rate": 2}]}, ("/tax_rates", "rate_ambiguous")),
        ({"tax_rates": [{"rate": 1}], "is_default": "true"}, ("/is_default", "not_a_boolean")),
        ({"tax_rates": [{"rate": 1}], "classification": "parking"}, ("/classification", "unknown_value")),
        ({"tax_rates": [{"rate": 1}], "name": ""}, ("/name", "required")),
    ],
)
def test_wrong_tax_is_refused_at_its_field(data: dict[str, Any], fault: tuple[str, str]) -> None:
    assert faults(Tax, data) == [fault]


@pytest.mark.parametrize(
    ("rates", "name"),
    [
        ([{"rate": 22}], "22%"),
        ([{"rate": Decimal("9.50")}], "9.5%"),
        ([{"rate": Decimal("2E+1")}], "20%"),
        ([{"rate": 23, "valid_from": "2027-01-01"}, {"rate": 22, "valid_from": "2020-01-01"}], "23%"),
    ],
)
def test_tax_without_a_name_is_called_by_its_latest_rate(rates: list[dict[str, Any]], name: str) -> None:
    assert validate(Tax, {"tax_rates": rates}).name == name


def test_rate_of_a_day_is_the_latest_that_has_begun() -> None:
    rates = [{"rate": Decimal(19), "valid_from": "2021-01-01"}, {"rate": Decimal(16)}]
    assert rate_on(rates, date(2020, 12, 31)) == 16
    assert rate_on(rates, date(2021, 1, 1)) == 19
    assert rate_on(rates[:1], date(2020, 12, 31)) is None


def test_record_larger_than_its_limit_is_refused() -> None:
    fits = {"name": "x", "price": 1, "translations": {f"{a}{b}": {"description": "y" * 4000} for a, b in _pairs(20)}}
    assert len(stored_data(validate(Item, fits))["translations"]) == 20
    large = {**fits, "translations": {f"{a}{b}": {"description": "y" * 4000} for a, b in _pairs(30)}}
    with pytest.raises(RecordTooLarge, match=str(MAX_RECORD_BYTES)):
        stored_data(validate(Item, large))


def _pairs(count: int) -> list[tuple[str, str]]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [(letters[n // 26], letters[n % 26]) for n in range(count)]
