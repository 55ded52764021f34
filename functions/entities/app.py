"""Entities: list, read, change, disable, enable, remove the logo. Wiring only."""

from billhead.access.register import account_register
from billhead.edge.answers import Response, json_response, resource
from billhead.edge.api import make_api
from billhead.entities.model import ENTITY_FILTERS, register_row, show_entity
from billhead.entities.service import Entity
from billhead.kernel.filters import compile_filter

api = make_api()


@api.get("/entities")
def list_entities() -> Response[str]:
    request = api.request
    principal = request.principal
    listing = request.list_request(f"{principal.account_id} {principal.environment}")
    listing.refuse_search()
    wanted = compile_filter(listing.query, ENTITY_FILTERS)
    rows = listing.rows(filter=wanted.expression, values=wanted.values)
    found = account_register(principal.account_id).page(principal, request.query.get("external_id"), rows)
    return json_response(200, listing.page(found, register_row))


@api.get("/entities/{id}")
def get_entity(id: str) -> Response[str]:
    return resource(show_entity(_entity(id).get()))


@api.patch("/entities/{id}")
def patch_entity(id: str) -> Response[str]:
    return resource(show_entity(_entity(id).change(api.request.json(), api.request.if_match)))


@api.post("/entities/{id}/disable")
def disable_entity(id: str) -> Response[str]:
    return resource(show_entity(_entity(id).disable()))


@api.post("/entities/{id}/enable")
def enable_entity(id: str) -> Response[str]:
    return resource(show_entity(_entity(id).enable()))


@api.delete("/entities/{id}/logo")
def delete_logo(id: str) -> Response[str]:
    return resource(show_entity(_entity(id).remove_logo()))


def _entity(entity_id: str) -> Entity:
    return Entity(api.request.happening(entity_id))


handler = api.handler
