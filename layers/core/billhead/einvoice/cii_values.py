"""Small values as CII writes them: dates, VAT, allowances, addresses. Pure."""

from billhead.einvoice.model import AllowanceCharge, Identifier, Period, Vat
from billhead.einvoice.xmltext import attribute, group, leaf, money, number

# UNTDID 2379: a day as YYYYMMDD.
_DAY = "102"


def date_time(name: str, day: str | None, kind: str = "udt:DateTimeString") -> str:
    """A day within its element; nothing where there is none."""
    return group(name, leaf(kind, day.replace("-", ""), attribute("format", _DAY))) if day else ""


def identified(name: str, identifier: Identifier | None) -> str:
    return leaf(name, identifier.value, attribute("schemeID", identifier.scheme)) if identifier else ""


def period_of(period: Period | None) -> str:
    if period is None:
        return ""
    start, end = date_time("ram:StartDateTime", period.start), date_time("ram:EndDateTime", period.end)
    return group("ram:BillingSpecifiedPeriod", start, end)


def trade_tax(name: str, vat: Vat) -> str:
    return group(
        name,
        leaf("ram:TypeCode", "VAT"),
        leaf("ram:CategoryCode", vat.category),
        leaf("ram:RateApplicablePercent", number(vat.rate)),
    )


def allowance_charge(given: AllowanceCharge, *, has_vat: bool) -> str:
    """Of the document with its VAT, of a line without: the line says its own."""
    return group(
        "ram:SpecifiedTradeAllowanceCharge",
        group("ram:ChargeIndicator", leaf("udt:Indicator", "true" if given.is_charge else "false")),
        leaf("ram:CalculationPercent", number(given.percent)),
        leaf("ram:BasisAmount", money(given.base)),
        leaf("ram:ActualAmount", money(given.amount)),
        leaf("ram:ReasonCode", given.reason_code),
        leaf("ram:Reason", given.reason),
        trade_tax("ram:CategoryTradeTax", given.vat) if has_vat and given.vat else "",
    )
