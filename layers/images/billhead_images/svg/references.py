"""References inside one SVG, and the budget that bounds what following them may cost."""

import re
from xml.etree.ElementTree import Element

from billhead_images.limits import MAX_SVG_CHARACTERS, MAX_SVG_DEPTH, MAX_SVG_ELEMENTS, MAX_SVG_REFERENCES
from billhead_images.rejection import LogoRejected
from billhead_images.svg.numbers import broken

_LOCAL_URL = re.compile(r"url\(\s*[\"']?#([^\"')\s]{1,200})[\"']?\s*\)\s*(.{0,80})", re.DOTALL)
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


def index_of(root: Element) -> dict[str, Element]:
    """Return elements by id; where an id stands twice the first one counts."""
    found: dict[str, Element] = {}
    for element in root.iter():
        if name := element.get("id"):
            found.setdefault(name, element)
    return found


def href_of(element: Element) -> str:
    """Return the id that href or xlink:href names, or an empty string."""
    written = next((element.attrib[name] for name in _HREFS if name in element.attrib), "")
    return written.strip().removeprefix("#")


def local_url(text: str) -> tuple[str, str]:
    """Split `url(#id) fallback`; raises `LogoRejected`."""
    match = _LOCAL_URL.fullmatch(text.strip())
    if match is None:
        raise broken("a reference")
    return match[1], match[2].strip()


class Budget:
    """Counts every element each time it is drawn, so that a small file cannot unfold into a huge one."""

    def __init__(self) -> None:
        self._elements = 0
        self._characters = 0

    def spend(self, element: Element, depth: int) -> None:
        """Pay for drawing `element` once at `depth`; raises `LogoRejected`."""
        self._elements += 1
        self._characters += sum(len(value) for value in element.attrib.values())
        if self._elements > MAX_SVG_ELEMENTS or self._characters > MAX_SVG_CHARACTERS or depth > MAX_SVG_DEPTH:
            raise LogoRejected("svg_too_complex", "The SVG draws too many, too long or too deeply nested elements.")


def refuse_long_chain(references: int) -> None:
    """Raise `LogoRejected` where references lead to references for too long, or in a circle."""
    if references > MAX_SVG_REFERENCES:
        raise LogoRejected("svg_too_complex", f"At most {MAX_SVG_REFERENCES} references may follow each other.")
