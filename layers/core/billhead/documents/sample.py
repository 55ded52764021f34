"""A document to look at where a client gives none: made up, of the entity's own country, so that no rule is strange."""

from collections.abc import Mapping
from typing import Any, Final

from billhead.documents.types import INVOICE

_PARTY: Final = ("address", "post_code", "city", "state", "country", "country_code")
_LINES: Final[tuple[Mapping[str, Any], ...]] = (
    {
        "name": "Workshop",
        "description": "Preparation, two days on site and a written summary.",
        "quantity": 2,
        "unit": "d",
        "price": 950,
    },
    {"name": "Stationery", "quantity": 1, "price": 1280, "discounts": [{"value": 10, "type": "percent"}]},
    {"name": "Support", "quantity": 12, "unit": "h", "price": 85},
)


def sample_draft(kind: str, entity: Mapping[str, Any]) -> dict[str, Any]:
    """What would be sent to create it. A credit note names no invoice: there is none to name."""
    customer = {field: entity[field] for field in _PARTY if entity.get(field)}
    return {
        "customer": {**customer, "name": "Sample Customer", "is_end_consumer": True},
        "items": [dict(line) for line in _LINES],
        **({"reference": "PO-4711"} if kind == INVOICE.name else {}),
    }
