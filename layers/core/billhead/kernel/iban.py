"""International bank account numbers (ISO 13616): check, way to write, and the Swiss QR-IBAN. Knows no bank."""

from typing import Final

# Swiss Implementation Guidelines QR-bill: a QR-IBAN has one of these institution numbers (QR-IID).
_QR_INSTITUTIONS: Final = range(30000, 32000)
_SWISS: Final = frozenset({"CH", "LI"})
_SWISS_LENGTH: Final = 21


def compact_iban(iban: str) -> str:
    """Without spaces, upper case."""
    return "".join(iban.split()).upper()


def grouped_iban(iban: str) -> str:
    """In groups of four, as ISO 13616 prints it."""
    return grouped(compact_iban(iban), 4)


def grouped(text: str, size: int) -> str:
    """With a space after every `size` characters, counted from the left."""
    return " ".join(text[start : start + size] for start in range(0, len(text), size))


def is_iban(iban: str) -> bool:
    """Length, alphabet and check digits (ISO 13616, ISO 7064 mod 97-10) of a compact IBAN."""
    if not (15 <= len(iban) <= 34 and iban.isascii() and iban.isalnum() and iban.isupper()):
        return False
    return iban[:2].isalpha() and iban[2:4].isdigit() and mod_97(iban[4:] + iban[:4]) == 1


def mod_97(text: str) -> int:
    """The remainder of ISO 7064 mod 97-10: letters are 10 to 35."""
    return int("".join(str(int(character, 36)) for character in text)) % 97


def is_swiss_iban(iban: str) -> bool:
    """A right compact IBAN of Switzerland or Liechtenstein."""
    return iban[:2] in _SWISS and len(iban) == _SWISS_LENGTH and iban[4:9].isdigit() and is_iban(iban)


def is_qr_iban(iban: str) -> bool:
    """A Swiss IBAN that takes payments with a QR reference, and only those."""
    return is_swiss_iban(iban) and int(iban[4:9]) in _QR_INSTITUTIONS
