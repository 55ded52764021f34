"""The sums of a document: worked cases, and what must hold for every one (API §5, EN 16931's BR-CO rules)."""

from decimal import ROUND_HALF_UP, Context, Decimal

import pytest
from billhead.documents.totals import DiscountAbovePrice, PricedLine, Reduction, TaxGroup, Totals, compute_totals
from hypothesis import given
from hypothesis import strategies as st

STANDARD = TaxGroup("S", Decimal(22))
REDUCED = TaxGroup("S", Decimal("9.5"))
EXEMPT = TaxGroup("E", Decimal(0), "Article 44")
WIDE = Context(prec=80, rounding=ROUND_HALF_UP)


def line(quantity: str, price: str, *discounts: str, tax: TaxGroup | None = STANDARD) -> PricedLine:
    """Discounts as "10%" or "5"."""
    reductions = tuple(Reduction(Decimal(text.rstrip("%")), text.endswith("%")) for text in discounts)
    return PricedLine("/items/0", Decimal(quantity), Decimal(price), reductions, tax)


def sums(totals: Totals) -> tuple[str, str, str]:
    """Net, tax, gross: as texts, so that the number of decimals counts."""
    tax = sum((tax.amount for tax in totals.taxes), Decimal(0))
    return str(totals.total), str(tax), str(totals.total_with_tax)


def test_the_worked_case_of_the_api() -> None:
    totals = compute_totals([line("2", "100", "10%")], 2)
    (only,) = totals.lines
    assert (str(only.sub), str(only.total_discount), str(only.total)) == ("200.00", "20.00", "180.00")
    assert sums(totals) == ("180.00", "39.60", "219.60")


@pytest.mark.parametrize(
    ("discounts", "net"),
    [
        (["10%", "10%"], "160.00"),
        (["50%", "50%"], "0.00"),
        (["10%", "5"], "175.00"),
        (["5", "10%"], "175.00"),
        (["200"], "0.00"),
        (["100%"], "0.00"),
        (["0.005"], "200.00"),
        (["0.0051"], "199.99"),
        (["1%", "2%", "3%", "4%", "5%"], "170.00"),
    ],
)
def test_every_discount_is_taken_from_the_original_sub_and_rounded_once(discounts: list[str], net: str) -> None:
    totals = compute_totals([line("2", "100", *discounts)], 2)
    assert str(totals.total) == net
    assert totals.lines[0].sub - totals.lines[0].total_discount == totals.lines[0].total


@pytest.mark.parametrize("discounts", [["200.01"], ["60%", "60%"], ["99.99%", "0.03"], ["100%", "0.00000001"]])
def test_discounts_above_the_price_are_refused_where_they_stand(discounts: list[str]) -> None:
    with pytest.raises(DiscountAbovePrice) as refused:
        compute_totals([line("2", "100", *discounts)], 2)
    assert [fault.pointer for fault in refused.value.errors] == ["/items/0/discounts"]


@pytest.mark.parametrize(
    ("digits", "price", "expected"),
    [
        (0, "1234.5", ("1235", "272", "1507")),
        (2, "0.125", ("0.13", "0.03", "0.16")),
        (2, "1.005", ("1.01", "0.22", "1.23")),
        (3, "0.0005", ("0.001", "0.000", "0.001")),
        (3, "1.0005", ("1.001", "0.220", "1.221")),
    ],
)
def test_amounts_have_the_currencys_decimals_and_halves_go_up(digits: int, price: str, expected: tuple[str]) -> None:
    assert sums(compute_totals([line("1", price)], digits)) == expected


def test_tax_is_taken_on_the_sum_of_a_group_not_line_by_line() -> None:
    """Three lines of 0.10 at 22 %: 0.066, so 0.07; line by line it would be 0.06."""
    assert sums(compute_totals([line("1", "0.10")] * 3, 2)) == ("0.30", "0.07", "0.37")


def test_each_rate_category_and_reason_is_a_group_of_its_own() -> None:
    other_reason = TaxGroup("E", Decimal(0), "Article 45")
    taxes = (STANDARD, REDUCED, EXEMPT, other_reason, TaxGroup("Z", Decimal(0)), STANDARD)
    totals = compute_totals([line("1", "100", tax=tax) for tax in taxes], 2)
    assert [(tax.group, str(tax.base), str(tax.amount)) for tax in totals.taxes] == [
        (STANDARD, "200.00", "44.00"),
        (REDUCED, "100.00", "9.50"),
        (EXEMPT, "100.00", "0.00"),
        (other_reason, "100.00", "0.00"),
        (TaxGroup("Z", Decimal(0)), "100.00", "0.00"),
    ]


def test_without_a_tax_system_there_is_no_summary() -> None:
    totals = compute_totals([line("3", "5", tax=None)], 2)
    assert totals.taxes == ()
    assert sums(totals) == ("15.00", "0", "15.00")


def test_no_lines_make_zeros() -> None:
    assert sums(compute_totals([], 2)) == ("0.00", "0", "0.00")


