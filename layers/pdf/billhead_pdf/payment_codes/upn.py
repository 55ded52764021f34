"""The Slovenian UPN QR code: what its twenty fields say, and when there is one. Draws nothing.

Technical standard UPN QR of the Bank Association of Slovenia (ZBS): ISO 8859-2, every field ends in a line feed, the
last one is a control sum of the lengths before it.
"""

from typing import Final

from billhead.kernel.iban import is_iban

from billhead_pdf.payment_codes.letters import is_spellable, spell, spell_words
from billhead_pdf.payment_codes.order import Order, Place, cents, is_payable

ENCODING: Final = "iso-8859-2"
_NAME, _PURPOSE = 33, 42
_IBAN_LENGTH: Final = 19
# ISO 20022 external purpose code: other.
_PURPOSE_CODE: Final = "OTHR"
# The reference of a payment without one.
_NO_REFERENCE: Final = "SI99"


def upn_payload(order: Order) -> str | None:
    """None where it is not euro to a Slovenian account, or the payee's name is beyond the character set."""
    is_slovenian = order.iban[:2] == "SI" and len(order.iban) == _IBAN_LENGTH and is_iban(order.iban)
    if not is_slovenian or not is_payable(order, "EUR"):
        return None
    if not order.payee.name or not is_spellable(order.payee.name, _is_allowed):
        return None
    fields = ["UPNQR", "", "", "", "", *_place(order.payer), cents(order, 11), "", "", _PURPOSE_CODE]
    fields += [
        spell_words(order.subject, _is_allowed)[:_PURPOSE].strip(),
        _day(order.due),
        order.iban,
        _reference(order),
        *_place(order.payee),
    ]
    # The 19 line feeds count too.
    control = sum(map(len, fields)) + len(fields)
    return "".join(f"{field}\n" for field in (*fields, f"{control:03}"))


def _reference(order: Order) -> str:
    return order.reference if order.reference_kind in ("SI", "RF") else _NO_REFERENCE


def _place(place: Place) -> tuple[str, str, str]:
    return _fit(place.name, _NAME), _fit(place.street, _NAME), _fit(place.town, _NAME)


def _fit(text: str, length: int) -> str:
    """Neither a field's end nor its beginning may be a space."""
    return spell(text, _is_allowed)[:length].strip()


def _day(day: str) -> str:
    """DD.MM.YYYY of YYYY-MM-DD."""
    return ".".join(reversed(day.split("-")))


def _is_allowed(character: str) -> bool:
    """Printable characters of ISO 8859-2."""
    return character.isprintable() and len(character.encode(ENCODING, "ignore")) == 1
