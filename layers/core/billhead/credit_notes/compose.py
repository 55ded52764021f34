"""A credit note from the invoice that it credits: same parties, same taxes, never more than is left. Pure."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from billhead.credit_notes.ledger import ZERO, Ledger, Sums, names_taxes, rest_sums, tax_key
from billhead.credit_notes.model import CreditNoteDraft
from billhead.credit_notes.parts import Credited, Part, credited_parts
from billhead.credit_notes.sums import CreditSums, sum_parts
from billhead.documents.composed import Composed
from billhead.documents.context import Context
from billhead.documents.records import Kept
from billhead.documents.related import find_related
from billhead.documents.relations import Relation, Touch
from billhead.documents.settlement import settled
from billhead.documents.state import require_issued
from billhead.locales.phrasebook import phrases_for

CREDITABLE = ("invoice", "advance_invoice")
# What the invoice decided stays decided.
SAME = (
    *("currency_code", "calculation_mode", "transaction_type", "prices_include_tax", "customer", "delivery"),
    *("date_service", "date_service_to", "exchange_rate", "exchange_rate_date", "exchange_rate_source"),
    *("converted_currency_code", "buyer_reference", "reference"),
)


def credited_invoice(draft: CreditNoteDraft, context: Context) -> Kept:
    """Errors: DocumentUnknown, NotIssued, AlreadyVoided."""
    invoice_id = draft.credited_invoice_id or ""
    invoice = find_related(context.documents, invoice_id, CREDITABLE, "/credited_invoice_id")
    require_issued(invoice.item)
    return invoice


def credit_content(draft: CreditNoteDraft, invoice: Kept, on: date) -> tuple[dict[str, Any], Ledger]:
    """What the credit note takes over from its invoice, with its own lines and sums; and what it takes of it.

    Errors: LineUnknown, CreditAboveRest, CreditUnclear, NothingLeft.
    """
    content, taken = invoice.content, Ledger.unpacked(invoice.item.get("credits"))
    deducted = Ledger.unpacked(invoice.item.get("deducted"))
    by_tax = bool(taken.unlined or deducted.taxes)
    credited = Credited(content, taken, rest_sums(content, [taken, deducted]), by_tax)
    parts = credited_parts(draft, credited)
    sums = sum_parts(parts, credited)
    rounding = _rounding(content, taken, sums)
    name = _line_name(draft, invoice)
    lines = [_shown(part, total, with_tax, name) for part, (total, with_tax) in zip(parts, sums.lines, strict=True)]
    number, issued_on = invoice.item["number"], content["date"]
    own: dict[str, Any] = {
        "credited_invoice": {"id": invoice.item["id"], "number": number, "date": issued_on},
        "credit_reason": draft.credit_reason,
        "tax_decision": {**content.get("tax_decision", {}), "kept_from": number},
        "items": lines,
        "total": sums.total,
        "total_discount": sum((line.get("total_discount", ZERO) for line in lines), sums.total * 0),
        "total_tax": sums.total_tax,
        "total_with_tax": sums.total + sums.total_tax,
        "rounding_correction": rounding or None,
        "taxes": sums.rows,
    }
    kept = {name: content[name] for name in SAME if content.get(name) is not None}
    return {**kept, **own}, _taking(parts, sums, rounding)


def credit_touch(invoice: Kept, taking: Ledger) -> tuple[Touch, Decimal]:
    """What the credit changes on the invoice, and how much of what is due it settles."""
    item = invoice.item
    ledger = Ledger.unpacked(item.get("credits")).plus(taking)
    settles = min(taking.payable, item["total_due"])
    attributes = settled(item, credited=(item.get("total_credited") or ZERO) + settles)
    return Touch(item, Relation.CREDITS, {**attributes, "credits": ledger.packed()}), settles


def taken_by(content: Mapping[str, Any]) -> Ledger:
    """What a credit note took of its invoice, read from the credit note itself."""
    is_named = names_taxes(content)
    taxes = {tax_key(row, is_named): Sums(row["base"], row["amount"]) for row in content["taxes"]}
    untaxed = sum((line["total"] for line in content["items"] if not line["taxes"]), ZERO)
    lines = {
        int(line["credited_line"]): (line["credited_quantity"], line["credited_amount"])
        for line in content["items"]
        if "credited_line" in line
    }
    unlined = int(any("credited_line" not in line for line in content["items"]))
    rounding = content.get("rounding_correction") or ZERO
    taxes |= {"": Sums(untaxed)} if untaxed else {}
    return Ledger(taxes, lines, unlined, rounding, content["total_with_tax"] + rounding)


def _taking(parts: list[Part], sums: CreditSums, rounding: Decimal) -> Ledger:
    lines = {part.position: (part.quantity, part.amount) for part in parts if part.position is not None}
    unlined = int(any(part.position is None for part in parts))
    return Ledger(sums.by_key, lines, unlined, rounding, sums.total + sums.total_tax + rounding)


def _rounding(content: Mapping[str, Any], taken: Ledger, sums: CreditSums) -> Decimal:
    """The invoice's rounding goes back with the last of it."""
    whole = content.get("rounding_correction") or ZERO
    return whole - taken.rounding if sums.takes_all else ZERO


def _line_name(draft: CreditNoteDraft, invoice: Kept) -> str:
    if draft.credit_reason:
        return draft.credit_reason.splitlines()[0][:250]
    phrases = phrases_for(draft.language or invoice.content["language"])
    return phrases.credit_name.format(number=invoice.item["number"])


def _shown(part: Part, total: Decimal, with_tax: Decimal, name: str) -> dict[str, Any]:
    """A line of the credit note: the invoice's words for what it names, one sum for what it does not."""
    line = part.line
    shared = {"taxes": line["taxes"], "total": total, "total_with_tax": with_tax}
    if part.position is None or not part.quantity:
        price = "gross_price" if "gross_price" in line else "price"
        words = {"name": line["name"]} if part.position is not None else {"name": name}
        shown = {"type": "item", **words, "quantity": Decimal(1), price: part.amount, "sub_total": part.amount}
        shown |= {"total_discount": part.amount * 0}
    else:
        kept = ("type", "name", "description", "classification", "unit", "price", "gross_price", "item_id")
        shown = {key: line[key] for key in (*kept, "advance_invoice") if key in line}
        shown |= {"quantity": part.quantity} | _discount(part)
    taken = {"credited_line": part.position, "credited_quantity": part.quantity, "credited_amount": part.amount}
    return {**shown, **shared, **(taken if part.position is not None else {})}


def _discount(part: Part) -> dict[str, Any]:
    """What the line's own discounts come to on the quantity credited."""
    line = part.line
    sub = line["sub_total"]
    if part.quantity != line["quantity"]:
        sub = part.amount + (line["sub_total"] - _amount(line)) * part.quantity / line["quantity"]
        sub = sub.quantize(part.amount)
    discount = sub - part.amount
    shown: dict[str, Any] = {"sub_total": sub, "total_discount": discount}
    row = {"value": discount, "type": "amount", "amount": discount}
    return shown | ({"discounts": [row]} if discount else {})


def _amount(line: Mapping[str, Any]) -> Decimal:
    return line["sub_total"] - line["total_discount"]


def composed_credit(content: dict[str, Any], on: date, touches: tuple[Touch, ...], settles: Decimal) -> Composed:
    """With what it settles of its invoice at once."""
    return Composed(content, on, touches, {"issued_credited": settles} if settles else {})
