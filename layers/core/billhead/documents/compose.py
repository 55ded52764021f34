"""A document's content from a draft and what was read: parties, lines, sums, texts. No storage, no number. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from billhead.credit_notes.compose import composed_credit, credit_content, credit_touch, credited_invoice
from billhead.credit_notes.model import CreditNoteDraft
from billhead.delivery_notes.model import DeliveryNoteDraft
from billhead.documents.composed import Composed, document_date
from billhead.documents.context import Context
from billhead.documents.draft import DocumentDraft
from billhead.documents.foreign import converted_sums
from billhead.documents.pricing import Terms
from billhead.documents.quoting import quoted_reference
from billhead.documents.referring import reference_touches
from billhead.documents.sale import sale_content
from billhead.documents.snapshot import branding_snapshot, customer_snapshot, issuer_snapshot
from billhead.documents.texts import document_texts
from billhead.documents.types import DocumentType
from billhead.estimates.model import EstimateDraft
from billhead.invoices.model import PayableDraft
from billhead.particulars.check import check_particulars, findings
from billhead.payments.amounts import first_payments


def compose(
    kind: DocumentType, document_id: str, draft: DocumentDraft, context: Context, *, is_final: bool = True
) -> Composed:
    """What is not final is not held to what the law demands: `warnings` tell what is missing.

    Errors: DateOutOfRange, CustomerUnknown, TotalMismatch, ParticularsMissing, EInvoiceIncomplete, DocumentUnknown,
    ExchangeRateUnknown, PaymentReferenceUnfit, those of pricing.py, credit_notes/compose.py and
    documents/converting.py.
    """
    on = document_date(draft, context.today)
    head = {"id": document_id, "type": kind.name, **_dates(kind, draft, on, context), **_own(draft)}
    if isinstance(draft, CreditNoteDraft) and draft.credited_invoice_id is not None:
        composed = _credit(draft, context, on)
    else:
        composed = _sale(draft, context, on)
    touches = (*composed.touches, *reference_touches(kind, document_id, draft, context))
    linked = {"linked_documents": [touch.outgoing() for touch in touches] or None}
    content = {**head, **composed.content, **_completion(kind, draft, composed.content, context), **linked}
    content = _checked({key: value for key, value in content.items() if value is not None}, context, is_final=is_final)
    beside = {**composed.beside, **_payments(draft, content, context)}
    if kind.is_legal and context.settings.e_invoicing.is_on:
        from billhead.einvoice.demanding import check_e_invoices  # only where an entity has one turned on

        switches = context.settings.e_invoicing
        content |= check_e_invoices(content, beside.get("issued_paid"), switches, is_final=is_final)
    return Composed(content, on, touches, beside)


def _sale(draft: DocumentDraft, context: Context, on: date) -> Composed:
    customer = context.customer_of(draft)
    language = draft.language or (customer or {}).get("locale") or context.entity["locale"]
    currency = draft.currency_code or context.entity["currency_code"]
    mode = draft.calculation_mode or context.settings.calculation.default_mode
    content, touches = sale_content(draft, context, on, Terms(currency, language, mode))
    parties = {"customer": customer_snapshot(customer), "delivery": _delivery(draft)}
    shared = {"language": language, "currency_code": currency, "calculation_mode": mode, **parties}
    references = {
        "reference": draft.reference,
        "buyer_reference": draft.buyer_reference or (customer or {}).get("buyer_reference"),
    }
    return Composed({**shared, **references, **content}, on, tuple(touches))


def _credit(draft: CreditNoteDraft, context: Context, on: date) -> Composed:
    invoice = credited_invoice(draft, context)
    content, taking = credit_content(draft, invoice, on)
    touch, settles = credit_touch(invoice, taking)
    own = {
        "language": draft.language or invoice.content["language"],
        "reference": draft.reference or invoice.content.get("reference"),
        "buyer_reference": draft.buyer_reference or invoice.content.get("buyer_reference"),
        "tax_clause": draft.tax_clause if draft.tax_clause is not None else invoice.content.get("tax_clause"),
    }
    return composed_credit({**content, **own}, on, (touch,), settles)


def _completion(kind: DocumentType, draft: DocumentDraft, body: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """What every document has beside what it sells or takes back."""
    return {
        "timezone": context.entity["timezone"],
        "issuer": issuer_snapshot(context.entity, context.settings),
        **quoted_reference(kind, draft, context),
        **converted_sums(draft, body, context, is_needed=kind.is_legal),
        **_texts(kind, draft, body, context),
        "branding": branding_snapshot(context.entity, context.settings),
        "metadata": draft.metadata,
    }


def _texts(
    kind: DocumentType, draft: DocumentDraft, body: Mapping[str, Any], context: Context
) -> dict[str, str | None]:
    texts = document_texts(kind, draft, context, body["language"], body["transaction_type"])
    return texts | ({"tax_clause": body["tax_clause"]} if body.get("tax_clause") is not None else {})


def _checked(content: dict[str, Any], context: Context, *, is_final: bool) -> dict[str, Any]:
    """Errors: ParticularsMissing."""
    policy = context.settings.particulars.policy()
    if is_final:
        warnings = check_particulars(content, policy)
    else:
        found = findings(content, policy)
        warnings = [{"pointer": one.pointer, "code": one.code, "detail": one.detail} for one in found]
    return {**content, "warnings": warnings} if warnings else content


def _dates(kind: DocumentType, draft: DocumentDraft, on: date, context: Context) -> dict[str, Any]:
    due = on + timedelta(days=context.settings.default_invoice_due_days)
    is_period = draft.date_service is None and draft.date_service_to is not None
    # A full invoice tells the date of supply (art. 226 (7)); where nobody says another one it is the invoice's.
    supplied = draft.date_service or (on.isoformat() if kind.is_legal and not is_period else None)
    return {
        "date": on.isoformat(),
        "date_due": (draft.until or due.isoformat()) if kind.is_payable else None,
        "date_service": supplied,
        "date_service_to": draft.date_service_to,
    }


def _own(draft: DocumentDraft) -> dict[str, Any]:
    """What only one type has."""
    if isinstance(draft, EstimateDraft):
        return {"valid_until": draft.valid_until, "pro_forma": draft.pro_forma or None}
    return {"hide_prices": draft.hide_prices or None} if isinstance(draft, DeliveryNoteDraft) else {}


def _delivery(draft: DocumentDraft) -> dict[str, Any] | None:
    return draft.delivery.model_dump(exclude_none=True) if draft.delivery else None


def _payments(draft: DocumentDraft, content: Mapping[str, Any], context: Context) -> dict[str, Any]:
    if not isinstance(draft, PayableDraft) or not draft.payments:
        return {}
    payable = content["total_with_tax"] + content.get("rounding_correction", 0)
    return first_payments(draft.payments, content, payable, context.today)
