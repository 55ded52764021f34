"""The structure of whole documents: it follows the rules, is read in an invoice's order, and leaves nothing out."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from billhead_pdf import Attachment, Logo, render_document
from billhead_pdf.layout.table import MAX_TAGGED_LINES
from pypdf import PdfReader

from tests.golden.pdf.test_pdf_golden import samples
from tests.support.pdf_rules import findings
from tests.support.pdf_rules.speech import Heard, hear, passed_over
from tests.unit.payment_codes.pages import swiss
from tests.unit.pdf.documents_of_scripts import SCRIPTS, invoice_in
from tests.unit.pdf.pdf_documents import (
    CUSTOMER,
    ISSUER,
    SVG,
    document,
    elements_of,
    item,
    pages_of,
    separator,
    streams_of,
)

TEMPLATES = ("modern", "classic", "condensed", "minimal")
LOGO = Logo(SVG, "image/svg+xml")
HOSTILE = ") >> BDC /P EMC \\ (\u202e\u0000\ud800\ufffe\ue000\uf8ff\U000f0000 <&> ]]> Ž 漢 \u0301\u0301"


def texts_of(heard: list[Heard], *kinds: str) -> list[str]:
    return [each.text for each in heard if each.kind in kinds]


def rows_of(heard: list[Heard]) -> dict[int, list[str]]:
    """The cells of each row of all tables, by the row's object."""
    rows: dict[int, list[str]] = {}
    for each in heard:
        if each.kind in ("TH", "TD"):
            rows.setdefault(each.element.raw_get("/P").idnum, []).append(each.text)
    return rows


@pytest.mark.parametrize("name", samples())
def test_each_golden_document_follows_the_rules(name: str) -> None:
    files = [Attachment("factur-x.xml", b"<Invoice/>", level="EN 16931")]
    assert findings(render_document(samples()[name], logo=LOGO, attachments=files)) == {}


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_follows_the_rules_and_is_heard_as_it_was_written(name: str) -> None:
    pdf = render_document(invoice_in(name))
    assert findings(pdf) == {}
    spoken = " ".join(each.text for each in hear(pdf))
    assert all(words in spoken for words in SCRIPTS[name].words), spoken


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("lines", [0, 1, 80, MAX_TAGGED_LINES + 1])
def test_drafts_of_all_lengths_follow_the_rules(template: str, lines: int) -> None:
    source = document(lines, status="draft", number=None, branding={"template": template})
    assert findings(render_document(source)) == {}


@pytest.mark.parametrize("template", TEMPLATES)
def test_hostile_text_breaks_no_rule(template: str) -> None:
    lines = [separator(HOSTILE), item(1, name=HOSTILE, description=HOSTILE * 40, unit=HOSTILE)]
    parties = {"issuer": {**ISSUER, "name": HOSTILE}, "customer": {**CUSTOMER, "name": HOSTILE, "address": HOSTILE}}
    texts = dict.fromkeys(
        ("note", "footer", "payment_terms", "tax_clause", "signature", "number", "reference"), HOSTILE
    )
    source = document(lines, branding={"template": template}, language=HOSTILE, **parties, **texts)
    files = [Attachment(f"{HOSTILE.encode('utf-8', 'ignore').decode()}.xml", b"<a/>", description="Ž ) \\")]
    assert findings(render_document(source, logo=Logo(SVG, "image/svg+xml", HOSTILE), attachments=files)) == {}


def test_a_bare_voucher_follows_the_rules() -> None:
    bare = {"type": "invoice", "items": [], "issuer": {"name": "Solo"}, "total": Decimal(10)}
    assert findings(render_document(bare)) == {}


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_invoice_is_read_in_the_order_of_an_invoice(template: str) -> None:
    source = document(80, branding={"template": template}, tax_clause="Clause of the law.")
    heard = hear(render_document(source, logo=LOGO))
    spoken = "\n".join(each.text for each in heard)
    order = ["Invoice", "2026-00017", "Slovenska cesta 12", "Mariahilfer Straße 99/4", "Invoice date", "23 Dec 2026"]
    order += ["Description", "Item 00001", "Item 00080", "Net total", "Amount due", "VAT summary", "Clause of the law."]
    order += ["Payment", "SI56 1910", "Scan to pay", "Thank you.", "Payable within 30 days.", "Ana Žagar"]
    order += ["Registered in Ljubljana"]
    at = [spoken.index(words) for words in order]
    assert at == sorted(at)


