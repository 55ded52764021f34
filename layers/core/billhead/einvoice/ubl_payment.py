"""How an invoice is paid, in UBL. Pure."""

from billhead.einvoice.model import CreditTransfer, DirectDebit, Invoice, PaymentCard
from billhead.einvoice.ubl_values import is_credit
from billhead.einvoice.xmltext import attribute, each, group, leaf


def payment_means(invoice: Invoice) -> str:
    """Once for each account; the schema repeats the whole group."""
    payment = invoice.payment
    if payment is None:
        return ""
    due = leaf("cbc:PaymentDueDate", invoice.due_date if is_credit(invoice) else None)
    means = [
        group(
            "cac:PaymentMeans",
            # Where the group is repeated, the words and the day stand once (UBL-SR-45, UBL-SR-46).
            leaf("cbc:PaymentMeansCode", payment.code, "" if place else attribute("name", payment.text)),
            "" if place else due,
            leaf("cbc:PaymentID", payment.remittance),
            "" if place else _card(payment.card),
            _account(transfer),
            "" if place else _mandate(payment.direct_debit),
        )
        for place, transfer in enumerate(payment.transfers or (None,))
    ]
    return each(means)


def payment_terms(invoice: Invoice) -> str:
    return group("cac:PaymentTerms", leaf("cbc:Note", invoice.payment_terms))


def _card(card: PaymentCard | None) -> str:
    """The schema wants a network, EN 16931 has none: CEN/TS 16931-3-2 leaves its value open."""
    if card is None:
        return ""
    number = leaf("cbc:PrimaryAccountNumberID", card.number) + leaf("cbc:NetworkID", "NA")
    return group("cac:CardAccount", number, leaf("cbc:HolderName", card.holder))


def _account(transfer: CreditTransfer | None) -> str:
    if transfer is None:
        return ""
    return group(
        "cac:PayeeFinancialAccount",
        leaf("cbc:ID", transfer.account),
        leaf("cbc:Name", transfer.name),
        group("cac:FinancialInstitutionBranch", leaf("cbc:ID", transfer.provider)),
    )


def _mandate(debit: DirectDebit | None) -> str:
    if debit is None:
        return ""
    account = group("cac:PayerFinancialAccount", leaf("cbc:ID", debit.debited_account))
    return group("cac:PaymentMandate", leaf("cbc:ID", debit.mandate), account)
