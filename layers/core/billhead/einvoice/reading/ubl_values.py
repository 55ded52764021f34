"""Small groups of a UBL invoice: VAT, allowances, periods, addresses, contacts. Pure."""

from billhead.einvoice.model import Address, AllowanceCharge, Contact, Identifier, Period, Vat
from billhead.einvoice.reading.values import Source


def period_in(source: Source) -> Period | None:
    found = source.at("cac:InvoicePeriod")
    period = Period(found.day("cbc:StartDate"), found.day("cbc:EndDate"))
    return period if any(period) else None


def vat_in(source: Source, name: str) -> Vat | None:
    category = source.at(name)
    return Vat(category.text("cbc:ID") or "", category.number("cbc:Percent")) if category else None


def allowance_in(source: Source) -> AllowanceCharge:
    return AllowanceCharge(
        is_charge=bool(source.truth("cbc:ChargeIndicator")),
        amount=source.amount("cbc:Amount"),
        base=source.number("cbc:BaseAmount"),
        percent=source.number("cbc:MultiplierFactorNumeric"),
        reason=source.text("cbc:AllowanceChargeReason"),
        reason_code=source.text("cbc:AllowanceChargeReasonCode"),
        vat=vat_in(source, "cac:TaxCategory"),
    )


def address_in(source: Source, name: str) -> Address | None:
    found = source.at(name)
    if not found:
        return None
    return Address(
        country_code=found.text("cac:Country", "cbc:IdentificationCode") or "",
        line_1=found.text("cbc:StreetName"),
        line_2=found.text("cbc:AdditionalStreetName"),
        line_3=found.text("cac:AddressLine", "cbc:Line"),
        city=found.text("cbc:CityName"),
        post_code=found.text("cbc:PostalZone"),
        subdivision=found.text("cbc:CountrySubentity"),
    )


def contact_in(party: Source) -> Contact | None:
    found = party.at("cac:Contact")
    contact = Contact(found.text("cbc:Name"), found.text("cbc:Telephone"), found.text("cbc:ElectronicMail"))
    return contact if any(contact) else None


def identifiers_in(party: Source) -> tuple[Identifier, ...]:
    """Without the number of a direct debit's creditor, which stands among them under SEPA."""
    found = (each.identifier("cbc:ID") for each in party.each("cac:PartyIdentification"))
    return tuple(each for each in found if each is not None and each.scheme != "SEPA")


def creditor_in(party: Source) -> str | None:
    found = (each.identifier("cbc:ID") for each in party.each("cac:PartyIdentification"))
    return next((each.value for each in found if each is not None and each.scheme == "SEPA"), None)


def tax_number_in(party: Source, *, is_vat: bool) -> str | None:
    """A VAT id stands under the scheme VAT, the number of a tax office under any other."""
    for each in party.each("cac:PartyTaxScheme"):
        is_of_vat = (each.text("cac:TaxScheme", "cbc:ID") or "").upper() == "VAT"
        if is_of_vat == is_vat and each.text("cbc:CompanyID"):
            return each.text("cbc:CompanyID")
    return None
