"""The invoice is found in every honest form of PDF, by an extractor whose answers another library confirms."""

import base64
import io
import zlib

import pytest
from billhead.einvoice.reading.pdf_attachments import embedded_invoice
from billhead.einvoice.reading.service import parse_pdf, parse_xml
from billhead_pdf import Attachment, render_document
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.parsing import pdf_refused
from tests.unit.einvoice_reading.pdf_files import (
    CATALOGUE,
    FILE,
    GOOD,
    INVOICE,
    flate,
    objects,
    packed_pdf,
    plain_pdf,
    stream,
)
from tests.unit.pdf.pdf_documents import document


def written_by_pypdf(name: str = "factur-x.xml") -> bytes:
    writer, sink = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_attachment("terms.pdf", b"%PDF-1.4 is not looked at")
    writer.add_attachment(name, INVOICE)
    writer.write(sink)
    return sink.getvalue()


def written_by_fpdf2() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.embed_file(bytes=INVOICE, basename="factur-x.xml", mime_type="text/xml", compress=True)
    return bytes(pdf.output())


def written_by_ourselves() -> bytes:
    files = [Attachment("terms.pdf", b"%PDF-1.4"), Attachment("factur-x.xml", INVOICE, level="EN 16931")]
    return render_document(document(), attachments=files)


def with_predictor(predictor: int) -> bytes:
    own = objects()
    return packed_pdf({1: own[1], 2: own[2]}, {3: own[3]}, predictor)


FILES = {
    "plain": GOOD,
    "pypdf": written_by_pypdf(),
    "fpdf2": written_by_fpdf2(),
    "ours": written_by_ourselves(),
    **{f"packed_{predictor}": with_predictor(predictor) for predictor in range(10, 15)},
}


@pytest.mark.parametrize("name", FILES)
def test_the_invoice_is_found_and_another_library_finds_the_same(name: str) -> None:
    content = FILES[name]
    assert embedded_invoice(content).content == INVOICE
    assert PdfReader(io.BytesIO(content)).attachments["factur-x.xml"] == [INVOICE]


def test_a_pdf_is_answered_as_its_invoice_is() -> None:
    answer, alone = parse_pdf(FILES["pypdf"]), parse_xml(FULL_CII.encode())
    assert answer.pop("container") == {"type": "pdf", "filename": "factur-x.xml", "other_files": ["terms.pdf"]}
    assert alone.pop("container") == {"type": "xml"}
    assert answer == alone


@pytest.mark.parametrize("name", ["factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml", "ZUGFeRD-invoice.xml"])
def test_the_names_of_an_invoice(name: str) -> None:
    assert embedded_invoice(written_by_pypdf(name)).filename == name


@pytest.mark.parametrize("name", ["invoice.xml", "factur-x.xml.exe", "order-x.xml"])
def test_a_file_of_another_name_is_no_invoice(name: str) -> None:
    assert pdf_refused(written_by_pypdf(name)) == "pdf_without_invoice"


def test_of_several_the_first_of_the_known_names_counts_and_the_others_are_named() -> None:
    catalogue = CATALOGUE.replace(b"[(factur-x.xml) 2 0 R]", b"[(a) 4 0 R (factur-x.xml) 2 0 R]")
    other = FILE.replace(b"factur-x.xml", b"xrechnung.xml").replace(b"3 0 R", b"5 0 R")
    found = embedded_invoice(plain_pdf(objects(o1=catalogue, o4=other, o5=flate(b"<other/>"))))
    assert (found.filename, found.others, found.content) == ("factur-x.xml", ("xrechnung.xml",), INVOICE)


def test_a_file_that_only_goes_with_the_document_is_found() -> None:
    assert embedded_invoice(plain_pdf(objects(o1=b"<</Type/Catalog/AF[2 0 R]>>"))).content == INVOICE


def test_a_tree_of_names_with_branches_is_walked() -> None:
    root = b"<</Type/Catalog/Names<</EmbeddedFiles<</Kids[4 0 R 5 0 R]>>>>>>"
    leaf = b"<</Names[(factur-x.xml) 2 0 R]>>"
    assert embedded_invoice(plain_pdf(objects(o1=root, o4=b"<</Kids[]>>", o5=leaf))).content == INVOICE


@pytest.mark.parametrize(
    "name",
    [b"<FEFF0066006100630074007500720 02D0078002E0078006D006C>", b"(\\146actur-x.x\\\nml)", b"(dir/factur-x.xml)"],
)
def test_a_name_may_be_written_in_every_way_that_pdf_knows(name: bytes) -> None:
    specification = b"<</F(x)/UF %b/EF<</F 3 0 R>>>>" % name
    assert embedded_invoice(plain_pdf(objects(o2=specification))).filename == "factur-x.xml"


@pytest.mark.parametrize(
    ("about", "packed"),
    [
        (b"", INVOICE),
        (b"/Filter[/FlateDecode]", zlib.compress(INVOICE)),
        (b"/Filter/ASCIIHexDecode", INVOICE.hex().encode() + b">"),
        (b"/Filter/ASCII85Decode", base64.a85encode(INVOICE, wrapcol=70) + b"~>"),
        (b"/Filter[/ASCIIHexDecode/FlateDecode]", zlib.compress(INVOICE).hex().encode() + b">"),
        (b"/Filter/FlateDecode/DecodeParms null", zlib.compress(INVOICE)),
    ],
)
def test_a_stream_may_be_packed_in_every_way_that_files_are(about: bytes, packed: bytes) -> None:
    assert embedded_invoice(plain_pdf(objects(o3=stream(packed, about)))).content == INVOICE


@pytest.mark.parametrize("length", [b"4 0 R", b"1", b"9999999", b"null"])
def test_a_length_may_stand_elsewhere_or_be_wrong(length: bytes) -> None:
    packed = zlib.compress(INVOICE)
    about = objects(o3=stream(packed, b"/Filter/FlateDecode", length=length), o4=b"%d" % len(packed))
    assert embedded_invoice(plain_pdf(about)).content == INVOICE


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: b"mail header\r\n" + file,
        lambda file: file.replace(b"startxref\n", b"startxref\n7"),
        lambda file: file.partition(b"startxref")[0],
        lambda file: file.replace(b"xref\n0 1\n0000000000", b"xref\n0 1\nxxxxxxxxxx", 1),
        lambda file: file.replace(b"%PDF-1.7\n", b"%PDF-1.7\n%shifted by a comment\n"),
    ],
)
def test_a_damaged_table_is_got_round_by_a_search(damage) -> None:
    assert embedded_invoice(damage(GOOD)).content == INVOICE


def test_of_two_versions_the_newer_one_counts() -> None:
    old = plain_pdf(objects(o3=flate(b"<old/>")))
    start, place = old.rindex(b"startxref\n"), len(old)
    table = int(old[start:].split()[1])
    newer = old + b"3 0 obj\n%b\nendobj\n" % flate(INVOICE)
    newer += b"xref\n3 1\n%010d 00000 n \ntrailer\n<</Size 4/Root 1 0 R/Prev %d>>\n" % (place, table)
    newer += b"startxref\n%d\n%%%%EOF\n" % newer.rindex(b"xref\n3 1")
    assert embedded_invoice(newer).content == INVOICE
