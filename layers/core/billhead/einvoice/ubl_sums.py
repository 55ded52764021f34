"""The sums of an invoice in UBL: allowances, VAT, totals. Pure."""

from billhead.einvoice.model import AllowanceCharge, Invoice, Totals, VatBreakdown
from billhead.einvoice.ubl_values import VAT_SCHEME, amount, tax_category
from billhead.einvoice.xmltext import each, group, leaf, number


def allowance_charge(given: AllowanceCharge, currency: str, *, has_vat: bool = True) -> str:
    """Of the document with its VAT, of a line without: the line says its own."""
    return group(
        "cac:AllowanceCharge",
        leaf("cbc:ChargeIndicator", "true" if given.is_charge else "false"),
        leaf("cbc:AllowanceChargeReasonCode", given.reason_code),
        leaf("cbc:AllowanceChargeReason", given.reason),
        leaf("cbc:MultiplierFactorNumeric", number(given.percent)),
        amount("cbc:Amount", given.amount, currency),
        amount("cbc:BaseAmount", given.base, currency),
        tax_category("cac:TaxCategory", given.vat) if has_vat and given.vat else "",
    )


def tax_totals(invoice: Invoice) -> str:
    """The second one, without its parts, is in the currency that the tax is owed in (BT-111)."""
    totals = invoice.totals
    rows = each(_subtotal(row, invoice.currency) for row in invoice.breakdown)
    own = group("cac:TaxTotal", amount("cbc:TaxAmount", totals.tax, invoice.currency), rows)
    in_accounting = amount("cbc:TaxAmount", totals.tax_in_accounting_currency, invoice.accounting_currency)
    return own + group("cac:TaxTotal", in_accounting)


def _subtotal(row: VatBreakdown, currency: str) -> str:
    category = group(
        "cac:TaxCategory",
        leaf("cbc:ID", row.category),
        leaf("cbc:Percent", number(row.rate)),
        leaf("cbc:TaxExemptionReasonCode", row.reason_code),
        leaf("cbc:TaxExemptionReason", row.reason),
        VAT_SCHEME,
    )
    base, tax = amount("cbc:TaxableAmount", row.base, currency), amount("cbc:TaxAmount", row.amount, currency)
    return group("cac:TaxSubtotal", base, tax, category)


def monetary_total(totals: Totals, currency: str) -> str:
    return group(
        "cac:LegalMonetaryTotal",
        amount("cbc:LineExtensionAmount", totals.lines, currency),
        amount("cbc:TaxExclusiveAmount", totals.without_vat, currency),
        amount("cbc:TaxInclusiveAmount", totals.with_vat, currency),
        amount("cbc:AllowanceTotalAmount", totals.allowances, currency),
        amount("cbc:ChargeTotalAmount", totals.charges, currency),
        amount("cbc:PrepaidAmount", totals.paid, currency),
        amount("cbc:PayableRoundingAmount", totals.rounding, currency),
        amount("cbc:PayableAmount", totals.due, currency),
    )
