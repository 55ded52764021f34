"""Where an address must stand to show in the window of an envelope, and where the letter is folded. Data and sums."""

from collections.abc import Mapping
from typing import Final, NamedTuple

MM: Final = 72 / 25.4
INCH: Final = 72.0
# DIN 5008: the middle of an A4 sheet's long side, where the punch is laid.
HOLES: Final = 0.5
# Height of the line of the sender over the address.
RETURN_LINE: Final = 11.0


class Window(NamedTuple):
    """In points from the top left corner of the page.

    The address may fill `area`: `x`, `y`, width, height. `return_line` is the top of the line of the sender over it,
    None where there is no room for one. `head_bottom` ends the room for the letter's head, below `clear_from`
    and right of `clear_right` no window shows anything, `body_top` is where the text of a letter begins.
    """

    area: tuple[float, float, float, float]
    return_line: float | None
    head_bottom: float
    clear_from: float
    body_top: float
    clear_right: float
    folds: tuple[float, float]


def turned_window(window: Window, width: float) -> Window:
    """As a page wants it that is planned from left to right and then turned round: the window does not turn with it."""
    x, y, wide, high = window.area
    return window._replace(area=(width - x - wide, y, wide, high))


class Envelope(NamedTuple):
    """Its size, and its window from the left and from the bottom: left, bottom, width, height. In points."""

    width: float
    height: float
    window: tuple[float, float, float, float]
    # Free space that the address keeps to the left edge of the window.
    indent: float
    has_return_line: bool


# DIN 680: a window of 90 x 45 mm, 20 mm from the left and 15 mm from the bottom of a C6/5 envelope of 229 x 114 mm.
C56: Final = Envelope(229 * MM, 114 * MM, (20 * MM, 15 * MM, 90 * MM, 45 * MM), 5 * MM, True)
# The usual No. 10 window envelope of the United States: 9 1/2 x 4 1/8 inches, a window of 4 1/2 x 1 1/8,
# 7/8 from the left and 1/2 from the bottom; the post there asks for 1/8 of clear space round the address.
US10: Final = Envelope(9.5 * INCH, 4.125 * INCH, (0.875 * INCH, 0.5 * INCH, 4.5 * INCH, 1.125 * INCH), INCH / 8, False)
# DIN 5008: the address field is 85 x 45 mm, 20 mm from the left, text 5 mm further in; its upper 17.7 mm are for the
# sender and notes to the post, its lower 27.3 mm for the address; the text of the letter begins 8.46 mm below it.
_FIELD, _UPPER, _LOWER, _SPACE = 45.0, 17.7, 27.3, 8.46


def find_window(name: str, size: tuple[float, float]) -> Window | None:
    """None for 'none' and for a name that is not known; `size` is the page's width and height."""
    if name in _FORMS:
        return _din5008(*_FORMS[name])
    envelope = _ENVELOPES.get(name)
    return None if envelope is None else visible_window(envelope, size)


def visible_window(envelope: Envelope, size: tuple[float, float]) -> Window:
    """A page folded in three: what its window shows wherever the letter has slipped to in the envelope."""
    left, bottom, wide, high = envelope.window
    width, panel = size[0], size[1] / 3
    sideways, upwards = envelope.width - width, envelope.height - panel
    top = panel - (bottom + high - upwards)
    taken = RETURN_LINE if envelope.has_return_line else 0.0
    area = (left + envelope.indent, top + taken, wide - sideways - envelope.indent, high - upwards - taken)
    line = top if envelope.has_return_line else None
    # Lifted as far as it goes, the window shows the panel down to its fold; lowered, up to here.
    return Window(area, line, panel - bottom - high, panel, panel, left + wide, (panel, 2 * panel))


def _din5008(field_top: float, folds: tuple[float, float]) -> Window:
    area = (25 * MM, (field_top + _UPPER) * MM, 80 * MM, _LOWER * MM)
    bottom, head = (field_top + _FIELD) * MM, field_top * MM
    fold_marks = (folds[0] * MM, folds[1] * MM)
    return Window(area, area[1] - RETURN_LINE, head, bottom + 1.5 * MM, bottom + _SPACE * MM, 110 * MM, fold_marks)


# DIN 5008, forms A and B: where the address field begins, and the folds, in mm.
_FORMS: Final[Mapping[str, tuple[float, tuple[float, float]]]] = {
    "din5008_a": (27.0, (87.0, 192.0)),
    "din5008_b": (45.0, (105.0, 210.0)),
}
_ENVELOPES: Final[Mapping[str, Envelope]] = {"c56": C56, "us10": US10}
