"""Customers: create, list, read, change, delete, restore. Wiring only."""

from billhead.customers.service import open_customers
from billhead.edge.answers import Response
from billhead.edge.api import make_api
from billhead.edge.catalog_endpoint import CatalogEndpoint

api = make_api()
customers = CatalogEndpoint(api, "/customers", open_customers)


@api.post("/customers")
def post_customer() -> Response[str]:
    return customers.create()


@api.get("/customers")
def list_customers() -> Response[str]:
    return customers.find_page()


@api.get("/customers/{id}")
def get_customer(id: str) -> Response[str]:
    return customers.get(id)


@api.patch("/customers/{id}")
def patch_customer(id: str) -> Response[str]:
    return customers.change(id)


@api.delete("/customers/{id}")
def delete_customer(id: str) -> Response[str]:
    return customers.delete(id)


@api.post("/customers/{id}/restore")
def restore_customer(id: str) -> Response[str]:
    return customers.restore(id)


handler = api.handler
