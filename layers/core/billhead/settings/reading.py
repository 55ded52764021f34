"""From an entity's stored settings to their model. It reads no storage: what is new there is seen at once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from billhead.kernel.validation import validate
from billhead.settings.model import EntitySettings

# Of the tenants that a container serves in turn.
MOST = 64

_Read = tuple[Mapping[str, Any], EntitySettings]


def read_settings(entity: Mapping[str, Any]) -> EntitySettings:
    """Of an entity as it was read just now. Settings that are the same as at the last reading are not checked again.

    Errors: Invalid.
    """
    known = _known()
    before = known.pop(entity["id"], None)
    if before is None or before[0] != entity["settings"]:
        before = entity["settings"], validate(EntitySettings, entity["settings"])
    known[entity["id"]] = before
    if len(known) > MOST:
        del known[next(iter(known))]
    return before[1]


@cache
def _known() -> dict[str, _Read]:
    """By entity, the one that was longest unused first; it also keeps what it was read from, to compare."""
    return {}
