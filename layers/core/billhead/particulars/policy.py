"""How strict an entity wants the check of particulars to be. Pure."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Policy:
    """`relaxed` names rules that only warn; `consumer_sales` says what a lack on a consumer's invoice is."""

    consumer_sales: Literal["warn", "refuse"] = "warn"
    relaxed: frozenset[str] = frozenset()


DEFAULT_POLICY = Policy()
