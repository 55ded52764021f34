"""Walks an SVG as a painter would and builds the same picture anew from plain groups and shapes."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from billhead_images.rejection import LogoRejected
from billhead_images.svg.definitions import Definitions
from billhead_images.svg.numbers import broken
from billhead_images.svg.parsing import local_name
from billhead_images.svg.presentation import is_reference, plain_paint, presentation
from billhead_images.svg.references import href_of, refuse_long_chain
from billhead_images.svg.shapes import coordinate, geometry, is_shape
from billhead_images.svg.stylesheet import Declarations
from billhead_images.svg.transforms import matrix_of, product, translation, written_matrix

# Drawn only where something refers to them, or never. An empty name is an element of another vocabulary.
_NOT_DRAWN_IN_PLACE = frozenset(
    {"", "defs", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "clipPath", "symbol"}
    | {"mask", "filter", "pattern", "marker", "view", "solidcolor", "color-profile", "font", "font-face", "cursor"}
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an element gets from where it stands: gradients of its groups, visibility, depth, followed references.

    The renderer paints no gradient that a group hands down, so the shapes get it themselves.
    """

    fill: str = ""
    stroke: str = ""
    visible: bool = True
    depth: int = 0
    references: int = 0


def children_drawn(source: Element, definitions: Definitions, around: Surroundings) -> list[Element]:
    """Return the rebuilt children of a group or root, without those that show nothing; raises `LogoRejected`."""
    drawn = (_drawn(child, definitions, replace(around, depth=around.depth + 1)) for child in source)
    return [element for element in drawn if element is not None]


def painted(
    source: Declarations, definitions: Definitions, around: Surroundings
) -> tuple[dict[str, str], Surroundings]:
    """Return the presentation of a group and what its children get from it; raises `LogoRejected`."""
    attributes = presentation(source, definitions.viewport)
    inner = replace(around, visible=_is_visible(source, around))
    for name in ("fill", "stroke"):
        paint = source.get(name, "")
        if is_reference(paint):
            inner = replace(inner, fill=paint) if name == "fill" else replace(inner, stroke=paint)
        elif (plain := plain_paint(paint)) is not None:
            inner = replace(inner, fill="") if name == "fill" else replace(inner, stroke="")
            attributes[name] = plain
    return _with_drawn_lines(attributes), inner


def _drawn(source: Element, definitions: Definitions, around: Surroundings) -> Element | None:
    definitions.budget.spend(source, around.depth)
    name = local_name(source)
    if name in _NOT_DRAWN_IN_PLACE:
        return None
    style = definitions.stylesheet.style_of(source)
    if style.get("display") == "none":
        return None
    if name == "g":
        return _group(source, style, definitions, around)
    if name == "use":
        return _use(source, style, definitions, around)
    if is_shape(name):
        return _shape(name, style, definitions, around)
    raise LogoRejected(
        "unsupported_svg", "Invoices draw shapes, groups and gradients; turn text and effects into outlines."
    )


def _group(source: Element, style: Declarations, definitions: Definitions, around: Surroundings) -> Element | None:
    attributes, inner = painted(style, definitions, around)
    group = Element("g", attributes | _placed(style, definitions))
    group.extend(children_drawn(source, definitions, inner))
    return group if len(group) else None


def _use(source: Element, style: Declarations, definitions: Definitions, around: Surroundings) -> Element | None:
    """Show the element that is referred to in a group of its own, moved by x and y (SVG 1.1 §5.6)."""
    refuse_long_chain(around.references + 1)
    target = definitions.by_id.get(href_of(source))
    if target is None:
        return None
    if local_name(target) in ("symbol", "svg"):
        raise LogoRejected("unsupported_svg", "The SVG uses symbols; save it with its shapes expanded.")
    attributes, inner = painted(style, definitions, around)
    x, y = (coordinate(style, axis, definitions.viewport) for axis in ("x", "y"))
    moved = written_matrix(product(matrix_of(style.get("transform")), translation(x, y)))
    placed = _placed(style, definitions) | ({"transform": moved} if moved else {})
    shown = _drawn(target, definitions, replace(inner, depth=around.depth + 1, references=around.references + 1))
    if shown is None:
        return None
    group = Element("g", attributes | placed)
    group.append(shown)
    return group


def _shape(name: str, style: Declarations, definitions: Definitions, around: Surroundings) -> Element | None:
    form = geometry(name, style, definitions.viewport)
    if form is None or not _is_visible(style, around):
        return None
    attributes = presentation(style, definitions.viewport)
    for paint, handed_down in (("fill", around.fill), ("stroke", around.stroke)):
        own = definitions.paint(style.get(paint, "") or handed_down, name, form)
        if own is not None:
            attributes[paint] = own
    return Element(name, form | _with_drawn_lines(attributes) | _placed(style, definitions))


def _with_drawn_lines(attributes: dict[str, str]) -> dict[str, str]:
    # The renderer takes a width of 0 as "not set", which would draw a line.
    return attributes | {"stroke": "none"} if attributes.get("stroke-width") == "0" else attributes


def _placed(style: Declarations, definitions: Definitions) -> dict[str, str]:
    placed: dict[str, str] = {}
    if transform := written_matrix(matrix_of(style.get("transform"))):
        placed["transform"] = transform
    if clip := definitions.clip(style.get("clip-path", "")):
        placed["clip-path"] = clip
    return placed


def _is_visible(style: Declarations, around: Surroundings) -> bool:
    keyword = style.get("visibility", "inherit")
    return around.visible if keyword == "inherit" else keyword == "visible"


def drawing_of(root: Element, definitions: Definitions) -> Element:
    """Return a new root with everything the old one shows; raises `LogoRejected`, also where it shows nothing."""
    attributes, inner = painted(definitions.stylesheet.style_of(root), definitions, Surroundings())
    # The initial values of SVG, which the renderer would take from the page.
    drawing = Element("svg", {"stroke-width": "1", "fill": "#000000", "stroke": "none"} | attributes)
    shapes = children_drawn(root, definitions, inner)
    if not shapes:
        raise broken("no shape, or none")
    defs = definitions.element()
    drawing.extend(shapes if defs is None else [defs, *shapes])
    return drawing