def test_the_largest_document_is_exact() -> None:
    """10,000 lines of the largest price and quantity: 30 digits before the point of an intermediate product."""
    largest = line(
        "999999999.99999999", "9999999999.99999999", "33.33333333%", tax=TaxGroup("S", Decimal("99.99999999"))
    )
    totals = compute_totals([largest] * 10_000, 3)
    sub = WIDE.multiply(Decimal("999999999.99999999"), Decimal("9999999999.99999999"))
    left = WIDE.subtract(sub, WIDE.divide(WIDE.multiply(sub, Decimal("33.33333333")), Decimal(100)))
    net = WIDE.multiply(left.quantize(Decimal("0.001"), context=WIDE), Decimal(10_000))
    tax = WIDE.divide(WIDE.multiply(net, Decimal("99.99999999")), Decimal(100)).quantize(Decimal("0.001"), context=WIDE)
    assert totals.total == net
    assert totals.taxes[0].amount == tax
    assert totals.total_with_tax == WIDE.add(net, tax)


def test_a_digit_beyond_the_28th_decides_the_rounding() -> None:
    """The exact rest is …918.4999999999999999; with 28 digits it would be …918.5 and go up."""
    totals = compute_totals([line("900000000.99999999", "9000000000.00000001", "0.50000001")], 0)
    assert str(totals.total) == "8100000008999999918"


def decimals(low: int, high: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(low, high, places=places, allow_nan=False, allow_infinity=False)


reductions = st.one_of(
    st.builds(Reduction, decimals(0, 20, 3), st.just(True)), st.builds(Reduction, decimals(0, 1, 4), st.just(False))
)
groups = st.one_of(
    st.none(),
    st.sampled_from([STANDARD, REDUCED, EXEMPT, TaxGroup("Z", Decimal(0))]),
    st.builds(TaxGroup, st.just("S"), decimals(1, 100, 2)),
)
priced = st.builds(
    PricedLine,
    pointer=st.just("/items/0"),
    quantity=decimals(1, 10**9, 4),
    price=decimals(100, 10**10, 8),
    reductions=st.lists(reductions, max_size=5).map(tuple),
    tax=groups,
)
documents = st.lists(priced, min_size=1, max_size=12)
digits = st.sampled_from([0, 2, 3])


@given(documents, digits)
def test_the_rules_of_the_standard_hold_for_every_document(lines: list[PricedLine], minor: int) -> None:
    totals = compute_totals(lines, minor)
    sum_of_lines = sum((result.total for result in totals.lines), Decimal(0))
    tax_total = sum((tax.amount for tax in totals.taxes), Decimal(0))
    assert totals.total == sum_of_lines  # BR-CO-10, and BR-CO-13 without allowances of the document
    assert totals.total_with_tax == totals.total + tax_total  # BR-CO-14 and BR-CO-15
    for tax in totals.taxes:  # BR-CO-17, and BR-S-08 and its kin: the base is the sum of the lines of the group
        exact = WIDE.divide(WIDE.multiply(tax.base, tax.group.rate), Decimal(100))
        assert tax.amount == exact.quantize(Decimal((0, (1,), -minor)), context=WIDE)
        of_group = [done.total for given, done in zip(lines, totals.lines, strict=True) if given.tax == tax.group]
        assert tax.base == sum(of_group, Decimal(0))


@given(documents, digits)
def test_a_lines_total_is_exact_but_for_one_rounding(lines: list[PricedLine], minor: int) -> None:
    half = Decimal((0, (5,), -minor - 1))
    for given_line, done in zip(lines, compute_totals(lines, minor).lines, strict=True):
        sub = WIDE.multiply(given_line.price, given_line.quantity)
        taken = [
            WIDE.divide(WIDE.multiply(sub, entry.value), Decimal(100)) if entry.is_percent else entry.value
            for entry in given_line.reductions
        ]
        exact = WIDE.subtract(sub, sum(taken, Decimal(0)))
        assert abs(WIDE.subtract(done.total, exact)) <= half
        assert done.total >= 0 and done.total_discount >= 0
        assert done.sub - done.total_discount == done.total


@given(documents, digits, st.randoms(use_true_random=False))
def test_the_order_of_the_lines_never_changes_the_totals(lines: list[PricedLine], minor: int, random: object) -> None:
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    one, other = compute_totals(lines, minor), compute_totals(shuffled, minor)
    assert (one.total, one.total_discount, one.total_with_tax, one.taxes) == (
        other.total,
        other.total_discount,
        other.total_with_tax,
        other.taxes,
    )


@given(documents)
def test_every_amount_has_exactly_the_currencys_decimals(lines: list[PricedLine]) -> None:
    for minor in (0, 2, 3):
        totals = compute_totals(lines, minor)
        amounts = [totals.total, totals.total_discount, totals.total_with_tax]
        amounts += [amount for tax in totals.taxes for amount in (tax.base, tax.amount)]
        amounts += [amount for done in totals.lines for amount in (done.sub, done.total, *done.discounts)]
        assert {amount.as_tuple().exponent for amount in amounts} == {-minor}
