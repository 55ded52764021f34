"""The geometry of each basic shape as plain numbers; a shape of no size gives None and is not drawn."""

from collections.abc import Callable, Mapping

from billhead_images.svg.numbers import broken, length, written
from billhead_images.svg.paths import path_data, point_list
from billhead_images.svg.presentation import Viewport

Geometry = dict[str, str]
_HORIZONTAL = frozenset({"x", "cx", "rx", "x1", "x2", "width"})
_VERTICAL = frozenset({"y", "cy", "ry", "y1", "y2", "height"})


def geometry(name: str, attributes: Mapping[str, str], viewport: Viewport) -> Geometry | None:
    """Return the geometry attributes of the shape `name`; raises `LogoRejected`."""
    return _SHAPES[name](attributes, viewport)


def is_shape(name: str) -> bool:
    """Say whether `name` is an element that draws something by itself."""
    return name in _SHAPES


def coordinate(attributes: Mapping[str, str], name: str, viewport: Viewport) -> float:
    """Read one length, 0 where it is missing, a percentage of the side it runs along; raises `LogoRejected`."""
    reference = viewport.diagonal
    if name in _HORIZONTAL:
        reference = viewport.width
    elif name in _VERTICAL:
        reference = viewport.height
    return length(attributes.get(name) or "0", reference)


def _coordinates(attributes: Mapping[str, str], viewport: Viewport, *names: str) -> Geometry:
    return {name: written(coordinate(attributes, name, viewport)) for name in names}


def _size(attributes: Mapping[str, str], name: str, viewport: Viewport) -> float:
    size = coordinate(attributes, name, viewport)
    if size < 0:
        raise broken(f"a negative {name}")
    return size


def _radii(attributes: Mapping[str, str], viewport: Viewport) -> tuple[float, float]:
    """A missing radius is as long as the other one (SVG 2 §7.4)."""
    given = {name: attributes[name] for name in ("rx", "ry") if attributes.get(name, "auto") not in ("", "auto")}
    radii = {name: _size(given, name, viewport) for name in given}
    return radii.get("rx", radii.get("ry", 0.0)), radii.get("ry", radii.get("rx", 0.0))


def _rectangle(attributes: Mapping[str, str], viewport: Viewport) -> Geometry | None:
    width, height = (_size(attributes, side, viewport) for side in ("width", "height"))
    if not (width and height):
        return None
    shape = _coordinates(attributes, viewport, "x", "y") | {"width": written(width), "height": written(height)}
    rx, ry = _radii(attributes, viewport)
    return shape | {"rx": written(rx), "ry": written(ry)} if rx and ry else shape


def _circle(attributes: Mapping[str, str], viewport: Viewport) -> Geometry | None:
    radius = _size(attributes, "r", viewport)
    return _coordinates(attributes, viewport, "cx", "cy") | {"r": written(radius)} if radius else None


def _ellipse(attributes: Mapping[str, str], viewport: Viewport) -> Geometry | None:
    rx, ry = _radii(attributes, viewport)
    if not (rx and ry):
        return None
    return _coordinates(attributes, viewport, "cx", "cy") | {"rx": written(rx), "ry": written(ry)}


def _line(attributes: Mapping[str, str], viewport: Viewport) -> Geometry:
    return _coordinates(attributes, viewport, "x1", "y1", "x2", "y2")


def _path(attributes: Mapping[str, str], _: Viewport) -> Geometry | None:
    data = path_data(attributes.get("d", ""))
    return {"d": data} if data else None


def _points(attributes: Mapping[str, str], _: Viewport) -> Geometry | None:
    points = point_list(attributes.get("points", ""))
    return {"points": points} if points else None


_SHAPES: dict[str, Callable[[Mapping[str, str], Viewport], Geometry | None]] = {
    "path": _path,
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _points,
    "polygon": _points,
}
