"""Taxes: create, list, read, change, delete, restore. Wiring only."""

from billhead.edge.answers import Response
from billhead.edge.api import make_api
from billhead.edge.catalog_endpoint import CatalogEndpoint
from billhead.taxes.service import open_taxes

api = make_api()
taxes = CatalogEndpoint(api, "/taxes", open_taxes)


@api.post("/taxes")
def post_tax() -> Response[str]:
    return taxes.create()


@api.get("/taxes")
def list_taxes() -> Response[str]:
    return taxes.find_page()


@api.get("/taxes/{id}")
def get_tax(id: str) -> Response[str]:
    return taxes.get(id)


@api.patch("/taxes/{id}")
def patch_tax(id: str) -> Response[str]:
    return taxes.change(id)


@api.delete("/taxes/{id}")
def delete_tax(id: str) -> Response[str]:
    return taxes.delete(id)


@api.post("/taxes/{id}/restore")
def restore_tax(id: str) -> Response[str]:
    return taxes.restore(id)


handler = api.handler
