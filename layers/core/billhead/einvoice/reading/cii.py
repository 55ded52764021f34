"""A Cross Industry Invoice (D16B), read into the model; the binding is CEN/TS 16931-3-3. Reads only. Pure."""

from typing import Final

from billhead.einvoice.model import Attachment, Identifier, Invoice, Note
from billhead.einvoice.reading.cii_lines import lines_in
from billhead.einvoice.reading.cii_parties import buyer_in, delivery_in, payee_in, representative_in, seller_in
from billhead.einvoice.reading.cii_settlement import (
    allowances_in,
    breakdown_in,
    payment_in,
    preceding_in,
    tax_point_in,
    totals_in,
)
from billhead.einvoice.reading.cii_values import day_in, period_in
from billhead.einvoice.reading.values import Source, enclosed_in

# UNTDID 1001: what a referenced document is.
_TENDER: Final = "50"
_OBJECT: Final = "130"
_NUMBER: Final = "ram:IssuerAssignedID"


def read_cii(root: Source) -> Invoice:
    document, transaction = root.at("rsm:ExchangedDocument"), root.at("rsm:SupplyChainTradeTransaction")
    context = root.at("rsm:ExchangedDocumentContext")
    settlement = transaction.at("ram:ApplicableHeaderTradeSettlement")
    currency, accounting = settlement.text("ram:InvoiceCurrencyCode"), settlement.text("ram:TaxCurrencyCode")
    invoice = Invoice(
        number=document.text("ram:ID") or "",
        date=day_in(document, "ram:IssueDateTime") or "",
        type_code=document.text("ram:TypeCode") or "",
        currency=currency or "",
        seller=seller_in(transaction.at("ram:ApplicableHeaderTradeAgreement", "ram:SellerTradeParty")),
        buyer=buyer_in(transaction.at("ram:ApplicableHeaderTradeAgreement", "ram:BuyerTradeParty")),
        totals=totals_in(settlement, currency, accounting),
        breakdown=breakdown_in(settlement),
        lines=lines_in(transaction),
        accounting_currency=accounting,
        notes=tuple(_notes_in(document)),
        process=context.text("ram:BusinessProcessSpecifiedDocumentContextParameter", "ram:ID"),
        specification=context.text("ram:GuidelineSpecifiedDocumentContextParameter", "ram:ID"),
    )
    return _settled(_agreed(_delivered(invoice, transaction), transaction), settlement)


def _settled(invoice: Invoice, settlement: Source) -> Invoice:
    tax_point, tax_point_code = tax_point_in(settlement)
    terms = settlement.at("ram:SpecifiedTradePaymentTerms")
    return invoice._replace(
        tax_point=tax_point,
        tax_point_code=tax_point_code,
        due_date=day_in(terms, "ram:DueDateDateTime"),
        accounting_reference=settlement.text("ram:ReceivableSpecifiedTradeAccountingAccount", "ram:ID"),
        payment_terms=terms.text("ram:Description"),
        preceding=preceding_in(settlement),
        payee=payee_in(settlement.at("ram:PayeeTradeParty")),
        period=period_in(settlement),
        payment=payment_in(settlement),
        allowances=allowances_in(settlement),
    )


def _agreed(invoice: Invoice, transaction: Source) -> Invoice:
    agreement = transaction.at("ram:ApplicableHeaderTradeAgreement")
    additional = agreement.each("ram:AdditionalReferencedDocument")
    return invoice._replace(
        buyer_reference=agreement.text("ram:BuyerReference"),
        project=agreement.text("ram:SpecifiedProcuringProject", "ram:ID"),
        contract=agreement.text("ram:ContractReferencedDocument", _NUMBER),
        order=agreement.text("ram:BuyerOrderReferencedDocument", _NUMBER),
        sales_order=agreement.text("ram:SellerOrderReferencedDocument", _NUMBER),
        tender=next((each.text(_NUMBER) for each in additional if _kind(each) == _TENDER), None),
        object=next((_object_in(each) for each in additional if _kind(each) == _OBJECT), None),
        tax_representative=representative_in(agreement.at("ram:SellerTaxRepresentativeTradeParty")),
        attachments=tuple(_attachment_in(each) for each in additional if _kind(each) not in {_TENDER, _OBJECT}),
    )


def _delivered(invoice: Invoice, transaction: Source) -> Invoice:
    delivery = transaction.at("ram:ApplicableHeaderTradeDelivery")
    return invoice._replace(
        delivery=delivery_in(delivery),
        despatch_advice=delivery.text("ram:DespatchAdviceReferencedDocument", _NUMBER),
        receiving_advice=delivery.text("ram:ReceivingAdviceReferencedDocument", _NUMBER),
    )


def _notes_in(document: Source) -> list[Note]:
    notes = ((each.text("ram:Content"), each.text("ram:SubjectCode")) for each in document.each("ram:IncludedNote"))
    return [Note(text, subject) for text, subject in notes if text]


def _kind(reference: Source) -> str | None:
    return reference.text("ram:TypeCode")


def _object_in(reference: Source) -> Identifier | None:
    number = reference.text(_NUMBER)
    return Identifier(number, reference.text("ram:ReferenceTypeCode")) if number else None


def _attachment_in(reference: Source) -> Attachment:
    file = reference.at("ram:AttachmentBinaryObject")
    return Attachment(
        reference=reference.text(_NUMBER) or "",
        description=reference.text("ram:Name"),
        url=reference.text("ram:URIID"),
        content=enclosed_in(file),
        mime_type=file.attribute("mimeCode"),
        filename=file.attribute("filename"),
    )
