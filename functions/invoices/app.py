"""Invoices: list, read, change and delete drafts, void. It gives no numbers. Wiring only."""

from typing import Any

from billhead.aws.tenant_table import tenant_table
from billhead.documents.drafts import Drafts
from billhead.documents.listing import Listing, Question
from billhead.documents.reading import Kept
from billhead.documents.types import INVOICE
from billhead.documents.view import show_document, show_summary
from billhead.documents.voiding import Voiding, VoidRequest
from billhead.edge.answers import Response, json_response, no_content, resource
from billhead.edge.api import make_api
from billhead.edge.request import MAX_DOCUMENT_BODY

api = make_api()


@api.get("/invoices")
def list_invoices() -> Response[str]:
    request, happening = api.request, api.request.happening()
    asked = request.list_request(happening.tenant.entity_id, frozenset({"date"}))
    asked.refuse_search()
    listing = Listing(INVOICE, tenant_table(happening.tenant), happening)
    question = Question(request.query.get("customer_id"), request.query.get("status"), asked.query)
    found = listing.page(question, asked.rows())
    whole = listing.whole(found.items) if "items" in asked.include else {}

    def show(row: dict[str, Any]) -> dict[str, Any]:
        return _shown(whole[row["sk"]]) if row["sk"] in whole else show_summary(row, request.now)

    return json_response(200, asked.page(found, show))


@api.get("/invoices/{id}")
def get_invoice(id: str) -> Response[str]:
    happening = api.request.happening()
    return resource(_shown(Drafts(INVOICE, tenant_table(happening.tenant), happening).get(id)))


@api.patch("/invoices/{id}")
def patch_invoice(id: str) -> Response[str]:
    request, happening = api.request, api.request.happening()
    drafts = Drafts(INVOICE, tenant_table(happening.tenant), happening)
    return resource(_shown(drafts.change(id, request.json(MAX_DOCUMENT_BODY), request.if_match)))


@api.delete("/invoices/{id}")
def delete_invoice(id: str) -> Response[str]:
    happening = api.request.happening()
    Drafts(INVOICE, tenant_table(happening.tenant), happening).delete(id, api.request.if_match)
    return no_content()


@api.post("/invoices/{id}/void")
def void_invoice(id: str) -> Response[str]:
    request, happening = api.request, api.request.happening()
    reason = request.body(VoidRequest).reason
    voiding = Voiding(INVOICE, tenant_table(happening.tenant), happening)
    return resource(_shown(voiding.void(id, reason, request.submission())))


def _shown(kept: Kept) -> dict[str, Any]:
    return show_document(kept.item, kept.content, api.request.now)


handler = api.handler
