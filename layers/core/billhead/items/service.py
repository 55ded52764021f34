"""Use cases of items: those of every catalogue record."""

from billhead.aws.tenant_table import tenant_table
from billhead.catalog.repository import CatalogRepository
from billhead.catalog.service import Catalog
from billhead.items.model import ITEM
from billhead.kernel.events import Happening


def open_items(happening: Happening) -> Catalog:
    """The items of one tenant, for one request."""
    return Catalog(ITEM, CatalogRepository(ITEM, tenant_table(happening.tenant)), happening)
