"""Reads XML into a tree within limits that hold while it is read; no DTD, no entities, no processing instructions."""

from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from billhead_images.limits import MAX_SVG_BYTES, MAX_SVG_DEPTH, MAX_SVG_ELEMENTS
from billhead_images.rejection import LogoRejected

SVG_NAMESPACE = "http://www.w3.org/2000/svg"


def parsed(content: bytes) -> Element:
    """Return the root <svg>; raises `LogoRejected`. The text must be UTF-8, whatever its XML declaration says."""
    if len(content) > MAX_SVG_BYTES:
        raise LogoRejected("too_large", f"An SVG may have at most {MAX_SVG_BYTES // 1024} KB.")
    parser = DefusedXMLParser(target=_LimitedTree(), encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(content)
        root: Element = parser.close()
    except DefusedXmlException as forbidden:
        raise LogoRejected("unsafe_svg", "The SVG must not have a DOCTYPE or entities.") from forbidden
    except (ParseError, ValueError, LookupError) as damage:
        raise LogoRejected("broken_image", "The SVG is not well-formed XML in UTF-8.") from damage
    if local_name(root) != "svg":
        raise LogoRejected("not_an_image", "The outermost element is not an SVG.")
    return root


def local_name(element: Element) -> str:
    """Return the name of an SVG element, or an empty string for an element of any other vocabulary.

    Old exports leave the namespace out; they mean SVG.
    """
    name = element.tag
    if not name.startswith("{"):
        return name
    namespace, _, local = name[1:].partition("}")
    return local if namespace == SVG_NAMESPACE else ""


class _LimitedTree:
    """The parser's target: a tree builder that stops at too many or too deep elements."""

    def __init__(self) -> None:
        self._tree = TreeBuilder()
        self._elements = 0
        self._depth = 0

    def start(self, tag: str, attributes: dict[str, str], /) -> Element:
        self._elements += 1
        self._depth += 1
        if self._elements > MAX_SVG_ELEMENTS or self._depth > MAX_SVG_DEPTH:
            raise LogoRejected(
                "svg_too_complex", f"At most {MAX_SVG_ELEMENTS} elements, nested at most {MAX_SVG_DEPTH} deep."
            )
        return self._tree.start(tag, attributes)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return self._tree.end(tag)

    def data(self, text: str, /) -> None:
        self._tree.data(text)

    def pi(self, _target: str, _text: str | None = None, /) -> NoReturn:
        raise LogoRejected("unsafe_svg", "The SVG must not have processing instructions.")

    def close(self) -> Element:
        return self._tree.close()
