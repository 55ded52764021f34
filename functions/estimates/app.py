"""Estimates: list, read, change and delete drafts, accept, decline, tell their history. Wiring only."""

from billhead.aws.tenant_table import tenant_table
from billhead.documents.state import State
from billhead.documents.types import ESTIMATE
from billhead.documents.view import show_document
from billhead.edge.answers import Response, resource
from billhead.edge.api import make_api
from billhead.edge.document_endpoint import DocumentEndpoint
from billhead.estimates.answering import Answer, Answering

api = make_api()
endpoint = DocumentEndpoint(api, ESTIMATE)


@api.post("/estimates/{id}/accept")
def accept_estimate(id: str) -> Response[str]:
    return _answered(id, State.ACCEPTED)


@api.post("/estimates/{id}/decline")
def decline_estimate(id: str) -> Response[str]:
    return _answered(id, State.DECLINED)


def _answered(id: str, state: State) -> Response[str]:
    request, happening = api.request, api.request.happening()
    answering = Answering(ESTIMATE, tenant_table(happening.tenant), happening)
    kept = answering.answer(id, state, request.body(Answer), request.submission())
    return resource(show_document(kept.item, kept.content, request.now))


handler = api.handler
