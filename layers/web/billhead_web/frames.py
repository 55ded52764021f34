"""Who may show the dashboard in a frame. Pure."""

from collections.abc import Mapping
from typing import Any


def framers(origin: str | None, entity: Mapping[str, Any]) -> list[str]:
    """The one origin that the token was made for, else those that the entity allows; nobody if there are none.

    An origin that the entity has taken off its list since then does not count any more.
    """
    allowed: list[str] = entity.get("settings", {}).get("embed", {}).get("allowed_origins") or []
    if origin is None:
        return allowed
    return [origin] if not allowed or origin in allowed else []
