"""Who a UBL invoice is from and for, and where the goods went. Pure."""

from billhead.einvoice.model import Buyer, Delivery, Payee, Seller, TaxRepresentative
from billhead.einvoice.reading.ubl_values import address_in, contact_in, identifiers_in, tax_number_in
from billhead.einvoice.reading.values import Source


def seller_in(party: Source) -> Seller:
    return Seller(
        name=party.text("cac:PartyLegalEntity", "cbc:RegistrationName") or "",
        address=address_in(party, "cac:PostalAddress"),
        trading_name=party.text("cac:PartyName", "cbc:Name"),
        identifiers=identifiers_in(party),
        legal_id=party.identifier("cac:PartyLegalEntity", "cbc:CompanyID"),
        vat_id=tax_number_in(party, is_vat=True),
        tax_registration=tax_number_in(party, is_vat=False),
        legal_information=party.text("cac:PartyLegalEntity", "cbc:CompanyLegalForm"),
        endpoint=party.identifier("cbc:EndpointID"),
        contact=contact_in(party),
    )


def buyer_in(party: Source) -> Buyer:
    return Buyer(
        name=party.text("cac:PartyLegalEntity", "cbc:RegistrationName") or "",
        address=address_in(party, "cac:PostalAddress"),
        trading_name=party.text("cac:PartyName", "cbc:Name"),
        identifier=next(iter(identifiers_in(party)), None),
        legal_id=party.identifier("cac:PartyLegalEntity", "cbc:CompanyID"),
        vat_id=tax_number_in(party, is_vat=True),
        endpoint=party.identifier("cbc:EndpointID"),
        contact=contact_in(party),
    )


def payee_in(party: Source) -> Payee | None:
    if not party:
        return None
    return Payee(
        name=party.text("cac:PartyName", "cbc:Name") or "",
        identifier=next(iter(identifiers_in(party)), None),
        legal_id=party.identifier("cac:PartyLegalEntity", "cbc:CompanyID"),
    )


def representative_in(party: Source) -> TaxRepresentative | None:
    if not party:
        return None
    name = party.text("cac:PartyName", "cbc:Name") or ""
    return TaxRepresentative(name, tax_number_in(party, is_vat=True) or "", address_in(party, "cac:PostalAddress"))


def delivery_in(source: Source) -> Delivery | None:
    found = source.at("cac:Delivery")
    location = found.at("cac:DeliveryLocation")
    delivery = Delivery(
        name=found.text("cac:DeliveryParty", "cac:PartyName", "cbc:Name"),
        location=location.identifier("cbc:ID"),
        date=found.day("cbc:ActualDeliveryDate"),
        address=address_in(location, "cac:Address"),
    )
    return delivery if any(delivery) else None
