"""The check digits of payment references: arithmetic on digits, no forms of references."""

from typing import Final

from billhead.kernel.iban import mod_97

# The carry table of the Swiss payment slips, mod 10 recursive (Swiss Implementation Guidelines QR-bill).
_CARRY: Final = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)


def rf_check_digits(text: str) -> str:
    """ISO 11649 and ISO 7064 mod 97-10: the two digits that make the whole 1 modulo 97."""
    return f"{98 - mod_97(f'{text}RF00'):02}"


def recursive_10(digits: str) -> str:
    """Each digit moves the carry through the table; the check digit brings the last carry to ten."""
    carry = 0
    for digit in digits:
        carry = _CARRY[(carry + int(digit)) % 10]
    return str((10 - carry) % 10)


def weighted_11(digits: str) -> str:
    """Weights 2, 3, 4 … from the right, modulo 11; where that would give 10 or 11 the digit is 0.

    The Slovenian rules for standardized references and FINA's MOD11INI of the Croatian models are the same.
    """
    total = sum(weight * int(digit) for weight, digit in enumerate(reversed(digits), 2))
    check = 11 - total % 11
    return str(check if check < 10 else 0)
