"""Linear and radial gradients with everything spelled out, because the renderer follows no references in them."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from billhead_images.svg.bounds import Box
from billhead_images.svg.colours import colour
from billhead_images.svg.numbers import length, share, written
from billhead_images.svg.parsing import local_name
from billhead_images.svg.presentation import Viewport
from billhead_images.svg.stylesheet import Declarations, Stylesheet
from billhead_images.svg.transforms import matrix_of, product, written_matrix

_COORDINATES = {
    "linearGradient": {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"},
    "radialGradient": {"cx": "50%", "cy": "50%", "r": "50%", "fx": "", "fy": "", "fr": "0%"},
}
_HAIR = 0.0001
_SPREADS = ("pad", "reflect", "repeat")


@dataclass(frozen=True, slots=True)
class _Stop:
    offset: float
    colour: str
    opacity: float

    def attributes(self) -> dict[str, str]:
        plain = {"offset": written(self.offset), "stop-color": self.colour}
        return plain | ({"stop-opacity": written(self.opacity)} if self.opacity < 1 else {})


@dataclass(frozen=True, slots=True)
class Gradient:
    """A gradient of two stops or more."""

    name: str
    attributes: dict[str, str]
    stops: list[_Stop]

    def element(self) -> Element:
        """Return it as an element without id."""
        gradient = Element(self.name, self.attributes)
        gradient.extend(Element("stop", stop.attributes()) for stop in self.stops)
        return gradient


def fills_the_box(chain: list[Element]) -> bool:
    """Say whether the gradient is given in shares of the box around what it paints, as it is by default."""
    return _inherited(chain).get("gradientUnits") != "userSpaceOnUse"


def gradient_of(chain: list[Element], stylesheet: Stylesheet, frame: Viewport | Box) -> Gradient | str:
    """Build the first gradient of `chain`, completed from those it refers to, or the plain paint it comes down to.

    `frame` is the box of the painted shape where the gradient fills the box, else the viewport. Either way the result
    is in user space: the renderer misplaces a gradient in shares of a box.

    Without stops it paints nothing, with one stop or no extent the last stop's colour (SVG 1.1 §13.2).
    """
    stops = next(filter(None, (_stops(link, stylesheet) for link in chain)), None)
    if stops is None:
        return "none"
    name = local_name(chain[0])
    given = _inherited(chain)
    attributes = _attributes(name, given, frame)
    if len(stops) == 1 or _has_no_extent(attributes):
        return stops[-1].colour
    return Gradient(name, attributes, _from_0_to_1(stops))


def _from_0_to_1(stops: list[_Stop]) -> list[_Stop]:
    """A gradient that reflects or repeats does so at 1; the renderer would do it at the last stop."""
    before = [replace(stops[0], offset=0.0)] if stops[0].offset > 0 else []
    after = [replace(stops[-1], offset=1.0)] if stops[-1].offset < 1 else []
    return before + stops + after


def _inherited(chain: list[Element]) -> Declarations:
    given: Declarations = {}
    for link in reversed(chain):
        given.update((name, value) for name, value in link.attrib.items() if value.strip())
    return given


def _attributes(name: str, given: Declarations, frame: Viewport | Box) -> dict[str, str]:
    sides, matrix = Viewport(0, 0, 1, 1), matrix_of(given.get("gradientTransform"))
    if isinstance(frame, Viewport):
        sides = frame
    else:
        x, y, width, height = frame
        matrix = product((width, 0.0, 0.0, height, x, y), matrix)
    defaults = _COORDINATES[name]
    complete = {key: given.get(key) or default for key, default in defaults.items()}
    if name == "radialGradient":
        complete |= {"fx": complete["fx"] or complete["cx"], "fy": complete["fy"] or complete["cy"]}
    attributes = {key: written(_coordinate(key, value, sides), 6) for key, value in complete.items()}
    attributes["gradientUnits"] = "userSpaceOnUse"
    if given.get("spreadMethod") in _SPREADS[1:]:
        attributes["spreadMethod"] = given["spreadMethod"]
    if transform := written_matrix(matrix):
        attributes["gradientTransform"] = transform
    return attributes


def _coordinate(key: str, value: str, sides: Viewport) -> float:
    axis = key.strip("12cf")  # fr and r run along no side
    return length(value, {"x": sides.width, "y": sides.height}.get(axis, sides.diagonal))


def _has_no_extent(attributes: dict[str, str]) -> bool:
    if "r" in attributes:
        return float(attributes["r"]) <= 0
    return (attributes["x1"], attributes["y1"]) == (attributes["x2"], attributes["y2"])


def _stops(gradient: Element, stylesheet: Stylesheet) -> list[_Stop]:
    stops: list[_Stop] = []
    for child in gradient:
        if local_name(child) == "stop":
            # The renderer loses one of two stops at the same place, so a hard edge gets the width of a hair.
            stops.append(_stop(stylesheet.style_of(child), stops[-1].offset + _HAIR if stops else 0.0))
    return stops


def _stop(style: Declarations, at_least: float) -> _Stop:
    shown = colour(style.get("stop-color") or "#000000")
    opacity = share(style.get("stop-opacity") or "1")
    if shown == "none":
        shown, opacity = "#000000", 0.0
    return _Stop(min(1.0, max(at_least, share(style.get("offset") or "0"))), shown, opacity)
