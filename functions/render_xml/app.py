"""GET /{type}/{id}/xml: the electronic invoice of an issued document. Wiring only, and it can write nothing."""

from collections.abc import Callable
from typing import Any

from billhead.aws.tenant_table import reader_table
from billhead.documents.reading import Documents
from billhead.documents.types import TYPES, DocumentType
from billhead.edge.answers import Response, xml_file
from billhead.edge.api import make_api
from billhead.einvoice.profiles import format_named
from billhead.einvoice.service import electronic_invoice

api = make_api()


def xml_of(kind: DocumentType) -> Callable[[str], Response[Any]]:
    """The route of one type of document."""

    def get_xml(id: str) -> Response[Any]:
        happening = api.request.happening()
        form = format_named(api.request.query.get("format", "cii"))
        documents = Documents(kind, reader_table(happening.tenant), happening)
        written = electronic_invoice(documents, id, form)
        return xml_file(written.content, written.filename, api.request.header("accept-encoding"))

    return get_xml


for kind in TYPES:
    api.get(f"{kind.path}/{{id}}/xml")(xml_of(kind))

handler = api.handler
