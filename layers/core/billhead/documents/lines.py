"""From the lines that a client sent to lines with names, prices and taxes. Looks up and decides, sums nothing. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from billhead.documents.context import Context
from billhead.documents.draft import MAX_PRICE, Line, LineTax
from billhead.documents.totals import PricedLine, Reduction, TaxGroup
from billhead.kernel.errors import Invalid
from billhead.taxes.book import BookTax
from billhead.taxes.rates import statutory_rates


class ItemNotFound(Invalid):
    """A line names an item that is not in the catalogue, or is deleted."""

    code = "item_unknown"


class TaxUnknown(Invalid):
    """A line names a tax that the entity does not have, or that has no rate on the document's date."""

    code = "tax_unknown"


class TaxMissing(Invalid):
    """The line names no tax and the entity has no default one, though its country has a value added tax."""

    code = "tax_missing"


class TaxNotAllowed(Invalid):
    """An issuer who is not a tax subject must show no tax: tax shown is tax owed (Directive 2006/112/EC art. 203)."""

    code = "tax_not_allowed"


class ItemPriceOutOfRange(Invalid):
    """The catalogue item's price is negative (EN 16931 BR-27) or beyond what a line may have; give the line its own."""

    code = "item_price_out_of_range"


class PriceMissing(Invalid):
    """Neither the line nor its catalogue item has a net price."""

    code = "price_missing"


@dataclass(frozen=True, slots=True)
class ResolvedTax:
    """What a line shows of its tax, and the group that it is summed in."""

    group: TaxGroup
    name: str
    tax_id: str | None

    def shown(self) -> dict[str, Any]:
        reason = self.group.exemption_reason or None
        shown = {"rate": self.group.rate, "category": self.group.category, "name": self.name}
        return shown | {key: value for key, value in (("tax_id", self.tax_id), ("exemption_reason", reason)) if value}


@dataclass(frozen=True, slots=True)
class ResolvedLine:
    """A line as the document will show it, before its sums."""

    line: Line
    name: str
    description: str | None
    unit: str | None
    price: Decimal
    tax: ResolvedTax | None
    pointer: str

    def priced(self) -> PricedLine:
        reductions = tuple(Reduction(given.value, given.type == "percent") for given in self.line.discounts)
        group = self.tax.group if self.tax else None
        return PricedLine(self.pointer, self.line.quantity, self.price, reductions, group)


def resolve_line(line: Line, context: Context, on: date, pointer: str) -> ResolvedLine:
    """Errors: ItemNotFound, PriceMissing, ItemPriceOutOfRange, TaxUnknown, TaxMissing, TaxNotAllowed, TaxAmbiguous."""
    given = _catalog_data(line, context, pointer)
    price = line.price if line.price is not None else _catalog_price(given, pointer)
    return ResolvedLine(
        line=line,
        name=line.name or given["name"],
        description=line.description if line.description is not None else given.get("description"),
        unit=line.unit if line.unit is not None else given.get("unit"),
        price=price,
        tax=_resolve_tax(_line_tax(line, given), context, on, pointer),
        pointer=pointer,
    )


def _catalog_data(line: Line, context: Context, pointer: str) -> dict[str, Any]:
    if line.item_id is None:
        return {}
    item = context.catalog_item(line.item_id)
    if item is None:
        raise ItemNotFound("There is no such item.", pointer=f"{pointer}/item_id")
    return item["data"]


def _catalog_price(given: dict[str, Any], pointer: str) -> Decimal:
    price: Decimal | None = given.get("price")
    if price is None:
        raise PriceMissing("The item has no net price.", pointer=f"{pointer}/price")
    if not 0 <= price <= MAX_PRICE:
        raise ItemPriceOutOfRange("The item's price is not one that a line may have.", pointer=f"{pointer}/item_id")
    return price


def _line_tax(line: Line, given: dict[str, Any]) -> LineTax | None:
    """The line's own choice, else the catalogue item's, else none: the entity's default."""
    if line.taxes is not None:
        return line.taxes[0] if line.taxes else None
    if given.get("tax_ids"):
        return LineTax(tax_id=given["tax_ids"][0])
    chosen = given.get("taxes")
    return LineTax.model_validate(chosen[0]) if chosen else None


def _resolve_tax(chosen: LineTax | None, context: Context, on: date, pointer: str) -> ResolvedTax | None:
    if not context.entity["is_tax_subject"]:
        return _no_tax(chosen, pointer)
    if chosen is None:
        return _default_tax(context, on, pointer)
    at = f"{pointer}/taxes/0"
    if chosen.rate is not None:
        return _tax(chosen.rate, chosen, f"{chosen.rate.normalize():f}%", None)
    tax = _book_tax(chosen, context, on)
    rate = tax.rate_on(on) if tax else None
    if tax is None or rate is None:
        raise TaxUnknown("There is no such tax on the document's date.", pointer=at)
    return _tax(rate, chosen, tax.name, tax)


def _no_tax(chosen: LineTax | None, pointer: str) -> None:
    if chosen is not None and chosen.rate != 0:
        raise TaxNotAllowed("The issuer is not a tax subject and may show no tax.", pointer=f"{pointer}/taxes/0")


def _default_tax(context: Context, on: date, pointer: str) -> ResolvedTax | None:
    tax = context.taxes.default
    rate = tax.rate_on(on) if tax else None
    if tax is not None and rate is not None:
        return _tax(rate, None, tax.name, tax)
    if statutory_rates(context.entity["country_code"]):
        raise TaxMissing("Name a tax, or make one of the entity's taxes its default.", pointer=f"{pointer}/taxes")
    return None


def _book_tax(chosen: LineTax, context: Context, on: date) -> BookTax | None:
    if chosen.tax_id is not None:
        return context.taxes.by_id(chosen.tax_id)
    return context.taxes.by_classification(chosen.classification or "standard", on)


def _tax(rate: Decimal, chosen: LineTax | None, name: str, tax: BookTax | None) -> ResolvedTax:
    """EN 16931 categories that a domestic sale can have: S standard rated, Z zero rated, E exempt."""
    exempt = "exempt" in (chosen.classification if chosen else None, tax.classification if tax else None)
    category = "S" if rate > 0 else "E" if exempt else "Z"
    reason = (chosen.exemption_reason if chosen else None) or ""
    # 22 and 22.0 are one rate and are shown as one, whichever line comes first.
    plain = Decimal(format(rate.normalize(), "f"))
    return ResolvedTax(TaxGroup(category, plain, reason), name, tax.tax_id if tax else None)
