"""Items: create, list, read, change, delete, restore. Wiring only."""

from billhead.edge.answers import Response
from billhead.edge.api import make_api
from billhead.edge.catalog_endpoint import CatalogEndpoint
from billhead.items.service import open_items

api = make_api()
items = CatalogEndpoint(api, "/items", open_items)


@api.post("/items")
def post_item() -> Response[str]:
    return items.create()


@api.get("/items")
def list_items() -> Response[str]:
    return items.find_page()


@api.get("/items/{id}")
def get_item(id: str) -> Response[str]:
    return items.get(id)


@api.patch("/items/{id}")
def patch_item(id: str) -> Response[str]:
    return items.change(id)


@api.delete("/items/{id}")
def delete_item(id: str) -> Response[str]:
    return items.delete(id)


@api.post("/items/{id}/restore")
def restore_item(id: str) -> Response[str]:
    return items.restore(id)


handler = api.handler
