"""Single lines worked by hand: discounts in both modes, net and gross, rounding, what is refused."""

from decimal import Decimal

import pytest
from billhead.totals.compute import compute_totals
from billhead.totals.groups import TaxRepeated
from billhead.totals.lines import DiscountAbovePrice
from billhead.totals.model import CalculationMode, TaxGroup, Totals

from tests.unit.totals.samples import EXEMPT, GST, PST, QST, REDUCED, STANDARD, line


def sums(totals: Totals) -> tuple[str, str, str]:
    """Net, tax, gross: as texts, so that the number of decimals counts."""
    return str(totals.total), str(totals.total_tax), str(totals.total_with_tax)


def test_the_worked_case_of_the_api() -> None:
    totals = compute_totals([line("2", "100", "10%")], 2)
    (only,) = totals.lines
    assert (str(only.sub), str(only.total_discount), str(only.total)) == ("200.00", "20.00", "180.00")
    assert sums(totals) == ("180.00", "39.60", "219.60")
    assert not totals.prices_include_tax


def test_a_gross_line_shows_its_sub_and_discounts_gross_and_its_total_net() -> None:
    totals = compute_totals([line("2", "122", "10%", gross=True)], 2)
    (only,) = totals.lines
    assert [str(amount) for amount in (only.sub, *only.discounts, only.total_discount)] == ["244.00", "24.40", "24.40"]
    assert (str(only.total), str(only.total_with_tax)) == ("180.00", "219.60")
    assert totals.prices_include_tax


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
    assert str(compute_totals([line("2", "100", *discounts)], 2).total) == net


@pytest.mark.parametrize(
    ("discounts", "gross"),
    [
        (["10%", "10%"], "162.00"),
        (["50%", "50%"], "50.00"),
        (["10%", "5"], "175.00"),
        (["5", "10%"], "175.50"),
        (["200"], "0.00"),
        (["100%", "100%"], "0.00"),
        (["33.333%", "33.333%"], "88.89"),
    ],
)
def test_down_the_gross_each_discount_is_taken_from_what_is_left(discounts: list[str], gross: str) -> None:
    totals = compute_totals([line("2", "100", *discounts, gross=True)], 2, "b2c_gross_discount")
    assert str(totals.total_with_tax) == gross


def test_shown_discounts_add_up_to_the_lines_discount() -> None:
    """Rounded each by itself they would be 0.01 five times, though the line goes down from 10.00 to 9.98 only."""
    (only,) = compute_totals([line("1", "10", *["0.005"] * 5)], 2).lines
    assert [str(amount) for amount in only.discounts] == ["0.00", "0.01", "0.00", "0.01", "0.00"]
    assert str(only.total_discount) == "0.02"


@pytest.mark.parametrize(
    ("discounts", "mode"),
    [
        (["200.01"], "b2b_standard"),
        (["60%", "60%"], "b2b_standard"),
        (["99.99%", "0.03"], "b2b_standard"),
        (["100%", "0.00000001"], "b2b_standard"),
        (["200.01"], "b2c_gross_discount"),
        (["100%", "0.00000001"], "b2c_gross_discount"),
        (["200.01", "100%"], "b2c_gross_discount"),
    ],
)
def test_discounts_above_the_price_are_refused_where_they_stand(discounts: list[str], mode: CalculationMode) -> None:
    for gross in (False, True):
        given = line("2", "100", *discounts, taxes=[EXEMPT], gross=gross)._replace(pointer="/items/7")
        with pytest.raises(DiscountAbovePrice) as refused:
            compute_totals([line("1", "1"), given], 2, mode)
        assert [(fault.pointer, fault.code) for fault in refused.value.errors] == [
            ("/items/7/discounts", "discount_above_price")
        ]


@pytest.mark.parametrize("discount", ["1%", "100%", "0.01"])
@pytest.mark.parametrize("mode", ["b2b_standard", "b2c_gross_discount"])
def test_a_deducted_line_has_no_discounts(discount: str, mode: CalculationMode) -> None:
    with pytest.raises(DiscountAbovePrice):
        compute_totals([line("-1", "10", discount)], 2, mode)


