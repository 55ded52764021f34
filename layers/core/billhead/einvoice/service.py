"""The electronic invoice of one tenant's issued document, in the format asked for. It stores nothing."""

import re
from dataclasses import dataclass
from decimal import Decimal

from billhead.documents.reading import Documents
from billhead.documents.state import NotIssued, State
from billhead.documents.view import show_document
from billhead.einvoice.mapping import require_electronic
from billhead.einvoice.preflight import EInvoiceIncomplete, faults
from billhead.einvoice.profiles import Format
from billhead.einvoice.writing import write_document

NOT_A_FILE_NAME = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Written:
    """An XML file and the name under which a browser saves it."""

    content: bytes
    filename: str


def electronic_invoice(documents: Documents, document_id: str, form: Format) -> Written:
    """Always the same bytes: what was paid later is no part of it, nor is a later void.

    A draft has none: without its number it is no invoice (BR-02), and a file that looks like one would be taken for it.
    Errors: NoElectronicInvoice, DocumentNotFound, NotIssued, EInvoiceIncomplete.
    """
    kept = documents.get(document_id)
    require_electronic(documents.kind.name)
    if kept.item["state"] == State.DRAFT:
        raise NotIssued("The document is a draft; finalize it first.")
    shown = show_document(kept.item, kept.content, documents.happening.now)
    document = {**shown, "total_paid": kept.item.get("issued_paid") or Decimal(0)}
    found = faults(document, form)
    if found:
        raise EInvoiceIncomplete("The rules of the format would refuse this document.", errors=found)
    name = f"{documents.kind.name}-{kept.item['number']}"
    return Written(write_document(document, form), NOT_A_FILE_NAME.sub("-", name) + ".xml")
