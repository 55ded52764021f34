"""Finds the style of an element: attributes, then class rules, then its style attribute; no other CSS is understood."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from billhead_images.limits import MAX_SVG_STYLE_RULES
from billhead_images.rejection import LogoRejected
from billhead_images.svg.parsing import local_name

Declarations = dict[str, str]
_MAX_CLASSES = 20


class Stylesheet:
    """The class rules of every <style> in an SVG, in order; drawing programs write `.cls-1, .cls-2 { fill: red }`."""

    def __init__(self, root: Element) -> None:
        self._rules: list[tuple[str, Declarations]] = []
        for element in root.iter():
            if local_name(element) == "style":
                self._rules.extend(_class_rules("".join(element.itertext())))
        if len(self._rules) > MAX_SVG_STYLE_RULES:
            raise LogoRejected("svg_too_complex", f"At most {MAX_SVG_STYLE_RULES} style rules.")

    def style_of(self, element: Element) -> Declarations:
        """Return attributes overlaid by class rules and by the style attribute."""
        style = {name: value.strip() for name, value in element.attrib.items() if not name.startswith("{")}
        classes = set(style.get("class", "").split())
        if len(classes) > _MAX_CLASSES:
            raise LogoRejected("svg_too_complex", f"At most {_MAX_CLASSES} classes on an element.")
        for class_name, declarations in self._rules:
            if class_name in classes:
                style.update(declarations)
        style.update(_declarations(style.get("style", "")))
        return style


def _class_rules(css: str) -> Iterator[tuple[str, Declarations]]:
    # Split, not matched by patterns: a pattern over the whole text takes quadratic time on hostile input.
    *blocks, rest = _without_comments(css).split("}")
    if rest.strip():
        raise _not_understood()
    for block in blocks:
        selectors, _, body = block.partition("{")
        declarations = _declarations(body)
        for selector in selectors.split(","):
            name = selector.strip().removeprefix(".")
            if name == selector.strip() or not name.replace("-", "").replace("_", "").isalnum():
                raise _not_understood()
            yield name, declarations


def _declarations(css: str) -> Declarations:
    parts = (declaration.partition(":") for declaration in _without_comments(css).split(";"))
    return {
        name.strip().lower(): value.partition("!")[0].strip() for name, colon, value in parts if colon and value.strip()
    }


def _without_comments(css: str) -> str:
    first, *commented = css.split("/*")
    return first + " ".join(part.partition("*/")[2] for part in commented)


def _not_understood() -> LogoRejected:
    return LogoRejected("unsupported_svg", "The SVG's <style> may have class rules only; save it with inline styles.")
