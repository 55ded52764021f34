"""Values woven into text so that neither direction disturbs the other: UAX #9's isolates, where they are needed."""

import re
from functools import cache

ZWNJ, ZWJ, LRM, RLM, ALM = "\u200c", "\u200d", "\u200e", "\u200f", "\u061c"
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
INITIATORS = frozenset((LRI, RLI, FSI))
# They have no glyph and no width: only the order of text, and how letters join, depends on them.
CONTROLS = frozenset((ZWNJ, ZWJ, LRM, RLM, ALM, LRI, RLI, FSI, PDI))
# Hebrew to Arabic Extended-A, presentation forms, the scripts from U+10800 on, and the marks of that direction.
_FIRST, _RTL = "\u0590", "[\u0590-\u08ff\u200f\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U0001efff]"


def isolated(text: str) -> str:
    """In an isolate that takes the text's own direction; an empty text stays empty."""
    return f"{FSI}{text}{PDI}" if text else ""


def hold_figure(text: str) -> str:
    """An amount in a currency from right to left: its figure in an isolate, so that a minus is left of it."""
    if not has_rtl(text):
        return text
    places = [index for index, character in enumerate(text) if character.isdigit() or character in "-−"]
    start, end = places[0], places[-1] + 1
    return f"{text[:start]}{isolated(text[start:end])}{text[end:]}"


def has_rtl(text: str) -> bool:
    """Whether a character of it is written from right to left."""
    if not text or text.isascii() or max(text) < _FIRST:
        return False
    return _rtl().search(text) is not None


@cache
def _rtl() -> re.Pattern[str]:
    return re.compile(_RTL)
