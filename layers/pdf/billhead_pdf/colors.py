"""Colours of a brand made readable: contrast as WCAG 2.2 defines it (relative luminance, success criterion 1.4.3)."""

import re

Color = tuple[int, int, int]

BLACK: Color = (0, 0, 0)
WHITE: Color = (255, 255, 255)
INK: Color = (24, 28, 36)
TEXT_CONTRAST = 4.5
# Of rules and other marks that are no text, and of large type (success criteria 1.4.11 and 1.4.3).
GRAPHIC_CONTRAST = 3.0
_SEEN = 1.15
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_SHORT_HEX = re.compile(r"#?([0-9a-fA-F]{3})")


def parse_color(value: object, default: Color) -> Color:
    """#RRGGBB or #RGB; anything else is the default."""
    text = value.strip() if isinstance(value, str) else ""
    if short := _SHORT_HEX.fullmatch(text):
        text = "".join(digit * 2 for digit in short[1])
    match = _HEX.fullmatch(text)
    if match is None:
        return default
    return int(match[1][0:2], 16), int(match[1][2:4], 16), int(match[1][4:6], 16)


def mix(color: Color, other: Color, share: float) -> Color:
    """`share` (0…1) of the first colour over the other."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(color, other, strict=True))
    return red, green, blue


def contrast(first: Color, second: Color) -> float:
    """Contrast ratio, 1…21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(background: Color) -> Color:
    """White or ink, whichever reads better on the background; white wins where both are readable."""
    if contrast(WHITE, background) >= TEXT_CONTRAST or contrast(WHITE, background) >= contrast(INK, background):
        return WHITE
    return INK


def ground_for_text(color: Color) -> Color:
    """The colour as a ground for text: a middle tone is darkened until white reads on it, a light one stays.

    One that cannot be told from paper becomes a light grey of its own hue: a ground has to be seen.
    """
    if contrast(WHITE, color) >= GRAPHIC_CONTRAST:
        return readable(color)
    return color if contrast(WHITE, color) >= _SEEN else mix(color, INK, 0.9)


def readable(color: Color, background: Color = WHITE, wanted: float = TEXT_CONTRAST) -> Color:
    """The colour itself where its contrast with the background suffices, else the nearest darker shade that has it."""
    for step in range(20, -1, -1):
        shade = mix(color, BLACK, step / 20)
        if contrast(shade, background) >= wanted:
            return shade
    return INK


def _luminance(color: Color) -> float:
    red, green, blue = (_linear(channel / 255) for channel in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
