"""AWS calls and write units of one POST /invoices with ten lines, cold and warm."""

from typing import Any

from tests.benchmarks.scene import Scene, invoice, scene
from tests.benchmarks.tables import print_table
from tests.support.capacity import index_units, item_bytes, write_units
from tests.support.containers import empty_all


def main() -> None:
    with scene() as at:
        customer_id = at.customer()
        at.call("POST", "/invoices", json=invoice(customer_id=customer_id))
        warm, calls = _one(at, invoice(customer_id=customer_id))
        empty_all()
        cold, _ = _one(at, invoice(customer_id=customer_id))
        print_table(
            "POST /invoices, 10 lines: AWS calls of issue_document",
            ("container", "calls", "which"),
            [("cold", len(cold), ", ".join(cold)), ("warm", len(warm), ", ".join(warm))],
        )
        _units(at, calls[-1].params["TransactItems"])


def _one(at: Scene, body: dict[str, Any]) -> tuple[list[str], list[Any]]:
    at.stack.guard.calls.clear()
    answer = at.call("POST", "/invoices", json=body)
    assert answer.status == 201, answer
    calls = [call for call in at.stack.guard.calls if call.function == "issue_document"]
    return [call.operation for call in calls], calls


def _units(at: Scene, writes: list[dict[str, Any]]) -> None:
    table = at.stack.template.tables["TenantsTable"]
    stored = {item["sk"]["S"]: item for item in at.stack.items("TenantsTable")}
    rows: list[tuple[Any, ...]] = []
    for write in writes:
        ((kind, given),) = write.items()
        item = stored[(given.get("Item") or given.get("Key"))["sk"]["S"]]
        indexes = index_units(table, item)
        size = item_bytes(item)
        rows.append(
            (kind, item["sk"]["S"].partition("#")[0], size, write_units(size, transactional=True), len(indexes))
        )
        assert all(units == 1 for units in indexes.values()), indexes
    total = sum(row[3] for row in rows)
    rows.append(("sum", "budget: at most 10 + 1 per index", sum(row[2] for row in rows), total, rows[1][4]))
    print_table("Its transaction", ("write", "item", "bytes", "write units", "index units"), rows)


if __name__ == "__main__":
    main()
