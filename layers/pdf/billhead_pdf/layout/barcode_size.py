"""How large the Croatian barcode is (HUB, version 6): PDF417 of nine columns, error correction 4, bytes as they are."""

from typing import Final

COLUMNS: Final = 9
LEVEL: Final = 4
CORRECTION: Final = 2 ** (LEVEL + 1)
# Seventeen modules for each column, start, stop and the two row indicators; stop has one more.
MODULES: Final = 17 * (COLUMNS + 4) + 1
# Points: a module is 0.254 mm wide and three times as high.
MODULE: Final = 0.254 / 25.4 * 72
ROW: Final = 3 * MODULE
_BYTES_IN_WORDS: Final = (6, 5)


def data_words(length: int) -> int:
    """Code words of that many bytes: the latch, five for each six bytes, one for each of the rest."""
    whole, rest = divmod(length, _BYTES_IN_WORDS[0])
    return 1 + whole * _BYTES_IN_WORDS[1] + rest


def rows_of(payload: str) -> int:
    """With the word that tells the length."""
    return -(-(1 + data_words(len(payload.encode())) + CORRECTION) // COLUMNS)


def size_of(payload: str) -> tuple[float, float]:
    """Width and height in points."""
    return MODULES * MODULE, rows_of(payload) * ROW
