"""What a document would be: its totals, its number. Nothing is saved. Wiring only."""

from datetime import date

from billhead.aws.tenant_table import tenant_table
from billhead.documents.reading import Documents
from billhead.documents.types import document_type
from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.edge.request import MAX_DOCUMENT_BODY
from billhead.kernel.fields import Day, Model

api = make_api()


class NumberQuestion(Model):
    """The day that the document would bear; today if none is given."""

    date: Day | None = None


@api.post("/documents/preview")
def preview_document() -> Response[str]:
    body = api.request.json(MAX_DOCUMENT_BODY)
    return json_response(200, _documents().preview(body))


@api.post("/documents/next-number")
def next_number() -> Response[str]:
    day = api.request.body(NumberQuestion).date
    return json_response(200, _documents().next_number(date.fromisoformat(day) if day else None))


def _documents() -> Documents:
    request = api.request
    kind = document_type(request.query.get("type", "invoice"))
    happening = request.happening()
    return Documents(kind, tenant_table(happening.tenant), happening)


handler = api.handler
