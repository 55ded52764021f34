"""What a library of others writes is read: its CII, its UBL, its PDF; and our samples are valid by the schemas."""

import io
from typing import Any

import pytest
from billhead.einvoice.reading.service import parse_pdf, parse_xml
from facturx import generate_cii_xml, generate_from_binary, generate_ubl_xml, xml_check_xsd
from facturx.parse_xml import parse_ubl_cii_xml
from pypdf import PdfWriter

from tests.unit.einvoice_reading.full_cii import FULL_CII
from tests.unit.einvoice_reading.full_ubl import FULL_CREDIT_NOTE, FULL_UBL
from tests.unit.einvoice_reading.parsing import read

# Their data have one account, no card in UBL, and no day for the tax beside its code.
ELSEWHERE = {"payment_means", "tax_point_date"}


def their_data() -> dict[str, Any]:
    """Our sample, as they read it; where they read a list and write one value, the first."""
    data = parse_ubl_cii_xml(FULL_CII.encode(), check_xsd=False)
    for term, value in data.items():
        if term.startswith("BT-8") and isinstance(value, list):
            data[term] = next(filter(None, value))
    return data


def written_by(generate: Any) -> bytes:
    written = generate(their_data(), check_xsd=False, check_schematron=None)
    return written[0] if isinstance(written, tuple) else written


def sorted_identifiers(document: dict[str, Any]) -> dict[str, Any]:
    issuer = document["issuer"]
    return {**document, "issuer": {**issuer, "identifiers": sorted(issuer["identifiers"], key=str)}}


@pytest.mark.parametrize("generate", [generate_cii_xml, generate_ubl_xml])
def test_what_factur_x_writes_is_read_as_it_was_meant(generate) -> None:
    answer, ours = parse_xml(written_by(generate)), sorted_identifiers(read(FULL_CII)["document"])
    document = sorted_identifiers(answer["document"])
    assert {name for name in {*ours, *document} if ours.get(name) != document.get(name)} <= ELSEWHERE
    assert answer["warnings"] == []
    assert document["payment_means"]["bank_accounts"] == ours["payment_means"]["bank_accounts"][:1]


def test_a_pdf_that_factur_x_made_is_read() -> None:
    writer, sink = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(sink)
    made = generate_from_binary(sink.getvalue(), FULL_CII.encode(), check_xsd=False, check_schematron=False)
    answer = parse_pdf(made)
    assert (answer["container"]["type"], answer["container"]["filename"]) == ("pdf", "factur-x.xml")
    assert answer["document"] == read(FULL_CII)["document"]


@pytest.mark.parametrize(
    ("text", "how"), [(FULL_CII, {"flavor": "factur-x", "level": "en16931"}), (FULL_UBL, {}), (FULL_CREDIT_NOTE, {})]
)
def test_the_samples_are_valid_by_the_schemas(text: str, how: dict[str, str]) -> None:
    assert xml_check_xsd(text.encode(), **how)
