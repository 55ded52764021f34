"""The hash chain of a series: what makes a gap or a change in it provable. Pure; docs/proof.md says how to check it.

hash = SHA-256 of four lines: the hash before it, the position, the number, and the SHA-256 of the canonical document.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One issued document's place in its series; hashes are SHA-256 in hex."""

    position: int
    number: str
    document_id: str
    content_hash: str
    previous: str

    @property
    def hash(self) -> str:
        lines = f"{self.previous}\n{self.position}\n{self.number}\n{self.content_hash}"
        return hashlib.sha256(lines.encode()).hexdigest()

    def shown(self) -> dict[str, Any]:
        """The document's `chain`, as clients see it."""
        return {"position": self.position, "previous": self.previous, "hash": self.hash}


@dataclass(frozen=True, slots=True)
class SeriesState:
    """How far a series is: the last position given (0: none yet), the last link's hash, the latest date in it."""

    last: int
    head: str
    exists: bool
    on: date | None = None

    @classmethod
    def of(cls, item: dict[str, Any] | None, first: int) -> "SeriesState":
        """From the stored sequence; `first` is where a new series starts."""
        if item is None:
            return cls(first - 1, GENESIS, False)
        on = date.fromisoformat(item["date"]) if "date" in item else None
        return cls(int(item["n"]), item["head"], True, on)

    def link(self, number: str, document_id: str, content_hash: str) -> Link:
        return Link(self.last + 1, number, document_id, content_hash, self.head)

    def after(self, link: Link, on: date) -> "SeriesState":
        """How far the series is with the link of a document of that day."""
        return SeriesState(link.position, link.hash, True, on if self.on is None else max(self.on, on))
