"""The parties of an invoice and where goods go, in UBL. Pure."""

from billhead.einvoice.model import Buyer, Contact, Delivery, Identifier, Invoice, TaxRepresentative
from billhead.einvoice.ubl_values import VAT_SCHEME, address_of, identified
from billhead.einvoice.xmltext import each, group, leaf

# The number of a tax office is no VAT id: it stands under a scheme that is not called VAT.
_OTHER_SCHEME = "<cac:TaxScheme><cbc:ID>TAX</cbc:ID></cac:TaxScheme>"


def supplier_party(invoice: Invoice) -> str:
    """The number that a bank has for the creditor of a direct debit (BT-90) is one of the seller's."""
    seller = invoice.seller
    creditor = "" if invoice.payee else _creditor(invoice)
    legal = group(
        "cac:PartyLegalEntity",
        leaf("cbc:RegistrationName", seller.name),
        identified("cbc:CompanyID", seller.legal_id),
        leaf("cbc:CompanyLegalForm", seller.legal_information),
    )
    party = group(
        "cac:Party",
        identified("cbc:EndpointID", seller.endpoint),
        each(_identification(identifier) for identifier in seller.identifiers) + creditor,
        group("cac:PartyName", leaf("cbc:Name", seller.trading_name)),
        address_of("cac:PostalAddress", seller.address),
        _tax_scheme(seller.vat_id, VAT_SCHEME),
        _tax_scheme(seller.tax_registration, _OTHER_SCHEME),
        legal,
        _contact(seller.contact),
    )
    return group("cac:AccountingSupplierParty", party)


def customer_party(buyer: Buyer) -> str:
    legal = group(
        "cac:PartyLegalEntity", leaf("cbc:RegistrationName", buyer.name), identified("cbc:CompanyID", buyer.legal_id)
    )
    party = group(
        "cac:Party",
        identified("cbc:EndpointID", buyer.endpoint),
        _identification(buyer.identifier),
        group("cac:PartyName", leaf("cbc:Name", buyer.trading_name)),
        address_of("cac:PostalAddress", buyer.address),
        _tax_scheme(buyer.vat_id, VAT_SCHEME),
        legal,
        _contact(buyer.contact),
    )
    return group("cac:AccountingCustomerParty", party)


def payee_party(invoice: Invoice) -> str:
    payee = invoice.payee
    if payee is None:
        return ""
    return group(
        "cac:PayeeParty",
        _identification(payee.identifier) + _creditor(invoice),
        group("cac:PartyName", leaf("cbc:Name", payee.name)),
        group("cac:PartyLegalEntity", identified("cbc:CompanyID", payee.legal_id)),
    )


def tax_representative(representative: TaxRepresentative) -> str:
    return group(
        "cac:TaxRepresentativeParty",
        group("cac:PartyName", leaf("cbc:Name", representative.name)),
        address_of("cac:PostalAddress", representative.address),
        _tax_scheme(representative.vat_id, VAT_SCHEME),
    )


def delivery_of(delivery: Delivery) -> str:
    where = identified("cbc:ID", delivery.location) + address_of("cac:Address", delivery.address)
    name = group("cac:PartyName", leaf("cbc:Name", delivery.name))
    return group(
        "cac:Delivery",
        leaf("cbc:ActualDeliveryDate", delivery.date),
        group("cac:DeliveryLocation", where),
        group("cac:DeliveryParty", name),
    )


def _identification(identifier: Identifier | None) -> str:
    return group("cac:PartyIdentification", identified("cbc:ID", identifier))


def _creditor(invoice: Invoice) -> str:
    debit = invoice.payment.direct_debit if invoice.payment else None
    return _identification(Identifier(debit.creditor, "SEPA")) if debit and debit.creditor else ""


def _tax_scheme(number: str | None, scheme: str) -> str:
    return group("cac:PartyTaxScheme", leaf("cbc:CompanyID", number), scheme) if number else ""


def _contact(contact: Contact | None) -> str:
    if contact is None:
        return ""
    return group(
        "cac:Contact",
        leaf("cbc:Name", contact.name),
        leaf("cbc:Telephone", contact.phone),
        leaf("cbc:ElectronicMail", contact.email),
    )
