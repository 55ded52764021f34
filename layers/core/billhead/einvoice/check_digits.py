"""Check digits of the numbers that Peppol's rules recompute. Pure; each takes the number without separators."""

from collections.abc import Callable
from typing import Final

# By EAS or ICD scheme. The rules of Peppol that hold them: PEPPOL-COMMON-R040 to R043 and R049.
_A: Final = ord("A")


def is_gln(text: str) -> bool:
    """GS1: from the right, every second digit counts thrice."""
    if not (text.isascii() and text.isdigit()):
        return False
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(text)))
    return total % 10 == 0


def is_norwegian(text: str) -> bool:
    """Nine digits, modulo 11 with weights from the right 2 to 7."""
    if not _is_digits(text, 9) or int(text) == 0:
        return False
    total = sum(int(digit) * (place % 6 + 2) for place, digit in enumerate(reversed(text[:-1])))
    return (11 - total % 11) % 11 == int(text[-1])


def is_danish(text: str) -> bool:
    return text.startswith("DK") and _is_digits(text[2:], 8)


def is_belgian(text: str) -> bool:
    """Ten digits; the last two are 97 less the rest of the others modulo 97."""
    return _is_digits(text, 10) and 97 - int(text[:8]) % 97 == int(text[8:])


def is_swedish(text: str) -> bool:
    """Ten digits by Luhn."""
    if not _is_digits(text, 10):
        return False
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(text))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def is_greek(text: str) -> bool:
    """Nine digits; the first eight weigh 256 down to 2."""
    if not _is_digits(text, 9):
        return False
    total = sum(int(digit) << (8 - place) for place, digit in enumerate(text[:8]))
    return total % 11 % 10 == int(text[8])


def is_australian(text: str) -> bool:
    """Eleven digits; the first one less one, weighed, modulo 89."""
    if not _is_digits(text, 11):
        return False
    weights = (10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)
    digits = [int(text[0]) - 1, *map(int, text[1:])]
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True)) % 89 == 0


def is_leitweg(text: str) -> bool:
    """Leitweg-ID: coarse part, perhaps a fine one, two check digits by ISO/IEC 7064 MOD 97-10."""
    parts = text.split("-")
    if len(parts) not in (2, 3) or not (_is_digits(parts[-1], 2) and parts[0].isdigit() and 2 <= len(parts[0]) <= 12):
        return False
    joined = "".join(parts).upper()
    if not (joined.isascii() and joined.isalnum()):
        return False
    return int("".join(sign if sign.isdigit() else str(ord(sign) - _A + 10) for sign in joined)) % 97 == 1


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()


CHECKS: Final[dict[str, Callable[[str], bool]]] = {
    "0007": is_swedish,
    "0088": is_gln,
    "0151": is_australian,
    "0184": is_danish,
    "0192": is_norwegian,
    "0208": is_belgian,
    "9933": is_greek,
}


def is_numbered_rightly(scheme: str, text: str) -> bool:
    """Whether the number can be one of that scheme; of a scheme without a check here every number can."""
    check = CHECKS.get(scheme)
    return check is None or check(text)
