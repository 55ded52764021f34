"""PDFs: ahead from the queue, or for a client on the spot. Wiring only, and the only function that has fpdf2."""

import secrets
from collections.abc import Callable
from typing import Any

from billhead.aws.files import tenant_files
from billhead.aws.outbox import BusEvent
from billhead.aws.queues import each_event
from billhead.aws.tenant_table import tenant_table
from billhead.documents.look import UNFETCHED, LookRequest, Looks
from billhead.documents.printing import Drawing, Drawn, Printing
from billhead.documents.reading import Documents
from billhead.documents.types import INVOICE, TYPES, DocumentType, document_type
from billhead.edge.answers import Response, pdf_file, redirect, with_header
from billhead.edge.api import make_api
from billhead.edge.request import MAX_DOCUMENT_BODY
from billhead.kernel.clock import utc_now
from billhead.kernel.events import Happening
from billhead.sharing.visiting import visit
from billhead_pdf.printed import print_document

api = make_api()


def pdf_of(kind: DocumentType) -> Callable[[str], Response[bytes]]:
    """The route of one type of document."""

    def get_pdf(id: str) -> Response[bytes]:
        printed = _printing(kind.name, api.request.happening()).pdf(id, api.request.language)
        return pdf_file(printed.content, printed.filename)

    return get_pdf


for kind in TYPES:
    api.get(f"{kind.path}/{{id}}/pdf")(pdf_of(kind))
api.get("/embed/invoices/{id}/pdf")(pdf_of(INVOICE))


@api.get("/share/pdf")
def get_shared_pdf() -> Response[Any]:
    """Of a public link; one that leads nowhere leads to the page that says so."""
    request = api.request
    found = visit(request.query.get("token", ""), request.now, tenant_table)
    if found is None:
        return redirect("/share")
    visiting, item = found
    printed = _printed_by(visiting).pdf(item["id"], request.language)
    return pdf_file(printed.content, printed.filename, is_download=True)


@api.post("/documents/preview.pdf")
def preview_pdf() -> Response[bytes]:
    request, happening = api.request, api.request.happening()
    kind = document_type(request.query.get("type", INVOICE.name))
    looks = Looks(Documents(kind, tenant_table(happening.tenant), happening), tenant_files(happening.tenant))
    look = looks.look(request.body(LookRequest, MAX_DOCUMENT_BODY), request.language)
    return with_header(pdf_file(_draw(look.drawing).content, look.filename), UNFETCHED, look.unfetched)


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    return each_event(event, _print_ahead) if "Records" in event else api.handler(event, context)


def _print_ahead(event: BusEvent) -> None:
    happening = Happening(event.tenant, utc_now(), secrets.token_bytes)
    _printing(event.data["document_type"], happening).print_ahead(event.resource_id)


def _printing(name: str, happening: Happening) -> Printing:
    return _printed_by(Documents(document_type(name), tenant_table(happening.tenant), happening))


def _printed_by(documents: Documents) -> Printing:
    return Printing(documents, tenant_files(documents.happening.tenant), _draw)


def _draw(drawing: Drawing) -> Drawn:
    return Drawn(*print_document(drawing.document, drawing.pictures, drawing.language))