def test_a_deducted_line_is_rounded_as_a_charged_one() -> None:
    totals = compute_totals([line("-1", "10.005"), line("1", "10.005")], 2)
    assert [str(done.total) for done in totals.lines] == ["-10.01", "10.01"]
    assert sums(totals) == ("0.00", "0.00", "0.00")


@pytest.mark.parametrize("gross", [False, True])
@pytest.mark.parametrize("digits", [0, 2, 3])
def test_nothing_is_ever_minus_zero(digits: int, gross: bool) -> None:
    lines = [line("-0.0001", "1", gross=gross), line("-0", "5", gross=gross), line("1", "-0", "1%", gross=gross)]
    totals = compute_totals([*lines, line("-0.004", "1", taxes=[REDUCED], gross=gross)], digits)
    amounts = [totals.total, totals.total_discount, totals.total_tax, totals.total_with_tax]
    amounts += [amount for row in totals.taxes for amount in (row.base, row.amount)]
    amounts += [amount for one in totals.lines for amount in (one.sub, one.total, one.total_with_tax, *one.discounts)]
    assert not [amount for amount in amounts if amount == 0 and amount.is_signed()]


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


def test_each_group_has_a_row_and_the_highest_rate_stands_first() -> None:
    other = TaxGroup("E", Decimal(0), exemption_reason="Article 45")
    code = TaxGroup("E", Decimal(0), exemption_reason_code="VATEX-EU-132")
    abroad = TaxGroup("S", Decimal(22), country_code="IT")
    reverse = TaxGroup("AE", Decimal(0), reverse_charge=True)
    groups = (EXEMPT, other, abroad, code, REDUCED, STANDARD, reverse, TaxGroup("S", Decimal("22.0")))
    totals = compute_totals([line("1", "100", taxes=[group]) for group in groups], 2)
    assert [row.group for row in totals.taxes] == [STANDARD, abroad, REDUCED, reverse, code, EXEMPT, other]
    assert [str(row.base) for row in totals.taxes][:2] == ["200.00", "100.00"]


def test_each_of_several_taxes_is_taken_on_the_net() -> None:
    totals = compute_totals([line("1", "100", taxes=[GST, QST]), line("1", "10", taxes=[GST])], 2)
    assert [(row.group, str(row.base), str(row.amount)) for row in totals.taxes] == [
        (QST, "100.00", "9.98"),
        (GST, "110.00", "5.50"),
    ]


def test_the_order_of_a_lines_taxes_does_not_matter() -> None:
    one_way = [line("1", "3.33", taxes=[GST, PST], gross=True), line("1", "3.33", taxes=[GST, PST], gross=True)]
    both_ways = [one_way[0], line("1", "3.33", taxes=[PST, GST], gross=True)]
    assert compute_totals(one_way, 2) == compute_totals(both_ways, 2)


def test_the_same_tax_twice_on_a_line_is_refused() -> None:
    with pytest.raises(TaxRepeated) as refused:
        compute_totals([line("1", "1", taxes=[GST, TaxGroup("O", Decimal("5.0"), label="GST")])], 2)
    assert [(fault.pointer, fault.code) for fault in refused.value.errors] == [("/items/0/taxes", "tax_repeated")]


@pytest.mark.parametrize("mode", ["b2b_standard", "b2c_gross_discount"])
def test_no_lines_make_zeros(mode: CalculationMode) -> None:
    totals = compute_totals([], 2, mode)
    assert (sums(totals), totals.lines, totals.taxes) == (("0.00", "0.00", "0.00"), (), ())


def test_an_amount_discount_is_net_or_gross_as_its_price_is() -> None:
    """So a net line comes to the same whether or not its neighbour is gross: (10 - 5) × 1.22."""
    alone = compute_totals([line("1", "10", "5")], 2)
    beside = compute_totals([line("1", "10", "5"), line("1", "1", gross=True)], 2)
    assert str(alone.total_with_tax) == str(beside.lines[0].total_with_tax) == "6.10"


def test_down_the_gross_an_amount_discount_is_gross_even_on_a_net_price() -> None:
    totals = compute_totals([line("1", "10", "5")], 2, "b2c_gross_discount")
    assert str(totals.total_with_tax) == "7.20"
