"""The electronic invoice of a document: mapped and written in the syntax of the format. Pure, and deterministic."""

from collections.abc import Mapping
from typing import Any, Final

from billhead.documents.rendition import fill_texts
from billhead.einvoice.mapping import map_document
from billhead.einvoice.model import Invoice
from billhead.einvoice.profiles import Format, format_named

FACTUR_X: Final = "factur_x"


def write_invoice(invoice: Invoice, form: Format) -> bytes:
    """Only the writer of the one syntax is loaded."""
    if form.syntax == "cii":
        from billhead.einvoice.cii import write_cii

        return write_cii(invoice)
    from billhead.einvoice.ubl import write_ubl

    return write_ubl(invoice)


def write_document(document: Mapping[str, Any], form: Format) -> bytes:
    """Errors: NoElectronicInvoice."""
    return write_invoice(map_document(document, form), form)


def facturx_xml(document: Mapping[str, Any]) -> bytes | None:
    """What is enclosed in the PDF of a document; None where its entity did not turn Factur-X on, or it cannot be one.

    Its texts may still have their variables. What cannot be one was refused when it was to be issued, but to consumers,
    where no law demands one.
    """
    if FACTUR_X not in document.get("e_invoicing", ()) or not document.get("number"):
        return None
    from billhead.einvoice.preflight import lacks  # not for what is no electronic invoice

    form, filled = format_named(FACTUR_X), {**document, **fill_texts(document, document["number"])}
    return None if lacks(filled, form) else write_document(filled, form)
