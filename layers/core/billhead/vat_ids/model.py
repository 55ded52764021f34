"""What a VAT id is and what a registry says of it. Pure."""

from dataclasses import dataclass
from typing import Literal, Protocol

State = Literal["valid", "invalid", "unknown"]
Problem = Literal["empty", "unknown_country", "format", "suffix_missing", "checksum"]


@dataclass(frozen=True, slots=True)
class VatId:
    """A VAT id as it is written on documents: `text` is prefix and `number`, without separators, in capitals.

    `country` is the prefix's country (GR for EL, also FR for Monaco, GB for the Isle of Man; XI is itself), None where
    neither the text nor the caller names one that is known here. `problem` is stable, None for a well-formed id.
    """

    text: str
    country: str | None
    number: str
    problem: Problem | None = None

    @property
    def is_well_formed(self) -> bool:
        """Whether it could have been issued; only a registry knows whether it was."""
        return self.problem is None

    @property
    def prefix(self) -> str:
        """The two letters as VIES and invoices write them: EL for Greece. Empty where the country is not known."""
        return self.text[: len(self.text) - len(self.number)]


@dataclass(frozen=True, slots=True)
class Consultation:
    """What a registry answered: `at` (ISO 8601, UTC), by `source`: `vies`, or `offline` where nobody was asked.

    `consultation_number` proves the question to a tax office; VIES gives one only where the asker named itself.
    `reason` says why the state is unknown, or which problem makes it invalid; stable codes, see docs/vat-ids.md.
    """

    state: State
    at: str
    source: str
    consultation_number: str | None = None
    name: str | None = None
    address: str | None = None
    reason: str | None = None


class VatRegistry(Protocol):
    """Whoever can say whether a VAT id is in force."""

    def consult(self, vat_id: VatId, requester: VatId | None) -> Consultation:
        """Raises nothing: whatever goes wrong is the state unknown with its reason."""
        ...
