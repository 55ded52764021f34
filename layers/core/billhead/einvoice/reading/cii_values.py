"""Small groups of a CII invoice: days, VAT, allowances, parties, addresses. Pure."""

from typing import Final

from billhead.einvoice.model import Address, AllowanceCharge, Contact, Identifier, Period, Vat
from billhead.einvoice.reading.values import Source, day_of

# UNTDID 2379: a day as YYYYMMDD, the only form of EN 16931.
_DAY: Final = "102"


def day_in(source: Source, *names: str, kind: str = "udt:DateTimeString") -> str | None:
    text = source.at(*names, kind)
    if text.attribute("format") not in {None, _DAY}:
        return text.read(lambda _: None, "a day in format 102")
    return text.read(_compact_day, "a day written as YYYYMMDD")


def _compact_day(text: str) -> str | None:
    is_day = len(text) == 8 and text.isascii() and text.isdigit()
    return day_of(text[:4], text[4:6], text[6:]) if is_day else None


def period_in(source: Source) -> Period | None:
    found = source.at("ram:BillingSpecifiedPeriod")
    period = Period(day_in(found, "ram:StartDateTime"), day_in(found, "ram:EndDateTime"))
    return period if any(period) else None


def vat_in(source: Source, name: str) -> Vat | None:
    tax = source.at(name)
    return Vat(tax.text("ram:CategoryCode") or "", tax.number("ram:RateApplicablePercent")) if tax else None


def allowance_in(source: Source) -> AllowanceCharge:
    return AllowanceCharge(
        is_charge=bool(source.truth("ram:ChargeIndicator", "udt:Indicator")),
        amount=source.amount("ram:ActualAmount"),
        base=source.number("ram:BasisAmount"),
        percent=source.number("ram:CalculationPercent"),
        reason=source.text("ram:Reason"),
        reason_code=source.text("ram:ReasonCode"),
        vat=vat_in(source, "ram:CategoryTradeTax"),
    )


def identifiers_in(party: Source) -> tuple[Identifier, ...]:
    """Those with a scheme are called GlobalID; several of each may stand there."""
    found = (each.identifier() for name in ("ram:ID", "ram:GlobalID") for each in party.each(name))
    return tuple(each for each in found if each is not None)


def legal_id_in(party: Source) -> Identifier | None:
    return party.identifier("ram:SpecifiedLegalOrganization", "ram:ID")


def tax_number_in(party: Source, scheme: str) -> str | None:
    """VA: a VAT id; FC: a number of the tax office."""
    numbers = (each.at("ram:ID") for each in party.each("ram:SpecifiedTaxRegistration"))
    return next((each.text() for each in numbers if each.attribute("schemeID") == scheme and each.text()), None)


def address_in(party: Source) -> Address | None:
    found = party.at("ram:PostalTradeAddress")
    if not found:
        return None
    return Address(
        country_code=found.text("ram:CountryID") or "",
        line_1=found.text("ram:LineOne"),
        line_2=found.text("ram:LineTwo"),
        line_3=found.text("ram:LineThree"),
        city=found.text("ram:CityName"),
        post_code=found.text("ram:PostcodeCode"),
        subdivision=found.text("ram:CountrySubDivisionName"),
    )


def contact_in(party: Source) -> Contact | None:
    """A department may stand where a person could."""
    found = party.at("ram:DefinedTradeContact")
    contact = Contact(
        name=found.text("ram:PersonName") or found.text("ram:DepartmentName"),
        phone=found.text("ram:TelephoneUniversalCommunication", "ram:CompleteNumber"),
        email=found.text("ram:EmailURIUniversalCommunication", "ram:URIID"),
    )
    return contact if any(contact) else None
