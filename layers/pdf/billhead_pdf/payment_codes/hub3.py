"""The Croatian payment slip's barcode (HUB 3A, PDF417): what its fourteen fields say, and when there is one.

HUB, 'Specifikacija PDF417 barkoda', version 6 of 2022: UTF-8, every field ends in a line feed, longer text is cut.
Draws nothing.
"""

from typing import Final

from billhead.kernel.iban import is_iban

from billhead_pdf.payment_codes.letters import is_spellable, spell, spell_words
from billhead_pdf.payment_codes.order import Order, cents, is_payable

_IBAN_LENGTH: Final = 21
_CAPITALS: Final = "ABCČĆDĐEFGHIJKLMNOPQRSŠTUVWXYZŽ"
_ALLOWED: Final = frozenset(f"{_CAPITALS}{_CAPITALS.lower()}0123456789 ,.:-+?'/()")
# ISO 20022 external purpose code: other.
_PURPOSE_CODE: Final = "OTHR"
_NO_REFERENCE: Final = ("HR99", "")


def hub3_payload(order: Order) -> str | None:
    """None where it is not euro to a Croatian account, or the payee's name is beyond the character set."""
    is_croatian = order.iban[:2] == "HR" and len(order.iban) == _IBAN_LENGTH and is_iban(order.iban)
    if not is_croatian or not is_payable(order, "EUR"):
        return None
    payee, payer = order.payee, order.payer
    if not payee.name or not is_spellable(payee.name, _is_allowed):
        return None
    fields = ["HRVHUB30", "EUR", cents(order, 15)]
    fields += [_fit(payer.name, 30), _fit(payer.street, 27), _fit(payer.town, 27)]
    fields += [_fit(payee.name, 25), _fit(payee.street, 25), _fit(payee.town, 27), order.iban]
    fields += [*_reference(order), _PURPOSE_CODE, spell_words(order.subject, _is_allowed)[:35].strip()]
    return "".join(f"{field}\n" for field in fields)


def _reference(order: Order) -> tuple[str, str]:
    """Model and reference; the slip knows Croatian models only."""
    return (order.reference[:4], order.reference[4:]) if order.reference_kind == "HR" else _NO_REFERENCE


def _fit(text: str, length: int) -> str:
    return spell(text, _is_allowed)[:length].strip()


def _is_allowed(character: str) -> bool:
    return character in _ALLOWED
