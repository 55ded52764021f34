"""Events: what happened, carried inside the item that it happened to, so that effect and record are one write."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from billhead.kernel.clock import timestamp
from billhead.kernel.ids import Entropy, new_id
from billhead.kernel.principal import Tenant


@dataclass(frozen=True, slots=True)
class Happening:
    """The circumstances of one request: who, when, and a source of randomness."""

    tenant: Tenant
    now: datetime
    entropy: Entropy

    @property
    def at(self) -> str:
        return timestamp(self.now)

    def new_id(self, prefix: str) -> str:
        return new_id(prefix, self.now, self.entropy)

    def event(self, event_type: str, resource_id: str, **data: Any) -> dict[str, Any]:
        """One of an item's `events`: the stream's reader publishes those whose `id` the item did not have before."""
        return {
            "id": self.new_id("evt_"),
            "type": event_type,
            "at": self.at,
            "actor": self.tenant.actor,
            "account_id": self.tenant.account_id,
            "environment": str(self.tenant.environment),
            "entity_id": self.tenant.entity_id,
            "resource_id": resource_id,
            "data": data,
        }