@pytest.mark.parametrize("template", TEMPLATES)
def test_all_words_are_read_but_those_that_turning_pages_needs(template: str) -> None:
    pdf = render_document(document(80, branding={"template": template}, status="draft", number=None))
    pages = len(PdfReader(BytesIO(pdf)).pages)
    furniture = passed_over(pdf)
    assert sorted(text for text in furniture if text.startswith("Page ")) == sorted(
        f"Page {page} of {pages}" for page in range(1, pages + 1)
    )
    assert furniture.count("DRAFT") == pages
    assert furniture.count("Registered in Ljubljana") == pages - 1
    assert furniture.count("Invoice · Draft") == furniture.count(ISSUER["name"]) == pages - 1
    assert furniture.count("Carried forward") == furniture.count("Brought forward") > 0
    assert furniture.count("Description") == furniture.count("Unit price") > 0
    expected = {"DRAFT", "Registered in Ljubljana", ISSUER["name"], "Invoice · Draft", "Carried forward"}
    expected |= {"Brought forward", "#", "No.", "Description", "Quantity", "Unit", "Unit price", "VAT", "Amount"}
    rest = {text for text in furniture if not text.startswith("Page ")} - expected
    assert all(text.replace(",", "").replace(".", "").isdigit() for text in rest), rest


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_table_over_pages_is_one_with_one_head(template: str) -> None:
    lines = [separator("First part"), *(item(number) for number in range(1, 81))]
    heard = hear(render_document(document(lines, branding={"template": template})))
    tables = {each.element["/P"].raw_get("/P").idnum for each in heard if each.text.startswith("Item 0")}
    assert len(tables) == 1
    rows = rows_of([each for each in heard if each.kind in ("TH", "TD")])
    names = [cells[1] for cells in rows.values() if len(cells) > 3]
    assert names == ["Description", *(f"Item {number:05}" for number in range(1, 81))]
    (part,) = [each for each in heard if each.text == "First part"]
    assert part.element["/A"]["/ColSpan"] == len(next(iter(rows.values())))
    assert part.element["/A"]["/Scope"] == "/Row"


def test_a_row_that_a_page_cuts_stays_one_row() -> None:
    story = " ".join(f"word{number}" for number in range(3000))
    heard = hear(render_document(document([item(1, description=story), item(2)])))
    (row,) = [cells for cells in rows_of(heard).values() if cells[1].startswith("Item 00001")]
    assert row[1] == f"Item 00001 {story}"
    assert row[2:] == ["1", "pcs", "10.00", "22%", "10.00"]


def test_words_at_the_ends_of_lines_are_parted_and_broken_words_are_not() -> None:
    note = "Some words that need many lines. " * 30 + "x" * 400
    heard = hear(render_document(document(note=note)))
    assert note in texts_of(heard, "P")


def test_texts_below_each_other_are_parted() -> None:
    heard = hear(render_document(document()))
    assert "Großhändler Łukasiewicz GmbH Mariahilfer Straße 99/4 1060 Wien Austria" in texts_of(heard, "P")


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_second_language_is_named_where_it_is_spoken(template: str) -> None:
    lines = [item(1, discounts=[{"value": Decimal(10), "type": "percent", "amount": Decimal("1.11")}])]
    pdf = render_document(document(lines, branding={"template": template}), language="de,en")
    assert findings(pdf) == {}
    heard = hear(pdf)
    assert {each.element.get("/Lang") for each in heard if each.kind == "Span"} == {"en"}
    assert {each.element.get("/Lang") for each in heard if each.kind != "Span"} == {None}
    spans = {each.text.removeprefix(" / ") for each in heard if each.kind == "Span"}
    assert {"Due date", "Description", "Amount due", "VAT summary", "Scan to pay"} <= spans
    assert PdfReader(BytesIO(pdf)).xmp_metadata.dc_language == ["de", "en"]


