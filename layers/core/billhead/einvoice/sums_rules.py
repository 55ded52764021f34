"""The rules of EN 16931 on lines, VAT and sums, as the official artefacts test them. Pure."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from billhead.einvoice.line_mapping import billed_places
from billhead.einvoice.model import Invoice, Vat, VatBreakdown
from billhead.einvoice.rule_forms import Facts, Lack, place_of
from billhead.kernel.money import round_half_up

# The artefacts let a category's sums differ by less than one whole unit of the currency (BR-CO-17, BR-S-08 and kin).
_SLACK: Final = Decimal(1)
_RULES: Final = {"L": "AF", "M": "AG", "K": "IC"}
_EXEMPT: Final = "E"


def sums_lacks(facts: Facts) -> Iterator[Lack]:
    yield from _line_lacks(facts)
    yield from _outside_lacks(facts)
    yield from _amount_lacks(facts.invoice)
    for row in facts.invoice.breakdown:
        yield from _row_lacks(row, facts)
        yield from _reason_lacks(row, facts)


def _line_lacks(facts: Facts) -> Iterator[Lack]:
    for place, line in zip(billed_places(facts.document), facts.invoice.lines, strict=True):
        if len(facts.document["items"][place].get("taxes") or []) > 1:
            yield Lack("UBL-SR-48", "BT-151", f"/items/{place}/taxes", "one tax for each line")
        if not line.item.name:
            yield Lack("BR-25", "BT-153", f"/items/{place}/name", "the name of what is sold")


def _outside_lacks(facts: Facts) -> Iterator[Lack]:
    if "O" in facts.categories and len(facts.categories) > 1:
        words = "documents of their own for what is not subject to VAT and for what is"
        yield Lack("BR-O-11", "BT-118", place_of(facts, "O"), words)


def _amount_lacks(invoice: Invoice) -> Iterator[Lack]:
    """BR-DEC-09 and the rules after it: no amount has more than two decimals, whatever its currency."""
    totals = invoice.totals
    if _is_too_fine(totals.with_vat) or _is_too_fine(totals.lines):
        yield Lack("BR-DEC-09", "BT-106", "/currency_code", "a currency of no more than two decimals")
    converted = totals.tax_in_accounting_currency
    if converted is not None and _is_too_fine(converted):
        yield Lack("BR-DEC-15", "BT-111", "/issuer/country_code", "tax owed in a currency of no more than two decimals")
    if sum(line.net for line in invoice.lines) != totals.lines and invoice.lines:
        yield Lack("BR-CO-10", "BT-106", "/items", "lines that add up to the total")
    if sum(row.amount for row in invoice.breakdown) != totals.tax:
        yield Lack("BR-CO-14", "BT-110", "/items", "taxes that add up to the total tax")


def _is_too_fine(amount: Decimal) -> bool:
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -2


def _row_lacks(row: VatBreakdown, facts: Facts) -> Iterator[Lack]:
    name = _RULES.get(row.category, row.category)
    nets = (line.net for line in facts.invoice.lines if _bears(line.vat, row))
    if abs(sum(nets, Decimal(0)) - row.base) >= _SLACK:
        yield Lack(f"BR-{name}-08", "BT-116", place_of(facts, row.category), "lines that add up to the tax's base")
    if not _is_tax_of(row):
        yield Lack("BR-CO-17", "BT-117", place_of(facts, row.category), "a tax that is its rate of the base")


def _bears(vat: Vat, row: VatBreakdown) -> bool:
    return vat.category == row.category and (vat.rate or 0) == row.rate


def _is_tax_of(row: VatBreakdown) -> bool:
    """BR-CO-17. A rate that is rounded to nothing may have no tax that is not."""
    rate = row.rate or Decimal(0)
    amount, base = abs(row.amount), abs(row.base)
    if not round_half_up(rate, 0):
        return not round_half_up(amount, 0)
    expected = round_half_up(base * rate / 100, 2)
    return amount - _SLACK < expected < amount + _SLACK


def _reason_lacks(row: VatBreakdown, facts: Facts) -> Iterator[Lack]:
    pointer = place_of(facts, row.category)
    if row.category == _EXEMPT and not (row.reason or row.reason_code):
        yield Lack("BR-E-10", "BT-120", f"{pointer}/exemption_reason", "why no tax is charged")
    if row.reason_code is not None:
        from billhead.taxation.vatex import is_vatex  # only where there is no tax

        if not is_vatex(row.reason_code):
            yield Lack("BR-CL-22", "BT-121", f"{pointer}/exemption_reason_code", "a code of the VATEX list")
