"""One SVG from bytes to bytes: read, refuse what acts, draw anew, write."""

from xml.etree.ElementTree import Element, tostring

from billhead_images.limits import LOGO_SIDE_PIXELS, MAX_CLEAN_SVG_BYTES, MIN_SVG_SIDE
from billhead_images.rejection import LogoRejected
from billhead_images.svg.definitions import Definitions
from billhead_images.svg.drawing import drawing_of
from billhead_images.svg.numbers import broken, length, numbers, written
from billhead_images.svg.parsing import SVG_NAMESPACE, parsed
from billhead_images.svg.presentation import Viewport
from billhead_images.svg.safety import refuse_unsafe
from billhead_images.svg.stylesheet import Stylesheet


def clean_svg(content: bytes) -> tuple[bytes, int, int]:
    """Return the rebuilt SVG, width and height; raises `LogoRejected`.

    Its dialect: <svg>, <defs> first, <g>, basic shapes, gradients, clip paths; presentation attributes with plain
    numbers, one matrix per transform, no <use>, no style, no classes, ids d1, d2 … The picture is the viewBox.
    Left out: text descriptions, editor data, hidden layers. Class rules of <style> become attributes.
    """
    root = parsed(content)
    refuse_unsafe(root)
    viewport = _viewport(root)
    drawing = drawing_of(root, Definitions(root, Stylesheet(root), viewport))
    width, height = _proportions(viewport)
    _set_frame(drawing, viewport, (width, height))
    clean = tostring(drawing, encoding="utf-8", xml_declaration=False)
    if len(clean) > MAX_CLEAN_SVG_BYTES:
        raise LogoRejected("svg_too_complex", "The SVG grows too large when it is written out.")
    return clean, width, height


def _viewport(root: Element) -> Viewport:
    box = numbers(root.get("viewBox") or "")
    if not box:
        # Without a viewBox the picture is as large as its sides say; a percentage says nothing.
        box = [0.0, 0.0, *(length(root.get(side) or "0", 0.0) for side in ("width", "height"))]
    if len(box) != 4 or min(box[2:]) < MIN_SVG_SIDE:
        raise broken("no size, or one")
    return Viewport(*box)


def _proportions(viewport: Viewport) -> tuple[int, int]:
    scale = LOGO_SIDE_PIXELS / max(viewport.width, viewport.height)
    return max(1, round(viewport.width * scale)), max(1, round(viewport.height * scale))


def _set_frame(drawing: Element, viewport: Viewport, sides: tuple[int, int]) -> None:
    drawing.set("xmlns", SVG_NAMESPACE)
    drawing.set("viewBox", " ".join(map(written, (viewport.x, viewport.y, viewport.width, viewport.height))))
    drawing.set("width", str(sides[0]))
    drawing.set("height", str(sides[1]))
