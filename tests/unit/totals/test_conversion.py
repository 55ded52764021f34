"""The sums in a second currency: rows converted apiece, the tax their sum."""

from decimal import Decimal
from fractions import Fraction

from billhead.totals.compute import compute_totals
from billhead.totals.conversion import convert_totals
from billhead.totals.model import PricedLine
from hypothesis import given

from tests.golden.totals.oracle import half_up
from tests.unit.totals.samples import EXEMPT, REDUCED, any_document, decimals, digits, line


def test_each_row_is_converted_and_rounded_and_the_tax_is_their_sum() -> None:
    """0.45 × 0.5 = 0.225 → 0.23, and 0.19 × 0.5 = 0.095 → 0.10: 0.33, where 0.64 × 0.5 would be 0.32."""
    totals = compute_totals([line("1", "2.05"), line("1", "2.00", taxes=[REDUCED])], 2)
    assert [str(row.amount) for row in totals.taxes] == ["0.45", "0.19"]
    converted = convert_totals(totals, Decimal("0.5"), 2)
    assert [(str(base), str(amount)) for base, amount in converted.taxes] == [("1.03", "0.23"), ("1.00", "0.10")]
    assert (str(converted.total), str(converted.total_tax), str(converted.total_with_tax)) == ("2.03", "0.33", "2.36")


def test_the_other_currency_has_its_own_decimals() -> None:
    totals = compute_totals([line("1", "100"), line("1", "1", taxes=[EXEMPT])], 2)
    in_yen = convert_totals(totals, Decimal("163.45"), 0)
    assert (str(in_yen.total), str(in_yen.total_tax), str(in_yen.taxes[1].amount)) == ("16508", "3596", "0")
    in_dinars = convert_totals(totals, Decimal("0.3561"), 3)
    assert (str(in_dinars.total), str(in_dinars.total_tax)) == ("35.966", "7.834")


def test_without_taxes_there_is_only_the_total() -> None:
    converted = convert_totals(compute_totals([line("1", "3", taxes=[])], 2), Decimal("1.1"), 2)
    assert (converted.taxes, str(converted.total_tax), str(converted.total_with_tax)) == ((), "0.00", "3.30")


@given(any_document, decimals(0, 400, 5), digits, digits)
def test_every_amount_is_its_exact_value_rounded_once(
    lines: list[PricedLine], rate: Decimal, minor: int, other: int
) -> None:
    totals = compute_totals(lines, minor)
    converted = convert_totals(totals, rate, other)

    def exact(amount: Decimal) -> int:
        return half_up(Fraction(amount) * Fraction(rate) * 10**other)

    made = [(Fraction(base) * 10**other, Fraction(amount) * 10**other) for base, amount in converted.taxes]
    assert made == [(exact(row.base), exact(row.amount)) for row in totals.taxes]
    assert Fraction(converted.total) * 10**other == exact(totals.total)
    assert converted.total_tax == sum(row.amount for row in converted.taxes)
    assert converted.total_with_tax == converted.total + converted.total_tax
    amounts = [converted.total, converted.total_tax, *(amount for row in converted.taxes for amount in row)]
    assert {amount.as_tuple().exponent for amount in amounts} == {-other}
    assert not [amount for amount in amounts if not amount and amount.is_signed()]


@given(any_document, digits)
def test_at_a_rate_of_one_nothing_changes(lines: list[PricedLine], minor: int) -> None:
    totals = compute_totals(lines, minor)
    converted = convert_totals(totals, Decimal(1), minor)
    assert converted.taxes == tuple((row.base, row.amount) for row in totals.taxes)
    assert converted.total_with_tax == totals.total_with_tax
