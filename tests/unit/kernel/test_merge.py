"""Merge patches as RFC 7396 has them."""

from typing import Any

import pytest
from billhead.kernel.merge import merge


# The examples of RFC 7396, appendix A, whose documents are objects.
@pytest.mark.parametrize(
    ("stored", "patch", "expected"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_a_patch_merges_as_the_standard_says(stored: Any, patch: Any, expected: Any) -> None:
    assert merge(stored, patch) == expected


def test_false_zero_and_empty_are_values_and_not_removals() -> None:
    assert merge({"a": 1, "b": 1, "c": 1, "d": 1}, {"a": False, "b": 0, "c": "", "d": []}) == {
        "a": False,
        "b": 0,
        "c": "",
        "d": [],
    }


def test_what_was_stored_stays_as_it_was() -> None:
    stored = {"a": {"b": {"c": 1}}}
    merge(stored, {"a": {"b": {"c": 2, "d": 3}}})
    assert stored == {"a": {"b": {"c": 1}}}


def test_an_object_replaces_what_was_none() -> None:
    assert merge({"a": 1}, {"a": {"b": None, "c": 1}}) == {"a": {"c": 1}}
