"""JSON keeps numbers exactly, and refuses what is none."""

import json
from decimal import Decimal
from typing import Any

import pytest
from billhead.kernel.jsontext import MAX_DEPTH, InexactNumber, canonical_json, read_json, write_json
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text()
    | st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("text", ["0.1", "1.10", "-0.00", "1e3", "12345678901234567890.123456789"])
def test_a_number_is_the_decimal_that_was_written(text: str) -> None:
    value = read_json(text)
    assert type(value) is Decimal and str(value) == str(Decimal(text))


def test_a_whole_number_is_an_int() -> None:
    assert read_json("[7]") == [7] and type(read_json("[7]")[0]) is int


@pytest.mark.parametrize(
    "text",
    [
        "NaN",
        "Infinity",
        "-Infinity",
        "1" * 41,
        "0." + "1" * 40,
        "1e1001",
        "1e-1001",
        "1e999999999999999999999",
        "[1e400000]",
    ],
)
def test_what_is_no_reasonable_number_is_refused(text: str) -> None:
    with pytest.raises(InexactNumber):
        read_json(text)


@pytest.mark.parametrize("text", ["", "{", '{"a":1,}', "{'a':1}", "01", '"\x01"', "[" * 100 + "]" * 100, "1 2"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_json(text)


def test_depth_is_bounded() -> None:
    assert read_json("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    with pytest.raises((ValueError, RecursionError)):
        read_json("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    with pytest.raises((ValueError, RecursionError)):
        read_json('{"a":' * 100_000 + "1" + "}" * 100_000)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("19.60"), "19.60"),
        ({"a": [1, None, True]}, '{"a":[1,null,true]}'),
        ("Ł", '"Ł"'),
    ],
)
def test_clients_get_compact_json_with_plain_numbers(value: Any, text: str) -> None:
    assert write_json(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_no_answer_holds_a_number_that_json_has_not(value: Any) -> None:
    with pytest.raises(ValueError):
        write_json(value)


@given(VALUES)
def test_what_is_written_reads_the_same(value: Any) -> None:
    assert read_json(write_json(value)) == value
    assert read_json(canonical_json(value).decode()) == value


@given(st.dictionaries(st.text(), st.integers(), max_size=6))
def test_the_canonical_text_does_not_depend_on_the_order(value: dict[str, int]) -> None:
    assert canonical_json(value) == canonical_json(dict(reversed(value.items())))
    assert list(json.loads(canonical_json(value))) == sorted(value)


def test_the_canonical_text_tells_amounts_apart_by_their_digits() -> None:
    assert canonical_json({"b": Decimal("1.0"), "a": "ž"}) == '{"a":"ž","b":1.0}'.encode()
    assert canonical_json(Decimal("1.0")) != canonical_json(Decimal("1.00"))
