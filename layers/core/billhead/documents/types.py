"""The types of documents. One shape, one state machine; a type is a row here. Pure."""

from dataclasses import dataclass
from functools import cache

from billhead.advance_invoices.model import AdvanceInvoiceDraft
from billhead.credit_notes.model import CreditNoteDraft
from billhead.delivery_notes.model import DeliveryNoteDraft
from billhead.documents.draft import DocumentDraft
from billhead.estimates.model import EstimateDraft
from billhead.invoices.model import InvoiceDraft
from billhead.kernel.errors import NotFound
from billhead.kernel.ids import is_id


class DocumentTypeUnknown(NotFound):
    """No such type of document."""

    code = "document_type_unknown"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """`name` begins every key, `prefix` every id, `title` is for people, `path` is its resource.

    `is_payable`: money is due for it. `is_legal`: the law says what it must show. `converts_into`: what may follow.
    """

    name: str
    prefix: str
    title: str
    path: str
    draft: type[DocumentDraft] = DocumentDraft
    is_payable: bool = False
    is_legal: bool = False
    converts_into: tuple[str, ...] = ()


INVOICE = DocumentType("invoice", "inv_", "invoice", "/invoices", InvoiceDraft, is_payable=True, is_legal=True)
ESTIMATE = DocumentType(
    *("estimate", "est_", "estimate", "/estimates", EstimateDraft),
    converts_into=("invoice", "advance_invoice", "delivery_note"),
)
CREDIT_NOTE = DocumentType("credit_note", "cre_", "credit note", "/credit-notes", CreditNoteDraft, is_legal=True)
ADVANCE_INVOICE = DocumentType(
    *("advance_invoice", "adv_", "advance invoice", "/advance-invoices", AdvanceInvoiceDraft),
    is_payable=True,
    is_legal=True,
)
DELIVERY_NOTE = DocumentType(
    *("delivery_note", "del_", "delivery note", "/delivery-notes", DeliveryNoteDraft),
    converts_into=("invoice",),
)
TYPES = (INVOICE, ESTIMATE, CREDIT_NOTE, ADVANCE_INVOICE, DELIVERY_NOTE)


def document_type(name: str) -> DocumentType:
    """Errors: DocumentTypeUnknown."""
    kind = _types_by_name().get(name)
    if kind is None:
        raise DocumentTypeUnknown("There is no such type of document.")
    return kind


def type_of(document_id: str) -> DocumentType | None:
    """By the prefix of an id that has the form of one."""
    return next((kind for kind in TYPES if is_id(document_id, kind.prefix)), None)


@cache
def _types_by_name() -> dict[str, DocumentType]:
    return {kind.name: kind for kind in TYPES}
