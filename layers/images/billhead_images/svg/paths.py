"""Path data and point lists, checked symbol by symbol against the grammar of SVG 1.1 §8.3.9."""

import re
from collections.abc import Iterator

from billhead_images.svg.numbers import NUMBER, broken, number, written

_SEPARATORS = re.compile(r"[ \t\r\n\f,]*")
# n is a number, f a flag: 0 or 1, which may stand without a separator.
_ARGUMENTS = {"M": "nn", "L": "nn", "H": "n", "V": "n", "C": "n" * 6, "S": "nnnn", "Q": "nnnn", "T": "nn"} | {
    "A": "nnnffnn",
    "Z": "",
}


def path_data(text: str) -> str:
    """Return the path with one space between symbols, empty where there is none; raises `LogoRejected`."""
    scanner = _Scanner(text)
    symbols: list[str] = []
    while not scanner.at_end():
        command = scanner.command()
        symbols.append(command)
        kinds = _ARGUMENTS[command.upper()]
        symbols.extend(scanner.argument(kind) for kind in kinds)
        while kinds and scanner.at_number():
            symbols.extend(scanner.argument(kind) for kind in kinds)
    if symbols and symbols[0] not in ("M", "m"):
        raise broken("a path")
    return " ".join(symbols)


def segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each segment of canonical path data; pairs that follow a moveto without a letter are lines."""
    symbols = iter([*data.split(" "), ""])
    symbol = next(symbols)
    while symbol:
        command = symbol
        kinds = _ARGUMENTS[command.upper()]
        values: list[float] = []
        while (symbol := next(symbols)) and symbol.upper() not in _ARGUMENTS:
            values.append(float(symbol))
            if len(values) == len(kinds):
                yield command, values
                values, command = [], {"M": "L", "m": "l"}.get(command, command)
        if not kinds:
            yield command, []


def point_list(text: str) -> str:
    """Return pairs of numbers; a last odd one is left out, as browsers do; raises `LogoRejected`."""
    scanner = _Scanner(text)
    values: list[str] = []
    while not scanner.at_end():
        values.append(scanner.argument("n"))
    return " ".join(values[: len(values) // 2 * 2])


class _Scanner:
    """A position in path data that only moves forward."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._skip()

    def _skip(self) -> None:
        separators = _SEPARATORS.match(self._text, self._position)
        self._position = separators.end() if separators else self._position

    def at_end(self) -> bool:
        return self._position >= len(self._text)

    def at_number(self) -> bool:
        return NUMBER.match(self._text, self._position) is not None

    def command(self) -> str:
        letter = self._text[self._position]
        if letter.upper() not in _ARGUMENTS:
            raise broken("a path")
        return self._taken(letter)

    def argument(self, kind: str) -> str:
        if kind == "f":
            flag = self._text[self._position : self._position + 1]
            if flag not in ("0", "1"):
                raise broken("a path")
            return self._taken(flag)
        match = NUMBER.match(self._text, self._position)
        if match is None:
            raise broken("a path")
        return written(number(self._taken(match[0])))

    def _taken(self, symbol: str) -> str:
        self._position += len(symbol)
        self._skip()
        return symbol
