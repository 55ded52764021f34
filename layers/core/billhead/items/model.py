"""An item of an entity's catalogue: what is sold, for how much, taxed how. Pure."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, cast

from pydantic import Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from billhead.catalog.keys import record
from billhead.catalog.kind import RECORD_FILTERS, Kind
from billhead.kernel.address import Locale
from billhead.kernel.errors import NotFound
from billhead.kernel.fields import Block, Metadata, Model, Name, Number, Text
from billhead.kernel.filters import FilterField, FilterKind
from billhead.kernel.ids import is_id
from billhead.taxes.model import TAX, Classification, RatePercent

MAX_PRICE = 10**12
MAX_TAXES = 5
MAX_TRANSLATIONS = 40

# Of one unit, in the document's currency: from -10^12 to 10^12 with at most 8 decimals. Documents have their own,
# narrower limits (EN 16931 BR-27 wants no negative price on a line).
Price = Annotated[Number, Field(ge=-MAX_PRICE, le=MAX_PRICE)]
TaxId = Annotated[str, Field(pattern=r"^tax_[0-9A-HJKMNP-TV-Z]{26}$", strict=True)]


class ItemNotFound(NotFound):
    """No such item of this entity; another entity's item answers the same."""

    code = "item_not_found"


class ItemTax(Model):
    """A rate in percent, or a class whose rate the entity's taxes tell on the document's date."""

    rate: RatePercent | None = None
    classification: Classification | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "ItemTax":
        if (self.rate is None) == (self.classification is None):
            raise PydanticCustomError("tax_ambiguous", "Give either a rate or a classification.")
        return self


class Translation(Model):
    """What the item is called in another language."""

    name: Name | None = None
    description: Block | None = None


class Item(Model):
    """API §3. Exactly one of `price` (net) and `gross_price`; at most one of `tax_ids` and `taxes`."""

    name: Name
    description: Block | None = None
    classification: Literal["product", "service", "electronic_service"] | None = None
    gross_price: Price | None = None
    # After gross_price, and checked also where it is missing, so that the fault names a field.
    price: Annotated[Price | None, Field(validate_default=True)] = None
    unit: Text | None = None
    tax_ids: Annotated[list[TaxId], Field(max_length=MAX_TAXES)] | None = None
    taxes: Annotated[list[ItemTax], Field(max_length=MAX_TAXES)] | None = None
    translations: Annotated[dict[Locale, Translation], Field(max_length=MAX_TRANSLATIONS)] = {}
    metadata: Metadata = {}

    @field_validator("price")
    @classmethod
    def _one_price(cls, net: Price | None, info: ValidationInfo) -> Price | None:
        if "gross_price" not in info.data:
            return net
        gross = info.data["gross_price"]
        if net is None and gross is None:
            raise PydanticCustomError("required", "An item has a price (net) or a gross_price.")
        if net is not None and gross is not None:
            raise PydanticCustomError("price_ambiguous", "Give either price or gross_price; null clears the other.")
        return net

    @field_validator("taxes")
    @classmethod
    def _one_kind_of_taxes(cls, taxes: list[ItemTax] | None, info: ValidationInfo) -> list[ItemTax] | None:
        if taxes is not None and info.data.get("tax_ids") is not None:
            raise PydanticCustomError("tax_ambiguous", "Give either tax_ids or taxes; null clears the other.")
        return taxes


def _taxes_of(data: Mapping[str, Any]) -> dict[str, str]:
    """The taxes that an item names, by where it does; what has not the form of an id is the model's to refuse."""
    given: Any = data.get("tax_ids")
    named = cast(list[Any], given) if isinstance(given, list) else []
    return {
        f"/tax_ids/{place}": record(TAX.name, tax_id)
        for place, tax_id in enumerate(named[:MAX_TAXES])
        if isinstance(tax_id, str) and is_id(tax_id, TAX.prefix)
    }


ITEM = Kind(
    "item",
    "item_",
    Item,
    ItemNotFound,
    references=_taxes_of,
    filters={
        **RECORD_FILTERS,
        "description": FilterField("data.description", FilterKind.TEXT),
        "classification": FilterField("data.classification", FilterKind.TEXT),
        "unit": FilterField("data.unit", FilterKind.TEXT),
        "price": FilterField("data.price", FilterKind.NUMBER),
        "gross_price": FilterField("data.gross_price", FilterKind.NUMBER),
    },
)
