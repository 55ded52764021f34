"""Files in the PDF, read back by another library: their bytes, what is said of them, Factur-X's words in the XMP."""

from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from billhead.einvoice.profiles import format_named
from billhead.einvoice.writing import write_document
from billhead_pdf import Attachment, render_document
from facturx import get_level, get_xml_from_pdf
from lxml import etree
from pypdf import PdfReader

from tests.unit.einvoice.kinds_of_invoices import domestic
from tests.unit.pdf.pdf_documents import document

INVOICE = Attachment("factur-x.xml", "<Invoice>Žagar</Invoice>".encode(), level="EN 16931", description="The invoice")
SHEET = Attachment("hours (Nov).csv", b"a;b\n" * 500, "text/csv", relationship="Supplement")
FX = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
PDFA = "{http://www.aiim.org/pdfa/ns/%s}%s"


def catalog(*attachments: Attachment) -> Any:
    return PdfReader(BytesIO(render_document(document(), attachments=attachments))).trailer["/Root"]


def xmp(*attachments: Attachment) -> ElementTree.Element:
    data = catalog(*attachments)["/Metadata"].get_object().get_data()
    return ElementTree.fromstring(data)


def test_the_bytes_come_back() -> None:
    reader = PdfReader(BytesIO(render_document(document(), attachments=[SHEET, INVOICE])))
    assert {name: files[0] for name, files in reader.attachments.items()} == {
        "factur-x.xml": INVOICE.content,
        "hours (Nov).csv": SHEET.content,
    }


def test_each_file_is_associated_with_the_document_and_says_what_it_is() -> None:
    files = [reference.get_object() for reference in catalog(SHEET, INVOICE)["/AF"]]
    assert [(file["/UF"], file["/AFRelationship"]) for file in files] == [
        ("factur-x.xml", "/Alternative"),
        ("hours (Nov).csv", "/Supplement"),
    ]
    assert [file.get("/Desc") for file in files] == ["The invoice", None]
    embedded = [file["/EF"]["/F"].get_object() for file in files]
    assert [each["/Subtype"] for each in embedded] == ["/text/xml", "/text/csv"]
    assert embedded[0]["/Params"]["/Size"] == len(INVOICE.content)
    assert str(embedded[0]["/Params"]["/ModDate"]) == "D:20261123000000Z"


def test_the_names_stand_in_their_order() -> None:
    names = catalog(SHEET, INVOICE)["/Names"]["/EmbeddedFiles"]["/Names"]
    assert list(names[0::2]) == ["factur-x.xml", "hours (Nov).csv"]


def test_an_invoice_as_data_is_named_in_the_metadata_as_factur_x_wants_it() -> None:
    found = {element.tag: element.text for element in xmp(SHEET, INVOICE).iter() if element.tag.startswith(FX)}
    assert found == {
        f"{FX}DocumentType": "INVOICE",
        f"{FX}DocumentFileName": "factur-x.xml",
        f"{FX}Version": "1.0",
        f"{FX}ConformanceLevel": "EN 16931",
    }


def test_the_words_of_factur_x_are_described_as_the_archive_standard_wants_it() -> None:
    schemas = xmp(INVOICE).iter(f"{RDF}li")
    (told,) = [each for each in schemas if each.findtext(PDFA % ("schema#", "namespaceURI")) == FX[1:-1]]
    names = [name.text for name in told.iter(PDFA % ("property#", "name"))]
    assert sorted(str(name) for name in names) == [
        "ConformanceLevel",
        "DocumentFileName",
        "DocumentType",
        "Version",
    ]
    assert {each.text for each in told.iter(PDFA % ("property#", "category"))} == {"external"}


def test_without_an_invoice_as_data_nothing_claims_to_be_one() -> None:
    assert [element for element in xmp(SHEET).iter() if element.tag.startswith(FX)] == []
    assert "/AF" not in catalog() and "/Names" not in catalog()


def test_attachments_leave_the_file_the_same_each_time() -> None:
    first, second = (render_document(document(), attachments=files) for files in ([SHEET, INVOICE], [INVOICE, SHEET]))
    assert first == second


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="different names"):
        render_document(document(), attachments=[INVOICE, INVOICE])


@pytest.mark.parametrize("name", ["a)b(c.xml", "ž € 漢.xml", "back\\slash.xml"])
def test_odd_names_come_back_whole(name: str) -> None:
    reader = PdfReader(BytesIO(render_document(document(), attachments=[INVOICE._replace(name=name)])))
    assert list(reader.attachments) == [name]


@pytest.mark.parametrize(
    ("name", "level", "form"),
    [("factur-x.xml", "EN 16931", "factur_x"), ("xrechnung.xml", "XRECHNUNG", "xrechnung_cii")],
)
def test_another_library_finds_the_invoice_in_the_pdf_and_its_level(name: str, level: str, form: str) -> None:
    """With the standard's own schema; the library raises for a file that does not follow it."""
    source = domestic()
    xml = write_document(source, format_named(form))
    pdf = render_document(source, attachments=[Attachment(name, xml, level=level)])
    assert get_xml_from_pdf(pdf, check_xsd=True) == (name, xml)
    assert get_level(etree.fromstring(xml)) == "en16931"
