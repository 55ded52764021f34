"""A document as HTML: valid, escaped whatever it holds, structured for those who hear it, figures as in the PDF."""

import re
from decimal import Decimal
from html import unescape
from typing import Any, cast

import html5lib
import pytest
from billhead.documents.printing import Drawing
from billhead_pdf.content.describe import describe_document
from billhead_web.paper.look import TEMPLATES
from billhead_web.paper.page import document_page
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.functions.sharing import cells, checked
from tests.unit.pdf.kinds_of_documents import REVERSED, credit_note, delivery_note_without_prices, estimate, row
from tests.unit.pdf.pdf_documents import SVG, document, item, separator

LINES = [
    item(1, "1234.50", quantity=Decimal("2.5"), discounts=[{"type": "percent", "value": Decimal(10)}]),
    separator("Second part"),
    item(2, description="First line\nsecond line"),
]
MARKUP = st.text(st.sampled_from("<>&\"'`=/ \n{}%\\abЖא\u202e\u200b"), min_size=1, max_size=40)
FIELDS = ("header", "note", "footer", "payment_terms", "signature", "reference", "tax_clause", "number")


def page(source: dict[str, Any], language: str | None = None, **pictures: tuple[bytes, str]) -> str:
    """`pictures` by the names that a Drawing has for them."""
    return checked(document_page(Drawing(source, cast(Any, pictures), language)).html)


def elements(source: str, tag: str) -> list[str]:
    """The attributes of each such element."""
    return re.findall(rf"<{tag}\b([^>]*)>", source)


def shape(source: str) -> list[tuple[str, list[str]]]:
    """Every element with the names of its attributes, as a browser understands the page."""
    tree = html5lib.parse(source, namespaceHTMLElements=False)
    return [(str(element.tag), sorted(element.attrib)) for element in tree.iter()]


@settings(max_examples=60, deadline=None)
@given(MARKUP, st.sampled_from(FIELDS))
def test_no_text_is_ever_markup(text: str, field: str) -> None:
    plain, evil = (page(document(LINES, **{field: told})) for told in ("x", text + "x"))
    assert shape(evil) == shape(plain)


@settings(max_examples=60, deadline=None)
@given(MARKUP)
def test_no_name_address_or_line_is_ever_markup(text: str) -> None:
    assert shape(page(named(text + "x"))) == shape(page(named("x")))


def named(text: str) -> dict[str, Any]:
    """A document in which everything that anybody can name is named so."""
    party = {"name": text, "address": text, "city": text, "country_code": "DE", "email": text, "tax_number": text}
    issuer = {**party, "bank_account": {"iban": "DE89370400440532013000", "bank_name": text, "name": text}}
    lines = [item(1, name=text, description=text, unit=text), separator(text)]
    return document(lines, issuer=issuer, customer=party, branding={"template": text, "primary_color": text})


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "de-AT", "fr", "sl", "pl"])
def test_every_word_of_the_documents_content_is_on_the_page(template: str, language: str) -> None:
    source = document(LINES, branding={"template": template}, total_paid=Decimal(5))
    content, said = describe_document(source, language), cells(page(source, language))
    taxes, payment = content.taxes.rows if content.taxes else (), content.payment.facts if content.payment else ()
    facts = [*content.facts, *content.totals, *content.seller.facts, *payment, *filter(None, [content.due])]
    wanted = [
        *(text for fact in facts for text in (fact.label, fact.value)),
        *(column.label for column in content.table.columns),
        *(text for line in content.table.lines for text in (line.name, *line.remarks, *line.cells.values()) if text),
        *(text for found in taxes for text in (found.rate, found.base, found.amount)),
    ]
    assert taxes and payment and content.due
    plain = [" ".join(text.split()) for text in wanted]
    assert [text for text in plain if text not in said] == []


def test_the_table_is_one_for_those_who_hear_it() -> None:
    source = page(document(LINES))
    (lines,) = re.findall(r'<table class="lines".*?</table>', source, re.S)
    assert "<caption" in lines
    columns = re.findall(r'<th role="columnheader" scope="col"', lines)
    for found in re.findall(r'<tr role="row">(.*?)</tr>', lines, re.S):
        assert len(re.findall(r"<t[hd]\b", found)) == len(columns)
    assert len(re.findall(r'<th role="rowheader" scope="row"', lines)) == 2
    assert f'scope="rowgroup" colspan="{len(columns)}"' in lines


