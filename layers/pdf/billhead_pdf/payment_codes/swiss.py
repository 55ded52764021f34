"""The Swiss QR code: what its elements say, and when a QR-bill is allowed. Draws nothing.

SIX, Swiss Implementation Guidelines QR-bill, version 2.3: SPC 0200, structured addresses, ECC M. What the code says
is printed beside it, so that both are spelled here.
"""

from typing import Final, NamedTuple

from billhead.kernel.iban import is_qr_iban, is_swiss_iban

from billhead_pdf.payment_codes.letters import is_spellable, spell, spell_words
from billhead_pdf.payment_codes.order import Order, Place, is_payable

_STREET, _NUMBER, _POST_CODE, _TOWN, _NAME, _MESSAGE = 70, 16, 16, 35, 70, 140
# A number behind these is a box's, not a house's.
_BOXES: Final = frozenset({"postfach", "postale", "box", "cp"})
_NOBODY: Final = ("",) * 7


class Address(NamedTuple):
    """A structured address ("S")."""

    name: str
    street: str
    number: str
    post_code: str
    town: str
    country_code: str


class Bill(NamedTuple):
    """A QR-bill; `debtor` is None where an element of the address is missing that the code must have."""

    account: str
    creditor: Address
    debtor: Address | None
    amount: str
    currency: str
    reference: str
    reference_type: str
    message: str


def swiss_bill(order: Order) -> Bill | None:
    """None where the guidelines allow none: other currencies, another country's account, an address that lacks a part,
    a QR-IBAN without a QR reference."""
    creditor = _address(order.payee)
    if not is_swiss_iban(order.iban) or not is_payable(order, "CHF", "EUR") or creditor is None:
        return None
    if not is_spellable(order.payee.name, _is_allowed):
        return None
    reference_type = _reference_type(order)
    if (reference_type == "QRR") != is_qr_iban(order.iban):
        return None
    return Bill(
        account=order.iban,
        creditor=creditor,
        debtor=_address(order.payer),
        amount=f"{order.amount:.2f}",
        currency=order.currency,
        reference=order.reference if reference_type != "NON" else "",
        reference_type=reference_type,
        message=spell_words(order.subject, _is_allowed)[:_MESSAGE].strip(),
    )


def swiss_payload(bill: Bill) -> str:
    """31 elements; the ultimate creditor's seven are for future use and must stay empty."""
    elements = ["SPC", "0200", "1", bill.account, *_elements(bill.creditor), *_NOBODY, bill.amount, bill.currency]
    elements += [*_elements(bill.debtor), bill.reference_type, bill.reference, bill.message, "EPD"]
    return "\n".join(elements)


def _reference_type(order: Order) -> str:
    """A QR reference is right with a QR-IBAN only, and then the only one."""
    types = {"RF": "SCOR"}
    if order.reference_kind == "QRR":
        return "QRR" if is_qr_iban(order.iban) else "NON"
    return types.get(order.reference_kind, "NON")


def _elements(address: Address | None) -> tuple[str, ...]:
    return ("S", *address) if address is not None else _NOBODY


def _address(place: Place) -> Address | None:
    """Name, post code, town and country are mandatory."""
    if not (place.name and place.post_code and place.city and place.country_code):
        return None
    street, number = _split_street(place.street)
    return Address(
        _fit(place.name, _NAME),
        _fit(street, _STREET),
        _fit(number, _NUMBER),
        _fit(place.post_code, _POST_CODE),
        _fit(place.city, _TOWN),
        place.country_code,
    )


def _split_street(street: str) -> tuple[str, str]:
    """The building number is the last word where that begins with a digit, as in "Rue du Lac 1268a"."""
    name, _, last = street.rpartition(" ")
    is_box = name.rpartition(" ")[2].lower().strip(".,") in _BOXES
    return (name, last) if name and last[:1].isdigit() and len(last) <= _NUMBER and not is_box else (street, "")


def _fit(text: str, length: int) -> str:
    return spell(text, _is_allowed)[:length].strip()


def _is_allowed(character: str) -> bool:
    """Since 2.3: Basic Latin, Latin-1 Supplement, Latin Extended-A, the Romanian commas below, the euro sign."""
    code = ord(character)
    return 0x20 <= code <= 0x7E or 0xA1 <= code <= 0x17F or 0x218 <= code <= 0x21B or code == 0x20AC
