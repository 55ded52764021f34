"""Whole documents: every word of them is on the page, in each template and language; the same bytes each time."""

import hashlib
import itertools
import os
import re
import subprocess
import sys
from decimal import Decimal
from io import BytesIO

import pytest
from billhead_pdf import render_document
from billhead_pdf.locales.labels import labels_for
from pypdf import PdfReader

from tests.unit.pdf.kinds_of_documents import IN_PRINT
from tests.unit.pdf.pdf_documents import CUSTOMER, ISSUER, document, item, pages_of, separator

TEMPLATES = ("modern", "classic", "condensed", "minimal")


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(pages_of(pdf)).split())


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", IN_PRINT)
def test_each_template_says_its_labels_in_each_language(template: str, language: str) -> None:
    text = words_of(render_document(document(branding={"template": template}), language=language))
    labels = labels_for(language, "SI")
    for label in (
        labels.titles["invoice"],
        labels.date,
        labels.date_due,
        labels.date_service,
        labels.reference,
        labels.description,
        labels.price,
        labels.net_total,
        labels.total,
        labels.amount_due,
        labels.tax_summary,
        labels.payment_reference,
        labels.scan_to_pay,
        labels.payment_terms,
        labels.page.format(page=1, pages=1).split("1")[0].strip(),
    ):
        assert label in text, label


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_line_and_party_and_total_is_on_the_page(template: str) -> None:
    source = document(
        [
            item(
                1, "1234.5678", total=Decimal("1234.57"), description="Long story.\nSecond line.", quantity=Decimal("1")
            ),
            separator("Second part"),
            item(2, "99.00", discounts=[{"value": Decimal(10), "type": "percent", "amount": Decimal("9.90")}]),
        ],
        branding={"template": template},
        total_discount=Decimal("9.90"),
        total_paid=Decimal("100.00"),
        tax_clause="Clause of the law.",
        buyer_reference="04011000-12345-67",
    )
    text = words_of(render_document(source))
    once = ["Item 00001", "Item 00002", "Long story.", "Second line.", "Second part", "1,234.5678", "1,234.57"]
    once += ["Discount 10%: -9.90", "Großhändler Łukasiewicz GmbH", "Mariahilfer Straße 99/4", "1060 Wien", "Austria"]
    once += ["Slovenska cesta 12", "1000 Ljubljana", "VAT ID SI12345679", "VAT ID ATU12345675", "6543217000", "PO-4711"]
    once += ["23 Nov 2026", "23 Dec 2026", "20 Nov 2026", "04011000-12345-67", "SI56 1910 0000 0123 438", "NBSISI2X"]
    once += ["Clause of the law.", "Thank you.", "Payable within 30 days.", "Page 1 of"]
    assert {words: text.count(words) for words in once} == dict.fromkeys(once, 1)
    assert "-€100.00" in text
    assert "€1,343.47" in text


def test_a_long_document_has_each_line_once_and_right_carried_totals() -> None:
    pages = pages_of(render_document(document(300)))
    for number in range(1, 301):
        assert sum(page.count(f"Item {number:05}") for page in pages) == 1
    for index, page in enumerate(pages, 1):
        assert f"Page {index} of {len(pages)}" in page
        assert "Unit price" in page or index == len(pages)
    shown = 0
    for page, following in itertools.pairwise(pages):
        shown += page.count("Item 0")
        if "Carried forward" in page:
            assert f"Carried forward {shown * 10:,}.00" in page
            assert f"Brought forward {shown * 10:,}.00" in following
    assert sum("Carried forward" in page for page in pages) >= 5


def test_a_heading_row_is_never_the_last_on_a_page() -> None:
    for extra in range(4):
        lines = [item(number) for number in range(extra)]
        for number in range(40):
            lines += [separator(f"Part {number}"), item(100 + number)]
        pages = pages_of(render_document(document(lines)))
        assert sum("Carried forward" in page for page in pages) >= 2
        assert not any(re.search(r"Part \d+\s+Carried forward", page) for page in pages)


def test_a_table_of_taxes_has_a_row_per_category_and_rate_with_its_reason() -> None:
    taxes = [
        {"rate": Decimal(22), "category": "S", "base": Decimal(100), "amount": Decimal(22)},
        {"rate": Decimal("9.5"), "category": "S", "base": Decimal(200), "amount": Decimal(19)},
        {
            "rate": Decimal(0),
            "category": "AE",
            "base": Decimal(300),
            "amount": Decimal(0),
            "exemption_reason": "Art. 196",
        },
    ]
    lines = pages_of(render_document(document(taxes=taxes)))[0].split("\n")
    start = lines.index("VAT summary")
    assert lines[start + 1 : start + 6] == [
        "Rate Net VAT",
        "22% 100.00 22.00",
        "9.5% 200.00 19.00",
        "0% 300.00 0.00",
        "Reverse charge · Art. 196",
    ]


