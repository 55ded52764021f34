"""GET /{type}/{id}/html: a document as a page, in the words of its PDF. Wiring only; it draws no PDF."""

from collections.abc import Callable
from typing import Any

from billhead.aws.files import tenant_files
from billhead.aws.tenant_table import tenant_table
from billhead.documents.printing import drawing_of
from billhead.documents.reading import Documents
from billhead.documents.types import TYPES, DocumentType
from billhead.edge.answers import Response
from billhead.edge.api import make_api
from billhead_web.answers import styled_html
from billhead_web.paper.page import document_page

api = make_api()


def html_of(kind: DocumentType) -> Callable[[str], Response[Any]]:
    """The route of one type of document."""

    def get_html(id: str) -> Response[Any]:
        request, happening = api.request, api.request.happening()
        kept = Documents(kind, tenant_table(happening.tenant), happening).get(id)
        drawing = drawing_of(kept, tenant_files(happening.tenant), request.now, request.language)
        return styled_html(200, document_page(drawing), request)

    return get_html


for kind in TYPES:
    api.get(f"{kind.path}/{{id}}/html")(html_of(kind))


handler = api.handler
