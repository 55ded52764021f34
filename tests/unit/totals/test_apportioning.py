"""Largest remainder: nothing lost, each share next to its quota."""

from fractions import Fraction

from billhead.totals.apportion import apportion
from billhead.totals.exact import divide_half_up
from hypothesis import given
from hypothesis import strategies as st

weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=12)


@given(weights, st.integers(1, 200), st.integers(1, 200))
def test_shares_of_a_rounded_sum_are_next_to_their_quotas(given_weights: list[int], part: int, whole: int) -> None:
    total = divide_half_up(sum(given_weights) * part, whole)
    shares = apportion(total, given_weights, share=(part, whole))
    assert sum(shares) == total
    for weight, share in zip(given_weights, shares, strict=True):
        quota = Fraction(weight * part, whole)
        assert share in (quota.__floor__(), quota.__ceil__())


@given(st.lists(st.integers(-(10**6), 10**6), min_size=1, max_size=12), st.integers(-9, 9))
def test_any_total_is_met_and_the_difference_is_spread_evenly(given_weights: list[int], off: int) -> None:
    total = divide_half_up(sum(given_weights) * 100, 122) + off
    shares = apportion(total, given_weights, share=(100, 122))
    assert sum(shares) == total
    even = abs(off) // len(given_weights) + 2
    for weight, share in zip(given_weights, shares, strict=True):
        assert abs(share - Fraction(weight * 100, 122)) < even


def test_the_largest_remainder_is_served_first_and_among_equals_the_first() -> None:
    """Quotas 0.5, 1.75, 1.25, 0.5."""
    weights = [2, 7, 5, 2]
    assert apportion(3, weights, share=(1, 4)) == [0, 2, 1, 0]
    assert apportion(4, weights, share=(1, 4)) == [1, 2, 1, 0]
    assert apportion(5, weights, share=(1, 4)) == [1, 2, 1, 1]


def test_a_weight_of_nothing_gets_nothing() -> None:
    assert apportion(1, [0, 1, 0, 1], share=(1, 2)) == [0, 1, 0, 0]


def test_below_zero_it_is_rounded_down_too() -> None:
    """Quotas -0.75 and 0.75 of a sum of nothing."""
    assert apportion(0, [-3, 3], share=(1, 4)) == [-1, 1]


def test_nothing_to_share_is_nothing() -> None:
    assert apportion(0, [], share=(1, 1)) == []