def test_both_languages_are_read_in_their_turn() -> None:
    """Title, its second language, then the number, though all is one heading."""
    pdf = render_document(document(branding={"template": "minimal"}), language="de,en")
    heading = next(element for element in elements_of(pdf) if element["/S"] == "/H1")
    kinds = ["/Span" if "/S" in kid.get_object() else "drawn" for kid in heading["/K"]]
    assert kinds == ["drawn", "/Span", "drawn"]


def test_a_swiss_payment_slip_is_two_lists_with_a_picture_and_read_last() -> None:
    pdf = render_document(swiss())
    assert findings(pdf) == {}
    heard = hear(pdf)
    start = [each.text for each in heard].index("Empfangsschein")
    assert all(each.kind in ("H2", "Lbl", "LBody", "P", "Figure") for each in heard[start:])
    assert [each.text for each in heard[start:] if each.kind == "H2"] == ["Empfangsschein", "Zahlteil"]
    assert [each.text for each in heard[start:] if each.kind == "LBody"].count("36.60") == 2
    assert [each.text for each in heard if each.kind == "Figure"] == ["Zahlteil"]
    assert "Registered in Ljubljana" in [each.text for each in heard[:start]]


def test_empty_cells_are_there() -> None:
    heard = hear(render_document(document([item(1, unit=""), item(2)])))
    rows = [cells for cells in rows_of(heard).values() if "Item 00001" in cells]
    assert rows == [["1", "Item 00001", "1", "", "10.00", "22%", "10.00"]]


def test_labels_and_values_are_items_of_lists() -> None:
    heard = hear(render_document(document()))
    labels, values = texts_of(heard, "Lbl"), texts_of(heard, "LBody")
    assert dict(zip(labels, values, strict=True))["Due date"] == "23 Dec 2026"
    assert dict(zip(labels, values, strict=True))["BIC"] == "NBSISI2X"


def test_headings_of_parts_are_headings() -> None:
    heard = hear(render_document(document(credit_reason="Wrong price")))
    assert texts_of(heard, "H1") == ["Invoice No. 2026-00017"]
    assert texts_of(heard, "H2") == [
        "From",
        "Bill to",
        "VAT summary",
        "Payment details",
        "Reason for the correction",
        "Payment terms",
    ]


@pytest.mark.parametrize(("name", "read"), [("", ISSUER["name"]), ("The house", "The house")])
def test_a_logo_is_read_as_its_name_or_as_the_issuers(name: str, read: str) -> None:
    heard = hear(render_document(document(), logo=LOGO._replace(name=name)))
    assert texts_of(heard, "Figure") == [read, "Scan to pay"]


def test_above_the_limit_there_is_no_structure_and_no_claim_to_one() -> None:
    catalogs: list[Any] = []
    for lines in (MAX_TAGGED_LINES, MAX_TAGGED_LINES + 1):
        pdf = render_document(document(lines), logo=LOGO)
        assert findings(pdf) == {}
        catalogs.append(PdfReader(BytesIO(pdf)).trailer["/Root"])
        assert (b"BDC" in streams_of(pdf)[0]) == (lines <= MAX_TAGGED_LINES)
    assert ["/StructTreeRoot" in catalog for catalog in catalogs] == [True, False]
    assert ["/MarkInfo" in catalog for catalog in catalogs] == [True, False]


def test_brackets_add_nothing_to_the_words_of_a_page() -> None:
    """The same lines below and above the limit, as another reader finds them on the page."""
    many = pages_of(render_document(document(MAX_TAGGED_LINES + 1)))[0]
    few = pages_of(render_document(document(MAX_TAGGED_LINES)))[0]
    assert many.split("Page 1")[0].splitlines()[12:20] == few.split("Page 1")[0].splitlines()[12:20]
