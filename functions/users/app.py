"""The people of an entity: add, list, change, remove. Wiring only."""

from billhead.access.users.model import UserDraft, show_user
from billhead.access.users.service import Users
from billhead.aws.tenant_table import tenant_table
from billhead.edge.answers import Response, created, json_response, no_content, resource
from billhead.edge.api import make_api

api = make_api()


@api.post("/entities/users")
def add_user() -> Response[str]:
    item = _users().add(api.request.body(UserDraft), api.request.submission())
    return created(show_user(item), f"/entities/users/{item['id']}")


@api.get("/entities/users")
def list_users() -> Response[str]:
    happening = api.request.happening()
    listing = api.request.list_request(happening.tenant.entity_id)
    listing.refuse_search()
    found = Users(tenant_table(happening.tenant), happening).page(listing.query, listing.rows())
    return json_response(200, listing.page(found, show_user))


@api.patch("/entities/users/{user_id}")
def change_user(user_id: str) -> Response[str]:
    return resource(show_user(_users().change(user_id, api.request.json(), api.request.if_match)))


@api.delete("/entities/users/{user_id}")
def remove_user(user_id: str) -> Response[str]:
    _users().remove(user_id, api.request.if_match)
    return no_content()


def _users() -> Users:
    happening = api.request.happening()
    return Users(tenant_table(happening.tenant), happening)


handler = api.handler
