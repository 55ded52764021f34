"""What cannot be issued: each fault has its code and its place, and nothing is stored."""

import json
from typing import Any

import pytest

from tests.functions.bad_input import nothing_stored
from tests.functions.invoice_calls import CHECK, LINE, invoice, made, refused

LONG = "x" * 251
NOBODY = "0" * 26


def line(**fields: Any) -> dict[str, Any]:
    """The only line of a request; None takes a field away."""
    given = {**LINE, **fields}
    return invoice({name: value for name, value in given.items() if value is not None})


FORM = [
    ({}, "/items", "required"),
    ({"items": []}, "/items", "too_few"),
    ({"items": {}}, "/items", "not_a_list"),
    ({"items": ["x"]}, "/items/0", "not_an_object"),
    (invoice(colour="red"), "/colour", "unknown_field"),
    (invoice(is_draft="yes"), "/is_draft", "not_a_boolean"),
    (invoice(date="2026-02-30"), "/date", "date_malformed"),
    (invoice(date="23.11.2026"), "/date", "date_malformed"),
    (invoice(date=20261123), "/date", "not_a_string"),
    (invoice(currency_code="EURO"), "/currency_code", "unknown_currency"),
    (invoice(currency_code="XXX"), "/currency_code", "unknown_currency"),
    (invoice(language="german"), "/language", "malformed"),
    (invoice(calculation_mode="b2c"), "/calculation_mode", "unknown_value"),
    (invoice(reference=LONG), "/reference", "too_long"),
    (invoice(reference="a\nb"), "/reference", "line_break"),
    (invoice(note="x" * 4001), "/note", "too_long"),
    (invoice(note="\u0007"), "/note", "control_character"),
    (invoice(note="\ud800"), "/note", "control_character"),
    (invoice(metadata={f"k{number}": "v" for number in range(51)}), "/metadata", "too_many"),
    (invoice(metadata={"k": 5}), "/metadata/k", "not_a_string"),
    (invoice(expected_total_with_tax="117.81"), "/expected_total_with_tax", "not_a_number"),
    (invoice(customer="Ada"), "/customer", "not_an_object"),
    (invoice(customer={}), "/customer/name", "required"),
    (invoice(customer={"name": " "}), "/customer/name", "required"),
    (invoice(customer={"name": "Ada", "country": "Atlantis"}), "/customer/country", "unknown_country"),
    (invoice(customer={"name": "Ada", "email": "ada"}), "/customer/email", "email_malformed"),
    (invoice(customer={"name": "Ada", "save_customer": 1}), "/customer/save_customer", "not_a_boolean"),
    (invoice(customer={"name": "Ada"}, customer_id="cus_" + NOBODY), "", "customer_ambiguous"),
    (line(name=None), "/items/0", "required"),
    (line(price=None), "/items/0", "required"),
    (line(name=LONG), "/items/0/name", "too_long"),
    (line(name="\u0000"), "/items/0/name", "control_character"),
    (line(price="99"), "/items/0/price", "not_a_number"),
    (line(price=True), "/items/0/price", "not_a_number"),
    (line(price=-1), "/items/0/price", "out_of_range"),
    (line(price=10**10 + 1), "/items/0/price", "out_of_range"),
    (line(quantity=0), "/items/0/quantity", "out_of_range"),
    (line(quantity=-1), "/items/0/quantity", "out_of_range"),
    (line(quantity=10**9 + 1), "/items/0/quantity", "out_of_range"),
    (line(quantity=[1]), "/items/0/quantity", "not_a_number"),
    (line(colour="red"), "/items/0/colour", "unknown_field"),
    (line(type="text"), "/items/0/type", "unknown_value"),
    (line(item_id=""), "/items/0/item_id", "too_short"),
    (line(discounts=[{"value": 1}] * 6), "/items/0/discounts", "too_many"),
    (line(discounts=[{"value": 101}]), "/items/0/discounts/0", "out_of_range"),
    (line(discounts=[{"value": 0}]), "/items/0/discounts/0/value", "out_of_range"),
    (line(discounts=[{"value": 1, "type": "gift"}]), "/items/0/discounts/0/type", "unknown_value"),
    (line(taxes=[{"rate": 19}] * 6), "/items/0/taxes", "too_many"),
    (line(taxes=[{"rate": 101}]), "/items/0/taxes/0/rate", "out_of_range"),
    (line(taxes=[{"rate": -1}]), "/items/0/taxes/0/rate", "out_of_range"),
    (line(taxes=[{}]), "/items/0/taxes/0", "tax_ambiguous"),
    (line(taxes=[{"rate": 22, "classification": "standard"}]), "/items/0/taxes/0", "tax_ambiguous"),
    (line(taxes=[{"classification": "luxury"}]), "/items/0/taxes/0/classification", "unknown_value"),
    (invoice({"type": "separator"}), "/items/0", "required"),
    (invoice({"type": "separator", "name": "x", "price": 1}), "/items/0", "separator_priced"),
]
MEANING = [
    (invoice(date="1999-12-31"), "/date", "date_out_of_range"),
    (invoice(date="2027-11-25"), "/date", "date_out_of_range"),
    (invoice(date="2026-11-23", date_due="2026-11-22"), "/date_due", "date_out_of_range"),
    (invoice(date_service="2026-11-02", date_service_to="2026-11-01"), "/date_service_to", "date_out_of_range"),
    (invoice(date_service_to="2026-11-22"), "/date_service_to", "date_out_of_range"),
    (invoice(customer_id="cus_" + NOBODY), "/customer_id", "customer_unknown"),
    (invoice(customer_id="x"), "/customer_id", "customer_unknown"),
    (invoice({"item_id": "item_" + NOBODY}), "/items/0/item_id", "item_unknown"),
    (invoice(LINE, {"item_id": "x"}), "/items/1/item_id", "item_unknown"),
    (line(taxes=[{"tax_id": "tax_" + NOBODY}]), "/items/0/taxes/0", "tax_unknown"),
    (line(discounts=[{"value": 99.01, "type": "amount"}]), "/items/0/discounts", "discount_above_price"),
    (invoice(LINE, {**LINE, "discounts": [{"value": 60}] * 2}), "/items/1/discounts", "discount_above_price"),
    (invoice(CHECK, expected_total_with_tax=214.31), "/expected_total_with_tax", "total_mismatch"),
    (invoice(CHECK, expected_total_with_tax=-214.2), "/expected_total_with_tax", "total_mismatch"),
]


