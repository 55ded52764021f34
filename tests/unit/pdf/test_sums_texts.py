"""Sums in words: prices with tax, advances taken off, what is settled, foreign currencies, odd minor units."""

from decimal import Decimal
from typing import Any

import pytest
from billhead_pdf.content.describe import describe_document
from billhead_pdf.locales.labels import labels_for

from tests.unit.pdf.kinds_of_documents import (
    IN_PRINT,
    STANDARD,
    advance,
    canadian_invoice,
    credit_note,
    estimate,
    final_invoice,
    find_in_order,
    foreign_invoice,
    plain,
    retail_invoice,
    style_of,
    words_on,
)
from tests.unit.pdf.pdf_documents import document, item


def sums_of(source: dict[str, Any], language: str = "en") -> list[tuple[str, str]]:
    """Every row of the totals, the figure set apart last."""
    content = describe_document(source, language)
    return [(fact.label, plain(fact.value)) for fact in (*content.totals, *([content.due] if content.due else []))]


@pytest.mark.parametrize("language", IN_PRINT)
def test_prices_with_tax_are_said_to_be_so_and_their_net_and_tax_follow(language: str) -> None:
    words = labels_for(language, "SI")
    price, amount = (label.format(tax=words.tax) for label in (words.price_gross, words.amount_gross))
    content = describe_document(retail_invoice(), language)
    assert [column.label for column in content.table.columns][-3:] == [price, words.tax, amount]
    assert [line.cells["price"].replace(",", ".") for line in content.table.lines] == ["100.00", "50.00"]
    assert [line.amount for line in content.table.lines] == [Decimal("180.00"), Decimal("50.00")]
    assert [fact.label for fact in content.totals] == [words.net_total, words.tax_total, words.total]
    find_in_order(
        words_on(retail_invoice(), language), [words.net_total, "188", words.tax_total, "41", words.total, "230"]
    )


def test_a_price_without_tax_is_not_shown_among_prices_with_tax() -> None:
    source = retail_invoice()
    del source["items"][1]["gross_price"]
    assert [line.cells.get("price") for line in describe_document(source, "en").table.lines] == ["100.00", None]
    assert "40.98" not in words_on(source)


def test_prices_without_tax_have_the_heads_that_they_always_had() -> None:
    find_in_order(words_on(document()), ["Quantity Unit Unit price VAT Amount 1"])


@pytest.mark.parametrize("language", IN_PRINT)
def test_an_advance_is_taken_off_with_its_number_its_date_and_its_tax(language: str) -> None:
    words = labels_for(language, "SI")
    named = words.advance_deduction.partition("{")[0].strip()
    minus = style_of(language).minus
    text = words_on(final_invoice(), language)
    find_in_order(text, ["Machine", words.categories["AE"], "3", named, "ADV-2026-00001", f"{minus}300", "4", named])
    find_in_order(text, [named, f"{words.tax_amount}: {minus}66", named, words.categories["AE"], f"{minus}100"])
    lines = describe_document(final_invoice(), language).table.lines
    assert [line.amount for line in lines] == [Decimal(value) for value in ("1000.00", "500.00", "-300.00", "-100.00")]
    assert all("quantity" not in line.cells for line in lines[2:])


def test_an_advance_that_is_not_named_has_the_line_s_own_name() -> None:
    line = {**advance(STANDARD, "10.00", "12.20"), "advance_invoice": None, "name": "Paid ahead"}
    find_in_order(words_on(document([item(1), line])), ["Item 00001", "2 Paid ahead VAT: -2.20 22% -10.00"])


def test_an_advance_among_prices_with_tax_is_taken_off_with_tax() -> None:
    line = advance(STANDARD, "10.00", "12.20")
    content = describe_document(retail_invoice() | {"items": [line]}, "en")
    assert content.table.lines[0].cells["amount"] == "-12.20"
    assert list(content.table.lines[0].remarks) == ["VAT: -2.20"]


@pytest.mark.parametrize("language", IN_PRINT)
def test_what_is_due_follows_from_the_rows_above_it(language: str) -> None:
    words = labels_for(language, "SI")
    labels = [
        words.net_total,
        words.tax_total,
        words.total,
        words.rounding,
        words.paid,
        words.credited,
        words.amount_due,
    ]
    assert [label for label, _ in sums_of(final_invoice(), language)] == labels
    find_in_order(words_on(final_invoice(), language), labels)


