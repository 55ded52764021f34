"""What a document sells: lines, sums, the tax decision, and what it deducts. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from billhead.advance_invoices.deducting import deduct_touches
from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.lines import ResolvedLine
from billhead.documents.pricing import Priced, Terms, price_document
from billhead.documents.relations import Touch
from billhead.documents.taxing import LineTaxes, tax_question
from billhead.taxation.lines import LineTreatment
from billhead.taxation.record import decision_record
from billhead.totals.rounding import rounding_correction


def sale_content(
    draft: DocumentDraft, context: Context, on: date, terms: Terms
) -> tuple[dict[str, Any], Sequence[Touch]]:
    """Errors: TotalMismatch, those of price_document."""
    question = tax_question(draft, context.customer_of(draft), context, on)
    line_taxes = LineTaxes(question, context, terms.language)
    priced = price_document(draft, context, line_taxes, terms)
    decision = decision_record(line_taxes.situation, _treatments(priced))
    content = {
        "transaction_type": decision["transaction_type"],
        "tax_decision": decision,
        **priced.shown,
        "rounding_correction": _rounding(draft, priced, terms),
    }
    return content, deduct_touches(priced.deductions)


def _treatments(priced: Priced) -> list[LineTreatment]:
    return [_treatment(place, line) for place, line in priced.resolved.items() if line.treatment is not None]


def _treatment(place: int, line: ResolvedLine) -> LineTreatment:
    if line.supply is None or line.treatment is None:
        raise ValueError("A line that was taxed tells what it sells.")
    return LineTreatment(place, line.supply, line.treatment)


def _rounding(draft: DocumentDraft, priced: Priced, terms: Terms) -> Any:
    """The caller's own total, where it differs by a few minor units (EN 16931 BT-114)."""
    if draft.expected_total_with_tax is None:
        return None
    lines = len(priced.totals.lines)
    return rounding_correction(priced.totals, draft.expected_total_with_tax, terms.digits, lines) or None
