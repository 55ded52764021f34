"""The first page of GET /invoices with 100 and with 20,000 invoices in the entity: calls and items read."""

import copy
from typing import Any

from tests.benchmarks.scene import Scene, invoice, scene
from tests.benchmarks.tables import print_table

SIZES = (100, 20_000)
BATCH = 25


def main() -> None:
    rows: list[tuple[Any, ...]] = []
    with scene() as at:
        made = at.call("POST", "/invoices", json=invoice(2)).json["id"]
        item = next(item for item in at.stack.items("TenantsTable") if item["sk"]["S"] == f"invoice#{made}")
        stored = 1
        for size in SIZES:
            _fill(at, item, stored, size)
            stored = size
            rows += [_first_page(at, size, query) for query in ("", "?status=issued", "?status=overdue")]
    print_table(
        "First page of GET /invoices", ("invoices", "query", "rows", "AWS calls", "Query limit", "has_more"), rows
    )


def _fill(at: Scene, item: dict[str, Any], start: int, end: int) -> None:
    """Copies of one invoice, straight into the table: only the reading is measured."""
    table = at.stack.table("TenantsTable")
    for first in range(start, end, BATCH):
        copies = [_copy(item, number) for number in range(first, min(first + BATCH, end))]
        requests = [{"PutRequest": {"Item": copied}} for copied in copies]
        at.stack.aws("dynamodb").batch_write_item(RequestItems={table: requests})


def _copy(item: dict[str, Any], number: int) -> dict[str, Any]:
    copied = copy.deepcopy(item)
    old, new = item["id"]["S"], f"inv_{number:026}"
    for name in ("sk", "list_key", "due_key", "state_key"):
        copied[name] = {"S": item[name]["S"].replace(old, new) + ("" if old in item[name]["S"] else f"{number:06}")}
    copied["id"] = {"S": new}
    return copied


def _first_page(at: Scene, size: int, query: str) -> tuple[Any, ...]:
    at.call("GET", "/invoices")
    at.stack.guard.calls.clear()
    answer = at.call("GET", f"/invoices{query}")
    calls = [call for call in at.stack.guard.calls if call.function == "invoices"]
    limits = [call.params["Limit"] for call in calls if call.operation == "Query"]
    page = answer.json["pagination"]
    return size, query or "-", len(answer.json["data"]), ", ".join(map(str, calls)), limits[0], page["has_more"]


if __name__ == "__main__":
    main()
