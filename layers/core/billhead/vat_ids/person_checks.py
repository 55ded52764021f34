"""Check digits where a VAT number may also be a person's number: BG, CZ, LT, LV. Pure.

A country with several kinds of number accepts one that is sound as any of them.
"""

from typing import Final

from billhead.vat_ids.digits import is_day, weighted

_BG_PERSON: Final = (2, 4, 8, 5, 10, 9, 7, 3, 6)
_BG_FOREIGNER: Final = (21, 19, 17, 13, 11, 9, 7, 3, 1)
_BG_OTHER: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2)
_LV_FIRM: Final = (9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)
_LV_PERSON: Final = (1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def check_bg(number: str) -> bool:
    """Nine digits: a firm (ЕИК). Ten: a citizen (ЕГН), a foreigner (ЛНЧ) or another."""
    if len(number) == 9:
        return _bg_firm(number[:8]) == int(number[8])
    last = int(number[9])
    return (
        (_has_bg_birthday(number) and weighted(number, _BG_PERSON) % 11 % 10 == last)
        or weighted(number, _BG_FOREIGNER) % 10 == last
        or -weighted(number, _BG_OTHER) % 11 == last
    )


def _bg_firm(digits: str) -> int:
    rest = weighted(digits, range(1, 9)) % 11
    return rest if rest != 10 else weighted(digits, range(3, 11)) % 11 % 10


def _has_bg_birthday(number: str) -> bool:
    """The month carries the century: 20 more is the 19th, 40 more the 21st."""
    year, month, day = int(number[:2]), int(number[2:4]), int(number[4:6])
    if month > 40:
        return is_day(2000 + year, month - 40, day)
    return is_day(1800 + year, month - 20, day) if month > 20 else is_day(1900 + year, month, day)


def check_cz(number: str) -> bool:
    """Eight digits: a firm (IČO). Nine that begin with 6: a special registration. Else a birth number."""
    if len(number) == 8:
        return number[0] != "9" and _cz_firm(number[:7]) == int(number[7])
    if len(number) == 9 and number[0] == "6":
        rest = weighted(number[1:8], range(8, 1, -1)) % 11
        return (8 - (10 - rest) % 11) % 10 == int(number[8])
    return _is_cz_birth_number(number)


def _cz_firm(digits: str) -> int:
    return (-weighted(digits, range(8, 1, -1)) % 11 or 1) % 10


def _is_cz_birth_number(number: str) -> bool:
    """Act 133/2000 § 13: ten digits divisible by 11 (before 1985 a remainder of 10 was written 0), nine before 1954.

    Women have 50 added to the month, and since 2004 either sex 20 more where a day's numbers ran out.
    """
    year, month, day = int(number[:2]), int(number[2:4]) % 50 % 20, int(number[4:6])
    if len(number) == 9:
        return not 54 <= year < 80 and is_day((1900 if year < 54 else 1800) + year, month, day)
    century = 1900 if year >= 54 else 2000
    return is_day(century + year, month, day) and int(number[:9]) % 11 % 10 == int(number[9])


def check_lt(number: str) -> bool:
    """Nine digits for firms, twelve for persons and temporary registrations; the last but one is 1 in the format."""
    digits = number[:-1]
    rest = weighted(digits, [1 + place % 9 for place in range(len(digits))]) % 11
    if rest == 10:
        rest = weighted(digits, [1 + (place + 2) % 9 for place in range(len(digits))]) % 11
    return rest % 10 == int(number[-1])


def check_lv(number: str) -> bool:
    """Firms begin with 4 to 9. A personal code of before July 2017 begins with a day of the month.

    One of later begins with 32 to 39 and is random to its last digit (PMLP, "Personas koda maiņa"): nothing to check.
    """
    if number[0] >= "4":
        return weighted(number, _LV_FIRM) % 11 == 3
    if number[0] == "3" and number[1] >= "2":
        return True
    return (1101 - weighted(number, _LV_PERSON)) % 11 % 10 == int(number[10])
