"""What a client says of a document: the input, checked for form. Nothing is priced or looked up here. Pure."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from billhead.customers.model import Customer
from billhead.entities.model import Currency, Locale
from billhead.kernel.fields import Block, Day, Flag, Metadata, Model, Name, Number, Text

MAX_LINES = 10_000
MAX_DISCOUNTS = 5
MAX_PRICE = 10**10
MAX_QUANTITY = 10**9

# EN 16931 BR-27: an item's net price is never negative. What is taken back is a credit note.
Price = Annotated[Number, Field(ge=0, le=MAX_PRICE)]
Quantity = Annotated[Number, Field(gt=0, le=MAX_QUANTITY)]
Identifier = Annotated[str, Field(min_length=1, max_length=60, strict=True)]


class Discount(Model):
    """Per cent of the price times quantity, or an amount in the document's currency, net."""

    value: Annotated[Number, Field(gt=0, le=MAX_PRICE)]
    type: Literal["percent", "amount"] = "percent"

    @model_validator(mode="after")
    def _at_most_all(self) -> "Discount":
        if self.type == "percent" and self.value > 100:
            raise PydanticCustomError("out_of_range", "A discount is at most 100 per cent.")
        return self


class LineTax(Model):
    """Which tax: by rate, by the id of one of the entity's taxes, or by classification."""

    rate: Annotated[Number, Field(ge=0, le=100)] | None = None
    tax_id: Identifier | None = None
    classification: Literal["standard", "reduced", "super_reduced", "zero", "exempt"] | None = None
    exemption_reason: Text | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "LineTax":
        if sum(given is not None for given in (self.rate, self.tax_id, self.classification)) != 1:
            raise PydanticCustomError("tax_ambiguous", "Give exactly one of rate, tax_id and classification.")
        return self


class Line(Model):
    """One thing sold, or a heading between lines (`separator`). A catalogue item fills in what is not given."""

    type: Literal["item", "separator"] = "item"
    name: Name | None = None
    description: Block | None = None
    quantity: Quantity = Decimal(1)
    unit: Text | None = None
    price: Price | None = None
    taxes: Annotated[list[LineTax], Field(max_length=1)] | None = None
    discounts: Annotated[list[Discount], Field(max_length=MAX_DISCOUNTS)] = []
    item_id: Identifier | None = None
    metadata: Metadata = {}

    @property
    def is_separator(self) -> bool:
        return self.type == "separator"

    @model_validator(mode="after")
    def _complete(self) -> "Line":
        if self.is_separator and self.model_fields_set - {"type", "name"}:
            raise PydanticCustomError("separator_priced", "A separator has a name and nothing else.")
        if self.is_separator and self.name is None:
            raise PydanticCustomError("required", "A separator has a name.")
        if not self.is_separator and self.item_id is None and (self.name is None or self.price is None):
            raise PydanticCustomError("required", "A line has a name and a price, or an item_id.")
        return self


class CustomerInput(Customer):
    """A customer given with the document; `save_customer` also keeps it in the catalogue."""

    save_customer: Flag = False


class DocumentDraft(Model):
    """API §4, create. What is omitted comes from the entity; an empty text means none."""

    is_draft: Flag = False
    date: Day | None = None
    date_due: Day | None = None
    date_service: Day | None = None
    date_service_to: Day | None = None
    customer_id: Identifier | None = None
    customer: CustomerInput | None = None
    items: Annotated[list[Line], Field(min_length=1, max_length=MAX_LINES)]
    currency_code: Currency | None = None
    reference: Text | None = None
    buyer_reference: Text | None = None
    note: Block | None = None
    payment_terms: Block | None = None
    tax_clause: Block | None = None
    footer: Block | None = None
    signature: Block | None = None
    language: Locale | None = None
    calculation_mode: Literal["b2b_standard"] = "b2b_standard"
    expected_total_with_tax: Number | None = None
    metadata: Metadata = {}

    @model_validator(mode="after")
    def _one_customer(self) -> "DocumentDraft":
        if self.customer_id is not None and self.customer is not None:
            raise PydanticCustomError("customer_ambiguous", "Give customer_id or customer, not both.")
        return self
