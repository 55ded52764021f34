"""Documents in two languages: every label in both, values once, nothing cut off, nothing outside its column."""

from itertools import pairwise

import pytest
from billhead_pdf.content.describe import describe_document
from billhead_pdf.layout.columns import place_columns
from billhead_pdf.layout.furniture import set_page_foot
from billhead_pdf.layout.ops import Text
from billhead_pdf.layout.stack import Stack, second_look, text_width
from billhead_pdf.locales.doubled import Doubled, Languages, choose_languages, in_two, labels_in, sides
from billhead_pdf.locales.labels import labels_for
from billhead_pdf.templates.gallery import make_sheet
from billhead_pdf.templates.style import Type
from billhead_pdf.text.metrics import load_family

from tests.unit.pdf.kinds_of_documents import (
    credit_note,
    delivery_note,
    final_invoice,
    find_in_order,
    foreign_invoice,
    pro_forma,
    retail_invoice,
    words_on,
)
from tests.unit.pdf.pdf_documents import ISSUER, document, item

TEMPLATES = ("modern", "classic", "condensed", "minimal")
PAIRS = [("de", "en"), ("fr", "nl"), ("hu", "fi"), ("el", "lv")]
LOOK = Type(10, 14, "bold")


def test_a_doubled_label_is_text_that_knows_its_sides() -> None:
    label = in_two("Rechnung", "Invoice")
    assert label == "Rechnung / Invoice"
    assert sides(label) == ("Rechnung", "Invoice")
    assert sides("Rechnung") == ("Rechnung",)


@pytest.mark.parametrize(("first", "second"), [("Total", "Total"), ("Moms", "moms"), ("Total", ""), ("", "Total")])
def test_what_both_languages_say_alike_is_said_once(first: str, second: str) -> None:
    label = in_two(first, second)
    assert label == (first or second)
    assert not isinstance(label, Doubled)


def test_what_is_filled_in_goes_to_its_own_side() -> None:
    label = in_two("Preis inkl. {tax}", "Price incl. {tax}").format(tax=in_two("USt", "VAT"))
    assert sides(label) == ("Preis inkl. USt", "Price incl. VAT")
    assert sides(in_two("Seite {page}", "Page {page}").format(page=2)) == ("Seite 2", "Page 2")


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ("de", "en", "en"),
        ("de", "de-AT", ""),
        ("de", "xx", ""),
        ("de", "", ""),
        ("fr", "nl-BE", "nl"),
        ("zh", "zh-TW", "zh-Hant"),
    ],
)
def test_a_second_language_is_another_one_that_we_write(first: str, second: str, chosen: str) -> None:
    assert choose_languages(first, second, "BE") == Languages(first, chosen)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_every_label_is_there_in_both_languages(first: str, second: str) -> None:
    both, one, other = labels_in(Languages(first, second), ""), labels_for(first, ""), labels_for(second, "")
    for name, label in both._asdict().items():
        if isinstance(label, str):
            assert sides(label) == sides(in_two(getattr(one, name), getattr(other, name))), name
            assert label.startswith(getattr(one, name)), name
    for group in ("titles", "categories"):
        for key, label in getattr(both, group).items():
            assert {*sides(label)} == {getattr(one, group)[key], getattr(other, group)[key]}


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_no_label_is_cut_off_in_any_template(first: str, second: str, template: str) -> None:
    source = final_invoice(branding={"template": template, "second_language": second}, language=first)
    text = words_on(source)
    for language in (first, second):
        words = labels_for(language, "SI")
        wanted = (words.titles["invoice"], words.date, words.date_due, words.buyer, words.description)
        wanted += (words.quantity, words.tax_summary, words.amount_due, words.scan_to_pay, words.account_holder)
        wanted += (words.page.format(page=1, pages=2 if "1 of 2" in text else 1).split("1")[0].strip(),)
        for label in wanted:
            assert label in text, label
    assert "…" not in text


def test_values_are_said_once_in_the_way_of_the_first_language() -> None:
    text = words_on(foreign_invoice(), "de,en")
    assert "2026-00017" in text
    assert "23.11.2026" in text
    assert "23 Nov" not in text
    find_in_order(text, ["Umrechnungskurs / Exchange rate: 1 USD = 0,9213 EUR"])


def test_the_number_and_date_of_another_document_stand_once_among_facts_and_on_each_side_of_a_sentence() -> None:
    facts = {fact.label: fact.value for fact in describe_document(credit_note(), "de,en").facts}
    assert facts["Korrektur zur Rechnung / Credit note to invoice"].replace("\xa0", " ") == "2026-00017 vom 03.11.2026"
    names = [line.name.replace("\xa0", " ") for line in describe_document(final_invoice(), "de,en").table.lines]
    assert names[2].endswith("/ Less advance invoice ADV-2026-00001 of 01.10.2026")


def test_a_notice_of_two_languages_is_two_sentences_of_their_own() -> None:
    clause = describe_document(pro_forma(), "de,en").clauses[-1].text.split("\n")
    assert clause == [labels_for(language, "SI").notices["pro_forma"] for language in ("de", "en")]


