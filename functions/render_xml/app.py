"""The electronic invoice of an issued document, also of a shared one. Wiring only, and it can write nothing."""

from collections.abc import Callable
from typing import Any

from billhead.aws.tenant_table import reader_table
from billhead.documents.reading import Documents
from billhead.documents.types import TYPES, DocumentType
from billhead.edge.answers import Response, redirect, xml_file
from billhead.edge.api import make_api
from billhead.einvoice.profiles import format_named
from billhead.einvoice.service import electronic_invoice
from billhead.sharing.visiting import visit

api = make_api()


def xml_of(kind: DocumentType) -> Callable[[str], Response[Any]]:
    """The route of one type of document."""

    def get_xml(id: str) -> Response[Any]:
        happening = api.request.happening()
        return _file(Documents(kind, reader_table(happening.tenant), happening), id)

    return get_xml


def _file(documents: Documents, id: str) -> Response[Any]:
    written = electronic_invoice(documents, id, format_named(api.request.query.get("format", "cii")))
    return xml_file(written.content, written.filename, api.request.header("accept-encoding"))


for kind in TYPES:
    api.get(f"{kind.path}/{{id}}/xml")(xml_of(kind))


@api.get("/share/xml")
def get_shared_xml() -> Response[Any]:
    """Of a public link; one that leads nowhere leads to the page that says so."""
    found = visit(api.request.query.get("token", ""), api.request.now, reader_table)
    if found is None:
        return redirect("/share")
    visiting, item = found
    return _file(visiting, item["id"])


handler = api.handler
