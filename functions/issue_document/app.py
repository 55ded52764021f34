"""Everything that takes a number or undoes its effects: create, finalize, void, convert. Wiring only."""

from billhead.aws.tenant_table import numbering_table
from billhead.documents.conversion import Conversion, ConvertRequest
from billhead.documents.types import DELIVERY_NOTE, ESTIMATE, TYPES, DocumentType
from billhead.documents.view import show_document
from billhead.edge.answers import Response, created
from billhead.edge.api import make_api
from billhead.edge.document_endpoint import IssuingEndpoint

api = make_api()
endpoints = [IssuingEndpoint(api, kind) for kind in TYPES]


@api.post("/estimates/{id}/convert")
def convert_estimate(id: str) -> Response[str]:
    return _converted(ESTIMATE, id)


@api.post("/delivery-notes/{id}/convert")
def convert_delivery_note(id: str) -> Response[str]:
    return _converted(DELIVERY_NOTE, id)


def _converted(kind: DocumentType, id: str) -> Response[str]:
    request, happening = api.request, api.request.happening()
    conversion = Conversion(kind, numbering_table(happening.tenant), happening)
    kept = conversion.convert(id, request.body(ConvertRequest), request.submission())
    path = next(kind.path for kind in TYPES if kind.name == kept.item["type"])
    return created(show_document(kept.item, kept.content, request.now), f"{path}/{kept.item['id']}")


handler = api.handler
