"""How a document is to be paid, as text: the issuer's bank account, the reference, the payment code."""

from billhead.kernel.iban import grouped_iban

from billhead_pdf.content.model import Fact, Payment, Slip
from billhead_pdf.content.ordering import account_holder, order_of, payment_account, shown_reference, wanted_codes
from billhead_pdf.content.source import Source, line_of
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.labels import Labels
from billhead_pdf.payment_codes.choosing import choose_code


def describe_payment(document: Source, words: Wording, slip: Slip | None) -> Payment | None:
    """None for documents that ask for no money, and where nothing is due or no account is known.

    Where there is a slip its code is the payment's too: a page that is not paper shows it.
    """
    account = payment_account(document, words)
    facts = _facts(document, account, words.labels) if account else []
    if not facts:
        return None
    code = slip.code if slip else choose_code(order_of(document, account, words), wanted_codes(document))
    return Payment(words.labels.payment, facts, code, words.labels.scan_to_pay)


def _facts(document: Source, account: Source, labels: Labels) -> list[Fact]:
    listed = (
        (labels.account_holder, account_holder(document, account)),
        (labels.bank, line_of(account, "bank_name")),
        ("IBAN", grouped_iban(line_of(account, "iban"))),
        ("BIC", line_of(account, "bic")),
        (labels.account_number, line_of(account, "account_number")),
        (labels.routing_number, line_of(account, "routing_number")),
        (labels.sort_code, line_of(account, "sort_code")),
        (labels.payment_reference, shown_reference(document)),
    )
    return [Fact(label, value) for label, value in listed if value]
