"""What a document is printed on: a letterhead under the text, a window that the address must show in, marks to fold."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from billhead.locales.numbers import as_decimal

from billhead_pdf.colors import WHITE, mix
from billhead_pdf.content.source import Source, line_of
from billhead_pdf.layout.furniture import RUNNING_HEAD, Sheet
from billhead_pdf.layout.ops import Box, Op, Picture
from billhead_pdf.templates.opening import Opening
from billhead_pdf.templates.postal import HOLES, MM, Window, find_window
from billhead_pdf.templates.style import INK, Style

# A letterhead of which nobody said how much of the page it takes: that of DIN 5008, form B, and a line of foot.
_HEAD, _FOOT = 45.0, 25.0
# Of the room over a window, what stays free: the brand has the rest.
_HEAD_SHARE = 0.4
# DIN 5008: margins of a letter, left and right.
_RIGHT: Final = 20 * MM
# Printers leave about 4 mm blank at the edge of the paper.
_MARK_X, _FOLD_WIDTH, _HOLE_WIDTH = 4 * MM, 4 * MM, 6 * MM


class Letterhead(NamedTuple):
    """A usable letterhead: its width to its height, and the room that it keeps free at the top and bottom in points."""

    ratio: float
    on_all_pages: bool
    top: float
    bottom: float


class Paper(NamedTuple):
    """Plain paper unless something is said."""

    letterhead: Letterhead | None = None
    window: Window | None = None
    has_fold_marks: bool = False


PLAIN: Final = Paper()


def read_paper(branding: Source, size: tuple[float, float], letterhead_ratio: float | None) -> Paper:
    """As the branding wants it; `letterhead_ratio` is None where there is no picture that can be drawn."""
    letterhead = None if letterhead_ratio is None else _letterhead(branding, letterhead_ratio)
    window = find_window(line_of(branding, "address_window"), size)
    return Paper(letterhead, window, branding.get("fold_marks") is True)


def fit_style(style: Style, paper: Paper) -> Style:
    """The style with margins as the paper leaves them."""
    margins = style.margins
    if paper.window is not None:
        # The address is where the window is; all other text begins on the same line.
        inset = style.table.inset
        sides = (paper.window.area[0] - inset, max(0.0, _RIGHT - inset))
        left, right = reversed(sides) if style.is_rtl else sides
        top = min(margins.top, paper.window.head_bottom * _HEAD_SHARE)
        margins = margins._replace(left=left, right=right, top=top)
    if paper.letterhead is not None:
        head = paper.letterhead
        margins = margins._replace(top=head.top, bottom=head.bottom)
        if head.on_all_pages:
            margins = margins._replace(next_top=head.top + RUNNING_HEAD)
    return style._replace(margins=margins)


def put_on_paper(opening: Opening, paper: Paper, sheet: Sheet) -> Opening:
    """The opening with letterhead and marks; a letterhead needs no decoration beside it."""
    first, others = list[Op](opening.first_page), list[Op](opening.next_pages)
    if paper.letterhead is not None:
        ground = Picture(0.0, 0.0, sheet.width, sheet.width / paper.letterhead.ratio, name="letterhead")
        first = list[Op]([ground])
        others = list[Op]([ground]) if paper.letterhead.on_all_pages else others
    if paper.has_fold_marks:
        hole = _mark(sheet.height * HOLES, _HOLE_WIDTH)
        first += [*_folds(paper, sheet), hole]
        others.append(hole)
    return Opening(opening.blocks, first, others)


def _folds(paper: Paper, sheet: Sheet) -> Iterator[Op]:
    thirds = (sheet.height / 3, sheet.height * 2 / 3)
    for y in thirds if paper.window is None else paper.window.folds:
        yield _mark(y, _FOLD_WIDTH)


def _mark(y: float, width: float) -> Box:
    """A hairline whose middle is at `y`."""
    return Box(_MARK_X, y - 0.2, width, 0.4, mix(INK, WHITE, 0.45))


def _letterhead(branding: Source, ratio: float) -> Letterhead:
    on_all = line_of(branding, "letterhead_pages") == "all"
    top, bottom = (_millimetres(branding, f"letterhead_margin_{edge}_mm", usual) for edge, usual in _EDGES)
    return Letterhead(ratio, on_all, top, bottom)


def _millimetres(branding: Source, key: str, usual: float) -> float:
    given = as_decimal(branding.get(key))
    return (usual if given is None else float(given)) * MM


_EDGES: Final = (("top", _HEAD), ("bottom", _FOOT))
