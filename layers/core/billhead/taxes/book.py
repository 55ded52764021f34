"""The taxes that a document may need, as read together with it: the default one, those named, or all. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from billhead.kernel.errors import Invalid
from billhead.taxes.model import rate_on


class TaxAmbiguous(Invalid):
    """Several of the entity's taxes have the classification, with different rates; name one by its id."""

    code = "tax_ambiguous"


@dataclass(frozen=True, slots=True)
class BookTax:
    """One of the entity's taxes."""

    tax_id: str
    name: str
    classification: str
    rates: tuple[Mapping[str, Any], ...]
    description: str = ""

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "BookTax":
        data = record["data"]
        rates = tuple(data["tax_rates"])
        return cls(record["id"], data["name"], data["classification"], rates, data.get("description", ""))

    def rate_on(self, day: date) -> Decimal | None:
        """In per cent; None before the first rate."""
        return rate_on(self.rates, day)


class TaxBook:
    """Live taxes only: a deleted one is as if it were not there."""

    def __init__(self, default: Mapping[str, Any] | None, records: Iterable[Mapping[str, Any]]) -> None:
        self._default = BookTax.of(default) if default else None
        self._taxes = {record["id"]: BookTax.of(record) for record in records if not record.get("deleted_at")}
        if self._default is not None:
            self._taxes.setdefault(self._default.tax_id, self._default)

    @property
    def default(self) -> BookTax | None:
        return self._default

    def by_id(self, tax_id: str) -> BookTax | None:
        return self._taxes.get(tax_id)

    def by_classification(self, classification: str, day: date) -> BookTax | None:
        """The default if it fits, else the one of that classification. Errors: TaxAmbiguous."""
        if self._default is not None and self._default.classification == classification:
            return self._default
        fitting = [tax for tax in self._taxes.values() if tax.classification == classification]
        if len({tax.rate_on(day) for tax in fitting}) > 1:
            raise TaxAmbiguous(f"The entity has several {classification} taxes; name one by its id.")
        return fitting[0] if fitting else None

    def has_rate(self, rate: Decimal, day: date) -> bool:
        """Whether one of the taxes has this rate, in per cent, on that day."""
        return any(tax.rate_on(day) == rate for tax in self._taxes.values())
