"""Every golden document: what it comes to passes the official rules, or the preflight tells why it cannot."""

from decimal import Decimal
from typing import Any

import pytest
from billhead.documents.draft import Discount, Line
from billhead.documents.lines import ResolvedLine
from billhead.documents.shown import shown_lines, shown_totals
from billhead.documents.tax_choices import ResolvedTax
from billhead.einvoice.preflight import lacks
from billhead.einvoice.profiles import FORMATS, Format
from billhead.einvoice.writing import write_document
from billhead.totals.compute import compute_totals

from tests.golden.pdf.test_pdf_golden import samples
from tests.golden.totals.cases import Case, all_cases
from tests.support.official_rules import verdicts
from tests.unit.einvoice.kinds_of_invoices import KINDS

CODES = {0: "JPY", 2: "EUR", 3: "KWD"}
LEGAL = ("invoice", "advance_invoice", "credit_note")
INVOICES = {name: source for name, source in samples().items() if source["type"] in LEGAL}


def resolved(priced: Any) -> ResolvedLine:
    kinds = (("percent" if each.is_percent else "amount", each.value) for each in priced.reductions)
    discounts = [Discount.model_construct(value=value, type=kind) for kind, value in kinds]
    taxes = tuple(ResolvedTax(group, group.label, None) for group in priced.taxes)
    own = Line.model_construct(discounts=discounts, item_id=None, metadata={}, type="item", name="Line")
    return ResolvedLine("item", "Line", priced.price, priced.is_gross, priced.quantity, taxes, priced.pointer, own)


def document_of(case: Case) -> dict[str, Any]:
    """A domestic invoice over the case's lines, with a clause for what is exempt."""
    priced = case.priced()
    totals = compute_totals(priced, case.digits, case.mode)
    lines = {place: resolved(line) for place, line in enumerate(priced)}
    items = shown_lines([line.line for line in lines.values() if line.line], lines, [], totals)
    shared = {"items": items, "currency_code": CODES[case.digits], "tax_clause": "Why no tax is charged"}
    return {**KINDS["domestic"](), **shared, **shown_totals(totals)}


def is_taken(document: dict[str, Any], form: Format) -> bool:
    told = lacks(document, form)
    assert bool(told) is bool(verdicts(write_document(document, form), form)), told
    return not told


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_golden_sums_pass_the_rules_of_every_format_or_are_refused(case: Case) -> None:
    document = document_of(case)
    several = any(len(line.get("taxes", [])) > 1 for line in case.lines)
    outside = {row["category"] for row in document["taxes"]} & {"O"}
    for form in FORMATS:
        taken = is_taken(document, form)
        assert not (taken and several)
        assert taken or several or outside or case.digits > 2, (form.name, lacks(document, form))


@pytest.mark.parametrize("name", INVOICES)
def test_golden_pages_pass_the_rules_or_are_refused(name: str) -> None:
    document = {"total_paid": Decimal(0), **INVOICES[name]}
    for form in FORMATS:
        is_taken(document, form)
