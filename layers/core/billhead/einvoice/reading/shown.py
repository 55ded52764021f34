"""A read invoice as JSON: the field names are those of our documents, and their meaning too. Makes up nothing. Pure."""

from typing import Any, Final

from billhead.einvoice.model import Invoice, Line, Payee, PrecedingInvoice, TaxRepresentative, VatBreakdown
from billhead.einvoice.reading.parts_shown import (
    allowances_shown,
    attachment_shown,
    customer_shown,
    delivery_shown,
    identified,
    issuer_shown,
    located,
    payment_shown,
    said,
    tax_named,
    tax_shown,
)

Shown = dict[str, Any]
# UNTDID 1001: credit notes, by Peppol's rule P0101, with the self-billed one; and the prepayment invoice.
CREDIT_CODES: Final = frozenset({"81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"})
_ADVANCE: Final = "386"


def document_shown(invoice: Invoice, *, is_credit: bool) -> Shown:
    """`is_credit` where the syntax has a root of its own for credit notes."""
    kind = _kind(invoice, is_credit=is_credit)
    return said(
        {
            "type": kind,
            "type_code": invoice.type_code,
            "number": invoice.number,
            "date": invoice.date,
            "date_due": invoice.due_date,
            **_served(invoice),
            "currency_code": invoice.currency,
            "converted_currency_code": invoice.accounting_currency,
            **_references(invoice),
            **_texts(invoice),
            "issuer": issuer_shown(invoice.seller),
            "customer": customer_shown(invoice.buyer),
            "payee": _payee(invoice.payee),
            "tax_representative": _representative(invoice.tax_representative),
            "delivery": delivery_shown(invoice.delivery),
            "items": [_item(line) for line in invoice.lines],
            **allowances_shown(invoice.allowances),
            **_sums(invoice),
            "payment_means": payment_shown(invoice.payment),
            "preceding_invoices": [_preceding(each) for each in invoice.preceding],
            "credited_invoice": _preceding(invoice.preceding[0]) if _credits_one(invoice, kind) else None,
            "attachments": [attachment_shown(each) for each in invoice.attachments],
        }
    )


def _kind(invoice: Invoice, *, is_credit: bool) -> str:
    if is_credit or invoice.type_code in CREDIT_CODES:
        return "credit_note"
    return "advance_invoice" if invoice.type_code == _ADVANCE else "invoice"


def _credits_one(invoice: Invoice, kind: str) -> bool:
    return kind == "credit_note" and len(invoice.preceding) == 1


def _served(invoice: Invoice) -> Shown:
    """Our documents have one pair of days: the period where there is one, else the day of delivery."""
    period, delivery = invoice.period, invoice.delivery
    return {
        "date_service": period.start if period else (delivery.date if delivery else None),
        "date_service_to": period.end if period else None,
        "tax_point_date": invoice.tax_point,
        "tax_point_code": invoice.tax_point_code,
    }


def _references(invoice: Invoice) -> Shown:
    """`reference` is the number of the purchase order, as in our documents."""
    return {
        "reference": invoice.order,
        "buyer_reference": invoice.buyer_reference,
        "project_reference": invoice.project,
        "contract_reference": invoice.contract,
        "sales_order_reference": invoice.sales_order,
        "receiving_advice_reference": invoice.receiving_advice,
        "despatch_advice_reference": invoice.despatch_advice,
        "tender_reference": invoice.tender,
        "object_reference": identified(invoice.object),
        "accounting_reference": invoice.accounting_reference,
    }


def _texts(invoice: Invoice) -> Shown:
    return {
        "note": "\n".join(note.text for note in invoice.notes),
        "note_subjects": [note.subject for note in invoice.notes] if any(n.subject for n in invoice.notes) else None,
        "payment_terms": invoice.payment_terms,
    }


def _payee(payee: Payee | None) -> Shown:
    if payee is None:
        return {}
    legal = payee.legal_id
    return said(
        {
            "name": payee.name,
            "identifier": identified(payee.identifier),
            "company_number": legal.value if legal else None,
            "company_number_scheme": legal.scheme if legal else None,
        }
    )


def _representative(representative: TaxRepresentative | None) -> Shown:
    if representative is None:
        return {}
    about = {"name": representative.name, "tax_number": representative.vat_id}
    return said({**about, **located(representative.address)})


def _preceding(preceding: PrecedingInvoice) -> Shown:
    return said({"number": preceding.number, "date": preceding.date})


def _sums(invoice: Invoice) -> Shown:
    totals = invoice.totals
    return {
        "taxes": [_tax(row) for row in invoice.breakdown],
        "total_lines": totals.lines,
        "total_allowances": totals.allowances,
        "total_charges": totals.charges,
        "total": totals.without_vat,
        "total_tax": totals.tax,
        "total_with_tax": totals.with_vat,
        "total_tax_converted": totals.tax_in_accounting_currency,
        "rounding_correction": totals.rounding,
        "total_paid": totals.paid,
        "total_due": totals.due,
    }


def _tax(row: VatBreakdown) -> Shown:
    about = {"exemption_reason": row.reason, "exemption_reason_code": row.reason_code}
    return {**tax_named(row.category, row.rate), **said({"base": row.base, "amount": row.amount, **about})}


def _item(line: Line) -> Shown:
    item, price, period = line.item, line.price, line.period
    return said(
        {
            "type": "item",
            "line_id": line.id,
            "name": item.name,
            "description": item.description,
            "note": line.note,
            "quantity": line.quantity,
            "unit": line.unit,
            "price": price.net,
            "price_before_discount": price.gross,
            "price_discount": price.discount,
            "price_quantity": price.base_quantity,
            "price_unit": price.base_unit,
            **allowances_shown(line.allowances),
            "taxes": tax_shown(line.vat),
            "total": line.net,
            "date_service": period.start if period else None,
            "date_service_to": period.end if period else None,
            **_item_codes(line),
        }
    )


def _item_codes(line: Line) -> Shown:
    item = line.item
    return {
        "seller_item_id": item.seller_id,
        "buyer_item_id": item.buyer_id,
        "standard_item_id": identified(item.standard_id),
        "classifications": [said(each._asdict()) for each in item.classes],
        "origin_country_code": item.origin_country,
        "attributes": [said(each._asdict()) for each in item.attributes],
        "order_line": line.order_line,
        "object_reference": identified(line.object),
        "accounting_reference": line.accounting_reference,
    }
