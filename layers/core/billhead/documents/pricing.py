"""The lines and sums of a sale: resolved, less the advance invoices that it deducts. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from billhead.advance_invoices.deducting import MINUS_ONE, Deduction, deductions
from billhead.credit_notes.ledger import tax_key
from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.lines import ResolvedLine, resolve_line
from billhead.documents.related import DocumentUnknown, find_related
from billhead.documents.shown import shown_lines, shown_totals
from billhead.documents.tax_choices import ResolvedTax, shown_group
from billhead.documents.taxing import LineTaxes
from billhead.invoices.model import InvoiceDraft
from billhead.kernel.currencies import minor_digits
from billhead.locales.phrasebook import phrases_for
from billhead.totals.compute import compute_totals
from billhead.totals.model import CalculationMode, TaxGroup, Totals


@dataclass(frozen=True, slots=True)
class Priced:
    """What a sale comes to. `resolved` by position; `deductions` are those that its last lines stand for."""

    totals: Totals
    resolved: Mapping[int, ResolvedLine]
    deductions: Sequence[Deduction]
    shown: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Terms:
    """In which currency, language and way the sums are made."""

    currency_code: str
    language: str
    mode: CalculationMode

    @property
    def digits(self) -> int:
        return minor_digits(self.currency_code)


def price_document(draft: DocumentDraft, context: Context, line_taxes: LineTaxes, terms: Terms) -> Priced:
    """Errors: those of lines.py, taxing.py, totals and advance_invoices/deducting.py."""
    resolved = {
        place: resolve_line(line, context, line_taxes, f"/items/{place}")
        for place, line in enumerate(draft.items)
        if not line.is_separator
    }
    lines = [line.priced() for line in resolved.values()]
    totals = compute_totals(lines, terms.digits, terms.mode)
    found: list[Deduction] = []
    if isinstance(draft, InvoiceDraft) and draft.advance_invoices:
        found = _deductions(draft, context, totals, terms)
    deducted = [_deducted_line(deduction, totals, terms) for deduction in found]
    if deducted:
        totals = compute_totals([*lines, *(line.priced() for line in deducted)], terms.digits, terms.mode)
    items = shown_lines(draft.items, resolved, deducted, totals)
    return Priced(totals, resolved, found, {"items": items, **shown_totals(totals)})


def _deductions(draft: InvoiceDraft, context: Context, totals: Totals, terms: Terms) -> list[Deduction]:
    """In the order given, each as far as the ones before it have left room."""
    room = _room(totals)
    found: list[Deduction] = []
    for place, advance_id in enumerate(dict.fromkeys(draft.advance_invoices)):
        pointer = f"/advance_invoices/{place}"
        advance = find_related(context.documents, advance_id, ("advance_invoice",), pointer)
        if advance.item["currency_code"] != terms.currency_code:
            raise DocumentUnknown("The advance invoice is in another currency.", pointer=pointer)
        fitting = deductions(advance, room, is_gross=totals.prices_include_tax, pointer=pointer)
        for deduction in fitting:
            room[deduction.key] -= deduction.amount
        found += fitting
    return found


def _room(totals: Totals) -> dict[str, Decimal]:
    """What each tax has left to deduct from, in the document's prices."""
    gross = totals.prices_include_tax
    return {_key(row.group): row.base + (row.amount if gross else 0) for row in totals.taxes}


def _key(group: TaxGroup) -> str:
    return tax_key({**shown_group(group), "name": group.label}, bool(group.label))


def _deducted_line(deduction: Deduction, totals: Totals, terms: Terms) -> ResolvedLine:
    group = next(row.group for row in totals.taxes if _key(row.group) == deduction.key)
    return ResolvedLine(
        type="advance",
        name=phrases_for(terms.language).advance_name.format(number=deduction.advance.item["number"]),
        price=deduction.amount,
        is_gross=totals.prices_include_tax,
        quantity=MINUS_ONE,
        taxes=(ResolvedTax(group, group.label, None),),
        pointer="/advance_invoices",
        reference=deduction.reference(),
    )
