"""From a document as clients see it to the semantic model of EN 16931. It checks no rule: preflight.py does. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from billhead.einvoice.line_mapping import lines_of
from billhead.einvoice.model import Invoice, Note, PrecedingInvoice
from billhead.einvoice.parties import buyer_of, delivery_of, period_of, seller_of
from billhead.einvoice.payment_mapping import payment_of, payment_terms
from billhead.einvoice.profiles import Format
from billhead.einvoice.sums_mapping import accounting_currency, breakdown_of, totals_of
from billhead.kernel.currencies import minor_digits
from billhead.kernel.errors import Invalid

Shown = Mapping[str, Any]
# UNTDID 1001. XRechnung knows no prepayment invoice, 386: there an advance is a partial invoice (BR-DE-17).
_TYPE_CODES: Final = {"invoice": "380", "advance_invoice": "386", "credit_note": "381"}
_PARTIAL: Final = "326"
_NOTES: Final = ("credit_reason", "note", "tax_clause", "footer")


class NoElectronicInvoice(Invalid):
    """Invoices, advance invoices and credit notes are invoices by EN 16931; an offer or a delivery note is none."""

    code = "no_electronic_invoice"


def map_document(document: Shown, form: Format) -> Invoice:
    """`document` has its number and its texts filled in (documents/view.py). Errors: NoElectronicInvoice."""
    breakdown = breakdown_of(document)
    categories = {row.category for row in breakdown}
    is_outside = "O" in categories
    return Invoice(
        number=document["number"],
        date=document["date"],
        type_code=_type_code(document["type"], form),
        currency=document["currency_code"],
        seller=seller_of(document, form, is_outside=is_outside),
        buyer=buyer_of(document, form, is_outside=is_outside),
        totals=totals_of(document),
        breakdown=breakdown,
        lines=tuple(lines_of(document, minor_digits(document["currency_code"]))),
        accounting_currency=accounting_currency(document),
        due_date=document.get("date_due"),
        buyer_reference=document.get("buyer_reference"),
        order=document.get("reference"),
        payment_terms=payment_terms(document),
        notes=_notes(document),
        process=form.process,
        specification=form.specification,
        preceding=_preceding(document),
        delivery=delivery_of(document, is_intra_community="K" in categories),
        period=period_of(document),
        payment=payment_of(document, form),
    )


def require_electronic(document_type: str) -> str:
    """The code of its type. Errors: NoElectronicInvoice."""
    code = _TYPE_CODES.get(document_type)
    if code is None:
        raise NoElectronicInvoice("There is no electronic invoice of this type of document.")
    return code


def _type_code(document_type: str, form: Format) -> str:
    """Errors: NoElectronicInvoice."""
    code = require_electronic(document_type)
    return _PARTIAL if document_type == "advance_invoice" and form.rules == "xrechnung" else code


def _notes(document: Shown) -> tuple[Note, ...]:
    """All texts in one: Peppol takes no more than one note (PEPPOL-EN16931-R002)."""
    texts = dict.fromkeys(document[name] for name in _NOTES if document.get(name))
    return (Note("\n".join(texts)),) if texts else ()


def _preceding(document: Shown) -> tuple[PrecedingInvoice, ...]:
    """The invoice that is credited, or the advance invoices that are deducted, each once."""
    credited: Shown | None = document.get("credited_invoice")
    advances = [item["advance_invoice"] for item in document["items"] if item.get("advance_invoice")]
    named = [credited] if credited else advances
    return tuple(dict.fromkeys(PrecedingInvoice(each["number"], each["date"]) for each in named))
