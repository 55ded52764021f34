"""The arithmetic of check digits, over text that holds nothing but ASCII digits. Pure."""

from collections.abc import Sequence
from datetime import date


def weighted(number: str, weights: Sequence[int]) -> int:
    """The sum of digits times weights, from the left, as far as both go."""
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))


def luhn_sum(number: str) -> int:
    """Every second digit from the right doubled, all digits of the results added (ISO 7812-1)."""
    doubled = (int(digit) * 2 for digit in number[-2::-2])
    return sum(map(int, number[-1::-2])) + sum(value // 10 + value % 10 for value in doubled)


def passes_luhn(number: str) -> bool:
    return luhn_sum(number) % 10 == 0


def passes_mod_11_10(number: str) -> bool:
    """ISO 7064's hybrid system MOD 11,10, check digit last."""
    product = 10
    for digit in number[:-1]:
        product = ((int(digit) + product) % 10 or 10) * 2 % 11
    return (product + int(number[-1])) % 10 == 1


def passes_mod_97_10(text: str) -> bool:
    """ISO 7064's MOD 97-10 over capitals and digits, A counting as 10 and Z as 35."""
    return int("".join(str(int(character, 36)) for character in text)) % 97 == 1


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
