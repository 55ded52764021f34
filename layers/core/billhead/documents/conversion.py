"""POST …/convert: the document that follows from an estimate or a delivery note, made as if a client had sent it."""

from typing import Any, Literal

from billhead.aws.partition import Partition
from billhead.documents.converting import converted_data, require_convertible
from billhead.documents.issuing import Issuing
from billhead.documents.reading import Documents
from billhead.documents.records import Kept
from billhead.documents.types import DocumentType, document_type
from billhead.kernel.events import Happening
from billhead.kernel.fields import Day, Flag, Metadata, Model
from billhead.kernel.submission import Submission


class ConvertRequest(Model):
    """Into what, and what the new document says otherwise than the old one."""

    type: Literal["invoice", "advance_invoice", "delivery_note"] = "invoice"
    is_draft: Flag = False
    date: Day | None = None
    date_due: Day | None = None
    date_service: Day | None = None
    metadata: Metadata | None = None


class Conversion:
    """From one type of document of one tenant."""

    def __init__(self, kind: DocumentType, table: Partition, happening: Happening) -> None:
        self._kind = kind
        self._table = table
        self._happening = happening

    def convert(self, document_id: str, request: ConvertRequest, submission: Submission) -> Kept:
        """Errors: DocumentNotFound, those of require_convertible and of Issuing.create."""
        into = document_type(request.type)
        documents = Documents(self._kind, self._table, self._happening)
        source = documents.kept(documents.existing(document_id))
        issuing = Issuing(into, self._table, self._happening)
        if not issuing.is_known(submission):
            require_convertible(source, into)
        own: dict[str, Any] = request.model_dump(exclude_none=True, exclude={"type"})
        return issuing.create({**converted_data(source), **own}, submission)
