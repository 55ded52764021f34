"""What documents of one type answer over HTTP; their functions only say which type it is."""

from typing import Any

from billhead.aws.tenant_table import numbering_table, tenant_table
from billhead.documents.drafts import Drafts
from billhead.documents.history import History
from billhead.documents.issuing import Issuing
from billhead.documents.listing import Listing, Question
from billhead.documents.records import Kept
from billhead.documents.types import DocumentType
from billhead.documents.view import show_document, show_summary
from billhead.documents.voiding import Voiding, VoidRequest
from billhead.edge.answers import Response, created, json_response, no_content, resource
from billhead.edge.api import Api
from billhead.edge.request import MAX_DOCUMENT_BODY
from billhead.kernel.fields import Model


class DocumentEndpoint:
    """Reading, and changing drafts: single reads and writes only."""

    def __init__(self, api: Api, kind: DocumentType) -> None:
        self._api = api
        self._kind = kind
        one = f"{kind.path}/{{id}}"
        api.get(kind.path)(self.find_page)
        api.get(one)(self.get)
        api.patch(one)(self.change)
        api.delete(one)(self.delete)
        api.get(f"{one}/events")(self.history)

    def find_page(self) -> Response[str]:
        """One query; with `include=items` the documents themselves."""
        request, happening = self._api.request, self._api.request.happening()
        asked = request.list_request(happening.tenant.entity_id, frozenset({"date"}))
        asked.refuse_search()
        listing = Listing(self._kind, tenant_table(happening.tenant), happening)
        question = Question(request.query.get("customer_id"), request.query.get("status"), asked.query)
        found = listing.page(question, asked.rows())
        whole = listing.whole(found.items) if "items" in asked.include else {}

        def show(row: dict[str, Any]) -> dict[str, Any]:
            return self._show(whole[row["sk"]]) if row["sk"] in whole else show_summary(row, request.now)

        return json_response(200, asked.page(found, show))

    def get(self, id: str) -> Response[str]:
        return resource(self._show(self._drafts().get(id)))

    def change(self, id: str) -> Response[str]:
        request = self._api.request
        return resource(self._show(self._drafts().change(id, request.json(MAX_DOCUMENT_BODY), request.if_match)))

    def delete(self, id: str) -> Response[str]:
        self._drafts().delete(id, self._api.request.if_match)
        return no_content()

    def history(self, id: str) -> Response[str]:
        """Who did what and when, oldest first."""
        happening = self._api.request.happening()
        history = History(self._kind, tenant_table(happening.tenant), happening)
        return json_response(200, {"data": history.events(id)})

    def _drafts(self) -> Drafts:
        happening = self._api.request.happening()
        return Drafts(self._kind, tenant_table(happening.tenant), happening)

    def _show(self, kept: Kept) -> dict[str, Any]:
        return show_document(kept.item, kept.content, self._api.request.now)


class IssuingEndpoint:
    """Everything that gives a number, or undoes one's effects: for the one function that may run that transaction."""

    def __init__(self, api: Api, kind: DocumentType) -> None:
        self._api = api
        self._kind = kind
        api.post(kind.path)(self.create)
        api.post(f"{kind.path}/{{id}}/finalize")(self.finalize)
        api.post(f"{kind.path}/{{id}}/void")(self.void)

    def create(self) -> Response[str]:
        request = self._api.request
        kept = self._issuing().create(request.json(MAX_DOCUMENT_BODY), request.submission(MAX_DOCUMENT_BODY))
        return created(self._show(kept), f"{self._kind.path}/{kept.item['id']}")

    def finalize(self, id: str) -> Response[str]:
        issuing = self._issuing()
        self._api.request.body(Model)
        return resource(self._show(issuing.finalize(id, self._api.request.submission())))

    def void(self, id: str) -> Response[str]:
        request, happening = self._api.request, self._api.request.happening()
        reason = request.body(VoidRequest).reason
        voiding = Voiding(self._kind, numbering_table(happening.tenant), happening)
        return resource(self._show(voiding.void(id, reason, request.submission())))

    def _issuing(self) -> Issuing:
        happening = self._api.request.happening()
        return Issuing(self._kind, numbering_table(happening.tenant), happening)

    def _show(self, kept: Kept) -> dict[str, Any]:
        return show_document(kept.item, kept.content, self._api.request.now)
