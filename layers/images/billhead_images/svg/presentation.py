"""Presentation attributes that the renderer draws, each with the strict form it gets; others are left out."""

from collections.abc import Callable
from dataclasses import dataclass

from billhead_images.rejection import LogoRejected
from billhead_images.svg.colours import colour
from billhead_images.svg.numbers import length, number, share, written
from billhead_images.svg.stylesheet import Declarations

_NOT_SET = frozenset({"", "inherit", "initial", "unset"})
_NOT_DRAWN = ("filter", "mask", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode")
_MAX_DASHES = 32


@dataclass(frozen=True, slots=True)
class Viewport:
    """The viewBox in user units; percentages are of its sides."""

    x: float
    y: float
    width: float
    height: float

    @property
    def diagonal(self) -> float:
        """What a percentage means for lengths that are neither horizontal nor vertical (SVG 1.1 §7.10)."""
        return ((self.width**2 + self.height**2) / 2) ** 0.5


def presentation(style: Declarations, viewport: Viewport) -> dict[str, str]:
    """Return every known attribute but fill, stroke and clip-path, which may refer to others."""
    for name in _NOT_DRAWN:
        if style.get(name, "none").lower() not in ("none", "normal", *_NOT_SET):
            raise LogoRejected("unsupported_svg", f"The SVG uses {name}, which invoices cannot draw.")
    known: dict[str, str] = {}
    for name, form in _FORMS.items():
        value = style.get(name, "").strip()
        if value.lower() not in _NOT_SET:
            known[name] = form(value, viewport)
    return known


def is_reference(paint: str) -> bool:
    """Say whether a fill or stroke refers to a gradient."""
    return paint.strip().lower().startswith("url(")


def plain_paint(text: str) -> str | None:
    """Return the canonical colour of fill or stroke, or None where it is inherited; raises `LogoRejected`."""
    return None if text.strip().lower() in _NOT_SET else colour(text)


def _one_of(*keywords: str) -> Callable[[str, Viewport], str]:
    def form(value: str, _: Viewport) -> str:
        return value if value in keywords else keywords[0]

    return form


def _share(value: str, _: Viewport) -> str:
    return written(share(value))


def _width(value: str, viewport: Viewport) -> str:
    return written(max(0.0, length(value, viewport.diagonal)))


def _miter_limit(value: str, _: Viewport) -> str:
    return written(max(1.0, number(value)))


def _offset(value: str, viewport: Viewport) -> str:
    return written(length(value, viewport.diagonal))


def _dashes(value: str, viewport: Viewport) -> str:
    if value == "none":
        return value
    pattern = value.replace(",", " ").split()
    lengths = [length(part, viewport.diagonal) for part in pattern[:_MAX_DASHES]]
    if len(pattern) > _MAX_DASHES:
        raise LogoRejected("svg_too_complex", f"At most {_MAX_DASHES} dashes in a pattern.")
    if min(lengths, default=0.0) < 0 or sum(lengths) == 0:
        return "none"
    return " ".join(written(dash) for dash in lengths)


# For keywords the first one is the initial value, which an unknown word falls back to.
_FORMS: dict[str, Callable[[str, Viewport], str]] = {
    "fill-rule": _one_of("nonzero", "evenodd"),
    "clip-rule": _one_of("nonzero", "evenodd"),
    "fill-opacity": _share,
    "stroke-opacity": _share,
    "opacity": _share,
    "stroke-width": _width,
    "stroke-linecap": _one_of("butt", "round", "square"),
    "stroke-linejoin": _one_of("miter", "round", "bevel"),
    "stroke-miterlimit": _miter_limit,
    "stroke-dasharray": _dashes,
    "stroke-dashoffset": _offset,
}
