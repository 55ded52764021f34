"""From a document to the order that its payment codes say: who pays whom, how much, quoting what. Pure."""

from collections.abc import Sequence
from typing import cast

from billhead.kernel.iban import compact_iban, grouped

from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.totals import amount_due
from billhead_pdf.content.wording import Wording
from billhead_pdf.locales.doubled import sides
from billhead_pdf.payment_codes.order import Order, Place

# Documents of before there were others.
_FIRST_CODES = ("epc",)


def wanted_codes(document: Source) -> Sequence[str]:
    """A draft has none: nobody should pay a document that was never issued."""
    branding = part_of(document, "branding")
    is_draft = not line_of(document, "number") or document.get("status") == "draft"
    if is_draft or not branding.get("show_qr"):
        return ()
    return cast(Sequence[str], branding.get("payment_codes", _FIRST_CODES))


def may_have_slip(document: Source) -> bool:
    """Only accounts of Switzerland and Liechtenstein have QR-bills."""
    return line_of(part_of(part_of(document, "issuer"), "bank_account"), "iban")[:2].upper() in ("CH", "LI")


def payment_account(document: Source, words: Wording) -> Source:
    """The issuer's account; empty for documents that ask for no money, and where nothing is due."""
    account = part_of(part_of(document, "issuer"), "bank_account")
    return account if words.kind.is_payable and amount_due(document) > 0 else {}


def order_of(document: Source, account: Source, words: Wording) -> Order:
    """`account` is the payee's."""
    issuer = part_of(document, "issuer")
    number = line_of(document, "number")
    return Order(
        payee=_place(issuer)._replace(name=account_holder(document, account)),
        payer=_place(part_of(document, "customer")),
        iban=compact_iban(line_of(account, "iban")),
        bic=compact_iban(line_of(account, "bic")),
        amount=amount_due(document),
        currency=words.currency,
        reference=line_of(document, "payment_reference") or number,
        reference_kind=line_of(document, "payment_reference_kind") or "free",
        subject=f"{sides(words.labels.title(words.kind.name))[0]} {number}".strip(),
        due=line_of(document, "date_due"),
    )


def account_holder(document: Source, account: Source) -> str:
    return line_of(account, "name") or line_of(part_of(document, "issuer"), "name")


def shown_reference(document: Source) -> str:
    """As people read it: in groups; the document's number where it has no reference of its own."""
    text = line_of(document, "payment_reference")
    kind = line_of(document, "payment_reference_kind")
    if kind == "RF":
        return grouped(text, 4)
    if kind == "QRR":
        return f"{text[:2]} {grouped(text[2:], 5)}"
    if kind in ("SI", "HR"):
        return f"{text[:4]} {text[4:]}".strip()
    return text or line_of(document, "number")


def _place(party: Source) -> Place:
    street = ", ".join(line for line in (line_of(party, "address"), line_of(party, "address_2")) if line)
    name, post_code, city, country_code = (line_of(party, key) for key in ("name", "post_code", "city", "country_code"))
    return Place(name, street, post_code, city, country_code)
