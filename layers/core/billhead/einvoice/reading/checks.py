"""Whether an invoice holds together: what it must say, its sums (EN 16931, BR-CO-10 to 17). Refuses nothing. Pure."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final, NamedTuple

from billhead.einvoice.model import Invoice, Totals
from billhead.einvoice.reading.findings import Findings, Warning
from billhead.einvoice.reading.profiles import is_without_lines
from billhead.kernel.currencies import is_currency, minor_digits
from billhead.kernel.money import minor_unit

# Amounts of forty digits, thousands of them, are summed exactly.
_EXACT: Final = Context(prec=120, rounding=ROUND_HALF_UP)
_ZERO: Final = Decimal(0)
_MAX_DIGITS: Final = 6
# Of the smallest unit. Tax that was rounded line by line, or on what is left of a credited invoice, is one unit more or
# less than that of the whole; the official rules let BR-CO-17 differ by far more.
_HALF: Final = Decimal("0.5")
_SLACK: Final = {"BR-CO-17": Decimal("1.5")}
_HUNDRED: Final = Decimal(100)


class Sum(NamedTuple):
    """What is said, what it should be, and where it stands in the answer's document."""

    rule: str
    pointer: str
    said: Decimal
    due: Decimal


def check_invoice(invoice: Invoice, findings: Findings) -> None:
    for pointer in _missing(invoice):
        findings.add(Warning("field_missing", "An invoice by EN 16931 says this; this one does not.", pointer=pointer))
    if invoice.currency and not is_currency(invoice.currency):
        detail = (
            f"{invoice.currency[:20]!r} is no active currency of ISO 4217; sums are checked to the decimals written."
        )
        findings.add(Warning("currency_unknown", detail, pointer="/currency_code"))
    unit = minor_unit(_digits(invoice))
    for one in _sums(invoice):
        difference = abs(_EXACT.subtract(one.said, one.due))
        if not difference.is_nan() and difference > _SLACK.get(one.rule, _HALF) * unit:
            detail = f"It says {_plain(one.said)}, and what it is made of gives {_plain(one.due)}."
            findings.add(Warning("sum_differs", detail, pointer=one.pointer, rule=one.rule))


def _missing(invoice: Invoice) -> Iterator[str]:
    """What EN 16931 demands of every invoice (BR-02 to BR-15); a MINIMUM has no sum of lines."""
    said = {
        "/number": invoice.number,
        "/date": invoice.date,
        "/type_code": invoice.type_code,
        "/currency_code": invoice.currency,
        "/issuer/name": invoice.seller.name,
        "/customer/name": invoice.buyer.name,
    }
    yield from (pointer for pointer, value in said.items() if not value)
    totals = invoice.totals
    amounts = {"/total": totals.without_vat, "/total_with_tax": totals.with_vat, "/total_due": totals.due}
    yield from (pointer for pointer, amount in amounts.items() if amount.is_nan())
    if not invoice.lines and not is_without_lines(invoice.specification):
        yield "/items"
    yield from _missing_of_lines(invoice)


def _missing_of_lines(invoice: Invoice) -> Iterator[str]:
    for place, line in enumerate(invoice.lines):
        amounts = {"quantity": line.quantity, "total": line.net, "price": line.price.net}
        yield from (f"/items/{place}/{field}" for field, amount in amounts.items() if amount.is_nan())


def _digits(invoice: Invoice) -> int:
    """Of the currency; of an unknown one as many as its totals are written with."""
    if is_currency(invoice.currency):
        return minor_digits(invoice.currency)
    amounts = (amount for amount in invoice.totals if amount is not None and amount.is_finite())
    return min(max((_decimals(amount) for amount in amounts), default=2), _MAX_DIGITS)


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _sums(invoice: Invoice) -> Iterator[Sum]:
    totals = invoice.totals
    if invoice.lines:
        yield Sum("BR-CO-10", "/total_lines", totals.lines, _added(line.net for line in invoice.lines))
    if not _is_without_parts(invoice):
        yield from _parts(invoice)
    yield from _chain(totals)
    for place, row in enumerate(invoice.breakdown):
        tax = _EXACT.divide(_EXACT.multiply(row.base, row.rate or _ZERO), _HUNDRED)
        yield Sum("BR-CO-17", f"/taxes/{place}/amount", row.amount, tax)


def _is_without_parts(invoice: Invoice) -> bool:
    """A MINIMUM has nothing but its totals."""
    return not invoice.breakdown and not invoice.allowances and is_without_lines(invoice.specification)


def _parts(invoice: Invoice) -> Iterator[Sum]:
    """The sums that are of parts told one by one; one that is not told is a sum of nothing."""
    totals = invoice.totals
    reductions = [each.amount for each in invoice.allowances if not each.is_charge]
    charges = [each.amount for each in invoice.allowances if each.is_charge]
    yield Sum("BR-CO-11", "/total_allowances", totals.allowances or _ZERO, _added(reductions))
    yield Sum("BR-CO-12", "/total_charges", totals.charges or _ZERO, _added(charges))
    yield Sum("BR-CO-14", "/total_tax", totals.tax or _ZERO, _added(row.amount for row in invoice.breakdown))


def _chain(totals: Totals) -> Iterator[Sum]:
    """From the lines to what is to be paid."""
    net = _added((totals.lines, -(totals.allowances or _ZERO), totals.charges or _ZERO))
    yield Sum("BR-CO-13", "/total", totals.without_vat, net)
    yield Sum("BR-CO-15", "/total_with_tax", totals.with_vat, _added((totals.without_vat, totals.tax or _ZERO)))
    due = _added((totals.with_vat, -(totals.paid or _ZERO), totals.rounding or _ZERO))
    yield Sum("BR-CO-16", "/total_due", totals.due, due)


def _added(amounts: Iterable[Decimal]) -> Decimal:
    """One that is not said makes the sum unsaid."""
    total = _ZERO
    for amount in amounts:
        total = _EXACT.add(total, amount)
    return total


def _plain(amount: Decimal) -> str:
    return format(_EXACT.plus(amount), "f")[:60]
