"""Who a CII invoice is from and for, and where the goods went. Pure."""

from billhead.einvoice.model import Buyer, Delivery, Payee, Seller, TaxRepresentative
from billhead.einvoice.reading.cii_values import (
    address_in,
    contact_in,
    day_in,
    identifiers_in,
    legal_id_in,
    tax_number_in,
)
from billhead.einvoice.reading.values import Source


def seller_in(party: Source) -> Seller:
    return Seller(
        name=party.text("ram:Name") or "",
        address=address_in(party),
        trading_name=party.text("ram:SpecifiedLegalOrganization", "ram:TradingBusinessName"),
        identifiers=identifiers_in(party),
        legal_id=legal_id_in(party),
        vat_id=tax_number_in(party, "VA"),
        tax_registration=tax_number_in(party, "FC"),
        legal_information=party.text("ram:Description"),
        endpoint=party.identifier("ram:URIUniversalCommunication", "ram:URIID"),
        contact=contact_in(party),
    )


def buyer_in(party: Source) -> Buyer:
    return Buyer(
        name=party.text("ram:Name") or "",
        address=address_in(party),
        trading_name=party.text("ram:SpecifiedLegalOrganization", "ram:TradingBusinessName"),
        identifier=next(iter(identifiers_in(party)), None),
        legal_id=legal_id_in(party),
        vat_id=tax_number_in(party, "VA"),
        endpoint=party.identifier("ram:URIUniversalCommunication", "ram:URIID"),
        contact=contact_in(party),
    )


def payee_in(party: Source) -> Payee | None:
    if not party:
        return None
    return Payee(party.text("ram:Name") or "", next(iter(identifiers_in(party)), None), legal_id_in(party))


def representative_in(party: Source) -> TaxRepresentative | None:
    if not party:
        return None
    return TaxRepresentative(party.text("ram:Name") or "", tax_number_in(party, "VA") or "", address_in(party))


def delivery_in(source: Source) -> Delivery | None:
    party = source.at("ram:ShipToTradeParty")
    delivery = Delivery(
        name=party.text("ram:Name"),
        location=next(iter(identifiers_in(party)), None),
        date=day_in(source, "ram:ActualDeliverySupplyChainEvent", "ram:OccurrenceDateTime"),
        address=address_in(party),
    )
    return delivery if any(delivery) else None
