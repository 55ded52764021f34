"""How a UBL invoice is to be paid, and what it comes to. Pure."""

from billhead.einvoice.model import (
    CreditTransfer,
    DirectDebit,
    PaymentCard,
    PaymentMeans,
    Totals,
    VatBreakdown,
)
from billhead.einvoice.reading.ubl_values import creditor_in
from billhead.einvoice.reading.values import Source, amount_in


def payment_in(root: Source) -> PaymentMeans | None:
    """The group is repeated for each account."""
    means = root.each("cac:PaymentMeans")
    if not means:
        return None
    for other in means[1:]:
        other.differs_from(means[0], "cbc:PaymentMeansCode")
    transfers = (_transfer_in(each.at("cac:PayeeFinancialAccount")) for each in means)
    return PaymentMeans(
        code=means[0].text("cbc:PaymentMeansCode") or "",
        text=means[0].at("cbc:PaymentMeansCode").attribute("name"),
        remittance=next((each.text("cbc:PaymentID") for each in means if each.text("cbc:PaymentID")), None),
        transfers=tuple(each for each in transfers if each is not None),
        card=_card_in(means[0].at("cac:CardAccount")),
        direct_debit=_debit_in(root, means[0].at("cac:PaymentMandate")),
    )


def _transfer_in(account: Source) -> CreditTransfer | None:
    number = account.text("cbc:ID")
    provider = account.text("cac:FinancialInstitutionBranch", "cbc:ID")
    return CreditTransfer(number, account.text("cbc:Name"), provider) if number else None


def _card_in(card: Source) -> PaymentCard | None:
    number = card.text("cbc:PrimaryAccountNumberID")
    return PaymentCard(number, card.text("cbc:HolderName")) if number else None


def _debit_in(root: Source, mandate: Source) -> DirectDebit | None:
    payee, seller = root.at("cac:PayeeParty"), root.at("cac:AccountingSupplierParty", "cac:Party")
    debit = DirectDebit(
        mandate=mandate.text("cbc:ID"),
        creditor=creditor_in(payee) or creditor_in(seller),
        debited_account=mandate.text("cac:PayerFinancialAccount", "cbc:ID"),
    )
    return debit if any(debit) else None


def breakdown_in(root: Source, currency: str | None) -> tuple[VatBreakdown, ...]:
    """A total in another currency, the one that the tax is owed in, tells no rows of its own."""
    totals = root.each("cac:TaxTotal")
    own = [each for each in totals if each.at("cbc:TaxAmount").attribute("currencyID") in {currency, None}]
    return tuple(_row_in(row) for total in own for row in total.each("cac:TaxSubtotal"))


def _row_in(row: Source) -> VatBreakdown:
    category = row.at("cac:TaxCategory")
    return VatBreakdown(
        base=row.amount("cbc:TaxableAmount"),
        amount=row.amount("cbc:TaxAmount"),
        category=category.text("cbc:ID") or "",
        rate=category.number("cbc:Percent"),
        reason=category.text("cbc:TaxExemptionReason"),
        reason_code=category.text("cbc:TaxExemptionReasonCode"),
    )


def totals_in(root: Source, currency: str | None, accounting: str | None) -> Totals:
    sums = root.at("cac:LegalMonetaryTotal")
    taxes = [each.at("cbc:TaxAmount") for each in root.each("cac:TaxTotal")]
    return Totals(
        lines=sums.amount("cbc:LineExtensionAmount"),
        without_vat=sums.amount("cbc:TaxExclusiveAmount"),
        with_vat=sums.amount("cbc:TaxInclusiveAmount"),
        due=sums.amount("cbc:PayableAmount"),
        allowances=sums.number("cbc:AllowanceTotalAmount"),
        charges=sums.number("cbc:ChargeTotalAmount"),
        tax=amount_in(taxes, currency, is_own=True),
        tax_in_accounting_currency=amount_in(taxes, accounting) if accounting != currency else None,
        paid=sums.number("cbc:PrepaidAmount"),
        rounding=sums.number("cbc:PayableRoundingAmount"),
    )
