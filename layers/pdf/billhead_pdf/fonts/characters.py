"""Which glyph a character has, looked up in place: a font of tens of thousands of them is never unpacked. Pure."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping

_SIZE = 6


class Characters(Mapping[int, int]):
    """Code points to glyph numbers, read from what `pack_characters` wrote."""

    def __init__(self, packed: bytes | memoryview) -> None:
        count = len(packed) // _SIZE
        self._codes = _numbers("I", packed[: 4 * count])
        self._glyphs = _numbers("H", packed[4 * count :])

    def __getitem__(self, code: int) -> int:
        at = bisect_left(self._codes, code)
        if at == len(self._codes) or self._codes[at] != code:
            raise KeyError(code)
        return self._glyphs[at]

    def __iter__(self) -> Iterator[int]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def unpacked(self) -> dict[int, int]:
        """All of them, for a font that has few."""
        return dict(zip(self._codes, self._glyphs, strict=True))


def pack_characters(glyphs: Mapping[int, int]) -> bytes:
    """All code points in order, then their glyphs; the bytes are the same on every machine."""
    codes = sorted(glyphs)
    numbers = (array("I", codes), array("H", [glyphs[code] for code in codes]))
    return b"".join(_big_endian(part).tobytes() for part in numbers)


def _numbers(form: str, packed: bytes | memoryview) -> "array[int]":
    numbers: array[int] = array(form)
    numbers.frombytes(packed)
    return _big_endian(numbers)


def _big_endian(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
