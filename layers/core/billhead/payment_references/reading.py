"""Recognises and checks a payment reference that somebody gives. Makes none."""

import re
from collections.abc import Callable
from typing import Final

from billhead.kernel.iban import mod_97
from billhead.payment_references.check_digits import recursive_10
from billhead.payment_references.model import PaymentReference, ReferenceMalformed
from billhead.payment_references.national import fault_of

QRR_DIGITS: Final = 27
_RF: Final = re.compile(r"RF[0-9]{2}[0-9A-Z]*")
_NATIONAL: Final = re.compile(r"((?:SI|HR)[0-9]{2})([0-9-]*)")


def read_reference(text: str) -> PaymentReference:
    """By what the text begins with; what begins like no structured reference is free text.

    Raises ReferenceMalformed.
    """
    compact = "".join(text.split()).upper()
    for read in _READERS:
        reference = read(compact)
        if reference is not None:
            return reference
    return PaymentReference(text, "free")


def _read_rf(compact: str) -> PaymentReference | None:
    """ISO 11649: RF, two check digits, 1 to 21 letters and digits."""
    if not _RF.fullmatch(compact):
        return None
    if not 5 <= len(compact) <= 25 or mod_97(compact[4:] + compact[:4]) != 1:
        raise ReferenceMalformed("An RF reference has 5 to 25 characters and check digits of ISO 11649.")
    return PaymentReference(compact, "RF")


def _read_qrr(compact: str) -> PaymentReference | None:
    """The Swiss QR reference: 27 digits, the last one a check digit."""
    if len(compact) != QRR_DIGITS or not (compact.isascii() and compact.isdigit()):
        return None
    if recursive_10(compact[:-1]) != compact[-1]:
        raise ReferenceMalformed("The last of the 27 digits of a QR reference is a check digit, and it is wrong.")
    return PaymentReference(compact, "QRR")


def _read_national(compact: str) -> PaymentReference | None:
    match = _NATIONAL.fullmatch(compact)
    if match is None:
        return None
    fault = fault_of(match[1], match[2])
    if fault:
        raise ReferenceMalformed(fault)
    return PaymentReference(compact, "SI" if compact.startswith("SI") else "HR")


_READERS: Final[tuple[Callable[[str], PaymentReference | None], ...]] = (_read_rf, _read_qrr, _read_national)
