"""From the lines that a client sent to lines with names, prices and taxes. Looks up, sums nothing. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from billhead.documents.context import Context
from billhead.documents.draft import MAX_PRICE, Line, LineTax, Supply
from billhead.documents.tax_choices import ResolvedTax
from billhead.documents.taxing import LineTaxes
from billhead.kernel.errors import Invalid
from billhead.taxation.model import Treatment
from billhead.totals.model import PricedLine, Reduction

ZERO = Decimal(0)


class ItemNotFound(Invalid):
    """A line names an item that is not in the catalogue, or is deleted."""

    code = "item_unknown"


class ItemPriceOutOfRange(Invalid):
    """The catalogue item's price is negative (EN 16931 BR-27) or beyond what a line may have; give the line its own."""

    code = "item_price_out_of_range"


class ResolvedLine(NamedTuple):
    """A line as the document will show it, before its sums. `reference` is that of an advance invoice deducted."""

    type: str
    name: str
    price: Decimal
    is_gross: bool
    quantity: Decimal
    taxes: tuple[ResolvedTax, ...]
    pointer: str
    line: Line | None = None
    description: str | None = None
    unit: str | None = None
    supply: Supply | None = None
    treatment: Treatment | None = None
    reference: Mapping[str, Any] | None = None

    def priced(self) -> PricedLine:
        discounts = self.line.discounts if self.line else ()
        reductions = tuple([Reduction(given.value, given.type == "percent") for given in discounts])
        groups = tuple([tax.group for tax in self.taxes])
        return PricedLine(self.pointer, self.quantity, self.price, self.is_gross, reductions, groups)


def resolve_line(line: Line, context: Context, line_taxes: LineTaxes, pointer: str) -> ResolvedLine:
    """Errors: ItemNotFound, ItemPriceOutOfRange, those of LineTaxes.of."""
    given = _catalog_data(line, context, pointer)
    price, is_gross = _price(line, given, pointer)
    supply: Supply = line.classification or given.get("classification") or _default_supply(context)
    taxed = line_taxes.of(_choices(line, given), supply, pointer)
    return ResolvedLine(
        type="item",
        name=line.name or given["name"],
        price=price,
        is_gross=is_gross,
        quantity=line.quantity,
        taxes=taxed.taxes,
        pointer=pointer,
        line=line,
        description=line.description if line.description is not None else given.get("description"),
        unit=line.unit if line.unit is not None else given.get("unit"),
        supply=supply,
        treatment=taxed.treatment,
    )


def _default_supply(context: Context) -> Supply:
    return context.settings.tax_rules.default_classification


def _catalog_data(line: Line, context: Context, pointer: str) -> dict[str, Any]:
    if line.item_id is None:
        return {}
    item = context.catalog_item(line.item_id)
    if item is None:
        raise ItemNotFound("There is no such item.", pointer=f"{pointer}/item_id")
    return item["data"]


def _price(line: Line, given: Mapping[str, Any], pointer: str) -> tuple[Decimal, bool]:
    """The line's own, else the catalogue item's, and whether it includes tax; none only where none is needed."""
    if line.is_priced or not given:
        return _one_of(line.price, line.gross_price)
    price, is_gross = _one_of(given.get("price"), given.get("gross_price"))
    if not 0 <= price <= MAX_PRICE:
        raise ItemPriceOutOfRange("The item's price is not one that a line may have.", pointer=f"{pointer}/item_id")
    return price, is_gross


def _one_of(net: Decimal | None, gross: Decimal | None) -> tuple[Decimal, bool]:
    return (gross, True) if gross is not None else (net or ZERO, False)


def _choices(line: Line, given: Mapping[str, Any]) -> list[LineTax]:
    """The line's own choices, else the catalogue item's, else none: the entity's default."""
    if line.taxes is not None:
        return line.taxes
    if given.get("tax_ids"):
        return [LineTax(tax_id=tax_id) for tax_id in given["tax_ids"]]
    stored: list[dict[str, Any]] = given.get("taxes") or []
    return [LineTax.model_validate(chosen) for chosen in stored]
