"""Use cases of taxes: those of every catalogue record, with at most one default (taxes/defaults.py)."""

from billhead.catalog.service import Catalog
from billhead.kernel.events import Happening
from billhead.taxes.model import TAX
from billhead.taxes.repository import TaxRepository


def open_taxes(happening: Happening) -> Catalog:
    """The taxes of one tenant, for one request."""
    return Catalog(TAX, TaxRepository(happening), happening)
