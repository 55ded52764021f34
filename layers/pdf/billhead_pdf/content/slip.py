"""The text of a Swiss payment part with receipt (QR-bill): the same words as its code, in groups that people read."""

from decimal import Decimal

from billhead.kernel.iban import grouped, grouped_iban

from billhead_pdf.content.model import Slip, SlipBlock
from billhead_pdf.content.ordering import order_of, payment_account, shown_reference, wanted_codes
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.slip_words import slip_words
from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.payment_codes.swiss import Address, Bill, swiss_bill, swiss_payload

_AT_HOME = ("CH", "LI")


def describe_slip(document: Source, words: Wording) -> Slip | None:
    """None where the issuer wants none, no QR-bill is allowed, or the paper is not A4: it is 210 mm wide."""
    is_letter = line_of(part_of(document, "branding"), "page_size").lower() == "letter"
    account = payment_account(document, words)
    if not account or is_letter or "swiss" not in wanted_codes(document):
        return None
    bill = swiss_bill(order_of(document, account, words))
    return None if bill is None else _slip(bill, shown_reference(document), words)


def _slip(bill: Bill, reference: str, words: Wording) -> Slip:
    texts = slip_words(words.tag)
    payee = SlipBlock(texts.account, [grouped_iban(bill.account), *_lines(bill.creditor)])
    quoted = [SlipBlock(texts.reference, [reference])] if bill.reference else []
    message = [SlipBlock(texts.additional_information, [bill.message])] if bill.message else []
    payer = SlipBlock(texts.payable_by, _lines(bill.debtor)) if bill.debtor else SlipBlock(texts.payable_by_name, [])
    return Slip(
        words=texts,
        receipt=[payee, *quoted, payer],
        payment=[payee, *quoted, *message, payer],
        currency=bill.currency,
        amount=_amount(Decimal(bill.amount)),
        code=PaymentCode("swiss", swiss_payload(bill)),
    )


def _lines(address: Address) -> list[str]:
    """As the Swiss write it; the country only of those who live abroad."""
    abroad = "" if address.country_code in _AT_HOME else f"{address.country_code}-"
    listed = (address.name, f"{address.street} {address.number}", f"{abroad}{address.post_code} {address.town}")
    return [line.strip() for line in listed if line.strip()]


def _amount(amount: Decimal) -> str:
    """With spaces between thousands and a point before two decimals, in every language."""
    whole, _, fraction = f"{amount:.2f}".partition(".")
    return f"{grouped(whole[::-1], 3)[::-1]}.{fraction}"
