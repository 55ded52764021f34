"""What customers, items and taxes answer over HTTP; their functions only say which routes there are."""

from collections.abc import Callable, Mapping
from typing import Any

from billhead.catalog.kind import show_record
from billhead.catalog.service import Catalog
from billhead.edge.answers import Response, created, json_response, no_content, resource
from billhead.edge.api import Api
from billhead.kernel.events import Happening

ORDERS = frozenset({"created_at", "name"})


class CatalogEndpoint:
    """The operations on one kind of record. `open_catalog` gives the use cases for one request."""

    def __init__(self, api: Api, path: str, open_catalog: Callable[[Happening], Catalog]) -> None:
        self._api = api
        self._path = path
        self._open = open_catalog

    def create(self) -> Response[str]:
        request = self._api.request
        item = self._catalog().create(request.json(), request.submission())
        return created(show_record(item), f"{self._path}/{item['id']}")

    def find_page(self) -> Response[str]:
        """One query; a page that `query` filters may be short, `next_cursor` says whether to go on."""
        request = self._api.request
        happening = request.happening()
        listing = request.list_request(happening.tenant.entity_id, ORDERS)
        catalog = self._open(happening)
        found = catalog.page(listing.order_by, listing.search, listing.query, listing.rows())
        return json_response(200, listing.page(found, show_record))

    def get(self, record_id: str) -> Response[str]:
        return _shown(self._catalog().get(record_id))

    def change(self, record_id: str) -> Response[str]:
        request = self._api.request
        return _shown(self._catalog().change(record_id, request.json(), request.if_match))

    def delete(self, record_id: str) -> Response[str]:
        self._catalog().delete(record_id, self._api.request.if_match)
        return no_content()

    def restore(self, record_id: str) -> Response[str]:
        return _shown(self._catalog().restore(record_id, self._api.request.if_match))

    def _catalog(self) -> Catalog:
        return self._open(self._api.request.happening())


def _shown(item: Mapping[str, Any]) -> Response[str]:
    return resource(show_record(item))
