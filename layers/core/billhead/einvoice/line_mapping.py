"""The lines of an electronic invoice from those that a document shows, and their sums made whole. Pure.

EN 16931 has no gross prices: BT-131 is the line's net total, discounts are made net, and the net price follows from
both. Rule PEPPOL-EN16931-R120 holds for each line, within its slack of two hundredths: quantity × price, for the
quantity that the price is for, less the allowances is the net amount.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from billhead.einvoice.model import AllowanceCharge, Item, ItemAttribute, Line, Price, Vat
from billhead.einvoice.units import unit_code
from billhead.kernel.money import round_half_up

Shown = Mapping[str, Any]
_HUNDRED: Final = Decimal(100)
_CLOSE: Final = Decimal("0.01")
_PRICE_DIGITS: Final = 6
# UNTDID 5189: a discount.
_DISCOUNT: Final = "95"


def lines_of(document: Shown, digits: int) -> Iterator[Line]:
    """In their order, without headings, numbered from 1. A whole number may come from storage as an int."""
    places = billed_places(document)
    for count, place in enumerate(places, 1):
        yield _line(str(count), document["items"][place], document, digits)


def billed_places(document: Shown) -> list[int]:
    """Where the lines stand among the document's items."""
    return [place for place, item in enumerate(document["items"]) if item["type"] != "separator"]


def vat_of(item: Shown) -> Vat:
    """What bears no tax at all is outside VAT; where several are named, the first one (preflight.py refuses those)."""
    taxes: list[Shown] = item.get("taxes") or []
    category: str = taxes[0]["category"] if taxes else "O"
    return Vat(category, None if category == "O" else Decimal(taxes[0]["rate"]))


def _line(number: str, item: Shown, document: Shown, digits: int) -> Line:
    code, attributes = _unit(item)
    net = Decimal(item["total"])
    amounts = _net_discounts(item, document, digits)
    before = net + sum(amounts, Decimal(0))
    quantity, price = _priced(item, before, code)
    return Line(
        id=number,
        quantity=quantity,
        unit=code,
        net=net,
        price=price,
        vat=vat_of(item),
        item=Item(item["name"], item.get("description"), attributes=attributes),
        allowances=tuple(_allowances(item, amounts, before)),
    )


def _unit(item: Shown) -> tuple[str, tuple[ItemAttribute, ...]]:
    """A unit that has no code here is one, and its name an attribute of what is sold."""
    name = item.get("unit")
    code = unit_code(name)
    return (code, ()) if code else ("C62", (ItemAttribute("unit", name),) if name else ())


def _net_discounts(item: Shown, document: Shown, digits: int) -> list[Decimal]:
    """Each without its tax; those of a document of net prices are that already."""
    discounts: list[Shown] = item.get("discounts") or []
    if not document.get("prices_include_tax"):
        return [Decimal(discount["amount"]) for discount in discounts]
    taxes: list[Shown] = item.get("taxes") or []
    factor = 1 + sum((tax["rate"] for tax in taxes), Decimal(0)) / _HUNDRED
    return [round_half_up(Decimal(discount["amount"]) / factor, digits) for discount in discounts]


def _priced(item: Shown, before: Decimal, unit: str) -> tuple[Decimal, Price]:
    """A price is never negative (BR-27): what goes back has a negative quantity."""
    quantity = abs(Decimal(item["quantity"]))
    amount = abs(before)
    sign = -1 if before < 0 else 1
    for price in _prices(item, amount, quantity):
        if abs(price * quantity - amount) <= _CLOSE:
            return sign * quantity, Price(price)
    return sign * quantity, Price(amount, base_quantity=quantity, base_unit=unit)


def _prices(item: Shown, amount: Decimal, quantity: Decimal) -> Iterator[Decimal]:
    """The price as it was said, where that is a net one; else what the amount makes it."""
    if "price" in item:
        yield abs(Decimal(item["price"]))
    yield round_half_up(amount / quantity, _PRICE_DIGITS)


def _allowances(item: Shown, amounts: list[Decimal], before: Decimal) -> Iterator[AllowanceCharge]:
    """BG-27; a per cent stands with what it was taken from where the two give the amount (PEPPOL-EN16931-R040)."""
    rest = before
    discounts: list[Shown] = item.get("discounts") or []
    for discount, amount in zip(discounts, amounts, strict=True):
        base = percent = None
        if discount["type"] == "percent":
            percent = Decimal(discount["value"])
            base = next((each for each in (before, rest) if abs(each * percent / _HUNDRED - amount) <= _CLOSE), None)
        rest -= amount
        if amount:
            told = percent if base is not None else None
            yield AllowanceCharge(False, amount, base, told, reason_code=_DISCOUNT)