@pytest.mark.parametrize("is_draft", [False, True])
def test_each_fault_has_its_code_and_place_and_nothing_is_stored(call, stack, is_draft) -> None:
    """All of them in one stack: none may leave anything that would help or hinder the next."""
    told: list[str] = []
    with nothing_stored(stack):
        for body, pointer, code in FORM + MEANING:
            text = json.dumps({"is_draft": is_draft, **body}).encode("utf-8", "surrogatepass")
            answer = call("POST", body=text, headers={"content-type": "application/json", "idempotency-key": "k"})
            if refused(answer) != (422, code, [pointer]):
                told.append(f"{str(body)[:80]}: {refused(answer)}, not {code} at {pointer}")
    assert told == []
    made(call("POST", json=invoice(), headers={"idempotency-key": "k"}))


def test_every_fault_of_a_request_is_told_at_once(call) -> None:
    body = invoice({"name": "", "price": "x"}, {**LINE, "quantity": -1}, colour="red")
    answer = call("POST", json=body)
    assert set(answer.pointers) == {"/items/0/name", "/items/0/price", "/items/1/quantity", "/colour"}


def test_at_most_a_hundred_faults_are_told(call) -> None:
    assert len(call("POST", json={"items": [{}] * 500}).pointers) == 100


@pytest.mark.parametrize("total", ["214.2", "214.20", "214.200"])
def test_the_expected_total_may_be_written_in_any_way(call, total) -> None:
    body = json.dumps(invoice(CHECK))[:-1] + f', "expected_total_with_tax": {total}}}'
    made(call("POST", body=body.encode(), headers={"content-type": "application/json"}))


def test_the_limits_themselves_are_allowed(call) -> None:
    largest = {"name": "x" * 250, "price": 10**10, "quantity": 10**9, "discounts": [{"value": 1}] * 5}
    smallest = b'{"name":"x","price":0.00000001,"quantity":0.00000001,"taxes":[{"rate":19}]}'
    document = made(call("POST", json=invoice(largest, {**LINE, "price": 0}, note="x" * 4000)))
    assert str(document["total"]) == "9500000000000000000.00"
    body = b'{"items":[' + smallest + b"]}"
    tiny = made(call("POST", body=body, headers={"content-type": "application/json"}))
    assert str(tiny["total_with_tax"]) == "0.00"
    for days in ("2000-01-01", "2027-11-24"):
        body = invoice({**LINE, "taxes": [{"rate": 0}]}, date=days, date_due=days, date_service_to=days)
        assert made(call("POST", json=body))["date"] == days
