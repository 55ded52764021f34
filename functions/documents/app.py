"""What a document would be: its totals, its tax, its number; and drafts to be finalized in bulk. Wiring only."""

from datetime import date

from billhead.aws.config import settings
from billhead.aws.queues import Turn, send_message
from billhead.aws.tenant_table import tenant_table
from billhead.documents.bulk_record import Chunk, FinalizeRequest
from billhead.documents.bulk_request import Finalizations
from billhead.documents.reading import Documents
from billhead.documents.transaction import Transactions
from billhead.documents.types import INVOICE, DocumentType, document_type
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


@api.post("/transaction-type")
def tell_transaction_type() -> Response[str]:
    request, happening = api.request, api.request.happening()
    transactions = Transactions(INVOICE, tenant_table(happening.tenant), happening)
    return json_response(200, transactions.answer(request.json()))


@api.post("/documents/finalize")
def finalize_drafts() -> Response[str]:
    request, finalizations = api.request, _finalizations()
    batch = finalizations.start(_kind(), request.body(FinalizeRequest), request.submission(), _send)
    return json_response(202, batch, headers={"Location": f"/documents/finalizations/{batch['id']}"})


@api.get("/documents/finalizations/{id}")
def get_finalization(id: str) -> Response[str]:
    return json_response(200, _finalizations().get(id))


def _send(chunk: Chunk) -> None:
    turn = Turn(chunk.group, f"{chunk.batch_id}.{chunk.number}")
    send_message(settings().finalize_queue, chunk.message(), turn)


def _finalizations() -> Finalizations:
    happening = api.request.happening()
    return Finalizations(tenant_table(happening.tenant), happening)


def _documents() -> Documents:
    kind, happening = _kind(), api.request.happening()
    return Documents(kind, tenant_table(happening.tenant), happening)


def _kind() -> DocumentType:
    return document_type(api.request.query.get("type", "invoice"))


handler = api.handler
