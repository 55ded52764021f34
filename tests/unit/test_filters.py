from decimal import Decimal
from typing import Any

import pytest
from billhead.kernel.filters import MAX_VALUES, FilterField, FilterKind, FilterMalformed, compile_filter

FIELDS = {
    "name": FilterField("data.name", FilterKind.TEXT),
    "price": FilterField("data.price", FilterKind.NUMBER),
    "is_default": FilterField("data.is_default", FilterKind.FLAG),
    "created_at": FilterField("created_at", FilterKind.MOMENT),
}


def test_empty_query_asks_nothing() -> None:
    assert compile_filter({}, FIELDS).expression is None


@pytest.mark.parametrize(
    ("query", "expression", "values"),
    [
        ({"name": "Ada"}, "#data.#name = :f0", ["Ada"]),
        ({"name": {"equals": "Ada"}}, "#data.#name = :f0", ["Ada"]),
        ({"name": {"not": "Ada"}}, "NOT #data.#name = :f0", ["Ada"]),
        ({"name": {"contains": "d"}}, "contains(#data.#name, :f0)", ["d"]),
        ({"name": {"startsWith": "A"}}, "begins_with(#data.#name, :f0)", ["A"]),
        ({"name": {"in": ["Ada", "Bo"]}}, "#data.#name IN (:f0, :f1)", ["Ada", "Bo"]),
        ({"price": {"gt": 1}}, "#data.#price > :f0", [1]),
        ({"price": {"gte": Decimal("0.5")}}, "#data.#price >= :f0", [Decimal("0.5")]),
        ({"price": {"lt": 2}}, "#data.#price < :f0", [2]),
        ({"price": {"lte": 2}}, "#data.#price <= :f0", [2]),
        ({"is_default": True}, "#data.#is_default = :f0", [True]),
        ({"created_at": {"gte": "2026-11-01"}}, "#created_at >= :f0", ["2026-11-01"]),
        ({"name": None}, "attribute_not_exists(#data.#name)", []),
        ({"name": {"not": None}}, "attribute_exists(#data.#name)", []),
        ({"name": {"not": {"in": ["Ada"]}}}, "NOT (#data.#name IN (:f0))", ["Ada"]),
        ({"price": {"gte": 1, "lt": 2}}, "(#data.#price >= :f0 AND #data.#price < :f1)", [1, 2]),
        ({"name": "Ada", "price": 1}, "(#data.#name = :f0 AND #data.#price = :f1)", ["Ada", 1]),
        (
            {"price": 1, "or": [{"name": "Ada"}, {"name": "Bo"}]},
            "(#data.#price = :f0 AND (#data.#name = :f1 OR #data.#name = :f2))",
            [1, "Ada", "Bo"],
        ),
    ],
)
def test_query_becomes_an_expression(query: dict[str, Any], expression: str, values: list[Any]) -> None:
    compiled = compile_filter(query, FIELDS)
    assert compiled.expression == expression
    assert compiled.values == {f":f{place}": value for place, value in enumerate(values)}


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"data": {"name": "x"}}, "data"),
        ({"name": {"matches": "x"}}, "matches"),
        ({"name": {"gt": "x"}}, "gt"),
        ({"price": {"contains": 1}}, "contains"),
        ({"is_default": {"in": [True]}}, "in"),
        ({"name": 5}, "name"),
        ({"name": ["Ada"]}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"name": "x" * 251}, "name"),
        ({"name": {"gt": None}}, "gt"),
        ({"name": {"contains": ""}}, "contains"),
        ({"name": {"contains": None}}, "name"),
        ({"name": {}}, "name"),
        ({"name": {"in": []}}, "in"),
        ({"name": {"in": "Ada"}}, "in"),
        ({"name": {"in": ["Ada", 5]}}, "name"),
        ({"name": {"in": ["x"] * 51}}, "in"),
        ({"price": "5"}, "price"),
        ({"price": True}, "price"),
        ({"price": Decimal("1e400")}, "price"),
        ({"price": Decimal("1e-40")}, "price"),
        ({"is_default": 1}, "is_default"),
        ({"or": []}, "or"),
        ({"or": {"name": "x"}}, "or"),
        ({"or": [{}]}, "or"),
        ({"or": ["name"]}, "or"),
    ],
)
def test_wrong_query_is_refused_by_name(query: dict[str, Any], named: str) -> None:
    with pytest.raises(FilterMalformed, match=rf"\b{named}\b"):
        compile_filter(query, FIELDS)


def test_name_of_an_unknown_field_is_shown_short_and_in_plain_characters() -> None:
    with pytest.raises(FilterMalformed) as refused:
        compile_filter({"\ud800" + "x" * 5000: 1}, FIELDS)
    assert refused.value.detail.isascii()
    assert len(refused.value.detail) < 120


def test_three_levels_are_taken_and_a_fourth_is_refused() -> None:
    third = {"or": [{"or": [{"name": "Ada"}]}]}
    assert compile_filter(third, FIELDS).expression == "#data.#name = :f0"
    with pytest.raises(FilterMalformed, match="levels"):
        compile_filter({"or": [third]}, FIELDS)


def test_nested_negations_are_levels_too() -> None:
    assert compile_filter({"name": {"not": {"not": {"in": ["x"]}}}}, FIELDS).expression
    with pytest.raises(FilterMalformed, match="levels"):
        compile_filter({"name": {"not": {"not": {"not": {"in": ["x"]}}}}}, FIELDS)


def test_twenty_conditions_are_taken_and_one_more_is_refused() -> None:
    assert compile_filter({"or": [{"name": "x"}] * 20}, FIELDS).expression
    with pytest.raises(FilterMalformed, match="conditions"):
        compile_filter({"or": [{"name": "x"}] * 21}, FIELDS)


def test_largest_query_fits_into_an_expression_of_dynamodb() -> None:
    fifty = {"name": {"in": ["x"] * 50}}
    largest = {"or": [fifty, fifty, fifty, fifty, *[{"name": None}] * 16]}
    compiled = compile_filter(largest, FIELDS)
    assert len(compiled.values) == MAX_VALUES
    assert len(compiled.expression or "") < 4096
    with pytest.raises(FilterMalformed, match="values"):
        compile_filter({"or": [fifty, fifty, fifty, fifty, {"name": "y"}]}, FIELDS)
