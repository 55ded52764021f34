"""Deducting advance invoices from an invoice: per tax, as much as fits, with its tax. Pure.

Each advance stands on the invoice as a line of quantity -1 per tax (§ 14 Abs. 5 UStG and its kin: the advance's amounts
and the tax on them are deducted), so that the invoice's own tax summary is what remains (EN 16931 BR-CO-10 … 17 hold).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from billhead.credit_notes.ledger import ZERO, Ledger, Sums, names_taxes, rest_sums, tax_key
from billhead.documents.records import Kept
from billhead.documents.relations import Relation, Touch
from billhead.documents.state import require_issued
from billhead.kernel.errors import Invalid

MINUS_ONE = Decimal(-1)


class AdvanceNotDeductible(Invalid):
    """Nothing of the advance invoice fits: it is used up, or in another currency, or taxed as no line here is."""

    code = "advance_not_deductible"


@dataclass(frozen=True, slots=True)
class Deduction:
    """One row of an advance's tax summary, or as much of it as fits; `amount` in the invoice's prices, positive."""

    advance: Kept
    tax: Mapping[str, Any]
    key: str
    amount: Decimal
    sums: Sums

    def reference(self) -> dict[str, Any]:
        """What the line says of the advance invoice."""
        item = self.advance.item
        own = {"id": item["id"], "number": item["number"], "date": item["date"]}
        return own | {"base": self.sums.base, "tax": self.sums.tax}


def deductions(advance: Kept, room: Mapping[str, Decimal], *, is_gross: bool, pointer: str) -> list[Deduction]:
    """As much as fits into `room`: what the invoice has left per tax, in its prices.

    Errors: NotIssued, AlreadyVoided, AdvanceNotDeductible.
    """
    require_issued(advance.item)
    content, item = advance.content, advance.item
    taken = [Ledger.unpacked(item.get(name)) for name in ("deducted", "credits")]
    rest = rest_sums(content, taken)
    is_named = names_taxes(content)
    keyed = {tax_key(row, is_named): row for row in content["taxes"]}
    fitting: list[Deduction] = []
    for key, sums in rest.items():
        whole = sums.with_tax if is_gross else sums.base
        amount = min(whole, room.get(key, ZERO))
        if key in keyed and amount > 0:
            fitting.append(Deduction(advance, keyed[key], key, amount, _share(sums, amount, whole, is_gross)))
    if not fitting:
        raise AdvanceNotDeductible("Nothing of this advance invoice can be deducted.", pointer=pointer)
    return fitting


def _share(rest: Sums, amount: Decimal, whole: Decimal, is_gross: bool) -> Sums:
    """Base and tax of the part that is taken; the last part takes what is left of the tax."""
    if amount == whole:
        return rest
    tax = (rest.tax * amount / whole).quantize(rest.tax)
    return Sums(amount - tax, tax) if is_gross else Sums(amount, tax)


def deduct_touches(found: Sequence[Deduction]) -> list[Touch]:
    """What the deductions change on their advance invoices."""
    by_advance: dict[str, list[Deduction]] = {}
    for deduction in found:
        by_advance.setdefault(deduction.advance.item["id"], []).append(deduction)
    return [_touch(group) for group in by_advance.values()]


def _touch(group: Sequence[Deduction]) -> Touch:
    item = group[0].advance.item
    ledger = Ledger.unpacked(item.get("deducted")).plus(_ledger(group))
    return Touch(item, Relation.DEDUCTS, {"deducted": ledger.packed()})


def _ledger(group: Sequence[Deduction]) -> Ledger:
    taxes = {deduction.key: deduction.sums for deduction in group}
    return Ledger(taxes, payable=sum((sums.with_tax for sums in taxes.values()), ZERO))


def deducted_by(content: Mapping[str, Any], advance_id: str) -> Ledger:
    """What an invoice deducted of that advance invoice, read from the invoice itself."""
    is_named = names_taxes(content)
    taxes: dict[str, Sums] = {}
    for line in content["items"]:
        if line["type"] == "advance" and line["advance_invoice"]["id"] == advance_id:
            part = line["advance_invoice"]
            taxes[tax_key(line["taxes"][0], is_named)] = Sums(part["base"], part["tax"])
    return Ledger(taxes, payable=sum((sums.with_tax for sums in taxes.values()), ZERO))