def test_the_rows_of_the_totals_add_up() -> None:
    figures = ["€1,100.00", "€154.00", "€1,254.00", "-€0.01", "-€200.00", "-€50.00", "€1,003.99"]
    assert [value for _, value in sums_of(final_invoice())] == figures
    assert sums_of(final_invoice(total_due=None))[-1] == ("Amount due", "€1,003.99")


def test_what_asks_for_no_money_ends_with_its_total() -> None:
    assert sums_of(estimate()) == [("Net total", "€30.00"), ("VAT", "€6.60"), ("Total", "€36.60")]
    paid = credit_note(total_paid=Decimal(5), total_credited=Decimal(6), total_due=Decimal(1))
    assert sums_of(paid) == [("Net total", "€30.00"), ("VAT", "€6.60"), ("Total credit", "€36.60")]


def test_a_rounded_total_stands_below_the_total_that_was_rounded() -> None:
    rows = sums_of(estimate(rounding_correction=Decimal("0.05")))
    assert rows[2:] == [("Total", "€36.60"), ("Rounding", "€0.05"), ("Rounded total", "€36.65")]


def test_discounts_stand_above_the_net_total_only_where_they_are_net() -> None:
    assert [label for label, _ in sums_of(document(total_discount=Decimal(3)))][:3] == [
        "Subtotal",
        "Discount",
        "Net total",
    ]
    assert sums_of(retail_invoice())[0][0] == "Net total"


def test_the_tax_of_the_document_is_the_one_that_it_states() -> None:
    assert sums_of(document(total_tax=Decimal("6.61")))[1] == ("VAT", "€6.61")
    assert sums_of(canadian_invoice(total_tax=None))[1] == ("Tax", "$29.95")


@pytest.mark.parametrize("language", IN_PRINT)
def test_a_foreign_currency_comes_with_its_rate_and_the_tax_in_the_issuer_s_own(language: str) -> None:
    words = labels_for(language, "SI")
    day = next(fact.value for fact in describe_document(document(date="2026-11-20"), language).facts)
    point = style_of(language).decimal
    find_in_order(
        words_on(foreign_invoice(), language),
        [
            words.tax_summary,
            words.converted.format(currency="EUR"),
            *(words.net_total, f"27{point}64", words.tax_total, f"6{point}08", words.total, f"33{point}72"),
            f"{words.exchange_rate}: 1 USD = 0{point}9213 EUR (ECB, {day})",
        ],
    )


def test_an_exchange_rate_is_written_as_it_is_known() -> None:
    bare = foreign_invoice(exchange_rate_source=None, exchange_rate_date=None, total_converted=None)
    find_in_order(words_on(bare), ["Amounts in EUR VAT €6.08 Total €33.72 Exchange rate: 1 USD = 0.9213 EUR Payment"])
    assert "Exchange rate" not in words_on(foreign_invoice(exchange_rate=None))


def test_nothing_is_converted_within_one_currency() -> None:
    assert "Amounts in" not in words_on(foreign_invoice(currency_code="EUR"))
    assert "Amounts in" not in words_on(document())


@pytest.mark.parametrize(
    ("currency", "price", "line", "due"),
    [("JPY", "1200", "1,200", "¥1,464"), ("KWD", "1.234", "1.234", "KWD 1.505"), ("CLP", "990", "990", "CLP 1,208")],
)
def test_each_currency_has_its_own_decimals(currency: str, price: str, line: str, due: str) -> None:
    total = (Decimal(price) * Decimal("1.22")).quantize(Decimal(price))
    source = document([item(1, price)], currency_code=currency, total_with_tax=total, total_due=total)
    find_in_order(words_on(source), [f"1 pcs {line} 22% {line}", "Amount due", due])


def test_negative_quantities_and_sums_keep_their_sign() -> None:
    back = item(1, "10.00", quantity=Decimal("-2"), total=Decimal("-20.00"))
    source = document([back], total_with_tax=Decimal("-24.40"), total_due=Decimal("-24.40"))
    find_in_order(words_on(source), ["Item 00001 -2 pcs 10.00 22% -20.00", "-€20.00", "Amount due", "-€24.40"])
    assert describe_document(source).payment is None
