"""Whether a customer's VAT id is in force: the one entry point for documents and for POST /transaction-type.

Call it only for an entity that has settings.tax_rules.eu.vies_validate_vat on. The only way out of Billhead from here
is the fixed address in vies.py.
"""

from datetime import datetime

from billhead.aws.config import settings
from billhead.aws.partition import Partition
from billhead.kernel.clock import timestamp
from billhead.vat_ids.consulted import ConsultedRegistry
from billhead.vat_ids.model import Consultation, VatId, VatRegistry

OFFLINE = "offline"


class SilentRegistry:
    """A VatRegistry that was told to ask nobody."""

    def __init__(self, at: str) -> None:
        self._at = at

    def consult(self, vat_id: VatId, requester: VatId | None) -> Consultation:
        return Consultation("unknown", self._at, OFFLINE, reason="registry_off")


def check_customer_vat(
    table: Partition, now: datetime, *, vat_id: VatId, requester: VatId | None = None
) -> Consultation:
    """What is known of the id now: from the tenant's memory, from VIES, or `unknown` with its reason.

    `table` is the tenant's partition, `requester` the issuer's own id: without it VIES gives no consultation number.
    Raises nothing and takes about three seconds at the most, so that no invoice waits for a registry that is down.
    """
    from billhead.vat_ids.vies import is_in_vies  # only where ids are checked

    if not vat_id.is_well_formed:
        return Consultation("invalid", timestamp(now), OFFLINE, reason=vat_id.problem)
    if not is_in_vies(vat_id):
        return Consultation("unknown", timestamp(now), OFFLINE, reason="not_in_vies")
    return ConsultedRegistry(table, open_registry(now), now).consult(vat_id, requester)


def open_registry(now: datetime) -> VatRegistry:
    """VIES, unless this stack asks nobody (the local run). Tests put their recorded double here."""
    from billhead.vat_ids.vies import ViesClient

    return ViesClient(timestamp(now)) if settings().asks_vies else SilentRegistry(timestamp(now))
