"""What issuing costs: calls, and write units by DynamoDB's rules for the bytes that are really sent.

A transaction's write costs 2 units for each KB begun of an item, an index 1 for each KB begun of what it holds.
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
"""

from typing import Any

import pytest

from tests.functions.invoice_calls import invoice, made, shown
from tests.support.stack import Stack, template

KB = 1024
TEN = [
    {
        "name": f"Subscription, plan Team {number}",
        "description": f"Licences for {number + 3} people from 1 to 31 December 2026, contract 4711-{number}",
        "quantity": number + 1,
        "unit": "month",
        "price": 100 + number,
        "discounts": [{"value": 5 + number}],
        "taxes": [{"rate": 19 if number % 2 else 7}],
    }
    for number in range(10)
]
CUSTOMER = {
    "name": "Café Zürich Gastronomie und Handelsgesellschaft mbH",
    "email": "buchhaltung@cafe-zuerich.example",
    "address": "Lange Limmatquaistrasse 124a",
    "post_code": "80331",
    "city": "München",
    "country": "Germany",
    "tax_number": "DE136695976",
}


@pytest.fixture
def customer(catalog) -> dict[str, Any]:
    return catalog("/customers", **CUSTOMER)


def size(value: dict[str, Any]) -> int:
    """Bytes of a value in DynamoDB's form."""
    ((kind, content),) = value.items()
    if kind in {"S", "B"}:
        return len(content.encode() if isinstance(content, str) else content)
    if kind == "N":
        digits = content.lstrip("-").replace(".", "").strip("0")
        return (len(digits) + 1) // 2 + 1 + content.startswith("-")
    if kind in {"BOOL", "NULL"}:
        return 1
    parts = [(len(key.encode()), inner) for key, inner in content.items()] if kind == "M" else [(0, x) for x in content]
    return 3 + sum(1 + name + size(inner) for name, inner in parts)


def item_size(item: dict[str, Any]) -> int:
    return sum(len(name.encode()) + size(value) for name, value in item.items())


def kilobytes(count: int) -> int:
    return -(-count // KB)


def indexes(item: dict[str, Any]) -> list[int]:
    """What the item takes in each index that holds it, in bytes."""
    table = template().tables["TenantsTable"].create_input
    held: list[int] = []
    for index in table["GlobalSecondaryIndexes"]:
        keys = {entry["AttributeName"] for entry in index["KeySchema"]}
        if keys <= item.keys():
            wanted = keys | {"sk", "entity_id"} | set(index["Projection"].get("NonKeyAttributes", []))
            held.append(item_size({name: value for name, value in item.items() if name in wanted}))
    return held


def own_calls(stack: Stack, function: str = "issue_document") -> list[str]:
    return [f"{call.service}:{call.operation}" for call in stack.guard.calls if call.function == function]


def stored_after(stack: Stack) -> list[dict[str, Any]]:
    """The three items of the last transaction, as they stand in the table."""
    (transaction,) = [
        call.params["TransactItems"] for call in stack.guard.calls if call.operation == "TransactWriteItems"
    ]
    named = [next(iter(part.values())) for part in transaction]
    keys = [(part.get("Key") or part["Item"])["sk"]["S"] for part in named]
    return [item for item in stack.items("TenantsTable") if item["sk"]["S"] in keys]


def test_a_warm_request_is_one_read_and_one_transaction(call, customer, stack) -> None:
    made(call("POST", json=invoice(*TEN, customer_id=customer["id"])))
    stack.guard.calls.clear()
    made(call("POST", json=invoice(*TEN, customer_id=customer["id"]), headers={"idempotency-key": "k"}))
    assert own_calls(stack) == ["dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]


def test_a_cold_one_also_checks_the_tenant_and_opens_its_session(call, customer, stack) -> None:
    stack.guard.calls.clear()
    made(call("POST", json=invoice(*TEN, customer_id=customer["id"])))
    assert own_calls(stack) == [
        "dynamodb:GetItem",
        "sts:AssumeRole",
        "dynamodb:BatchGetItem",
        "dynamodb:TransactWriteItems",
    ]


def test_catalogue_taxes_and_settings_need_no_call_more(api, call, customer, catalog, account, entity, stack) -> None:
    tax = catalog("/taxes", tax_rates=[{"rate": 22}])
    items = [catalog("/items", name=f"Item {number}", price=number) for number in range(5)]
    lines = [{"item_id": item["id"]} for item in items] * 2
    body = invoice(*lines, {**TEN[0], "taxes": [{"tax_id": tax["id"]}]}, customer_id=customer["id"])
    made(call("POST", json=body))
    stack.guard.calls.clear()
    made(call("POST", json=body))
    assert own_calls(stack) == ["dynamodb:BatchGetItem", "dynamodb:TransactWriteItems"]


def test_ten_lines_cost_at_most_ten_write_units_and_one_for_each_index(call, customer, stack) -> None:
    made(call("POST", json=invoice(*TEN, customer_id=customer["id"])))
    stack.guard.calls.clear()
    made(call("POST", json=invoice(*TEN, customer_id=customer["id"], reference="PO-4711", note="Thank you very much.")))
    items = stored_after(stack)
    assert len(items) == 3
    units = [2 * kilobytes(item_size(item)) for item in items]
    assert sum(units) <= 10, units
    (document,) = [item for item in items if item["sk"]["S"].startswith("invoice#")]
    held = indexes(document)
    assert len(held) == 4 and [kilobytes(count) for count in held] == [1, 1, 1, 1]
    others = [item for item in items if item is not document]
    assert [indexes(item) for item in others] == [[], []]


def test_the_rule_of_sizes_is_dynamodbs() -> None:
    """Worked out by hand from the documentation."""
    assert item_size({"sk": {"S": "žx"}, "n": {"N": "-12.50"}, "b": {"B": b"123"}, "t": {"BOOL": True}}) == (
        (2 + 3) + (1 + 4) + (1 + 3) + (1 + 1)
    )
    assert size({"L": [{"S": "ab"}, {"M": {"k": {"S": "v"}}}]}) == 3 + (1 + 2) + 1 + (3 + 1 + 1 + 1)


@pytest.mark.parametrize("params", [{}, {"status": "overdue"}, {"status": "issued"}, {"include": "items"}])
def test_a_list_takes_the_same_calls_whatever_the_number_of_invoices(call, stack, clock, params) -> None:
    made(call("POST", json=invoice()))
    clock.advance(days=31 if params.get("status") == "overdue" else 0)
    counts: list[list[str]] = []
    for _ in range(2):
        shown(call("GET", params=params))
        stack.guard.calls.clear()
        shown(call("GET", params=params))
        counts.append(own_calls(stack, "invoices"))
        for _ in range(12):
            made(call("POST", json=invoice(date="2026-11-23")))
    assert counts[0] == counts[1]
    assert len(counts[0]) <= 2
