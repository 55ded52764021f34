"""Fixes a variable font's charstrings (CFF2) at one weight, as charstrings of Type 2. Runs at build. Pure.

OpenType, CFF2 charstring format, and Adobe Technical Note 5177: Type 2 has widths, an end, and shorter arguments.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from billhead_pdf.fonts.compact import DEFAULT_WIDTH

_NUMBER = rb"[\x20-\xf6]|[\xf7-\xfe].|\x1c..|\xff...."
_NUMBERS: Final = re.compile(_NUMBER, re.DOTALL)
_INSTRUCTIONS: Final = re.compile(rb"((?:%b)*)([\x00-\x1b\x1d-\x1f])" % _NUMBER, re.DOTALL)
_BLEND = 16
_RLINETO, _HLINETO, _VLINETO, _RRCURVETO = 5, 6, 7, 8
_END, _RCURVELINE, _RLINECURVE, _VVCURVETO, _HHCURVETO, _VHCURVETO, _HVCURVETO = 14, 24, 25, 26, 27, 30, 31
_MOVES = (4, 21, 22)
# TN 5177, appendix B: 48 arguments in Type 2, the width before the first among them.
_MOST = 47
# In how many arguments at a time an operator may be cut without another meaning; a first odd part stays with the first.
_STEPS: Final = {
    **dict.fromkeys((_RLINETO, _HLINETO, _VLINETO), 2),
    _RRCURVETO: 6,
    **dict.fromkeys((_HHCURVETO, _VVCURVETO), 4),
    **dict.fromkeys((_HVCURVETO, _VHCURVETO), 8),
}


def cut_charstring(charstring: bytes, share: float, width: int) -> bytes:
    """The glyph at `share` (0…1) of the way from the default to the one other master, with its advance width.

    Raises ValueError for hints, which this kind of font has none of."""
    written = [b"" if width == DEFAULT_WIDTH else _WRITTEN[width]]
    stack: list[float] = []
    for numbers, code in _INSTRUCTIONS.findall(charstring):
        stack += map(_READ.__getitem__, _NUMBERS.findall(numbers))
        operator = code[0]
        if operator == _BLEND:
            _blend(stack, share)
            continue
        arguments = [int((value + 0.5) // 1) for value in stack]
        stack = []
        if len(arguments) <= _MOST and operator in _KNOWN:
            written += map(_WRITTEN.__getitem__, arguments)
            written.append(code)
        else:
            for part, some in _shorter(operator, arguments):
                written += map(_WRITTEN.__getitem__, some)
                written.append(bytes((part,)))
    return b"".join((*written, bytes((_END,))))


def _blend(stack: list[float], share: float) -> None:
    """n values, then what each changes by on the way to the other master."""
    count = int(stack.pop())
    deltas = stack[-count:]
    del stack[-count:]
    for index, delta in enumerate(deltas, -count):
        stack[index] += share * delta


def _shorter(operator: int, arguments: list[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """The same path in as many operators as it needs."""
    if len(arguments) <= _MOST and operator in _KNOWN:
        yield operator, arguments
    elif operator == _RCURVELINE:
        yield from _shorter(_RRCURVETO, arguments[:-2])
        yield _RLINETO, arguments[-2:]
    elif operator == _RLINECURVE:
        yield from _shorter(_RLINETO, arguments[:-6])
        yield _RRCURVETO, arguments[-6:]
    elif operator in _STEPS:
        step = _STEPS[operator]
        odd = len(arguments) % 4 if step == 4 else 0
        cut = odd + (_MOST - odd) // step * step
        yield operator, arguments[:cut]
        yield from _shorter(operator, arguments[cut:])
    else:
        raise ValueError(f"operator {operator} is not expected here")


class _Read(dict[bytes, float]):
    """Numbers as they stand in a charstring, by their bytes."""

    def __missing__(self, written: bytes) -> float:
        first = written[0]
        if first == 28:
            value: float = int.from_bytes(written[1:], "big", signed=True)
        elif first == 255:
            value = int.from_bytes(written[1:], "big", signed=True) / 65536
        elif first <= 246:
            value = first - 139
        else:
            value = (first - 247) * 256 + written[1] + 108 if first <= 250 else (251 - first) * 256 - written[1] - 108
        self[written] = value
        return value


class _Written(dict[int, bytes]):
    """Whole numbers as a charstring has them."""

    def __missing__(self, value: int) -> bytes:
        if -107 <= value <= 107:
            written = bytes((value + 139,))
        elif 108 <= abs(value) <= 1131:
            high, low = divmod(abs(value) - 108, 256)
            written = bytes(((247 if value > 0 else 251) + high, low))
        else:
            written = b"\x1c" + value.to_bytes(2, "big", signed=True)
        self[value] = written
        return written


_READ, _WRITTEN = _Read(), _Written()
_KNOWN = frozenset((*_STEPS, *_MOVES, _RCURVELINE, _RLINECURVE))
