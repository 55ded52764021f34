"""Colours of SVG, written as #rrggbb or #rrggbbaa."""

import re

from PIL import ImageColor

from billhead_images.rejection import LogoRejected
from billhead_images.svg.numbers import broken, numbers, share

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"rgba?\(([^()]{1,80})\)")


def colour(text: str) -> str:
    """Return `none` or a canonical colour; raises `LogoRejected`. `currentColor` is black, its initial value."""
    name = text.strip().lower()
    if name in ("none", "transparent"):
        return "none"
    if name == "currentcolor":
        return "#000000"
    if _HEX.fullmatch(name):
        return _written(*_from_hex(name[1:]))
    if function := _FUNCTION.fullmatch(name):
        return _written(*_from_function(function[1]))
    if name in ImageColor.colormap:
        return _written(*ImageColor.getrgb(name))
    raise LogoRejected("unsupported_svg", "The SVG has a colour that is not a name, #rrggbb or rgb().")


def _from_hex(digits: str) -> tuple[int, ...]:
    full = digits if len(digits) > 4 else "".join(digit * 2 for digit in digits)
    return tuple(bytes.fromhex(full))


def _from_function(arguments: str) -> tuple[int, ...]:
    parts = arguments.replace("/", " ").replace(",", " ").split()
    if len(parts) not in (3, 4):
        raise broken("a colour")
    channels = [round(share(part) * 255) if part.endswith("%") else round(numbers(part)[0]) for part in parts[:3]]
    alpha = [round(share(part) * 255) for part in parts[3:]]
    return tuple(min(255, max(0, channel)) for channel in channels + alpha)


def _written(red: int, green: int, blue: int, alpha: int = 255) -> str:
    opaque = f"#{red:02x}{green:02x}{blue:02x}"
    return opaque if alpha == 255 else f"{opaque}{alpha:02x}"