def test_a_reason_that_names_its_category_is_not_doubled() -> None:
    tax = {"rate": Decimal(0), "category": "AE", "base": Decimal(1), "amount": Decimal(0)}
    text = words_of(render_document(document(taxes=[{**tax, "exemption_reason": "Reverse charge, article 196"}])))
    assert text.count("Reverse charge") == 1


def test_figures_in_french_are_parted_by_a_space_that_can_be_seen() -> None:
    text = words_of(render_document(document([item(1, "1234.50")]), language="fr"))
    assert "1 234,50" in text


def test_a_document_without_taxes_has_neither_column_nor_summary() -> None:
    text = words_of(render_document(document([item(1, taxes=[])], taxes=[])))
    assert "VAT summary" not in text
    assert "Unit price Amount" in text


@pytest.mark.parametrize("language", ["en", "de", "sl"])
def test_a_draft_is_marked_on_every_page_and_asks_for_no_payment_by_code(language: str) -> None:
    labels = labels_for(language, "SI")
    pages = pages_of(render_document(document(80, status="draft", number=None), language=language))
    assert len(pages) > 1
    assert all(labels.draft.upper() in page for page in pages)
    assert not any(labels.scan_to_pay in page for page in pages)


def test_a_voided_document_looks_as_it_did_when_it_was_issued() -> None:
    assert render_document(document(status="voided")) == render_document(document(status="issued"))


def test_a_voucher_without_customer_and_account_is_drawn() -> None:
    bare = {"type": "invoice", "items": [item(1)], "issuer": {"name": "Solo"}, "total": Decimal(10)}
    text = words_of(render_document({**bare, "customer": None, "branding": None}))
    assert "Solo" in text
    assert "€10.00" in text


def test_page_size_is_a4_unless_letter_is_asked_for() -> None:
    def size(name: str) -> tuple[int, int]:
        box = PdfReader(BytesIO(render_document(document(branding={"page_size": name})))).pages[0].mediabox
        return round(box.width), round(box.height)

    assert [size("A4"), size("Letter"), size("")] == [(595, 842), (612, 792), (595, 842)]


def test_the_font_is_the_one_asked_for_and_always_embedded() -> None:
    def fonts(name: str | None) -> set[str]:
        page = PdfReader(BytesIO(render_document(document(branding={"font": name})))).pages[0]
        described = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in page["/Resources"]["/Font"].values()]
        assert all("/FontFile2" in descriptor for descriptor in described)
        return {descriptor["/FontName"].split("+")[1].split("-")[0] for descriptor in described}

    assert fonts("Source Serif Pro") == {"SourceSerifPro"}
    assert fonts("Comic Sans") == fonts(None) == {"SourceSansPro"}


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    reader = PdfReader(BytesIO(render_document(document(language="de"))))
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": "Rechnung 2026-00017"}
    assert xmp.dc_creator == [ISSUER["name"]]
    assert reader.trailer["/Root"]["/Lang"] == "de"
    data = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in data
    assert "2026-11-23T00:00:00Z" in data
    assert reader.trailer["/Root"]["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"


def test_two_fresh_processes_give_the_same_bytes() -> None:
    program = (
        "import hashlib; from billhead_pdf import render_document, Logo;"
        "from tests.unit.pdf.pdf_documents import document, SVG;"
        "print(hashlib.sha256(render_document(document(30), logo=Logo(SVG, 'image/svg+xml', 'L'))).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    }
    assert len(hashes) == 1


def test_a_document_without_date_does_not_ask_the_clock() -> None:
    first, second = (hashlib.sha256(render_document(document(date=None))).digest() for _ in range(2))
    assert first == second


def test_the_country_is_named_only_across_borders() -> None:
    at_home = {**CUSTOMER, "country": "Slovenia", "country_code": "SI"}
    assert "Slovenia" not in words_of(render_document(document(customer=at_home)))
    assert "Slovenia" in words_of(render_document(document()))


def test_importing_the_package_does_not_load_fpdf() -> None:
    program = "import sys, billhead_pdf; sys.exit('fpdf' in sys.modules or 'segno' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", program], env=environment, check=False).returncode == 0
