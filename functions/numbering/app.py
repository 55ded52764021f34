"""The proof that a series has no gap and that nothing in it was changed. Wiring only."""

from typing import Any

from billhead.aws.tenant_table import tenant_table
from billhead.documents.proving import link_contents
from billhead.documents.types import document_type
from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.numbering.proof import links_page, prove, show_link

api = make_api()


@api.get("/numbering/{type}/{year}/proof")
def prove_series(type: str, year: str) -> Response[str]:
    """With `include=content` each link has the document's canonical JSON, to be hashed by whoever doubts."""
    request = api.request
    kind, tenant = document_type(type), request.tenant()
    asked = request.list_request(tenant.entity_id, frozenset({"position"}))
    asked.refuse_search()
    table = tenant_table(tenant)
    page = links_page(table, kind.name, year, asked.rows())
    contents = link_contents(table, kind, page.items[: asked.limit]) if "content" in asked.include else {}

    def show(link: dict[str, Any]) -> dict[str, Any]:
        content = contents.get(link["document_id"])
        return show_link(link) | ({} if content is None else {"content": content})

    return json_response(200, {**prove(table, kind.name, year), "links": asked.page(page, show)})


handler = api.handler
