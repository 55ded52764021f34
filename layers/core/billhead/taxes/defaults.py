"""The default tax of an entity: one item at a known key with a copy of that tax. Pure.

An entity has at most one default. Whichever tax was made it last is the default, the one before loses the mark in the
same transaction, and the copy changes with its tax: so a document finds the default by one key, in the same read as
everything else, and no reader ever sees two defaults, a half-made one, or a copy that lags.
"""

from collections.abc import Mapping
from typing import Any

from billhead.taxes.keys import DEFAULT_TAX


def default_record(tax: Mapping[str, Any] | None, turn: int) -> dict[str, Any]:
    """The item that says which tax is the default (None: there is none); `turn` counts its versions."""
    copy = None if tax is None else {key: value for key, value in tax.items() if key != "events"}
    return {"sk": DEFAULT_TAX, "tax": copy, "turn": turn}


def default_tax(record: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """The tax (`id`, `data`, …) in the item at DEFAULT_TAX; None where the entity has no default."""
    return None if record is None else record.get("tax")
