"""An invoice in UBL 2.1, as CEN/TS 16931-3-2 binds it: an Invoice, or a CreditNote where it is one. Only writes. Pure.

The order of the elements is that of the two schemas, which differ; the parts are in ubl_parties.py, ubl_lines.py,
ubl_payment.py and ubl_sums.py.
"""

from typing import Final

from billhead.einvoice.model import Attachment, Invoice, Note, PrecedingInvoice
from billhead.einvoice.ubl_lines import line_of
from billhead.einvoice.ubl_parties import customer_party, delivery_of, payee_party, supplier_party, tax_representative
from billhead.einvoice.ubl_payment import payment_means, payment_terms
from billhead.einvoice.ubl_sums import allowance_charge, monetary_total, tax_totals
from billhead.einvoice.ubl_values import identified, is_credit, period_of
from billhead.einvoice.xmltext import HEAD, each, group, leaf

_SCHEMA: Final = "urn:oasis:names:specification:ubl:schema:xsd"
# UNTDID 1001: what a referenced document is.
_PROJECT: Final = "50"
_OBJECT: Final = "130"


def write_ubl(invoice: Invoice) -> bytes:
    name = "CreditNote" if is_credit(invoice) else "Invoice"
    opening = (
        f'<{name} xmlns="{_SCHEMA}:{name}-2" xmlns:cac="{_SCHEMA}:CommonAggregateComponents-2"'
        f' xmlns:cbc="{_SCHEMA}:CommonBasicComponents-2">'
    )
    parts = (_head(invoice), _references(invoice), _parties(invoice), _money(invoice))
    return (HEAD + opening + each(parts) + f"</{name}>").encode()


def _head(invoice: Invoice) -> str:
    """A CreditNote has no due date of its own (BT-9): it stands with the means of payment."""
    tax_point = leaf("cbc:TaxPointDate", invoice.tax_point)
    notes = each(_note(note) for note in invoice.notes)
    if is_credit(invoice):
        kind = tax_point + leaf("cbc:CreditNoteTypeCode", invoice.type_code) + notes
    else:
        kind = leaf("cbc:DueDate", invoice.due_date) + leaf("cbc:InvoiceTypeCode", invoice.type_code)
        kind += notes + tax_point
    return each(
        (
            leaf("cbc:CustomizationID", invoice.specification),
            leaf("cbc:ProfileID", invoice.process),
            leaf("cbc:ID", invoice.number),
            leaf("cbc:IssueDate", invoice.date),
            kind,
            leaf("cbc:DocumentCurrencyCode", invoice.currency),
            leaf("cbc:TaxCurrencyCode", invoice.accounting_currency),
            leaf("cbc:AccountingCost", invoice.accounting_reference),
            leaf("cbc:BuyerReference", invoice.buyer_reference),
            period_of(invoice.period, invoice.tax_point_code),
        )
    )


def _note(note: Note) -> str:
    """UBL has no element for what a note is about (BT-21): it stands before the text between number signs."""
    return leaf("cbc:Note", f"#{note.subject}#{note.text}" if note.subject else note.text)


def _references(invoice: Invoice) -> str:
    originator = _reference("cac:OriginatorDocumentReference", invoice.tender)
    contract = _reference("cac:ContractDocumentReference", invoice.contract)
    additional = _object(invoice) + each(_supporting(attachment) for attachment in invoice.attachments)
    if is_credit(invoice):
        project = _reference("cac:AdditionalDocumentReference", invoice.project, _PROJECT)
        last = contract + project + additional + originator
    else:
        last = originator + contract + additional + _reference("cac:ProjectReference", invoice.project)
    return each(
        (
            _order(invoice),
            each(_preceding(preceding) for preceding in invoice.preceding),
            _reference("cac:DespatchDocumentReference", invoice.despatch_advice),
            _reference("cac:ReceiptDocumentReference", invoice.receiving_advice),
            last,
        )
    )


def _order(invoice: Invoice) -> str:
    """The schema wants an order's own number too; where only the seller's is known, Peppol writes NA."""
    order = invoice.order or ("NA" if invoice.sales_order else None)
    return group("cac:OrderReference", leaf("cbc:ID", order), leaf("cbc:SalesOrderID", invoice.sales_order))


def _preceding(preceding: PrecedingInvoice) -> str:
    reference = leaf("cbc:ID", preceding.number) + leaf("cbc:IssueDate", preceding.date)
    return group("cac:BillingReference", group("cac:InvoiceDocumentReference", reference))


def _reference(name: str, reference: str | None, code: str | None = None) -> str:
    return group(name, leaf("cbc:ID", reference), leaf("cbc:DocumentTypeCode", code)) if reference else ""


def _object(invoice: Invoice) -> str:
    if invoice.object is None:
        return ""
    identifier = identified("cbc:ID", invoice.object)
    return group("cac:AdditionalDocumentReference", identifier, leaf("cbc:DocumentTypeCode", _OBJECT))


def _supporting(attachment: Attachment) -> str:
    return group(
        "cac:AdditionalDocumentReference",
        leaf("cbc:ID", attachment.reference),
        leaf("cbc:DocumentDescription", attachment.description),
        group(
            "cac:Attachment",
            _enclosed(attachment),
            group("cac:ExternalReference", leaf("cbc:URI", attachment.url)),
        ),
    )


def _enclosed(attachment: Attachment) -> str:
    if attachment.content is None:
        return ""
    from billhead.einvoice.enclosed import enclosed  # only where something is enclosed

    return enclosed("cbc:EmbeddedDocumentBinaryObject", attachment)


def _parties(invoice: Invoice) -> str:
    return each(
        (
            supplier_party(invoice),
            customer_party(invoice.buyer),
            payee_party(invoice),
            tax_representative(invoice.tax_representative) if invoice.tax_representative else "",
            delivery_of(invoice.delivery) if invoice.delivery else "",
        )
    )


def _money(invoice: Invoice) -> str:
    return each(
        (
            payment_means(invoice),
            payment_terms(invoice),
            each(allowance_charge(given, invoice.currency) for given in invoice.allowances),
            tax_totals(invoice),
            monetary_total(invoice.totals, invoice.currency),
            each(line_of(line, invoice) for line in invoice.lines),
        )
    )
