"""JSON merge patch (RFC 7396): objects merge deeply, null clears a key, anything else replaces."""

from collections.abc import Mapping
from typing import Any


def merge(stored: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(stored)
    for key, value in patch.items():
        merged[key] = _merged(merged.get(key), value)
        if merged[key] is None:
            del merged[key]
    return merged


def _merged(stored: Any, value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return merge(stored if isinstance(stored, Mapping) else {}, value)  # pyright: ignore[reportUnknownArgumentType]
