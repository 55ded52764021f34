"""An Invoice or a CreditNote of UBL 2.1, read into the model; the binding is CEN/TS 16931-3-2. Reads only. Pure."""

import re
from typing import Final

from billhead.einvoice.model import Attachment, Invoice, Note, PrecedingInvoice
from billhead.einvoice.reading.ubl_lines import lines_in
from billhead.einvoice.reading.ubl_parties import buyer_in, delivery_in, payee_in, representative_in, seller_in
from billhead.einvoice.reading.ubl_sums import breakdown_in, payment_in, totals_in
from billhead.einvoice.reading.ubl_values import allowance_in, period_in
from billhead.einvoice.reading.values import Source, enclosed_in

# UNTDID 1001: what a referenced document is. A CreditNote of UBL 2.1 has no element for a project.
_PROJECT: Final = "50"
_OBJECT: Final = "130"
# UBL has no element for what a note is about (BT-21): it stands before the text between number signs.
_SUBJECT: Final = re.compile(r"#([A-Z]{3})#(.*)", re.DOTALL)


def read_ubl(root: Source, *, is_credit: bool) -> Invoice:
    currency, accounting = root.text("cbc:DocumentCurrencyCode"), root.text("cbc:TaxCurrencyCode")
    invoice = Invoice(
        number=root.text("cbc:ID") or "",
        date=root.day("cbc:IssueDate") or "",
        type_code=root.text("cbc:CreditNoteTypeCode" if is_credit else "cbc:InvoiceTypeCode") or "",
        currency=currency or "",
        seller=seller_in(root.at("cac:AccountingSupplierParty", "cac:Party")),
        buyer=buyer_in(root.at("cac:AccountingCustomerParty", "cac:Party")),
        totals=totals_in(root, currency, accounting),
        breakdown=breakdown_in(root, currency),
        lines=lines_in(root, is_credit=is_credit),
        accounting_currency=accounting,
        due_date=_due_date_in(root),
        buyer_reference=root.text("cbc:BuyerReference"),
        notes=tuple(_note_in(text) for text in (each.text() for each in root.each("cbc:Note")) if text),
        process=root.text("cbc:ProfileID"),
        specification=root.text("cbc:CustomizationID"),
    )
    return _settled(_referring(invoice, root, is_credit=is_credit), root)


def _settled(invoice: Invoice, root: Source) -> Invoice:
    return invoice._replace(
        tax_point=root.day("cbc:TaxPointDate"),
        tax_point_code=root.text("cac:InvoicePeriod", "cbc:DescriptionCode"),
        accounting_reference=root.text("cbc:AccountingCost"),
        payment_terms=root.text("cac:PaymentTerms", "cbc:Note"),
        payee=payee_in(root.at("cac:PayeeParty")),
        tax_representative=representative_in(root.at("cac:TaxRepresentativeParty")),
        delivery=delivery_in(root),
        period=period_in(root),
        payment=payment_in(root),
        allowances=tuple(allowance_in(each) for each in root.each("cac:AllowanceCharge")),
    )


def _referring(invoice: Invoice, root: Source, *, is_credit: bool) -> Invoice:
    additional = root.each("cac:AdditionalDocumentReference")
    kinds = [(_kind(each), each) for each in additional]
    project = next((each for kind, each in kinds if is_credit and kind == _PROJECT), root.at("cac:ProjectReference"))
    about = next((each for kind, each in kinds if kind == _OBJECT), None)
    supporting = [each for kind, each in kinds if kind != _OBJECT and not (is_credit and kind == _PROJECT)]
    order = root.text("cac:OrderReference", "cbc:ID")
    sales_order = root.text("cac:OrderReference", "cbc:SalesOrderID")
    return invoice._replace(
        project=project.text("cbc:ID"),
        contract=root.text("cac:ContractDocumentReference", "cbc:ID"),
        # The schema wants the number also where there is none: Peppol BIS Billing 3.0 then writes NA.
        order=None if order == "NA" and sales_order else order,
        sales_order=sales_order,
        receiving_advice=root.text("cac:ReceiptDocumentReference", "cbc:ID"),
        despatch_advice=root.text("cac:DespatchDocumentReference", "cbc:ID"),
        tender=root.text("cac:OriginatorDocumentReference", "cbc:ID"),
        object=about.identifier("cbc:ID") if about else None,
        preceding=tuple(_preceding_in(each) for each in root.each("cac:BillingReference")),
        attachments=tuple(_attachment_in(each) for each in supporting),
    )


def _due_date_in(root: Source) -> str | None:
    """A CreditNote says it with the means of payment."""
    days = (each.day("cbc:PaymentDueDate") for each in root.each("cac:PaymentMeans"))
    return root.day("cbc:DueDate") or next(filter(None, days), None)


def _note_in(text: str) -> Note:
    found = _SUBJECT.fullmatch(text)
    return Note(found[2], found[1]) if found else Note(text)


def _kind(reference: Source) -> str | None:
    return reference.text("cbc:DocumentTypeCode")


def _preceding_in(reference: Source) -> PrecedingInvoice:
    document = reference.at("cac:InvoiceDocumentReference")
    return PrecedingInvoice(document.text("cbc:ID") or "", document.day("cbc:IssueDate"))


def _attachment_in(reference: Source) -> Attachment:
    file = reference.at("cac:Attachment", "cbc:EmbeddedDocumentBinaryObject")
    return Attachment(
        reference=reference.text("cbc:ID") or "",
        description=reference.text("cbc:DocumentDescription"),
        url=reference.text("cac:Attachment", "cac:ExternalReference", "cbc:URI"),
        content=enclosed_in(file),
        mime_type=file.attribute("mimeCode"),
        filename=file.attribute("filename"),
    )
