"""Gradients and clip paths, built when something refers to them and named anew in the order of first use."""

from xml.etree.ElementTree import Element, tostring

from billhead_images.rejection import LogoRejected
from billhead_images.svg.bounds import box_of
from billhead_images.svg.gradients import Gradient, fills_the_box, gradient_of
from billhead_images.svg.numbers import broken
from billhead_images.svg.parsing import local_name
from billhead_images.svg.presentation import Viewport, is_reference, plain_paint, presentation
from billhead_images.svg.references import Budget, href_of, index_of, local_url, refuse_long_chain
from billhead_images.svg.shapes import Geometry, coordinate, geometry, is_shape
from billhead_images.svg.stylesheet import Stylesheet
from billhead_images.svg.transforms import IDENTITY, Matrix, matrix_of, product, translation, written_matrix


class Definitions:
    """What one SVG defines, and the <defs> of the rebuilt one with just what is used."""

    def __init__(self, root: Element, stylesheet: Stylesheet, viewport: Viewport) -> None:
        self.by_id = index_of(root)
        self.stylesheet = stylesheet
        self.viewport = viewport
        self.budget = Budget()
        self._built: dict[bytes, Element] = {}

    def element(self) -> Element | None:
        """Return the <defs> of everything that was asked for, or None."""
        if not self._built:
            return None
        container = Element("defs")
        container.extend(self._built.values())
        return container

    def paint(self, text: str, shape: str, form: Geometry) -> str | None:
        """Return what `fill` or `stroke` of a shape becomes: a colour, `none`, `url(#name)`, or None to inherit."""
        if not is_reference(text):
            return plain_paint(text)
        name, fallback = local_url(text)
        built = self._gradient_paint(name, shape, form)
        return built if built is not None else plain_paint(fallback or "none")

    def clip(self, text: str) -> str | None:
        """Return what `clip-path` becomes: `url(#name)`, or None for none; raises `LogoRejected`."""
        if text.strip().lower() in ("", "none"):
            return None
        name, _ = local_url(text)
        target = self.by_id.get(name)
        if target is None or local_name(target) != "clipPath":
            return None
        return self._once(self._clip_path(target))

    def _gradient_paint(self, name: str, shape: str, form: Geometry) -> str | None:
        target = self.by_id.get(name)
        if target is None:
            return None
        if local_name(target) not in ("linearGradient", "radialGradient"):
            raise LogoRejected("unsupported_svg", "The SVG uses patterns, which invoices cannot draw.")
        chain = self._gradient_chain(target)
        frame = box_of(shape, form) if fills_the_box(chain) else self.viewport
        if not isinstance(frame, Viewport) and not (frame[2] and frame[3]):
            return None  # a box without width or height has no shares (SVG 1.1 §7.11)
        gradient = gradient_of(chain, self.stylesheet, frame)
        return self._once(gradient.element()) if isinstance(gradient, Gradient) else gradient

    def _gradient_chain(self, gradient: Element) -> list[Element]:
        chain = [gradient]
        while (following := self.by_id.get(href_of(chain[-1]))) is not None:
            refuse_long_chain(len(chain))
            chain.append(following)
        for element in (part for link in chain for part in link.iter()):
            self.budget.spend(element, 0)
        return chain

    def _clip_path(self, source: Element) -> Element:
        style = self.stylesheet.style_of(source)
        shapes = [child for child in source if is_shape(local_name(child)) or local_name(child) == "use"]
        # The renderer draws one shape as a clip path; the union of several would come out as the last one alone.
        if len(shapes) != 1 or style.get("clipPathUnits") == "objectBoundingBox" or "clip-path" in style:
            raise LogoRejected("unsupported_svg", "The SVG clips by more than one shape, which invoices cannot draw.")
        clip = Element("clipPath")
        clip.append(self._clip_shape(shapes[0], matrix_of(style.get("transform"))))
        return clip

    def _clip_shape(self, shape: Element, outer: Matrix) -> Element:
        drawn, place = self._followed(shape)
        self.budget.spend(drawn, 0)
        name, style = local_name(drawn), self.stylesheet.style_of(drawn)
        form = geometry(name, style, self.viewport) if is_shape(name) else None
        if form is None:
            raise broken("a clip path")
        transform = written_matrix(product(product(outer, place), matrix_of(style.get("transform"))))
        rule = {key: value for key, value in presentation(style, self.viewport).items() if key == "clip-rule"}
        return Element(name, form | rule | ({"transform": transform} if transform else {}))

    def _followed(self, shape: Element) -> tuple[Element, Matrix]:
        """Return what a clip path's child shows and where: itself, or the target of a <use>."""
        target = self.by_id.get(href_of(shape))
        if local_name(shape) != "use" or target is None:
            return shape, IDENTITY
        x, y = (coordinate(shape.attrib, axis, self.viewport) for axis in ("x", "y"))
        return target, product(matrix_of(shape.get("transform")), translation(x, y))

    def _once(self, element: Element) -> str:
        """Keep one of several equal definitions and return the reference to it."""
        built = self._built.setdefault(tostring(element), element)
        if built is element:
            built.set("id", f"d{len(self._built)}")
        return f"url(#{built.get('id')})"