def test_a_reason_does_not_repeat_what_either_language_has_said() -> None:
    tax = {"rate": 0, "category": "AE", "base": 1, "amount": 0, "exemption_reason": "Reverse charge, Art. 196"}
    taxes = describe_document(document(taxes=[tax]), "de,en").taxes
    assert taxes is not None
    assert taxes.rows[0].reason == "Steuerschuldnerschaft des Leistungsempfängers · Reverse charge, Art. 196"


def test_a_country_is_named_in_both_languages() -> None:
    buyer = describe_document(document(), "fr,en").buyer
    assert buyer is not None
    assert buyer.address[-1] == "Autriche / Austria"
    assert buyer.facts[0].label == "Nº TVA / VAT ID"


def test_who_asks_for_one_language_gets_one() -> None:
    source = document(branding={"second_language": "en"}, language="de")
    assert describe_document(source).title == "Rechnung / Invoice"
    assert describe_document(source, "de").title == "Rechnung"
    assert describe_document(source, "it,fr").title == "Fattura / Facture"
    assert describe_document(source, "en").title == "Invoice"


def test_the_second_language_follows_the_first_where_both_have_room_and_goes_below_where_not() -> None:
    family, label = load_family("sans"), in_two("Rechnungsdatum", "Invoice date")
    wide, narrow = (Stack(family, 10.0, width).text(label, LOOK, "right") for width in (300.0, 90.0))
    first, second = (op for op in wide.ops if isinstance(op, Text))
    assert (first.text, second.text) == ("Rechnungsdatum", " / Invoice date")
    assert first.y == second.y
    assert first.x + text_width(first.text, LOOK, family) == pytest.approx(second.x)
    assert second.x + text_width(second.text, second_look(LOOK), family) == pytest.approx(310.0)
    above, below = (op for op in narrow.ops if isinstance(op, Text))
    assert (above.text, below.text) == ("Rechnungsdatum ", "Invoice date")
    assert above.y < below.y
    assert below.size < above.size
    assert below.color > above.color
    assert (wide.y, narrow.y > LOOK.leading) == (LOOK.leading, True)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("kind", [retail_invoice, final_invoice, delivery_note])
def test_columns_hold_their_figures_whole_and_the_words_of_their_heads(kind, first, second, template) -> None:
    sheet, family = make_sheet({"template": template}), load_family("sans")
    style = sheet.style
    table = describe_document(kind(), f"{first},{second}").table
    placed = place_columns(table, style, family, sheet.inner)
    for column, x, width in placed:
        if column.key == "description":
            continue
        for line in table.lines:
            assert text_width(family.regular.drawable(line.cells.get(column.key, "")), style.cell, family) <= width
        for side, look in zip(sides(column.label), (style.head, second_look(style.head)), strict=False):
            for word in side.split(" "):
                assert text_width(family.face(look.weight).drawable(word), look, family) <= width, word
        assert x >= style.margins.left
    for left, right in pairwise(placed):
        assert left.x + left.width < right.x


def test_heads_give_way_before_figures_do() -> None:
    sheet, family = make_sheet({"template": "classic"}), load_family("serif")
    table = describe_document(document([item(number, "1234567.89") for number in range(1, 13)])).table
    wordy = table._replace(columns=[each._replace(label="Long words above figures") for each in table.columns])
    endless = table._replace(columns=[each._replace(label="Wirtschaftsprüferstundensatz") for each in table.columns])
    for wide in (wordy, endless):
        for column, _, width in place_columns(wide, sheet.style, family, sheet.inner):
            if column.key != "description":
                widest = max(text_width(line.cells[column.key], sheet.style.cell, family) for line in table.lines)
                assert width >= widest, column.key
    for column, _, width in place_columns(wordy, sheet.style, family, sheet.inner):
        assert width >= text_width("figures", sheet.style.head, family), column.key


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_page_number_in_two_languages_and_the_footer_do_not_meet(template: str) -> None:
    sheet = make_sheet({"template": template})
    family, look = load_family(sheet.style.family), sheet.style.small
    content = describe_document(document(footer="A long line of the footer. " * 8), "ga,hu")
    foot = set_page_foot(content, sheet, family, page=10, pages=12)
    *lines, number = (op for op in foot if isinstance(op, Text))
    assert number.text == "Leathanach 10 as 12 / 10. oldal, összesen 12"
    assert lines
    assert max(line.x + text_width(line.text, look, family) for line in lines) < number.x - 10


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_running_head_says_the_name_of_the_document_whole(template: str) -> None:
    issuer = {**ISSUER, "name": "Niederösterreichische Wirtschaftsprüfung GmbH & Co. KG"}
    source = document(120, type="credit_note", number=None, branding={"template": template}, issuer=issuer)
    assert "Rechnungskorrektur / Opravný daňový doklad · Entwurf / Koncept" in words_on(source, "de,cs")
