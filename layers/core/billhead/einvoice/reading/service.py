"""From the bytes of a received electronic invoice to our JSON. Needs no table, file or network. Pure."""

from typing import Any, Final, NamedTuple

from billhead.einvoice.model import Invoice
from billhead.einvoice.reading.checks import check_invoice
from billhead.einvoice.reading.cii import read_cii
from billhead.einvoice.reading.findings import Findings, Warning
from billhead.einvoice.reading.parts_shown import said
from billhead.einvoice.reading.pdf_attachments import embedded_invoice
from billhead.einvoice.reading.profiles import profile_of
from billhead.einvoice.reading.refusals import SyntaxUnknown
from billhead.einvoice.reading.shown import document_shown
from billhead.einvoice.reading.ubl import read_ubl
from billhead.einvoice.reading.values import Source
from billhead.einvoice.reading.xml_tree import Element, read_tree

PDF: Final = "application/pdf"
XML: Final = frozenset({"application/xml", "text/xml"})
_CII: Final = "rsm:CrossIndustryInvoice"
_UBL: Final = frozenset({"invoice:Invoice", "credit:CreditNote"})
_DAMAGED: Final = "\ufffd"


class ReadInvoice(NamedTuple):
    """Which syntax, what it says, what is amiss."""

    syntax: str
    invoice: Invoice
    is_credit: bool
    findings: Findings


def parse_xml(content: bytes, *, is_decoded: bool = False) -> dict[str, Any]:
    """`is_decoded`: a gateway has made UTF-8 of it. Errors: those of refusals.py that are about XML and syntax."""
    root = read_tree(content, is_decoded=is_decoded)
    found = read_invoice(root)
    if is_decoded and _DAMAGED.encode() in content:
        detail = "Characters were lost on the way here: it was not sent in UTF-8, or was damaged before."
        found.findings.add(Warning("text_damaged", detail))
    return {"container": {"type": "xml"}, **_answer(found)}


def parse_pdf(content: bytes) -> dict[str, Any]:
    """Errors: all of refusals.py but those about the answer."""
    embedded = embedded_invoice(content)
    container = {"type": "pdf", "filename": embedded.filename, "other_files": list(embedded.others)}
    return {"container": container, **_answer(read_invoice(read_tree(embedded.content)))}


def read_invoice(root: Element) -> ReadInvoice:
    """Errors: SyntaxUnknown, XmlTooComplex."""
    findings = Findings()
    source, is_credit = Source(root, findings), root.name == "credit:CreditNote"
    if root.name == _CII:
        found = ReadInvoice("cii", read_cii(source), is_credit, findings)
    elif root.name in _UBL:
        found = ReadInvoice("ubl", read_ubl(source, is_credit=is_credit), is_credit, findings)
    else:
        raise SyntaxUnknown("The XML is neither a Cross Industry Invoice nor an Invoice or a CreditNote of UBL 2.")
    check_invoice(found.invoice, findings)
    return found


def _answer(found: ReadInvoice) -> dict[str, Any]:
    invoice = found.invoice
    profile = {"name": profile_of(invoice.specification), "specification": invoice.specification}
    return {
        "syntax": found.syntax,
        "profile": said({**profile, "process": invoice.process}),
        "document": document_shown(invoice, is_credit=found.is_credit),
        "warnings": [said(warning._asdict()) for warning in found.findings.warnings],
    }
