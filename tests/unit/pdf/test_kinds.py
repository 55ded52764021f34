"""What each kind of document says in each language, in reading order, and what it leaves unsaid."""

from typing import Any

import pytest
from billhead_pdf import render_document
from billhead_pdf.content.describe import describe_document
from billhead_pdf.locales.labels import Labels, labels_for

from tests.unit.pdf.kinds_of_documents import (
    IN_PRINT,
    advance_invoice,
    credit_note,
    delivery_note,
    delivery_note_without_prices,
    estimate,
    find_in_order,
    pro_forma,
    style_of,
    words_on,
)
from tests.unit.pdf.pdf_documents import ISSUER, document, item, pages_of

IBAN = "SI56 1910 0000 0123 438"
NO_DEMAND = (estimate, pro_forma, credit_note, delivery_note, delivery_note_without_prices)


def words_for(kind: str, language: str) -> Labels:
    return labels_for(language, "SI", kind)


def facts_of(source: dict[str, Any], language: str = "en") -> dict[str, str]:
    return {fact.label: fact.value.replace("\xa0", " ") for fact in describe_document(source, language).facts}


@pytest.mark.parametrize("language", IN_PRINT)
def test_an_estimate_says_how_long_it_holds_and_asks_for_no_money(language: str) -> None:
    words = words_for("estimate", language)
    text = words_on(estimate(), language)
    find_in_order(text, [words.titles["estimate"], "EST-2026-00004"])
    find_in_order(text, [words.date, words.valid_until, words.date_planned, words.reference, words.price, "Item 00001"])
    find_in_order(text, [words.net_total, words.tax_total, words.total, "36"])
    for unsaid in (words.date_due, words.amount_due, words.date_service, words.scan_to_pay, IBAN):
        assert unsaid not in text


@pytest.mark.parametrize("language", IN_PRINT)
def test_a_pro_forma_invoice_says_what_it_is_not_and_how_to_pay(language: str) -> None:
    words = words_for("pro_forma", language)
    text = words_on(pro_forma(), language)
    find_in_order(text, [words.titles["pro_forma"], words.valid_until])
    find_in_order(text, [words.total, words.notices["pro_forma"], words.payment, IBAN, "EST-2026-00005"])
    assert words.scan_to_pay in text
    assert words.amount_due not in text
    assert words.date_due not in text


@pytest.mark.parametrize("language", IN_PRINT)
def test_a_credit_note_names_its_invoice_and_its_reason(language: str) -> None:
    words = words_for("credit_note", language)
    text = words_on(credit_note(), language)
    find_in_order(text, [words.titles["credit_note"], "CN-2026-00002", words.date, words.credited_invoice])
    find_in_order(text, [words.credited_invoice, "2026-00017", words.reference, "Item 00001"])
    find_in_order(text, [words.net_total, words.tax_total, words.credit_total, "36", words.credit_reason, "Two of"])
    for unsaid in (words.date_due, words.amount_due, words.scan_to_pay, IBAN):
        assert unsaid not in text


@pytest.mark.parametrize("language", IN_PRINT)
def test_an_advance_invoice_is_due_as_an_invoice_is(language: str) -> None:
    words = words_for("advance_invoice", language)
    text = words_on(advance_invoice(), language)
    find_in_order(text, [words.titles["advance_invoice"], words.date, words.date_due, words.date_planned])
    find_in_order(text, ["Advance of 30 %", words.total, words.amount_due, "366", words.payment, IBAN])


@pytest.mark.parametrize("language", IN_PRINT)
def test_a_delivery_note_may_show_its_prices_and_is_signed_for(language: str) -> None:
    words = words_for("delivery_note", language)
    text = words_on(delivery_note(), language)
    find_in_order(text, [words.titles["delivery_note"], words.buyer, words.date, words.date_service])
    find_in_order(text, [words.price, words.amount, words.total, "36", "Ana Žagar", words.received_by])
    for unsaid in (words.date_due, words.amount_due, words.scan_to_pay, IBAN):
        assert unsaid not in text


@pytest.mark.parametrize("language", IN_PRINT)
def test_a_delivery_note_may_hide_its_prices(language: str) -> None:
    words = words_for("delivery_note", language)
    content = describe_document(delivery_note_without_prices(), language)
    assert [column.key for column in content.table.columns] == ["position", "description", "quantity", "unit"]
    assert (content.totals, content.due, content.taxes, content.payment) == ([], None, None, None)
    text = words_on(delivery_note_without_prices(), language)
    find_in_order(text, ["Item 00001", f"2{style_of(language).decimal}5", "m", "Box 2", "Item 00002", "Blue."])
    find_in_order(text, ["Ana Žagar", words.received_by])
    for unsaid in (words.price, words.net_total, words.tax_summary, words.discount, "10.00", "10,00", "%", "€"):
        assert unsaid not in text


