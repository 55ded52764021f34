"""Taxes in words: rates on the lines, rows of the summary, treatments and their reasons, the tax clause."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.locales.languages import LANGUAGES
from billhead_pdf.content.describe import describe_document
from billhead_pdf.content.model import Content
from billhead_pdf.locales.labels import labels_for

from tests.unit.pdf.kinds_of_documents import (
    EXEMPT,
    GERMAN,
    GST,
    IN_PRINT,
    ISLAND,
    OUTSIDE,
    QST,
    REVERSED,
    STANDARD,
    canadian_invoice,
    final_invoice,
    find_in_order,
    mixed_invoice,
    plain,
    row,
    style_of,
    words_on,
)
from tests.unit.pdf.pdf_documents import document, item

REASON = "Article 196 of Directive 2006/112/EC"


def invoice(*taxes: dict[str, Any], language: str = "en", **fields: Any) -> Content:
    """An invoice with a line and a row of the summary for each tax."""
    lines = [item(number, taxes=[tax]) for number, tax in enumerate(taxes)]
    rows = [row(tax, "10.00", "0.00") for tax in taxes]
    return describe_document(document(lines, taxes=rows, **fields), language)


def rows_of(content: Content) -> list[tuple[str, str]]:
    assert content.taxes is not None
    return [(plain(row.rate), plain(row.reason)) for row in content.taxes.rows]


def column(content: Content, key: Any) -> list[str]:
    return [plain(line.cells.get(key, "")) for line in content.table.lines]


def remarks(content: Content) -> list[list[str]]:
    return [list(line.remarks) for line in content.table.lines]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", ["AE", "K", "G", "E", "O"])
def test_a_row_without_tax_says_why_with_its_code(category: str, language: str) -> None:
    tax = {
        "rate": Decimal(0),
        "category": category,
        "exemption_reason": "§ 9 of it",
        "exemption_reason_code": "VATEX-X",
    }
    ((rate, isolated),) = rows_of(invoice(tax, language=language))
    reason = isolated.replace("\u2068", "").replace("\u2069", "")
    name = labels_for(language, "SI").categories[category]
    if category in ("E", "O"):
        assert (rate, reason) == (name, "§ 9 of it (VATEX-X)")
    else:
        assert (rate, reason) == (plain(style_of(language).percent.format(n=0)), f"{name} · § 9 of it (VATEX-X)")


def test_a_code_stands_alone_where_there_is_no_reason_and_not_twice_where_the_reason_has_it() -> None:
    assert rows_of(invoice(OUTSIDE)) == [("Not subject to VAT", "VATEX-EU-O")]


def test_where_no_law_of_a_value_added_tax_could_say_why_there_is_no_summary() -> None:
    assert invoice({"rate": Decimal(0), "category": "O"}).taxes is None
    told = {**EXEMPT, "exemption_reason": "Medical care, VATEX-EU-132-1C"}
    assert rows_of(invoice(told)) == [("Exempt", "Medical care, VATEX-EU-132-1C")]


def test_a_rate_that_is_charged_is_printed_whatever_the_category() -> None:
    assert rows_of(invoice({"rate": Decimal(22), "category": "E"})) == [("22%", "Exempt")]


def test_reverse_charge_is_named_whatever_the_category() -> None:
    assert rows_of(invoice({"rate": Decimal(0), "category": "S", "reverse_charge": True})) == [("0%", "Reverse charge")]


@pytest.mark.parametrize(("category", "name"), [("L", "IGIC"), ("M", "IPSI")])
def test_the_taxes_of_the_islands_go_by_their_names(category: str, name: str) -> None:
    content = invoice({**ISLAND, "category": category}, language="es")
    assert rows_of(content) == [(f"{name} 7 %", "")]
    assert content.totals[1].label == "Impuestos"
    assert remarks(content) == [[]]


def test_a_rate_of_another_country_names_it() -> None:
    content = invoice(GERMAN, STANDARD, language="de")
    assert rows_of(content) == [("USt 19 % (DE)", ""), ("22 %", "")]
    assert column(content, "tax") == ["19 % (DE)", "22 %"]


def test_several_taxes_on_a_line_are_added_up_in_its_rate_and_named_in_the_summary() -> None:
    content = describe_document(canadian_invoice(), "fr")
    assert column(content, "tax") == ["5 % + 9,975 %"] * 2
    assert rows_of(content) == [("GST 5 %", ""), ("QST 9,975 %", "")]
    find_in_order(words_on(canadian_invoice()), ["5% + 9.975%", "GST 5% 200.00 10.00", "QST 9.975% 200.00 19.95"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_taxes_are_not_called_vat(language: str) -> None:
    words, neutral = labels_for(language, "SI"), labels_for(language, "SI", outside_vat=True)
    content = invoice(GST, QST, language=language)
    assert content.taxes is not None
    assert content.taxes.heading == neutral.tax_summary != words.tax_summary
    assert [fact.label for fact in content.totals] == [neutral.net_total, neutral.tax_total, neutral.total]
    assert next(column.label for column in content.table.columns if column.key == "tax") == neutral.tax
    vat = "".join(words.tax.split()).casefold()
    assert not any(vat in label.casefold().split() for label in (neutral.tax_total, neutral.total, neutral.amount))


def test_a_country_that_names_its_tax_keeps_the_name() -> None:
    assert labels_for("en", "AU", outside_vat=True).tax_total == "GST"
    assert labels_for("de", "US", outside_vat=True).tax_total == "Steuern"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_says_how_it_is_taxed_only_where_others_are_taxed_otherwise(language: str) -> None:
    names = labels_for(language, "SI").categories
    assert remarks(invoice(STANDARD, REVERSED, language=language)) == [[], [names["AE"]]]
    assert remarks(invoice(REVERSED, REVERSED, language=language)) == [[], []]
    assert remarks(invoice(STANDARD, STANDARD, language=language)) == [[], []]
    assert remarks(invoice({**STANDARD, "reverse_charge": True}, STANDARD, language=language)) == [[names["AE"]], []]
    assert remarks(invoice(REVERSED, EXEMPT, language=language)) == [[names["AE"]], [names["E"]]]


def test_heading_rows_have_no_treatment() -> None:
    lines = [item(1, taxes=[REVERSED]), {"type": "separator", "name": "Part 2"}, item(2, taxes=[REVERSED])]
    assert remarks(describe_document(document(lines))) == [[], [], []]


def test_a_column_of_rates_is_left_out_where_nothing_is_taxed() -> None:
    keys = [column.key for column in invoice(EXEMPT, OUTSIDE).table.columns]
    assert "tax" not in keys
    assert column(describe_document(mixed_invoice()), "tax") == ["19% (DE)", "–", "–", "19% (DE)"]


@pytest.mark.parametrize("language", IN_PRINT)
def test_the_tax_clause_is_printed_once_after_the_summary(language: str) -> None:
    words = labels_for(language, "SI")
    clause = f"{words.categories['AE']}: {REASON}."
    source = final_invoice(tax_clause=clause)
    text = words_on(source, language)
    assert text.count(REASON) == 1
    find_in_order(text, [words.amount_due, words.tax_summary, "VATEX-EU-AE", clause, words.payment])


def test_rows_stand_in_the_order_of_the_document() -> None:
    find_in_order(
        words_on(mixed_invoice()),
        [
            "Item 00002 Exempt",
            "Item 00003 Not subject to VAT",
            "4 Item 00004 -1 pcs -2.00 19% (DE) -2.00",
            "VAT summary Rate Net VAT",
            "VAT 19% (DE) 8.00 1.52",
            "Exempt 10.00 0.00 Medical care (VATEX-EU-132-1C)",
            "Not subject to VAT 10.00 0.00 VATEX-EU-O",
        ],
    )
