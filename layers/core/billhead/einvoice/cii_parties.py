"""The parties of an invoice and where goods go, in CII. Pure."""

from billhead.einvoice.cii_values import date_time, identified
from billhead.einvoice.model import Address, Buyer, Contact, Identifier, Invoice, Payee, Seller, TaxRepresentative
from billhead.einvoice.xmltext import attribute, each, group, leaf


def seller_party(seller: Seller) -> str:
    return group(
        "ram:SellerTradeParty",
        _identifiers(seller.identifiers),
        leaf("ram:Name", seller.name),
        leaf("ram:Description", seller.legal_information),
        _legal(seller.legal_id, seller.trading_name),
        _contact(seller.contact),
        _address(seller.address),
        _endpoint(seller.endpoint),
        _tax_id(seller.vat_id, "VA"),
        _tax_id(seller.tax_registration, "FC"),
    )


def buyer_party(buyer: Buyer) -> str:
    return group(
        "ram:BuyerTradeParty",
        _identifiers((buyer.identifier,) if buyer.identifier else ()),
        leaf("ram:Name", buyer.name),
        _legal(buyer.legal_id, buyer.trading_name),
        _contact(buyer.contact),
        _address(buyer.address),
        _endpoint(buyer.endpoint),
        _tax_id(buyer.vat_id, "VA"),
    )


def payee_party(payee: Payee) -> str:
    return group(
        "ram:PayeeTradeParty",
        _identifiers((payee.identifier,) if payee.identifier else ()),
        leaf("ram:Name", payee.name),
        _legal(payee.legal_id, None),
    )


def tax_representative_party(representative: TaxRepresentative) -> str:
    return group(
        "ram:SellerTaxRepresentativeTradeParty",
        leaf("ram:Name", representative.name),
        _address(representative.address),
        _tax_id(representative.vat_id, "VA"),
    )


def delivery_of(invoice: Invoice) -> str:
    delivery = invoice.delivery
    where = ""
    if delivery is not None:
        identifiers = _identifiers((delivery.location,) if delivery.location else ())
        where = group("ram:ShipToTradeParty", identifiers, leaf("ram:Name", delivery.name), _address(delivery.address))
    date = date_time("ram:OccurrenceDateTime", delivery.date if delivery else None)
    return group(
        "ram:ApplicableHeaderTradeDelivery",
        where,
        group("ram:ActualDeliverySupplyChainEvent", date),
        group("ram:DespatchAdviceReferencedDocument", leaf("ram:IssuerAssignedID", invoice.despatch_advice)),
        group("ram:ReceivingAdviceReferencedDocument", leaf("ram:IssuerAssignedID", invoice.receiving_advice)),
    )


def _identifiers(identifiers: tuple[Identifier, ...]) -> str:
    """Those without a scheme come first, by the schema."""
    plain = (leaf("ram:ID", each_one.value) for each_one in identifiers if not each_one.scheme)
    coded = (identified("ram:GlobalID", each_one) for each_one in identifiers if each_one.scheme)
    return each(plain) + each(coded)


def _legal(legal_id: Identifier | None, trading_name: str | None) -> str:
    name = leaf("ram:TradingBusinessName", trading_name)
    return group("ram:SpecifiedLegalOrganization", identified("ram:ID", legal_id), name)


def _contact(contact: Contact | None) -> str:
    if contact is None:
        return ""
    return group(
        "ram:DefinedTradeContact",
        leaf("ram:PersonName", contact.name),
        group("ram:TelephoneUniversalCommunication", leaf("ram:CompleteNumber", contact.phone)),
        group("ram:EmailURIUniversalCommunication", leaf("ram:URIID", contact.email)),
    )


def _address(address: Address | None) -> str:
    if address is None:
        return ""
    return group(
        "ram:PostalTradeAddress",
        leaf("ram:PostcodeCode", address.post_code),
        leaf("ram:LineOne", address.line_1),
        leaf("ram:LineTwo", address.line_2),
        leaf("ram:LineThree", address.line_3),
        leaf("ram:CityName", address.city),
        leaf("ram:CountryID", address.country_code),
        leaf("ram:CountrySubDivisionName", address.subdivision),
    )


def _endpoint(endpoint: Identifier | None) -> str:
    return group("ram:URIUniversalCommunication", identified("ram:URIID", endpoint))


def _tax_id(number: str | None, scheme: str) -> str:
    """VA: a VAT id; FC: a number of the tax office."""
    return group("ram:SpecifiedTaxRegistration", leaf("ram:ID", number, attribute("schemeID", scheme)))
