"""Which part of an index a list reads."""

from typing import Any

import pytest
from billhead.kernel.page import KeyRange


@pytest.mark.parametrize(
    ("low", "high", "condition", "values"),
    [
        (None, None, "begins_with(list_key, :prefix)", {":prefix": "invoice#"}),
        (
            "invoice#2026-01",
            None,
            "list_key BETWEEN :low AND :high",
            {":low": "invoice#2026-01", ":high": "invoice#\uffff"},
        ),
        (None, "invoice#2026-02", "list_key BETWEEN :low AND :high", {":low": "invoice#", ":high": "invoice#2026-02"}),
        ("invoice#1", "invoice#2", "list_key BETWEEN :low AND :high", {":low": "invoice#1", ":high": "invoice#2"}),
    ],
)
def test_a_range_is_one_condition_on_the_sort_key(low: Any, high: Any, condition: str, values: dict[str, str]) -> None:
    assert KeyRange("by_date", "list_key", "invoice#", low, high).condition() == (condition, values)


def test_a_position_needs_the_keys_of_the_table_and_of_the_index() -> None:
    assert KeyRange(None, "sk", "x").position == ("sk",)
    assert KeyRange("by_date", "list_key", "x").position == ("sk", "list_key")
