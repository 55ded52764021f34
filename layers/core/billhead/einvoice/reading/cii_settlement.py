"""How a CII invoice is to be paid, and what it comes to. Pure."""

from typing import Final

from billhead.einvoice.model import (
    AllowanceCharge,
    CreditTransfer,
    DirectDebit,
    PaymentCard,
    PaymentMeans,
    PrecedingInvoice,
    Totals,
    VatBreakdown,
)
from billhead.einvoice.reading.cii_values import allowance_in, day_in, vat_in
from billhead.einvoice.reading.values import Source, amount_in

# CII has the codes of UNTDID 2475, the model those of UNTDID 2005.
_TAX_POINT_CODES: Final = {"5": "3", "29": "35", "72": "432"}


def payment_in(settlement: Source) -> PaymentMeans | None:
    """The group is repeated for each account."""
    means = settlement.each("ram:SpecifiedTradeSettlementPaymentMeans")
    remittance = settlement.text("ram:PaymentReference")
    debit = _debit_in(settlement, means)
    if not means and remittance is None and debit is None:
        return None
    leading = means[0] if means else settlement.at("ram:SpecifiedTradeSettlementPaymentMeans")
    for other in means[1:]:
        other.differs_from(leading, "ram:TypeCode")
    transfers = (_transfer_in(each) for each in means)
    return PaymentMeans(
        code=leading.text("ram:TypeCode") or "",
        text=leading.text("ram:Information"),
        remittance=remittance,
        transfers=tuple(each for each in transfers if each is not None),
        card=_card_in(leading.at("ram:ApplicableTradeSettlementFinancialCard")),
        direct_debit=debit,
    )


def _transfer_in(means: Source) -> CreditTransfer | None:
    account = means.at("ram:PayeePartyCreditorFinancialAccount")
    number = account.text("ram:IBANID") or account.text("ram:ProprietaryID")
    provider = means.text("ram:PayeeSpecifiedCreditorFinancialInstitution", "ram:BICID")
    return CreditTransfer(number, account.text("ram:AccountName"), provider) if number else None


def _card_in(card: Source) -> PaymentCard | None:
    number = card.text("ram:ID")
    return PaymentCard(number, card.text("ram:CardholderName")) if number else None


def _debit_in(settlement: Source, means: list[Source]) -> DirectDebit | None:
    accounts = (each.text("ram:PayerPartyDebtorFinancialAccount", "ram:IBANID") for each in means)
    debit = DirectDebit(
        mandate=settlement.text("ram:SpecifiedTradePaymentTerms", "ram:DirectDebitMandateID"),
        creditor=settlement.text("ram:CreditorReferenceID"),
        debited_account=next((account for account in accounts if account), None),
    )
    return debit if any(debit) else None


def breakdown_in(settlement: Source) -> tuple[VatBreakdown, ...]:
    return tuple(_row_in(tax) for tax in settlement.each("ram:ApplicableTradeTax"))


def _row_in(tax: Source) -> VatBreakdown:
    return VatBreakdown(
        base=tax.amount("ram:BasisAmount"),
        amount=tax.amount("ram:CalculatedAmount"),
        category=tax.text("ram:CategoryCode") or "",
        rate=tax.number("ram:RateApplicablePercent"),
        reason=tax.text("ram:ExemptionReason"),
        reason_code=tax.text("ram:ExemptionReasonCode"),
    )


def tax_point_in(settlement: Source) -> tuple[str | None, str | None]:
    """The day and the code; each row of tax says them again."""
    rows = settlement.each("ram:ApplicableTradeTax")
    days = [day_in(row, "ram:TaxPointDate", kind="udt:DateString") for row in rows]
    codes = [row.text("ram:DueDateTypeCode") for row in rows]
    code = next(filter(None, codes), None)
    return next(filter(None, days), None), _TAX_POINT_CODES.get(code, code) if code else None


def allowances_in(settlement: Source) -> tuple[AllowanceCharge, ...]:
    """With those for freight and the like, which are charges in the profile EXTENDED (its ChargeTotalAmount)."""
    own = [allowance_in(each) for each in settlement.each("ram:SpecifiedTradeAllowanceCharge")]
    freight = [_freight_in(each) for each in settlement.each("ram:SpecifiedLogisticsServiceCharge")]
    return (*own, *freight)


def _freight_in(charge: Source) -> AllowanceCharge:
    reason, vat = charge.text("ram:Description"), vat_in(charge, "ram:AppliedTradeTax")
    return AllowanceCharge(is_charge=True, amount=charge.amount("ram:AppliedAmount"), reason=reason, vat=vat)


def totals_in(settlement: Source, currency: str | None, accounting: str | None) -> Totals:
    sums = settlement.at("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
    taxes = sums.each("ram:TaxTotalAmount")
    return Totals(
        lines=sums.amount("ram:LineTotalAmount"),
        without_vat=sums.amount("ram:TaxBasisTotalAmount"),
        with_vat=sums.amount("ram:GrandTotalAmount"),
        due=sums.amount("ram:DuePayableAmount"),
        allowances=sums.number("ram:AllowanceTotalAmount"),
        charges=sums.number("ram:ChargeTotalAmount"),
        tax=amount_in(taxes, currency, is_own=True),
        tax_in_accounting_currency=amount_in(taxes, accounting) if accounting != currency else None,
        paid=sums.number("ram:TotalPrepaidAmount"),
        rounding=sums.number("ram:RoundingAmount"),
    )


def preceding_in(settlement: Source) -> tuple[PrecedingInvoice, ...]:
    found = settlement.each("ram:InvoiceReferencedDocument")
    return tuple(
        PrecedingInvoice(
            each.text("ram:IssuerAssignedID") or "",
            day_in(each, "ram:FormattedIssueDateTime", kind="qdt:DateTimeString"),
        )
        for each in found
    )
