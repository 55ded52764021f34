"""The types of documents. One shape, one state machine; a type is a row here. Pure."""

from dataclasses import dataclass

from billhead.documents.draft import DocumentDraft
from billhead.kernel.errors import NotFound


class DocumentTypeUnknown(NotFound):
    """No such type of document."""

    code = "document_type_unknown"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """`name` begins every key, `prefix` every id, `title` is for people, `path` is its resource."""

    name: str
    prefix: str
    title: str
    path: str
    draft: type[DocumentDraft] = DocumentDraft


INVOICE = DocumentType("invoice", "inv_", "invoice", "/invoices")
TYPES = {kind.name: kind for kind in (INVOICE,)}


def document_type(name: str) -> DocumentType:
    """Errors: DocumentTypeUnknown."""
    kind = TYPES.get(name)
    if kind is None:
        raise DocumentTypeUnknown("There is no such type of document.")
    return kind
