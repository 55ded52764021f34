"""Refuses an SVG that tries to run or to load something, even where the rebuilt one would leave it out."""

from xml.etree.ElementTree import Element

from billhead_images.rejection import LogoRejected

_ACTIVE_ELEMENTS = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "image", "img", "audio", "video", "a", "handler"}
    | {"listener", "set", "animate", "animatemotion", "animatetransform", "animatecolor", "link", "feimage", "include"}
)
_REFERENCES = frozenset({"href", "src", "action", "formaction", "data", "base"})


def refuse_unsafe(root: Element) -> None:
    """Raise `LogoRejected` (`unsafe_svg`) for scripts, handlers, animation, foreign content and outside references."""
    for element in root.iter():
        if _local(element.tag) in _ACTIVE_ELEMENTS:
            raise LogoRejected("unsafe_svg", "The SVG must not have scripts, links, pictures or animation.")
        for name, value in element.attrib.items():
            _refuse_attribute(_local(name), value)
        if _local(element.tag) == "style":
            _refuse_unsafe_css("".join(element.itertext()))


def _refuse_attribute(name: str, value: str) -> None:
    if name.startswith("on"):
        raise LogoRejected("unsafe_svg", "The SVG must not have event handlers.")
    if name in _REFERENCES and value.strip() and not value.strip().startswith("#"):
        raise LogoRejected("unsafe_svg", "The SVG must not refer to anything outside itself.")
    if name == "style":
        _refuse_unsafe_css(value)
    _refuse_outside_reference(value)


def _refuse_unsafe_css(css: str) -> None:
    if "\\" in css or "@import" in css.lower():
        raise LogoRejected("unsafe_svg", "The SVG's styles must not import anything nor hide it behind escapes.")
    _refuse_outside_reference(css)


def _refuse_outside_reference(value: str) -> None:
    plain = "".join(value.lower().replace('"', "").replace("'", "").split())
    outside = any(not rest.startswith("#") for rest in plain.split("url(")[1:])
    if outside or "javascript:" in plain:
        raise LogoRejected("unsafe_svg", "The SVG must not refer to anything outside itself.")


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()
