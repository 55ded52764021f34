"""Small values as UBL writes them: identifiers, amounts, periods, VAT, addresses. Pure."""

from decimal import Decimal
from typing import Final

from billhead.einvoice.model import Address, Identifier, Invoice, Period, Vat
from billhead.einvoice.xmltext import attribute, group, leaf, money, number

# UNTDID 1001, the codes of BT-3 that are credit notes: those of Peppol's rule P0101.
CREDIT_CODES: Final = frozenset({"81", "83", "381", "396", "532"})
VAT_SCHEME: Final = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"


def is_credit(invoice: Invoice) -> bool:
    return invoice.type_code in CREDIT_CODES


def identified(name: str, identifier: Identifier | None) -> str:
    return leaf(name, identifier.value, attribute("schemeID", identifier.scheme)) if identifier else ""


def amount(name: str, value: Decimal | None, currency: str | None) -> str:
    return leaf(name, money(value), attribute("currencyID", currency))


def period_of(period: Period | None, tax_point_code: str | None = None) -> str:
    """The day that the tax is due, as a code (BT-8), stands with the document's period."""
    dates = leaf("cbc:StartDate", period.start) + leaf("cbc:EndDate", period.end) if period else ""
    return group("cac:InvoicePeriod", dates, leaf("cbc:DescriptionCode", tax_point_code))


def tax_category(name: str, vat: Vat) -> str:
    return group(name, leaf("cbc:ID", vat.category), leaf("cbc:Percent", number(vat.rate)), VAT_SCHEME)


def address_of(name: str, address: Address | None) -> str:
    if address is None:
        return ""
    return group(
        name,
        leaf("cbc:StreetName", address.line_1),
        leaf("cbc:AdditionalStreetName", address.line_2),
        leaf("cbc:CityName", address.city),
        leaf("cbc:PostalZone", address.post_code),
        leaf("cbc:CountrySubentity", address.subdivision),
        group("cac:AddressLine", leaf("cbc:Line", address.line_3)),
        group("cac:Country", leaf("cbc:IdentificationCode", address.country_code)),
    )
