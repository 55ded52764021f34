"""Remembers the positive answers of a registry in the tenant's partition; it may not let a table stop an invoice.

Only `valid` is kept: a customer who registers today must not be refused until tomorrow, and an outage ends by itself.
"""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final

from billhead.aws.items import Item
from billhead.aws.partition import Partition, Put
from billhead.kernel.clock import timestamp
from billhead.kernel.errors import Contention
from billhead.vat_ids.keys import consultation_key
from billhead.vat_ids.model import Consultation, VatId, VatRegistry

# So long may the end of a registration go unnoticed, and so long does one question serve all invoices to a customer.
REMEMBERED: Final = timedelta(days=7)


class ConsultedRegistry:
    """A VatRegistry that asks another where the tenant has no fresh answer of its own."""

    def __init__(self, table: Partition, registry: VatRegistry, now: datetime) -> None:
        self._table = table
        self._registry = registry
        self._now = now

    def consult(self, vat_id: VatId, requester: VatId | None) -> Consultation:
        asker = requester.text if requester else ""
        known = self._remembered(vat_id, asker)
        if known is not None:
            return known
        answer = self._registry.consult(vat_id, requester)
        if answer.state == "valid":
            self._remember(vat_id, asker, answer)
        return answer

    def _remembered(self, vat_id: VatId, asker: str) -> Consultation | None:
        """An answer that was given to somebody else proves nothing for this asker."""
        try:
            item = self._table.get(consultation_key(vat_id.text))
        except Contention:
            return None
        if item is None or item["requester"] != asker or item["at"] <= timestamp(self._now - REMEMBERED):
            return None
        return _consultation(item)

    def _remember(self, vat_id: VatId, asker: str, answer: Consultation) -> None:
        item = {
            "sk": consultation_key(vat_id.text),
            "requester": asker,
            **asdict(answer),
            # Time to live is lazy: the read looks at `at` itself.
            "expires_at": int((self._now + REMEMBERED).timestamp()),
        }
        try:
            self._table.put(Put(item, condition=None))
        except Contention:
            return  # the next invoice asks again


def _consultation(item: Item) -> Consultation:
    return Consultation(
        state="valid",
        at=item["at"],
        source=item["source"],
        consultation_number=item.get("consultation_number"),
        name=item.get("name"),
        address=item.get("address"),
    )
