"""How an invoice is paid and what it comes to, in CII. Pure."""

from typing import Final

from billhead.einvoice.cii_parties import payee_party
from billhead.einvoice.cii_values import allowance_charge, date_time, period_of
from billhead.einvoice.model import CreditTransfer, Invoice, PaymentMeans, PrecedingInvoice, Totals, VatBreakdown
from billhead.einvoice.xmltext import attribute, each, group, leaf, money, number

# The model has the codes of UNTDID 2005, as UBL; CII those of UNTDID 2475.
_TAX_POINT_CODES: Final = {"3": "5", "35": "29", "432": "72"}


def settlement(invoice: Invoice) -> str:
    payment = invoice.payment
    debit = payment.direct_debit if payment else None
    return group(
        "ram:ApplicableHeaderTradeSettlement",
        leaf("ram:CreditorReferenceID", debit.creditor if debit else None),
        leaf("ram:PaymentReference", payment.remittance if payment else None),
        leaf("ram:TaxCurrencyCode", invoice.accounting_currency),
        leaf("ram:InvoiceCurrencyCode", invoice.currency),
        payee_party(invoice.payee) if invoice.payee else "",
        _payment_means(payment) if payment else "",
        each(_trade_tax(row, invoice) for row in invoice.breakdown),
        period_of(invoice.period),
        each(allowance_charge(given, has_vat=True) for given in invoice.allowances),
        _payment_terms(invoice),
        _summation(invoice.totals, invoice),
        each(_preceding(preceding) for preceding in invoice.preceding),
        group("ram:ReceivableSpecifiedTradeAccountingAccount", leaf("ram:ID", invoice.accounting_reference)),
    )


def _payment_means(payment: PaymentMeans) -> str:
    """Once for each account; the schema repeats the whole group."""
    return each(_means_with(payment, transfer) for transfer in payment.transfers or (None,))


def _means_with(payment: PaymentMeans, transfer: CreditTransfer | None) -> str:
    card, debit = payment.card, payment.direct_debit
    return group(
        "ram:SpecifiedTradeSettlementPaymentMeans",
        leaf("ram:TypeCode", payment.code),
        leaf("ram:Information", payment.text),
        group(
            "ram:ApplicableTradeSettlementFinancialCard",
            leaf("ram:ID", card.number if card else None),
            leaf("ram:CardholderName", card.holder if card else None),
        ),
        group("ram:PayerPartyDebtorFinancialAccount", leaf("ram:IBANID", debit.debited_account if debit else None)),
        _account(transfer) if transfer else "",
    )


def _account(transfer: CreditTransfer) -> str:
    """An IBAN has its own element; the number of a domestic account is proprietary."""
    is_iban = transfer.account[:2].isalpha()
    account = group(
        "ram:PayeePartyCreditorFinancialAccount",
        leaf("ram:IBANID", transfer.account if is_iban else None),
        leaf("ram:AccountName", transfer.name),
        leaf("ram:ProprietaryID", None if is_iban else transfer.account),
    )
    return account + group("ram:PayeeSpecifiedCreditorFinancialInstitution", leaf("ram:BICID", transfer.provider))


def _trade_tax(row: VatBreakdown, invoice: Invoice) -> str:
    return group(
        "ram:ApplicableTradeTax",
        leaf("ram:CalculatedAmount", money(row.amount)),
        leaf("ram:TypeCode", "VAT"),
        leaf("ram:ExemptionReason", row.reason),
        leaf("ram:BasisAmount", money(row.base)),
        leaf("ram:CategoryCode", row.category),
        leaf("ram:ExemptionReasonCode", row.reason_code),
        date_time("ram:TaxPointDate", invoice.tax_point, "udt:DateString"),
        leaf("ram:DueDateTypeCode", _TAX_POINT_CODES.get(invoice.tax_point_code or "")),
        leaf("ram:RateApplicablePercent", number(row.rate)),
    )


def _payment_terms(invoice: Invoice) -> str:
    debit = invoice.payment.direct_debit if invoice.payment else None
    return group(
        "ram:SpecifiedTradePaymentTerms",
        leaf("ram:Description", invoice.payment_terms),
        date_time("ram:DueDateDateTime", invoice.due_date),
        leaf("ram:DirectDebitMandateID", debit.mandate if debit else None),
    )


def _summation(totals: Totals, invoice: Invoice) -> str:
    accounting = attribute("currencyID", invoice.accounting_currency)
    return group(
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
        leaf("ram:LineTotalAmount", money(totals.lines)),
        leaf("ram:ChargeTotalAmount", money(totals.charges)),
        leaf("ram:AllowanceTotalAmount", money(totals.allowances)),
        leaf("ram:TaxBasisTotalAmount", money(totals.without_vat)),
        leaf("ram:TaxTotalAmount", money(totals.tax), attribute("currencyID", invoice.currency)),
        leaf("ram:TaxTotalAmount", money(totals.tax_in_accounting_currency), accounting),
        leaf("ram:RoundingAmount", money(totals.rounding)),
        leaf("ram:GrandTotalAmount", money(totals.with_vat)),
        leaf("ram:TotalPrepaidAmount", money(totals.paid)),
        leaf("ram:DuePayableAmount", money(totals.due)),
    )


def _preceding(preceding: PrecedingInvoice) -> str:
    return group(
        "ram:InvoiceReferencedDocument",
        leaf("ram:IssuerAssignedID", preceding.number),
        date_time("ram:FormattedIssueDateTime", preceding.date, "qdt:DateTimeString"),
    )
