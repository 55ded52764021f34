"""What is counted of issued documents, and per which month. Pure."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

# One counter per type of document, beside `documents` that counts them all.
COUNTERS = {
    "invoice.issued": "invoices",
    "estimate.issued": "estimates",
    "credit_note.issued": "credit_notes",
    "advance_invoice.issued": "advance_invoices",
    "delivery_note.issued": "delivery_notes",
}
COUNTED = ("documents", *COUNTERS.values())

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def is_month(text: str) -> bool:
    """YYYY-MM."""
    return _MONTH.fullmatch(text) is not None


def month_of(now: datetime) -> str:
    """The month of a moment in UTC."""
    return now.strftime("%Y-%m")


def counts(*items: Mapping[str, Any]) -> dict[str, int]:
    """The sum of the counters of any number of items."""
    return {name: sum(int(item.get(name, 0)) for item in items) for name in COUNTED}


def entity_usage(item: Mapping[str, Any]) -> dict[str, Any]:
    """One entity's month as clients see it."""
    return {"entity_id": item["entity_id"], **counts(item)}
