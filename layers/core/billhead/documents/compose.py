"""A document's content from a draft and what was read: parties, lines, sums, texts. No storage, no number. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft, Line
from billhead.documents.lines import ResolvedLine, resolve_line
from billhead.documents.snapshot import branding_snapshot, customer_snapshot, issuer_snapshot
from billhead.documents.texts import document_texts
from billhead.documents.totals import LineTotal, Totals, compute_totals
from billhead.kernel.currencies import minor_digits
from billhead.kernel.errors import Invalid

EARLIEST = date(2000, 1, 1)
LATEST_AHEAD = timedelta(days=366)


class DateOutOfRange(Invalid):
    """A document is dated from 2000 to a year ahead; it is due, and its service ends, not before it begins."""

    code = "date_out_of_range"


class CustomerUnknown(Invalid):
    """customer_id names no live customer of the entity."""

    code = "customer_unknown"


class TotalMismatch(Invalid):
    """The caller's own total differs from ours; nothing was issued."""

    code = "total_mismatch"


@dataclass(frozen=True, slots=True)
class Composed:
    """What a document will say, and on which day."""

    content: dict[str, Any]
    on: date


def compose(document_type: str, document_id: str, draft: DocumentDraft, context: Context) -> Composed:
    """Errors: DateOutOfRange, CustomerUnknown, TotalMismatch, those of lines.py and totals.py."""
    on = date.fromisoformat(draft.date) if draft.date else context.today
    check_date(on, context.today)
    _check_dates(draft, on)
    customer = _customer(draft, context)
    currency = draft.currency_code or context.entity["currency_code"]
    resolved = _resolve(draft.items, context, on)
    language = _language(draft, customer, context)
    totals = compute_totals([line.priced() for line in resolved.values()], minor_digits(currency))
    _check_expected(draft.expected_total_with_tax, totals)
    content: dict[str, Any] = {
        "id": document_id,
        "type": document_type,
        **_dates(draft, on, context),
        "timezone": context.entity["timezone"],
        "currency_code": currency,
        "language": language,
        "reference": draft.reference,
        "buyer_reference": draft.buyer_reference or (customer or {}).get("buyer_reference"),
        "calculation_mode": draft.calculation_mode,
        "transaction_type": "domestic",
        "issuer": issuer_snapshot(context.entity, context.settings),
        "customer": customer_snapshot(customer),
        "items": _shown_lines(draft.items, resolved, totals),
        **_shown_totals(totals),
        **document_texts(draft, context, language),
        "branding": branding_snapshot(context.entity, context.settings),
        "metadata": draft.metadata,
    }
    return Composed({key: value for key, value in content.items() if value is not None}, on)


def check_date(on: date, today: date) -> None:
    """Errors: DateOutOfRange."""
    if not EARLIEST <= on <= today + LATEST_AHEAD:
        raise DateOutOfRange("A document is dated from 2000-01-01 to a year ahead.", pointer="/date")


def _check_dates(draft: DocumentDraft, on: date) -> None:
    if draft.date_due is not None and draft.date_due < on.isoformat():
        raise DateOutOfRange("A document is not due before its date.", pointer="/date_due")
    if draft.date_service_to is not None and draft.date_service_to < (draft.date_service or on.isoformat()):
        raise DateOutOfRange("The service does not end before it begins.", pointer="/date_service_to")


def _customer(draft: DocumentDraft, context: Context) -> dict[str, Any] | None:
    if draft.customer is not None:
        return draft.customer.model_dump(exclude_none=True, exclude={"save_customer"})
    if draft.customer_id is None:
        return None
    record = context.customer(draft.customer_id)
    if record is None:
        raise CustomerUnknown("There is no such customer.", pointer="/customer_id")
    return {**record["data"], "id": record["id"]}


def _check_expected(expected: Decimal | None, totals: Totals) -> None:
    if expected is not None and expected != totals.total_with_tax:
        detail = f"The total with tax is {totals.total_with_tax}, not {expected}."
        raise TotalMismatch(detail, pointer="/expected_total_with_tax")


def _resolve(lines: list[Line], context: Context, on: date) -> dict[int, ResolvedLine]:
    return {
        position: resolve_line(line, context, on, f"/items/{position}")
        for position, line in enumerate(lines)
        if not line.is_separator
    }


def _dates(draft: DocumentDraft, on: date, context: Context) -> dict[str, Any]:
    due = on + timedelta(days=context.settings.default_invoice_due_days)
    return {
        "date": on.isoformat(),
        "date_due": draft.date_due or due.isoformat(),
        "date_service": draft.date_service,
        "date_service_to": draft.date_service_to,
    }


def _language(draft: DocumentDraft, customer: dict[str, Any] | None, context: Context) -> str:
    return draft.language or (customer or {}).get("locale") or context.entity["locale"]


def _shown_lines(lines: list[Line], resolved: dict[int, ResolvedLine], totals: Totals) -> list[dict[str, Any]]:
    sums = dict(zip(resolved, totals.lines, strict=True))
    return [
        _shown_line(resolved[position], sums[position]) if position in resolved else _shown_separator(line)
        for position, line in enumerate(lines)
    ]


def _shown_separator(line: Line) -> dict[str, Any]:
    return {"type": "separator", "name": line.name}


def _shown_line(line: ResolvedLine, sums: LineTotal) -> dict[str, Any]:
    discounts = [
        {"value": given.value, "type": given.type, "amount": amount}
        for given, amount in zip(line.line.discounts, sums.discounts, strict=True)
    ]
    shown: dict[str, Any] = {
        "type": "item",
        "name": line.name,
        "description": line.description,
        "quantity": line.line.quantity,
        "unit": line.unit,
        "price": line.price,
        "discounts": discounts or None,
        "taxes": [line.tax.shown()] if line.tax else [],
        "item_id": line.line.item_id,
        "sub_total": sums.sub,
        "total_discount": sums.total_discount,
        "total": sums.total,
        "metadata": line.line.metadata or None,
    }
    return {key: value for key, value in shown.items() if value is not None}


def _shown_totals(totals: Totals) -> dict[str, Any]:
    taxes = [
        {"rate": tax.group.rate, "category": tax.group.category, "base": tax.base, "amount": tax.amount}
        | ({"exemption_reason": tax.group.exemption_reason} if tax.group.exemption_reason else {})
        for tax in totals.taxes
    ]
    return {
        "total": totals.total,
        "total_discount": totals.total_discount,
        "total_with_tax": totals.total_with_tax,
        "taxes": taxes,
    }
