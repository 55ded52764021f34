"""PDF417 barcodes (ISO/IEC 15438) as rows of modules, in byte compaction only. Knows no payment.

The patterns and the error correction are pdf417gen's; its own way to compact text would mix modes, and the Croatian
standard asks for bytes.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from billhead_pdf.drawing.deferral import Deferral, deferring
from billhead_pdf.layout.barcode_size import COLUMNS, CORRECTION, LEVEL, rows_of

# pdf417gen's package imports its way to draw pictures, with Pillow.
_PICTURES = Deferral(later=frozenset(), packages=frozenset({"pdf417gen"}))
_START, _STOP = f"{0x1FEA8:b}", f"{0x3FA29:b}"
_PADDING = 900
# Latches to byte compaction; the second where the number of bytes is a multiple of six.
_BYTES, _SIXES = 901, 924


def barcode_modules(payload: str) -> Sequence[Sequence[int]]:
    """1 is dark. Raises ValueError for more than the 928 code words of a symbol."""
    rows = rows_of(payload)
    if rows * COLUMNS > 928:
        raise ValueError("more than a PDF417 symbol holds")
    with deferring(_PICTURES):
        from pdf417gen.codes import map_code_word  # pyright: ignore[reportUnknownVariableType] - it has no types
        from pdf417gen.error_correction import (
            compute_error_correction_code_words,  # pyright: ignore[reportUnknownVariableType] - it has no types
        )
    words = _words(payload.encode(), rows)
    words += cast(Callable[..., list[int]], compute_error_correction_code_words)(words, LEVEL)
    pattern = cast(Callable[[int, int], int], map_code_word)
    return [[*map(int, _row(words, row, rows, pattern))] for row in range(rows)]


def _words(data: bytes, rows: int) -> list[int]:
    """Length, latch, data, padding."""
    compacted = [_BYTES if len(data) % 6 else _SIXES, *_compacted(data)]
    length = rows * COLUMNS - CORRECTION
    return [length, *compacted, *[_PADDING] * (length - 1 - len(compacted))]


def _compacted(data: bytes) -> Iterator[int]:
    """Six bytes as five digits of base 900, the rest as they are."""
    whole = len(data) - len(data) % 6
    for start in range(0, whole, 6):
        number = int.from_bytes(data[start : start + 6])
        digits: list[int] = []
        for _ in range(5):
            number, digit = divmod(number, 900)
            digits.insert(0, digit)
        yield from digits
    yield from data[whole:]


def _row(words: Sequence[int], row: int, rows: int, pattern: Callable[[int, int], int]) -> str:
    """Between start and stop the row's words, and left and right of them what tells row, rows, columns and level."""
    told = ((rows - 1) // 3, LEVEL * 3 + (rows - 1) % 3, COLUMNS - 1)
    cluster, base = row % 3, 30 * (row // 3)
    left, right = base + told[cluster], base + told[(cluster + 2) % 3]
    inner = [left, *words[row * COLUMNS : (row + 1) * COLUMNS], right]
    return f"{_START}{''.join(f'{pattern(cluster, word):017b}' for word in inner)}{_STOP}"
