"""An invoice in CII, the Cross Industry Invoice D16B of UN/CEFACT, as CEN/TS 16931-3-3 binds it. Only writes. Pure.

The order of the elements is that of the schema; the parts are in cii_parties.py, cii_lines.py and cii_settlement.py.
"""

from typing import Final

from billhead.einvoice.cii_lines import line_item
from billhead.einvoice.cii_parties import buyer_party, delivery_of, seller_party, tax_representative_party
from billhead.einvoice.cii_settlement import settlement
from billhead.einvoice.cii_values import date_time
from billhead.einvoice.model import Attachment, Invoice
from billhead.einvoice.xmltext import HEAD, each, group, leaf

_STANDARD: Final = "urn:un:unece:uncefact:data:standard"
_OPEN: Final = (
    f'<rsm:CrossIndustryInvoice xmlns:rsm="{_STANDARD}:CrossIndustryInvoice:100"'
    f' xmlns:ram="{_STANDARD}:ReusableAggregateBusinessInformationEntity:100"'
    f' xmlns:qdt="{_STANDARD}:QualifiedDataType:100" xmlns:udt="{_STANDARD}:UnqualifiedDataType:100">'
)
# UNTDID 1001: what a referenced document is.
_TENDER: Final = "50"
_OBJECT: Final = "130"
_SUPPORTING: Final = "916"


def write_cii(invoice: Invoice) -> bytes:
    parts = (_context(invoice), _document(invoice), _transaction(invoice))
    return (HEAD + _OPEN + each(parts) + "</rsm:CrossIndustryInvoice>").encode()


def _context(invoice: Invoice) -> str:
    return group(
        "rsm:ExchangedDocumentContext",
        group("ram:BusinessProcessSpecifiedDocumentContextParameter", leaf("ram:ID", invoice.process)),
        group("ram:GuidelineSpecifiedDocumentContextParameter", leaf("ram:ID", invoice.specification)),
    )


def _document(invoice: Invoice) -> str:
    notes = (
        group("ram:IncludedNote", leaf("ram:Content", note.text), leaf("ram:SubjectCode", note.subject))
        for note in invoice.notes
    )
    return group(
        "rsm:ExchangedDocument",
        leaf("ram:ID", invoice.number),
        leaf("ram:TypeCode", invoice.type_code),
        date_time("ram:IssueDateTime", invoice.date),
        each(notes),
    )


def _transaction(invoice: Invoice) -> str:
    # The schema demands the delivery also where it says nothing.
    delivery = delivery_of(invoice) or "<ram:ApplicableHeaderTradeDelivery/>"
    return group(
        "rsm:SupplyChainTradeTransaction",
        each(line_item(line) for line in invoice.lines),
        _agreement(invoice),
        delivery,
        settlement(invoice),
    )


def _agreement(invoice: Invoice) -> str:
    representative = invoice.tax_representative
    return group(
        "ram:ApplicableHeaderTradeAgreement",
        leaf("ram:BuyerReference", invoice.buyer_reference),
        seller_party(invoice.seller),
        buyer_party(invoice.buyer),
        tax_representative_party(representative) if representative else "",
        _referenced("ram:SellerOrderReferencedDocument", invoice.sales_order),
        _referenced("ram:BuyerOrderReferencedDocument", invoice.order),
        _referenced("ram:ContractReferencedDocument", invoice.contract),
        each(_supporting(attachment) for attachment in invoice.attachments),
        _referenced("ram:AdditionalReferencedDocument", invoice.tender, _TENDER),
        _object(invoice),
        _project(invoice.project),
    )


def _referenced(name: str, reference: str | None, code: str | None = None) -> str:
    if not reference:
        return ""
    return group(name, leaf("ram:IssuerAssignedID", reference), leaf("ram:TypeCode", code))


def _supporting(attachment: Attachment) -> str:
    return group(
        "ram:AdditionalReferencedDocument",
        leaf("ram:IssuerAssignedID", attachment.reference),
        leaf("ram:URIID", attachment.url),
        leaf("ram:TypeCode", _SUPPORTING),
        leaf("ram:Name", attachment.description),
        _enclosed(attachment),
    )


def _enclosed(attachment: Attachment) -> str:
    if attachment.content is None:
        return ""
    from billhead.einvoice.enclosed import enclosed  # only where something is enclosed

    return enclosed("ram:AttachmentBinaryObject", attachment)


def _object(invoice: Invoice) -> str:
    if invoice.object is None:
        return ""
    return group(
        "ram:AdditionalReferencedDocument",
        leaf("ram:IssuerAssignedID", invoice.object.value),
        leaf("ram:TypeCode", _OBJECT),
        leaf("ram:ReferenceTypeCode", invoice.object.scheme),
    )


def _project(reference: str | None) -> str:
    """The schema wants a name too; EN 16931 has none, so CEN/TS 16931-3-3 puts the words `Project reference`."""
    if not reference:
        return ""
    name = leaf("ram:Name", "Project reference")
    return group("ram:SpecifiedProcuringProject", leaf("ram:ID", reference), name)
