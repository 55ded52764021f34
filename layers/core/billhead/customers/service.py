"""Use cases of customers: those of every catalogue record."""

from billhead.aws.tenant_table import tenant_table
from billhead.catalog.repository import CatalogRepository
from billhead.catalog.service import Catalog
from billhead.customers.model import CUSTOMER
from billhead.kernel.events import Happening


def open_customers(happening: Happening) -> Catalog:
    """The customers of one tenant, for one request."""
    return Catalog(CUSTOMER, CatalogRepository(CUSTOMER, tenant_table(happening.tenant)), happening)
