"""What a document says of earlier ones that it follows or mentions, beyond what it takes of them. Pure."""

from billhead.documents.context import Context
from billhead.documents.converting import conversion_touch, require_convertible
from billhead.documents.draft import DocumentDraft
from billhead.documents.related import find_related
from billhead.documents.relations import Relation, Touch
from billhead.documents.state import State
from billhead.documents.types import DocumentType
from billhead.kernel.errors import Conflict


class DraftLinked(Conflict):
    """A document can name issued documents only: a draft may still vanish."""

    code = "draft_linked"


def reference_touches(kind: DocumentType, document_id: str, draft: DocumentDraft, context: Context) -> list[Touch]:
    """Errors: DocumentUnknown, DraftLinked, those of require_convertible."""
    touches = [_mention(place, linked, context) for place, linked in enumerate(dict.fromkeys(draft.linked_documents))]
    if draft.converted_from is None:
        return touches
    source = find_related(context.documents, draft.converted_from, None, "/converted_from")
    require_convertible(source, kind)
    return [conversion_touch(source, kind, document_id, context.at), *touches]


def _mention(place: int, document_id: str, context: Context) -> Touch:
    kept = find_related(context.documents, document_id, None, f"/linked_documents/{place}")
    if kept.item["state"] == State.DRAFT:
        raise DraftLinked("A draft cannot be linked; finalize it first.")
    return Touch(kept.item, Relation.REFERS_TO)
