"""GET /usage: issued documents per entity and month. Wiring only."""

from typing import Any

from billhead.edge.answers import Response, json_response
from billhead.edge.api import make_api
from billhead.edge.cursors import Cursors
from billhead.edge.lists import ListRequest, ParameterMalformed, read_list_request
from billhead.edge.request import Request
from billhead.usage.model import counts, entity_usage, is_month, month_of
from billhead.usage.service import AccountUsage

api = make_api()
ORDERS = frozenset({"entity_id"})
ONLY_PAGE = {"next_cursor": None, "prev_cursor": None, "has_more": False}


@api.get("/usage")
def get_usage() -> Response[str]:
    request = api.request
    month = request.query.get("month") or month_of(request.now)
    if not is_month(month):
        raise ParameterMalformed("month is written as YYYY-MM.")
    usage = AccountUsage(request.principal, month)
    named = request.query.get("entity_id")
    answer = _all(usage, _listing(request, month)) if named is None else _one(usage, request, named)
    return json_response(200, {"month": month, **answer})


def _all(usage: AccountUsage, listing: ListRequest) -> dict[str, Any]:
    return {**listing.page(usage.page(listing.rows()), entity_usage), "total": usage.total()}


def _one(usage: AccountUsage, request: Request, entity_id: str) -> dict[str, Any]:
    """Another account's entity is answered like an unknown one."""
    item = usage.entity(request.tenant(entity_id).entity_id)
    return {"data": [entity_usage(item)], "pagination": ONLY_PAGE, "total": counts(item)}


def _listing(request: Request, month: str) -> ListRequest:
    """Cursors hold the month that they came from: tomorrow the default may be another one."""
    principal, query = request.principal, {**request.query, "month": month}
    owner = f"{principal.account_id}#{principal.environment}"
    return read_list_request(query, ORDERS, Cursors.bound(owner, request.route_key, query))


handler = api.handler
