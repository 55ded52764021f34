"""The box around a rebuilt shape, without its stroke; gradients that are given in shares of it need it."""

from collections.abc import Callable, Mapping

from billhead_images.svg.outline import outline_points

Box = tuple[float, float, float, float]
Point = tuple[float, float]


def box_of(name: str, form: Mapping[str, str]) -> Box:
    """Return x, y, width and height in user units, of geometry as `shapes.geometry` writes it."""
    points = _POINTS[name](form)
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top


def _rectangle(form: Mapping[str, str]) -> list[Point]:
    x, y, width, height = (float(form[name]) for name in ("x", "y", "width", "height"))
    return [(x, y), (x + width, y + height)]


def _ellipse(form: Mapping[str, str]) -> list[Point]:
    x, y = float(form["cx"]), float(form["cy"])
    rx, ry = (float(form.get(name) or form["r"]) for name in ("rx", "ry"))
    return [(x - rx, y - ry), (x + rx, y + ry)]


def _line(form: Mapping[str, str]) -> list[Point]:
    return [(float(form["x1"]), float(form["y1"])), (float(form["x2"]), float(form["y2"]))]


def _polygon(form: Mapping[str, str]) -> list[Point]:
    values = [float(value) for value in form["points"].split(" ")]
    return list(zip(values[::2], values[1::2], strict=True))


def _path(form: Mapping[str, str]) -> list[Point]:
    return outline_points(form["d"])


_POINTS: dict[str, Callable[[Mapping[str, str]], list[Point]]] = {
    "rect": _rectangle,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polygon,
    "polygon": _polygon,
    "path": _path,
}
