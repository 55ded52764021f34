"""Numbers and lengths of SVG, read strictly and written in one plain form; every failure is a rejected logo."""

import re

from billhead_images.limits import MAX_SVG_NUMBER
from billhead_images.rejection import LogoRejected

NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_SEPARATORS = re.compile(r"[ \t\r\n\f,]+")
_MAX_NUMBER_CHARACTERS = 60
# User units per unit: CSS has 96 px to the inch. Units that depend on a font have no meaning without text.
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54}


def number(text: str) -> float:
    """Read one number within ±1,000,000; raises `LogoRejected`."""
    if len(text) > _MAX_NUMBER_CHARACTERS or not NUMBER.fullmatch(text.strip()):
        raise broken("a number")
    value = float(text)
    if not abs(value) <= MAX_SVG_NUMBER:
        raise broken("a number")
    return value


def numbers(text: str) -> list[float]:
    """Read numbers between spaces and commas; raises `LogoRejected`."""
    return [number(part) for part in _SEPARATORS.split(text.strip()) if part]


def length(text: str, reference: float) -> float:
    """Read a length as user units; a percentage is of `reference`; raises `LogoRejected`."""
    stripped = text.strip()
    match = NUMBER.match(stripped[:_MAX_NUMBER_CHARACTERS])
    if match is None:
        raise broken("a length")
    # "1em" must not lose its e: the pattern takes an exponent only with digits behind it.
    unit = stripped[match.end() :].strip().lower()
    if unit == "%":
        return number(match[0]) * reference / 100
    if unit not in _UNITS:
        raise LogoRejected("unsupported_svg", "The SVG uses a unit of length that depends on its surroundings.")
    return number(match[0]) * _UNITS[unit]


def share(text: str) -> float:
    """Read a number or percentage as a share between 0 and 1; raises `LogoRejected`."""
    return min(1.0, max(0.0, length(text, 1.0)))


def written(value: float, digits: int = 5) -> str:
    """Write without exponent, trailing zeros or negative zero: the renderer reads nothing else everywhere."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def broken(what: str) -> LogoRejected:
    """Return the rejection of something that cannot be read."""
    return LogoRejected("broken_image", f"The SVG has {what} that cannot be read.")
