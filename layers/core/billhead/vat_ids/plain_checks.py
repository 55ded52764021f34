"""Check digits of VAT numbers that are digits with one rule for all of them. Pure.

The methods are those that the tax offices published or told the Commission; python-stdnum, an independent
implementation, judges them in the tests. Each check gets a number of the right format.
"""

from typing import Final

from billhead.vat_ids.digits import luhn_sum, weighted

# Weights, modulus: the sum over all digits, the check digit among them, must leave nothing.
# DK: Erhvervsstyrelsen, "Modulus 11 kontrol". CH: BFS, "Aufbau der UID". NO: the organisation number's.
_SUMS: Final = {
    "CH": ((5, 4, 3, 2, 7, 6, 5, 4, 1), 11),
    "DK": ((2, 7, 6, 5, 4, 3, 2, 1), 11),
    "EE": ((3, 7, 1, 3, 7, 1, 3, 7, 1), 10),
    "FI": ((7, 9, 10, 5, 8, 4, 2, 1), 11),
    "HU": ((9, 7, 3, 1, 9, 7, 3, 1), 10),
    "NO": ((3, 2, 7, 6, 5, 4, 3, 2, 1), 11),
    "PL": ((6, 5, 7, 2, 3, 4, 5, 6, 7, 10), 11),
}
_RO: Final = (7, 5, 3, 2, 1, 7, 5, 3, 2)
_MT: Final = (3, 4, 6, 7, 8, 9)


def passes_sum(prefix: str, number: str) -> bool:
    """For the countries whose numbers have one weighted sum over all their digits."""
    weights, modulus = _SUMS[prefix]
    return weighted(number, weights) % modulus == 0


def check_ch(number: str) -> bool:
    return passes_sum("CH", number[1:10])


def check_no(number: str) -> bool:
    return passes_sum("NO", number[:9])


def check_at(number: str) -> bool:
    """U and eight digits, BMF, "Konstruktionsregeln der UID": like Luhn, but the other digits doubled, and 4 added."""
    return (luhn_sum(number[1:8]) + 4 + int(number[8])) % 10 == 0


def check_be(number: str) -> bool:
    return (int(number[:8]) + int(number[8:])) % 97 == 0


def check_el(number: str) -> bool:
    return weighted(number, (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10 == int(number[8])


def check_it(number: str) -> bool:
    """Luhn. The three digits of the issuing office are not judged: no complete list of them was found."""
    return luhn_sum(number) % 10 == 0 and number[:7] != "0000000"


def check_lu(number: str) -> bool:
    return int(number[:6]) % 89 == int(number[6:])


def check_mt(number: str) -> bool:
    return 37 - weighted(number, _MT) % 37 == int(number[6:])


def check_pt(number: str) -> bool:
    return -weighted(number[:8], range(9, 1, -1)) % 11 % 10 == int(number[8])


def check_ro(number: str) -> bool:
    """Two to ten digits, the weights aligned on the right."""
    return weighted(number[:-1].zfill(9), _RO) * 10 % 11 % 10 == int(number[-1])


def check_se(number: str) -> bool:
    """The organisation number's Luhn; after it stands 01 (Skatteverket)."""
    return luhn_sum(number[:10]) % 10 == 0


def check_si(number: str) -> bool:
    """A remainder of 0 has no check digit: such numbers are not issued."""
    rest = weighted(number[:7], range(8, 1, -1)) % 11
    return rest != 0 and (11 - rest) % 10 == int(number[7])


def check_sk(number: str) -> bool:
    return int(number) % 11 == 0
