"""Makes a payment reference of a document's number: the same number always gives the same reference. Pure.

Within a series no two numbers make the same reference: one counter of a number format varies in length, all else is
fixed. Letters, which tell series apart, become numbers as in ISO 7064 (A = 10 … Z = 35) where only digits are allowed,
and are left out where that would be too long.
"""

import re
from collections.abc import Callable
from typing import Final

from billhead.payment_references.check_digits import recursive_10, rf_check_digits, weighted_11
from billhead.payment_references.model import PaymentReference, Scheme
from billhead.payment_references.national import FORMS, MOST_PARTS, SI12_DIGITS
from billhead.payment_references.reading import QRR_DIGITS

_RF_LONGEST: Final = 21
_RUNS: Final = re.compile(r"[0-9A-Za-z]+")
_DIGITS: Final = re.compile(r"[0-9]+")


def make_reference(scheme: Scheme, number: str) -> PaymentReference:
    """The number itself where the scheme cannot hold it."""
    for way in _WAYS[scheme]:
        made = way(number)
        if made is not None:
            return made
    return PaymentReference(number, "free")


def _rf(number: str) -> PaymentReference | None:
    plain = "".join(_RUNS.findall(number)).upper()
    if not plain or len(plain) > _RF_LONGEST:
        return None
    return PaymentReference(f"RF{rf_check_digits(plain)}{plain}", "RF")


def _qrr(number: str) -> PaymentReference | None:
    digits = _fitting(number, lambda parts: len("".join(parts)) < QRR_DIGITS)
    if digits is None:
        return None
    padded = "".join(digits).zfill(QRR_DIGITS - 1)
    return PaymentReference(padded + recursive_10(padded), "QRR")


def _si12(number: str) -> PaymentReference | None:
    """Its letters are never left out: SI00 has room for them."""
    digits = "".join(map(_as_digits, _RUNS.findall(number)))
    if not 0 < len(digits) < SI12_DIGITS:
        return None
    return PaymentReference(f"SI12{digits}{weighted_11(digits)}", "SI")


def _si00(number: str) -> PaymentReference | None:
    parts = _in_parts(number, "SI", spare=0)
    return None if parts is None else PaymentReference(f"SI00{'-'.join(parts)}", "SI")


def _hr00(number: str) -> PaymentReference | None:
    parts = _in_parts(number, "HR", spare=0)
    return None if parts is None else PaymentReference(f"HR00{'-'.join(parts)}", "HR")


def _hr01(number: str) -> PaymentReference | None:
    parts = _in_parts(number, "HR", spare=1)
    return None if parts is None else PaymentReference(f"HR01{'-'.join(parts)}{weighted_11(''.join(parts))}", "HR")


def _in_parts(number: str, country: str, *, spare: int) -> list[str] | None:
    """As many parts as the number has, at most three; `spare` is the room that a check digit needs."""
    form = FORMS[country]

    def fits(parts: list[str]) -> bool:
        digits = len("".join(parts)) + spare
        is_short = digits <= form.most_digits and len("-".join(parts)) + spare <= form.longest
        return is_short and all(len(part) + spare <= form.part_digits for part in parts)

    return _fitting(number, fits)


def _fitting(number: str, fits: Callable[[list[str]], bool]) -> list[str] | None:
    """The parts of the number with its letters as digits; without them where only that fits."""
    with_letters = [_as_digits(run) for run in _RUNS.findall(number)]
    for parts in (with_letters, _DIGITS.findall(number)):
        few = ["".join(parts[: 1 - MOST_PARTS]), *parts[1 - MOST_PARTS :]] if len(parts) > MOST_PARTS else parts
        if few and fits(few):
            return few
    return None


def _as_digits(run: str) -> str:
    return "".join(str(int(character, 36)) for character in run)


_WAYS: Final[dict[Scheme, tuple[Callable[[str], PaymentReference | None], ...]]] = {
    "RF": (_rf,),
    "QRR": (_qrr,),
    "SI00": (_si00,),
    "SI12": (_si12, _si00),
    "HR00": (_hr00,),
    "HR01": (_hr01, _hr00),
    "free": (),
}
