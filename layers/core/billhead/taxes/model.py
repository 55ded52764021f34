"""A tax of an entity's own list: a name and its rates over time. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from billhead.catalog.kind import RECORD_FILTERS, Kind
from billhead.kernel.errors import NotFound
from billhead.kernel.fields import Day, Flag, Metadata, Model, Name, Number, Text
from billhead.kernel.filters import FilterField, FilterKind

Classification = Literal["standard", "reduced", "super_reduced", "zero", "exempt"]
RatePercent = Annotated[Number, Field(ge=0, le=100)]


class TaxNotFound(NotFound):
    code = "tax_not_found"


class DatedRate(Model):
    """A rate in percent, from a day on; without one it has always been so."""

    rate: RatePercent
    valid_from: Day | None = None


class Tax(Model):
    """API §3. The document's date picks the rate."""

    tax_rates: Annotated[list[DatedRate], Field(min_length=1, max_length=50)]
    # Not given, or cleared: called by its latest rate, "22%".
    name: Name = ""
    is_default: Flag = False
    classification: Classification = "standard"
    description: Text | None = None
    metadata: Metadata = {}

    @field_validator("tax_rates")
    @classmethod
    def _one_rate_a_day(cls, rates: list[DatedRate]) -> list[DatedRate]:
        days = [rate.valid_from for rate in rates]
        if len(set(days)) != len(days):
            raise PydanticCustomError("rate_ambiguous", "Two rates begin on the same day.")
        return rates

    @model_validator(mode="after")
    def _named(self) -> "Tax":
        if "name" not in self.model_fields_set:
            latest = max(self.tax_rates, key=lambda rate: rate.valid_from or "")
            # The model is frozen for everybody else.
            object.__setattr__(self, "name", f"{latest.rate.normalize():f}%")
        return self


def rate_on(rates: Sequence[Mapping[str, Any]], day: date) -> Decimal | None:
    """The rate in percent that the list has on that day; None before the first."""
    held = [rate for rate in rates if (rate.get("valid_from") or "") <= day.isoformat()]
    latest = max(held, key=lambda rate: rate.get("valid_from") or "", default=None)
    return None if latest is None else latest["rate"]


TAX = Kind(
    "tax",
    "tax_",
    Tax,
    TaxNotFound,
    filters={
        **RECORD_FILTERS,
        "classification": FilterField("data.classification", FilterKind.TEXT),
        "is_default": FilterField("data.is_default", FilterKind.FLAG),
    },
)
