"""How a document is to be paid, as text: the issuer's bank account, the reference, the payment code."""

from billhead_pdf.content.model import Fact, Payment
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.totals import amount_due
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.labels import Labels
from billhead_pdf.payment_code import Transfer, epc_payload, grouped_iban


def describe_payment(document: Source, words: Wording) -> Payment | None:
    """None for documents that ask for no money, and where nothing is due or no account is known."""
    account = part_of(part_of(document, "issuer"), "bank_account")
    if not account or not words.kind.is_payable or amount_due(document) <= 0:
        return None
    facts = _facts(document, account, words.labels)
    code = _code(document, account, words.currency)
    return Payment(words.labels.payment, facts, code, words.labels.scan_to_pay) if facts else None


def _facts(document: Source, account: Source, labels: Labels) -> list[Fact]:
    listed = (
        (labels.account_holder, line_of(account, "name") or line_of(part_of(document, "issuer"), "name")),
        (labels.bank, line_of(account, "bank_name")),
        ("IBAN", grouped_iban(line_of(account, "iban"))),
        ("BIC", line_of(account, "bic")),
        (labels.account_number, line_of(account, "account_number")),
        (labels.routing_number, line_of(account, "routing_number")),
        (labels.sort_code, line_of(account, "sort_code")),
        (labels.payment_reference, line_of(document, "number")),
    )
    return [Fact(label, value) for label, value in listed if value]


def _code(document: Source, account: Source, currency: str) -> str | None:
    """A draft has none: nobody should pay a document that was never issued."""
    number = line_of(document, "number")
    if not number or document.get("status") == "draft" or not part_of(document, "branding").get("show_qr"):
        return None
    name = line_of(account, "name") or line_of(part_of(document, "issuer"), "name")
    return epc_payload(
        Transfer(
            name=name,
            iban=line_of(account, "iban"),
            bic=line_of(account, "bic"),
            amount=amount_due(document),
            currency=currency,
            reference=number,
        )
    )
