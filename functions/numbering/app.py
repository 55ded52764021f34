"""The proof that a series has no gap and that nothing in it was changed. Wiring only."""

from billhead.aws.tenant_table import tenant_table
from billhead.documents.types import document_type
from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.numbering.proof import links_page, prove, show_link

api = make_api()


@api.get("/numbering/{type}/{year}/proof")
def prove_series(type: str, year: str) -> Response[str]:
    request = api.request
    kind, tenant = document_type(type), request.tenant()
    asked = request.list_request(tenant.entity_id, frozenset({"position"}))
    asked.refuse_search()
    table = tenant_table(tenant)
    links = asked.page(links_page(table, kind.name, year, asked.rows()), show_link)
    return json_response(200, {**prove(table, kind.name, year), "links": links})


handler = api.handler
