"""JSON with exact numbers: Decimal in, Decimal out, never a binary float."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, cast

import simplejson

MAX_NUMBER_CHARACTERS = 40
# 1e400 is a number that a field may refuse; 1e999999999 written out would fill the memory.
MAX_EXPONENT = 1000
MAX_DEPTH = 32
# That a named tuple were an object, simplejson would ask of every value: two thirds of the time.
_WRITTEN: Mapping[str, Any] = {
    "use_decimal": True,
    "ensure_ascii": False,
    "separators": (",", ":"),
    "allow_nan": False,
    "namedtuple_as_object": False,
}


class InexactNumber(ValueError):
    """A number that JSON allows but money does not: NaN, Infinity, or absurdly long or large."""


def read_json(text: str | bytes) -> Any:
    """Parse; numbers with a fraction or exponent become Decimal, the depth is at most 32.

    Errors: ValueError, InexactNumber, RecursionError.
    """
    value = simplejson.loads(text, parse_float=_decimal, parse_int=_integer, parse_constant=_refuse)
    _check_depth(value)
    return value


def read_own_json(text: str | bytes) -> Any:
    """The same for what we wrote ourselves: nobody wonders how deep it is, or how long its numbers are."""
    return simplejson.loads(text, use_decimal=True)


def write_json(value: Any) -> str:
    """For clients: compact, UTF-8, Decimals as plain numbers."""
    return simplejson.dumps(value, **_WRITTEN)


def canonical_json(value: Any) -> bytes:
    """One text per value: sorted keys, no spaces. This is what hashes are made of."""
    text = simplejson.dumps(value, **_WRITTEN, sort_keys=True)
    # A lone surrogate is refused where the field is checked; until then it must not break the hash of the request.
    return text.encode("utf-8", "surrogatepass")


def _check_depth(value: Any) -> None:
    """Level by level: whoever walks the value later may then do so by recursion."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inner(outer) if isinstance(inner, dict | list)]
        if not level:
            return
    raise ValueError("nested too deeply")


def _inner(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return cast(dict[str, Any], value).values()
    return cast(list[Any], value) if isinstance(value, list) else ()


def _decimal(text: str) -> Decimal:
    if len(text) > MAX_NUMBER_CHARACTERS:
        raise InexactNumber(text[:MAX_NUMBER_CHARACTERS])
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise InexactNumber(text) from None
    if abs(number.adjusted()) > MAX_EXPONENT:
        raise InexactNumber(text)
    return number


def _integer(text: str) -> int:
    if len(text) > MAX_NUMBER_CHARACTERS:
        raise InexactNumber(text[:MAX_NUMBER_CHARACTERS])
    return int(text)


def _refuse(text: str) -> NoReturn:
    raise InexactNumber(text)
