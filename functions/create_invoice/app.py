"""POST /invoices and POST /invoices/{id}/finalize: the function that gives numbers. Wiring only."""

from billhead.aws.tenant_table import numbering_table
from billhead.documents.issuing import Issuing
from billhead.documents.reading import Kept
from billhead.documents.types import INVOICE
from billhead.documents.view import show_document
from billhead.edge.answers import Response, created, resource
from billhead.edge.api import make_api
from billhead.edge.request import MAX_DOCUMENT_BODY
from billhead.kernel.fields import Model

api = make_api()


@api.post("/invoices")
def create_invoice() -> Response[str]:
    request = api.request
    kept = _issuing().create(request.json(MAX_DOCUMENT_BODY), request.submission(MAX_DOCUMENT_BODY))
    return created(_shown(kept), f"/invoices/{kept.item['id']}")


@api.post("/invoices/{id}/finalize")
def finalize_invoice(id: str) -> Response[str]:
    issuing = _issuing()
    api.request.body(Model)
    return resource(_shown(issuing.finalize(id, api.request.submission())))


def _issuing() -> Issuing:
    happening = api.request.happening()
    return Issuing(INVOICE, numbering_table(happening.tenant), happening)


def _shown(kept: Kept) -> dict[str, object]:
    return show_document(kept.item, kept.content, api.request.now)


handler = api.handler
