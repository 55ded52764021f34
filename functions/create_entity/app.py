"""POST /entities: a new tenant. Wiring only."""

import secrets

from billhead.edge.answers import Response, created, resource
from billhead.edge.api import make_api
from billhead.entities.model import EntityDraft, show_entity
from billhead.entities.service import Founding, create_entity

api = make_api()


@api.post("/entities")
def post_entity() -> Response[str]:
    request = api.request
    founding = Founding(request.principal, request.submission(), request.now, secrets.token_bytes)
    item, is_new = create_entity(request.body(EntityDraft), founding)
    shown = show_entity(item)
    return created(shown, f"/entities/{shown['id']}") if is_new else resource(shown)


handler = api.handler