def test_headings_go_down_step_by_step_and_names_lead_somewhere() -> None:
    source = page(document(LINES))
    assert re.findall(r"<h(\d)", source) == ["1", *["2"] * (source.count("<h2"))]
    ids = re.findall(r'\bid="(\w+)"', source)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'aria-labelledby="(\w+)"', source)) <= set(ids)


def test_language_and_direction_are_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert '<html lang="de-AT" dir="ltr">' in page(document(), "de-AT")
    monkeypatch.setattr("billhead_web.paper.page.describe_document", in_hebrew)
    assert '<html lang="he" dir="rtl">' in page(document())


def in_hebrew(source: Any, language: str | None) -> Any:
    return describe_document(source, language)._replace(language="he")


def test_a_picture_has_a_name_and_a_page_without_one_has_the_sellers() -> None:
    (attributes,) = elements(page(document(), logo=(SVG, "image/svg+xml")), "img")
    assert 'alt="Žagar &amp; Šturm d.o.o."' in attributes and 'src="data:image/svg+xml;base64,' in attributes
    without = page(document())
    assert elements(without, "img") == [] and '<p class="wordmark"><bdi>Žagar' in without
    assert elements(page(document(), logo=(b"%PDF", "application/pdf")), "img") == []


def test_who_signs_stands_below_the_signature_and_is_the_seller_where_nobody_is_named() -> None:
    (attributes,) = elements(page(document(signature="Ana Žagar"), signature=(SVG, "image/svg+xml")), "img")
    assert 'class="signature"' in attributes and 'alt="Ana Žagar"' in attributes
    nobody = page(document(signature=""), signature=(SVG, "image/svg+xml"))
    assert '<p class="text" dir="auto">Žagar &amp; Šturm d.o.o.</p>' in nobody
    assert 'class="signed"' not in page(document(signature=""))


def test_a_letterhead_is_paper_and_not_on_a_page() -> None:
    assert elements(page(document(), letterhead=(SVG, "image/svg+xml")), "img") == []


def test_the_header_stands_above_all_else() -> None:
    source = page(document(header="Since 1954"))
    assert source.index('<p class="running text" dir="auto">Since 1954</p>') < source.index('<header class="head">')
    assert "running" not in page(document()).partition("<body")[2]


@pytest.mark.parametrize(("wanted", "place"), [("left", "start"), ("center", "center"), ("right", "end")])
def test_the_logo_stands_where_the_brand_wants_it(wanted: str, place: str) -> None:
    assert f'<header class="head logo-{place}">' in page(document(branding={"logo_position": wanted}))
    assert '<header class="head">' in page(document(branding={"logo_position": "</style>"}))


def test_the_payment_code_is_there_where_the_pdf_has_one() -> None:
    assert 'role="img" aria-label="Scan to pay"' in page(document())
    assert "<svg" not in page(document(branding={"show_qr": False}))
    assert "<svg" not in page(credit_note())
    assert "<svg" not in page(document(status="draft", number=None))


def test_a_void_document_says_nothing_of_how_to_pay() -> None:
    assert "SI56" in page(document())
    assert "SI56" not in page(document(status="voided"))


def test_each_kind_shows_what_it_has() -> None:
    without_prices = page(delivery_note_without_prices())
    assert '<div class="closing">' not in without_prices and '<p class="receipt">' in without_prices
    assert "31 Dec 2026" in unescape(page(estimate())).replace("\xa0", " ")
    reversed_tax = page(document(taxes=[row(REVERSED, "30.00", "0.00")]))
    assert "VATEX-EU-AE" in reversed_tax and 'class="reason"' in reversed_tax


def test_a_draft_says_so_and_an_issued_document_does_not() -> None:
    assert '<p class="draft">Draft</p>' in page(document(status="draft", number=None))
    assert 'class="draft"' not in page(document())


def test_ten_thousand_lines_make_a_page() -> None:
    source = document_page(Drawing(document(10_000), {}, None)).html
    assert source.count('<tr role="row">') == 10_001


def test_a_sale_without_lines_or_customer_has_a_page() -> None:
    source = page(document([], customer=None))
    assert 'class="party buyer"' not in source