@pytest.mark.parametrize("template", ["modern", "classic", "condensed", "minimal"])
@pytest.mark.parametrize("kind", NO_DEMAND)
def test_each_template_draws_each_kind(template: str, kind: Any) -> None:
    source = kind(branding={"template": template})
    title = describe_document(source).title
    find_in_order(words_on(source), [source["number"].split("-")[0]])
    assert title in words_on(source)


@pytest.mark.parametrize("template", ["modern", "minimal"])
def test_a_long_word_of_a_title_is_not_broken(template: str) -> None:
    assert "Rechnungskorrektur " in words_on(credit_note(branding={"template": template}), "de")


def test_a_long_delivery_note_carries_no_sums() -> None:
    source = delivery_note(items=[item(number) for number in range(120)], hide_prices=True)
    text = words_on(source)
    assert all(f"Item {number:05}" in text for number in range(120))
    assert "Page 3 of" in text
    assert "forward" not in text


def test_only_an_estimate_is_pro_forma_and_only_a_delivery_note_hides_prices() -> None:
    source = document(pro_forma=True, hide_prices=True)
    assert words_on(source) == words_on(document())
    assert describe_document(estimate(pro_forma=False)).title == "Estimate"


def test_a_credited_invoice_without_date_is_named_by_its_number() -> None:
    label = labels_for("en", "SI").credited_invoice
    assert facts_of(credit_note())[label] == "2026-00017 of 3 Nov 2026"
    assert facts_of(credit_note(credited_invoice={"id": "inv_1", "number": "X-1"}))[label] == "X-1"
    assert label not in facts_of(credit_note(credited_invoice={"id": "inv_1", "date": "2026-11-03"}))


def test_the_supply_of_an_advance_is_planned_only_while_it_is_to_come() -> None:
    assert facts_of(advance_invoice())["Planned supply"] == "1 Feb 2027"
    assert facts_of(advance_invoice(date_service="2026-11-24"))["Planned supply"] == "24 Nov 2026"
    assert facts_of(advance_invoice(date_service="2026-11-23"))["Date of supply"] == "23 Nov 2026"
    assert facts_of(advance_invoice(date_service="2026-11-20"))["Date of supply"] == "20 Nov 2026"
    assert facts_of(document(date_service="2027-02-01"))["Date of supply"] == "1 Feb 2027"


def test_a_period_is_named_as_one() -> None:
    days = {"date_service": "2026-11-01", "date_service_to": "2026-11-15"}
    assert facts_of(document(**days))["Period of supply"] == "1 Nov 2026 – 15 Nov 2026"
    assert facts_of(delivery_note(**days))["Delivery period"] == "1 Nov 2026 – 15 Nov 2026"


def test_what_happens_to_a_document_later_is_not_printed() -> None:
    later = {
        "voided_at": "2026-12-01T10:00:00Z",
        "void_reason": "Wrong",
        "accepted_at": "2026-12-02T10:00:00Z",
        "declined_at": "2026-12-03T10:00:00Z",
        "warnings": [{"pointer": "/customer", "code": "vat_id_unknown", "detail": "Look"}],
        "relations": [{"relation": "converted_to", "type": "invoice", "id": "inv_9", "number": "2026-99999"}],
        "linked_documents": [{"id": "inv_8", "type": "invoice", "number": "2026-88888"}],
    }
    for kind in (document, estimate, credit_note):
        assert words_on(kind(**later)) == words_on(kind())


def test_the_entry_in_the_company_register_stands_in_the_footer_once() -> None:
    issuer = {**ISSUER, "registration": "Court of Ljubljana, 1/2345\nShare capital 7,500 EUR"}
    find_in_order(words_on(document(issuer=issuer)), ["Court of Ljubljana", "Share capital", "Registered in", "Page 1"])
    said = document(issuer=issuer, footer="Us. Court of Ljubljana, 1/2345\nShare capital 7,500 EUR.")
    assert words_on(said).count("Share capital") == words_on(said).count("Page ")


def test_nobody_signs_on_a_page_without_text() -> None:
    for lines in range(1, 30):
        source = document([item(number) for number in range(lines)], signature="Signed here")
        page = next(page for page in pages_of(render_document(source)) if "Signed here" in page)
        assert "Payable within 30 days." in page
