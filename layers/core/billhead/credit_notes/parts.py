"""Which lines a credit note has, and for how much each: all that is left, some lines, or an amount. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from billhead.credit_notes.ledger import (
    ZERO,
    Ledger,
    Sums,
    line_amount,
    names_taxes,
    priced_lines,
    tax_key,
)
from billhead.credit_notes.model import CreditedLine, CreditNoteDraft
from billhead.kernel.errors import Invalid
from billhead.kernel.money import is_exact, minor_digits, round_half_up
from billhead.totals.credit import CreditAboveRest, spread_amount
from billhead.totals.model import TaxGroup, TaxTotal


class LineUnknown(Invalid):
    """credited_lines names a line that the invoice does not have, a heading, or one line twice."""

    code = "line_unknown"


class CreditUnclear(Invalid):
    """An amount cannot be shared among lines that bear several taxes in different combinations; credit its lines."""

    code = "credit_unclear"


class NothingLeft(Invalid):
    """The invoice is credited in full already."""

    code = "nothing_left_to_credit"


@dataclass(frozen=True, slots=True)
class Part:
    """A line of the credit note: the invoice's line it takes from (or one that bears the same taxes), how much of it.

    `amount` is in the invoice's prices, with tax where they include it. `position` is None where no line was named:
    then `share` is base and tax of the one tax that it is of, under `key`.
    """

    line: Mapping[str, Any]
    position: int | None
    quantity: Decimal
    amount: Decimal
    key: str = ""
    share: Sums | None = None


@dataclass(frozen=True, slots=True)
class Credited:
    """The invoice's content, what was taken of it before, and what is left by tax.

    `by_tax`: something was taken that named no lines, so that lines do not tell what is left.
    """

    content: Mapping[str, Any]
    taken: Ledger
    rest: Mapping[str, Sums]
    by_tax: bool

    @property
    def digits(self) -> int:
        return minor_digits(self.content["currency_code"])

    def line_rest(self, position: int) -> tuple[Decimal, Decimal]:
        """Quantity and amount that are left of a line."""
        line = self.content["items"][position]
        quantity, amount = self.taken.lines.get(position, (ZERO, ZERO))
        return line["quantity"] - quantity, line_amount(line, self.content) - amount


def credited_parts(draft: CreditNoteDraft, credited: Credited) -> list[Part]:
    """Errors: LineUnknown, CreditAboveRest, CreditUnclear, NothingLeft."""
    if not any(credited.rest.values()):
        raise NothingLeft("Nothing is left of the invoice.", pointer="/credited_invoice_id")
    if draft.credited_lines is not None:
        return _named_parts(draft.credited_lines, credited)
    if draft.amount_with_tax is not None:
        return _amount_parts(draft.amount_with_tax, credited)
    if credited.by_tax:
        return [_tax_part(key, sums, credited) for key, sums in credited.rest.items() if sums]
    positions = [place for place, line in enumerate(credited.content["items"]) if line["type"] != "separator"]
    rests = [(place, *credited.line_rest(place)) for place in positions]
    return [_part(place, quantity, amount, credited) for place, quantity, amount in rests if quantity or amount]


def _named_parts(named: list[CreditedLine], credited: Credited) -> list[Part]:
    parts: list[Part] = []
    for place, chosen in enumerate(named):
        pointer = f"/credited_lines/{place}"
        _check_line(chosen.line, [part.position for part in parts], credited, pointer)
        parts.append(_named_part(chosen, credited, pointer))
    return parts


def _check_line(position: int, before: list[int | None], credited: Credited, pointer: str) -> None:
    items = credited.content["items"]
    if position in before or position >= len(items) or items[position]["type"] != "item":
        raise LineUnknown("The invoice has no such line to credit.", pointer=f"{pointer}/line")


def _named_part(chosen: CreditedLine, credited: Credited, pointer: str) -> Part:
    quantity_left, amount_left = credited.line_rest(chosen.line)
    if chosen.amount is not None:
        amount = _exact_amount(chosen.amount, credited, f"{pointer}/amount")
        _check_rest(amount, amount_left, f"{pointer}/amount")
        return _part(chosen.line, ZERO, amount, credited)
    quantity = quantity_left if chosen.quantity is None else chosen.quantity
    _check_rest(quantity, quantity_left, f"{pointer}/quantity")
    line = credited.content["items"][chosen.line]
    amount = amount_left
    if quantity != quantity_left:
        share = line_amount(line, credited.content) * quantity / line["quantity"]
        amount = min(round_half_up(share, credited.digits), amount_left)
    return _part(chosen.line, quantity, amount, credited)


def _check_rest(wanted: Decimal, left: Decimal, pointer: str) -> None:
    if wanted > left or left <= 0:
        raise CreditAboveRest(f"Only {left} is left of this line.", pointer=pointer)


def _exact_amount(amount: Decimal, credited: Credited, pointer: str) -> Decimal:
    if not is_exact(amount, credited.digits):
        raise CreditAboveRest("The amount has more decimals than the currency.", pointer=pointer)
    return round_half_up(amount, credited.digits)


def _amount_parts(amount_with_tax: Decimal, credited: Credited) -> list[Part]:
    """Shared among the taxes in proportion to what is left with tax, the largest remainders first."""
    sets = {tuple(_keys(line, credited)) for line in priced_lines(credited.content)}
    if any(len(keys) > 1 for keys in sets):
        raise CreditUnclear("Name the lines: they bear several taxes each.", pointer="/amount_with_tax")
    amount = _exact_amount(amount_with_tax, credited, "/amount_with_tax")
    rest = {key: sums for key, sums in credited.rest.items() if sums.with_tax > 0}
    rates = {tax_key(row, names_taxes(credited.content)): row["rate"] for row in credited.content["taxes"]}
    lefts = [TaxTotal(TaxGroup("", rates.get(key, ZERO)), sums.base, sums.tax) for key, sums in rest.items()]
    rows = spread_amount(amount, lefts, credited.digits, pointer="/amount_with_tax")
    shares = {key: Sums(row.base, row.amount) for key, row in zip(rest, rows, strict=True)}
    return [_tax_part(key, sums, credited) for key, sums in shares.items() if sums]


def _tax_part(key: str, sums: Sums, credited: Credited) -> Part:
    """A line of its own that bears one tax."""
    line = next(line for line in priced_lines(credited.content) if key in (_keys(line, credited) or [""]))
    amount = sums.with_tax if credited.content.get("prices_include_tax") else sums.base
    return Part(line, None, Decimal(1), amount, key, sums)


def _part(position: int, quantity: Decimal, amount: Decimal, credited: Credited) -> Part:
    return Part(credited.content["items"][position], position, quantity, amount)


def _keys(line: Mapping[str, Any], credited: Credited) -> list[str]:
    is_named = names_taxes(credited.content)
    return [tax_key(tax, is_named) for tax in line.get("taxes", [])]
