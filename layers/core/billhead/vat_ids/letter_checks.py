"""Check characters of VAT numbers with letters in them: CY, ES, FR, GB and XI, IE, NL. Pure."""

from typing import Final

from billhead.vat_ids.digits import luhn_sum, passes_luhn, passes_mod_97_10, weighted

_CY_ODD: Final = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21)
_ES_PERSON: Final = "TRWAGMYFPDXBNJZSQVHLCKE"
_ES_FIRM: Final = "JABCDEFGHI"
_FR_KEY: Final = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_GB: Final = (8, 7, 6, 5, 4, 3, 2, 10, 1)
_IE: Final = "WABCDEFGHIJKLMNOPQRSTUV"


def check_cy(number: str) -> bool:
    odd, even = number[:8:2], number[1:8:2]
    return chr(ord("A") + (sum(_CY_ODD[int(digit)] for digit in odd) + sum(map(int, even))) % 26) == number[8]


def check_es(number: str) -> bool:
    """DNI, NIE (X, Y, Z) and the K, L, M of persons without either: modulo 23. Other letters are entities.

    An entity's check character is a digit or a letter by its kind; sources differ on which, so both are accepted.
    """
    first = number[0]
    if first in "ABCDEFGHJNPQRSUVW":
        check = -luhn_sum(number[1:8] + "0") % 10
        return number[8] in (str(check), _ES_FIRM[check])
    digits = number[1:8] if first in "KLM" else number[:8].replace("X", "0").replace("Y", "1").replace("Z", "2")
    return _ES_PERSON[int(digits) % 23] == number[8]


def check_fr(number: str) -> bool:
    """The key of two characters over the SIREN, which has its own check; numbers of Monaco (000…) are no SIREN."""
    key, siren = number[:2], number[2:]
    if not siren.startswith("000") and not passes_luhn(siren):
        return False
    if key.isdigit():
        return int(siren + "12") % 97 == int(key)
    return _fits_letter_key(key, int(siren))


def _fits_letter_key(key: str, siren: int) -> bool:
    first, second = _FR_KEY.index(key[0]), _FR_KEY.index(key[1])
    value = first * 24 + second - 10 if first < 10 else first * 34 + second - 100
    return (siren + 1 + value // 11) % 11 == value % 11


def check_gb(number: str) -> bool:
    """Government departments and health authorities have no check digits. Nine digits: modulo 97, or less 55 (9755).

    HMRC began the second method at 100 0000; three digits more are a branch.
    """
    if not number[0].isdigit():
        return True
    rest = weighted(number[:9], _GB) % 97
    return rest == 0 or (rest == 42 and int(number[:7]) >= 1_000_000)


def check_ie(number: str) -> bool:
    """Seven digits, the check letter, since 2013 maybe one letter more; before, a letter or sign stood second."""
    if not number[1].isdigit():
        number = f"0{number[2:7]}{number[0]}{number[7]}"
    extra = _IE.index(number[8]) if len(number) == 9 else 0
    return _IE[(weighted(number[:7], range(8, 1, -1)) + 9 * extra) % 23] == number[7]


def check_nl(number: str) -> bool:
    """Modulo 97 over the whole id: every sole trader since 2020. Others: the RSIN's own check (eleven-test)."""
    rsin = weighted(number, (9, 8, 7, 6, 5, 4, 3, 2)) - int(number[8])
    return (rsin % 11 == 0 and int(number[:9]) > 0) or passes_mod_97_10("NL" + number)
