"""Credits: never above what is left of a tax, and all of them together are the invoice."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from billhead.totals.compute import compute_totals
from billhead.totals.credit import CreditAboveRest, credit_base, spread_amount, take_off
from billhead.totals.model import PricedLine, TaxGroup, TaxTotal
from hypothesis import given
from hypothesis import strategies as st

from tests.golden.totals.oracle import half_up
from tests.unit.totals.samples import GST, PST, REDUCED, STANDARD, digits, documents, vat


def left(base: str, tax: str, group: TaxGroup = STANDARD) -> TaxTotal:
    return TaxTotal(group, Decimal(base), Decimal(tax))


def amounts(row: TaxTotal) -> tuple[str, str]:
    return str(row.base), str(row.amount)


def with_tax(rows: Sequence[TaxTotal]) -> Decimal:
    return sum((row.base + row.amount for row in rows), Decimal(0))


@pytest.mark.parametrize(
    ("base", "tax"), [("50", "11.00"), ("0.02", "0.00"), ("0.03", "0.01"), ("99.99", "22.00"), ("0", "0.00")]
)
def test_the_tax_of_a_credit_is_base_times_rate(base: str, tax: str) -> None:
    assert str(credit_base(left("100.00", "22.00"), Decimal(base), 2).amount) == tax


def test_it_is_never_more_than_the_tax_that_is_left() -> None:
    assert amounts(credit_base(left("100.00", "3.00"), Decimal("50.00"), 2)) == ("50.00", "3.00")


def test_who_takes_all_the_base_takes_all_the_tax() -> None:
    assert amounts(credit_base(left("8.33", "1.67"), Decimal("8.33"), 2)) == ("8.33", "1.67")
    assert amounts(credit_base(left("0.00", "0.01"), Decimal(0), 2)) == ("0.00", "0.01")


def test_more_than_is_left_is_refused_where_it_stands() -> None:
    with pytest.raises(CreditAboveRest) as refused:
        credit_base(left("100.00", "22.00"), Decimal("100.01"), 2, pointer="/items/0")
    assert [(fault.pointer, fault.code) for fault in refused.value.errors] == [("/items/0", "credit_above_rest")]
    with pytest.raises(CreditAboveRest) as refused:
        spread_amount(Decimal("122.01"), [left("100.00", "22.00")], 2, pointer="/amount")
    assert [fault.pointer for fault in refused.value.errors] == ["/amount"]
    assert "122.00" in refused.value.detail


def test_a_credit_is_not_below_nothing_and_is_in_whole_units() -> None:
    with pytest.raises(ValueError, match="nothing"):
        credit_base(left("1", "0"), Decimal("-0.01"), 2)
    with pytest.raises(ValueError, match="nothing"):
        spread_amount(Decimal("-0.01"), [left("1", "0")], 2)
    with pytest.raises(ValueError, match="whole number"):
        spread_amount(Decimal("0.005"), [left("1", "0")], 2)


def test_an_amount_is_spread_in_proportion_to_what_is_left_with_tax() -> None:
    """122.00 and 109.50 are left; a hundred is 52.70 and 47.30 of them."""
    rows = spread_amount(Decimal(100), [left("100.00", "22.00"), left("100.00", "9.50", REDUCED)], 2)
    assert [amounts(row) for row in rows] == [("43.20", "9.50"), ("43.20", "4.10")]
    assert [row.group for row in rows] == [STANDARD, REDUCED]


def test_the_largest_remainder_has_the_odd_unit() -> None:
    """0.05 of 1.00, 1.00 and 0.50: quotas 0.02, 0.02, 0.01; of 0.04: 0.016, 0.016, 0.008, and the floors are 0.02."""
    rests = [left("1.00", "0.00", TaxGroup("Z", Decimal(0))), left("1.00", "0.00", TaxGroup("E", Decimal(0)))]
    rests.append(left("0.50", "0.00", TaxGroup("G", Decimal(0))))
    assert [str(row.base) for row in spread_amount(Decimal("0.05"), rests, 2)] == ["0.02", "0.02", "0.01"]
    assert [str(row.base) for row in spread_amount(Decimal("0.04"), rests, 2)] == ["0.02", "0.01", "0.01"]


def test_all_that_is_left_is_taken_as_it_is() -> None:
    rests = [left("8.32", "1.67", TaxGroup("S", Decimal(20))), left("0.00", "0.01", REDUCED), left("0", "0")]
    assert spread_amount(Decimal("10.00"), rests, 2) == tuple(rests)


def test_within_a_row_net_and_tax_stay_within_their_rests() -> None:
    """20 % of 0.20 would be 0.03 + 0.17, but of base only 0.02 is left; and 0.10 of 1.00 with a tax of 0.01."""
    (row,) = spread_amount(Decimal("0.20"), [left("0.02", "0.20", TaxGroup("S", Decimal(20)))], 2)
    assert amounts(row) == ("0.02", "0.18")
    (row,) = spread_amount(Decimal("0.60"), [left("0.99", "0.01", TaxGroup("S", Decimal(20)))], 2)
    assert amounts(row) == ("0.59", "0.01")


def test_spreading_nothing_over_nothing_is_nothing() -> None:
    assert spread_amount(Decimal(0), [], 2) == ()
    assert [amounts(row) for row in spread_amount(Decimal(0), [left("0.00", "0.00")], 2)] == [("0.00", "0.00")]


def test_taking_off_leaves_the_rest_row_by_row() -> None:
    rests = [left("100.00", "22.00"), left("50.00", "4.75", REDUCED)]
    assert take_off(rests, [left("40.00", "3.80", REDUCED)]) == (rests[0], left("10.00", "0.95", REDUCED))
    with pytest.raises(ValueError, match="does not have"):
        take_off(rests, [left("1", "0", TaxGroup("Z", Decimal(0)))])


# What one credit takes: of each row a share of its base, or of all rows an amount.
shares = st.integers(0, 1000)
by_base = st.tuples(st.just("base"), st.lists(shares, min_size=6, max_size=6))
by_amount = st.tuples(st.just("amount"), shares)
credits = st.lists(st.one_of(by_base, by_amount), max_size=8)


def take(kind: str, part: object, rests: Sequence[TaxTotal], minor: int) -> tuple[TaxTotal, ...]:
    unit = Decimal(1).scaleb(-minor)
    if kind == "amount":
        amount = (with_tax(rests) * Decimal(str(part)) / 1000).quantize(unit, "ROUND_DOWN")
        rows = spread_amount(amount, rests, minor)
        assert with_tax(rows) == amount
        return rows
    assert isinstance(part, list)
    bases = [(rest.base * share / 1000).quantize(unit, "ROUND_DOWN") for rest, share in zip(rests, part, strict=False)]
    return tuple(credit_base(rest, base, minor) for rest, base in zip(rests, bases, strict=True))


invoices = documents(taxes=vat, gross=st.booleans(), most=6).map(
    lambda given: [each._replace(quantity=abs(each.quantity)) for each in given]
)


@given(invoices, digits, credits, st.sampled_from(["base", "amount"]))
def test_any_credits_and_then_the_rest_are_the_invoice_to_the_digit(
    lines: list[PricedLine], minor: int, takes: list[tuple[str, object]], last: str
) -> None:
    invoiced = compute_totals(lines, minor).taxes
    rests, taken = invoiced, [(Decimal(0), Decimal(0))] * len(invoiced)
    for kind, part in [*takes, (last, 1000 if last == "amount" else [1000] * len(invoiced))]:
        rows = take(kind, part, rests, minor)
        for rest, row in zip(rests, rows, strict=True):
            assert row.group == rest.group
            assert 0 <= row.base <= rest.base and 0 <= row.amount <= rest.amount
        taken = [(base + row.base, tax + row.amount) for (base, tax), row in zip(taken, rows, strict=True)]
        rests = take_off(rests, rows)
    assert taken == [(row.base, row.amount) for row in invoiced]
    assert not any(rest.base or rest.amount for rest in rests)


@given(invoices, digits, st.integers(0, 1000))
def test_a_spread_amount_stays_near_its_quotas(lines: list[PricedLine], minor: int, share: int) -> None:
    """Each row within one unit of its exact share, and its tax within one of base × rate, while there is enough."""
    rests = compute_totals(lines, minor).taxes
    units = 10**minor
    amount = Fraction(with_tax(rests) * units * share / 1000).__floor__()
    whole = Fraction(with_tax(rests)) * units
    for rest, row in zip(rests, spread_amount(Decimal(amount).scaleb(-minor), rests, minor), strict=True):
        quota = amount * Fraction(rest.base + rest.amount) * units / whole if whole else Fraction(0)
        assert abs(Fraction(row.base + row.amount) * units - quota) < 1
        exact = half_up(Fraction(row.base) * Fraction(row.group.rate) / 100 * units)
        assert abs(Fraction(row.amount) * units - exact) <= 1


def test_where_lines_bear_several_taxes_each_row_is_credited_by_its_base() -> None:
    rests = [left("100.00", "5.00", GST), left("60.00", "3.00", PST)]
    rows = [credit_base(rest, Decimal("60.00"), 2) for rest in rests]
    assert [amounts(row) for row in rows] == [("60.00", "3.00"), ("60.00", "3.00")]
