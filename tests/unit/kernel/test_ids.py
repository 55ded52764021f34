"""Ids sort by time, or follow from what makes a request unique."""

import hashlib
from datetime import UTC, datetime, timedelta

from billhead.kernel.ids import ALPHABET, derived_id, is_id, new_id
from hypothesis import example, given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 23, 7, 16, 54, 123000, tzinfo=UTC)


def zeros(size: int) -> bytes:
    return bytes(size)


def test_an_id_is_a_ulid_with_a_prefix() -> None:
    assert new_id("inv_", NOW, zeros) == "inv_01M83M7KQB0000000000000000"
    assert new_id("inv_", NOW, lambda size: b"\xff" * size) == "inv_01M83M7KQBZZZZZZZZZZZZZZZZ"


# A binary float would lose this millisecond.
@example(2057842, 1)
@given(st.integers(min_value=0, max_value=10**11), st.integers(min_value=1, max_value=10**9))
def test_later_ids_sort_after_earlier_ones(start: int, later: int) -> None:
    first = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=start)
    second = first + timedelta(milliseconds=later)
    assert new_id("x_", first, lambda size: b"\xff" * size) < new_id("x_", second, zeros)


def test_the_same_parts_give_the_same_id_and_others_another() -> None:
    assert derived_id("inv_", "ent_A", "POST /invoices", "k") == derived_id("inv_", "ent_A", "POST /invoices", "k")
    assert is_id(derived_id("inv_", "ent_A", "k"), "inv_")
    ids = {
        derived_id("x_", *parts) for parts in [("a", "b"), ("ab",), ("a", "b", ""), ("", "ab"), ("b", "a"), ("a|b",)]
    }
    assert len(ids) == 6


def test_a_part_cannot_pretend_to_be_two() -> None:
    assert derived_id("x_", "a1:b") != derived_id("x_", "a", "b")
    assert derived_id("x_", "1:a1:b") != derived_id("x_", "a", "b")


def test_a_derived_id_never_changes_between_releases() -> None:
    assert derived_id("ent_", "acc_1", "live", "external_id", "42") == "ent_" + _by_hand()


def _by_hand() -> str:
    material = "5:acc_1" + "4:live" + "11:external_id" + "2:42"
    number = int(hashlib.sha256(material.encode()).hexdigest(), 16) >> 126
    digits = ""
    for _ in range(26):
        number, digit = divmod(number, 32)
        digits = ALPHABET[digit] + digits
    return digits


def test_the_form_of_an_id_is_checked_whole() -> None:
    good = new_id("ent_", NOW, zeros)
    assert is_id(good, "ent_")
    for bad in (
        "",
        "ent_",
        good[:-1],
        good + "0",
        good.lower(),
        good.replace("ent_", "acc_"),
        good[:-1] + "U",
        "ent_" + good,
    ):
        assert not is_id(bad, "ent_"), bad
