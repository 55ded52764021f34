"""What a client says of a document: the input, checked for form. Nothing is priced or looked up here. Pure."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from billhead.customers.model import Customer
from billhead.entities.model import Currency, Locale
from billhead.kernel.address import Address
from billhead.kernel.fields import Block, Day, Flag, Header, Metadata, Model, Name, Number, Text

MAX_LINES = 10_000
MAX_DISCOUNTS = 5
MAX_TAXES = 5
MAX_LINKED = 20
MAX_PRICE = 10**10
MAX_QUANTITY = 10**9
MAX_EXCHANGE_RATE = 10**9

# EN 16931 BR-27: an item's net price is never negative. What is taken back is a credit note.
Price = Annotated[Number, Field(ge=0, le=MAX_PRICE)]
Quantity = Annotated[Number, Field(gt=0, le=MAX_QUANTITY)]
Identifier = Annotated[str, Field(min_length=1, max_length=60, strict=True)]
ExchangeRate = Annotated[Number, Field(gt=0, le=MAX_EXCHANGE_RATE)]
# What is sold, as the place of supply depends on it (taxation/model.py).
Supply = Literal["product", "service", "electronic_service"]
CalculationMode = Literal["b2b_standard", "b2c_gross_discount"]


class Discount(Model):
    """Per cent of the price times quantity, or an amount in the document's currency: net, gross with gross prices."""

    value: Annotated[Number, Field(gt=0, le=MAX_PRICE)]
    type: Literal["percent", "amount"] = "percent"

    @model_validator(mode="after")
    def _at_most_all(self) -> "Discount":
        if self.type == "percent" and self.value > 100:
            raise PydanticCustomError("out_of_range", "A discount is at most 100 per cent.")
        return self


class LineTax(Model):
    """Which tax: by rate, by the id of one of the entity's taxes, or by classification; or that the buyer owes it.

    `reverse_charge` is the seller's own choice for a domestic sale (Directive 2006/112/EC art. 199); across borders the
    tax rules decide.
    """

    rate: Annotated[Number, Field(ge=0, le=100)] | None = None
    name: Text | None = None
    tax_id: Identifier | None = None
    classification: Literal["standard", "reduced", "super_reduced", "parking", "zero", "exempt"] | None = None
    reverse_charge: Flag = False
    exemption_reason: Text | None = None
    exemption_reason_code: Text | None = None

    @model_validator(mode="after")
    def _one_way(self) -> "LineTax":
        named = sum(given is not None for given in (self.rate, self.tax_id, self.classification))
        if named > 1 or (named == 0 and not self.reverse_charge):
            raise PydanticCustomError("tax_ambiguous", "Give exactly one of rate, tax_id and classification.")
        return self


class Line(Model):
    """One thing sold, or a heading between lines (`separator`). A catalogue item fills in what is not given.

    `save_item` also keeps the line in the catalogue.
    """

    type: Literal["item", "separator"] = "item"
    name: Name | None = None
    description: Block | None = None
    classification: Supply | None = None
    quantity: Quantity = Decimal(1)
    unit: Text | None = None
    price: Price | None = None
    gross_price: Price | None = None
    taxes: Annotated[list[LineTax], Field(max_length=MAX_TAXES)] | None = None
    discounts: Annotated[list[Discount], Field(max_length=MAX_DISCOUNTS, default_factory=list[Discount])]
    item_id: Identifier | None = None
    save_item: Flag = False
    # By a factory: a default that could change is copied deeply for every line.
    metadata: Annotated[Metadata, Field(default_factory=dict[str, str])]

    @property
    def is_separator(self) -> bool:
        return self.type == "separator"

    @property
    def is_priced(self) -> bool:
        return self.price is not None or self.gross_price is not None

    @model_validator(mode="after")
    def _complete(self) -> "Line":
        if self.is_separator and self.model_fields_set - {"type", "name"}:
            raise PydanticCustomError("separator_priced", "A separator has a name and nothing else.")
        if self.is_separator and self.name is None:
            raise PydanticCustomError("required", "A separator has a name.")
        if self.price is not None and self.gross_price is not None:
            raise PydanticCustomError("price_ambiguous", "Give either price (net) or gross_price.")
        if self.save_item and self.item_id is not None:
            raise PydanticCustomError("item_ambiguous", "A line of a catalogue item is not saved as another one.")
        return self


class PricedLineInput(Line):
    """A line of a document that asks for money, or may become one that does."""

    @model_validator(mode="after")
    def _priced(self) -> "PricedLineInput":
        if not self.is_separator and self.item_id is None and (self.name is None or not self.is_priced):
            raise PydanticCustomError("required", "A line has a name and a price, or an item_id.")
        return self


class CustomerInput(Customer):
    """A customer given with the document; `save_customer` also keeps it in the catalogue."""

    save_customer: Flag = False


class Delivery(Address):
    """Where goods go, if not to the customer's address (EN 16931 BG-13): it decides which country's tax applies."""

    name: Name | None = None


class DocumentDraft(Model):
    """API §4, create: what all types share. What is omitted comes from the entity; an empty text means none."""

    is_draft: Flag = False
    date: Day | None = None
    date_service: Day | None = None
    date_service_to: Day | None = None
    customer_id: Identifier | None = None
    customer: CustomerInput | None = None
    delivery: Delivery | None = None
    items: Annotated[list[PricedLineInput], Field(min_length=1, max_length=MAX_LINES)]
    currency_code: Currency | None = None
    exchange_rate: ExchangeRate | None = None
    reference: Text | None = None
    buyer_reference: Text | None = None
    note: Block | None = None
    payment_terms: Block | None = None
    tax_clause: Block | None = None
    header: Header | None = None
    footer: Block | None = None
    signature: Block | None = None
    language: Locale | None = None
    calculation_mode: CalculationMode | None = None
    linked_documents: Annotated[list[Identifier], Field(max_length=MAX_LINKED)] = []
    # The estimate or delivery note that this document follows from.
    converted_from: Identifier | None = None
    expected_total_with_tax: Number | None = None
    metadata: Metadata = {}

    @model_validator(mode="after")
    def _one_customer(self) -> "DocumentDraft":
        if self.customer_id is not None and self.customer is not None:
            raise PydanticCustomError("customer_ambiguous", "Give customer_id or customer, not both.")
        return self

    @property
    def until(self) -> str | None:
        """The day by which something is to be done, as far as the type has one."""
        return None

    def related_ids(self) -> list[str]:
        """The documents that this one names, each once."""
        source = [self.converted_from] if self.converted_from else []
        return list(dict.fromkeys([*source, *self.linked_documents]))
