"""Colours of a brand made readable: contrast by WCAG 2.2, no page in here.

Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re
from typing import Final

WHITE: Final = "#FFFFFF"
INK: Final = "#111827"
BLACK: Final = "#000000"
READABLE: Final = 4.5
LARGE_READABLE: Final = 3
_TINT: Final = 7
_STEP: Final = 0.94
_COLOUR: Final = re.compile(r"#[0-9A-Fa-f]{6}")


def safe_colour(text: str | None, otherwise: str) -> str:
    """The colour in capitals if it is #RRGGBB: nothing else ever gets into a style sheet."""
    return text.upper() if text is not None and _COLOUR.fullmatch(text) else otherwise


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_on(background: str) -> str:
    """White or ink, whichever is read better on it; black where neither reaches 4.5, which black then does."""
    better = max(WHITE, INK, key=lambda text: contrast(text, background))
    return better if contrast(better, background) >= READABLE else BLACK


def readable_on(colour: str, ground: str = WHITE) -> str:
    """The colour itself, or as much darker as text on a light ground needs."""
    while contrast(colour, ground) < READABLE:
        colour = _darker(colour)
    return colour


def ground_for_text(colour: str) -> str:
    """The colour as a ground: a middle tone is darkened until white reads on it, a light one stays."""
    return readable_on(colour) if contrast(WHITE, colour) >= LARGE_READABLE else colour


def tint(colour: str) -> str:
    """A breath of the colour on white: 7 %."""
    return "#" + "".join(f"{(channel * _TINT + 255 * (100 - _TINT)) // 100:02X}" for channel in _channels(colour))


def _darker(colour: str) -> str:
    return "#" + "".join(f"{int(channel * _STEP):02X}" for channel in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
