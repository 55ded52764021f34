"""A tree of an XML text's elements, made by the standard library's expat within fixed bounds. It knows no invoice.

Names have fixed prefixes (`cbc:ID`, `ram:Name`), whatever the file calls its namespaces; those of a foreign namespace
keep its address and are never taken for ours.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.parsers import expat

from billhead.einvoice.reading.refusals import XmlDoctypeRefused, XmlMalformed, XmlTooComplex
from billhead.einvoice.reading.xml_text import xml_text

_CII: Final = "urn:un:unece:uncefact:data:standard"
_UBL: Final = "urn:oasis:names:specification:ubl:schema:xsd"
_PREFIXES: Final = {
    f"{_CII}:CrossIndustryInvoice:100": "rsm",
    f"{_CII}:ReusableAggregateBusinessInformationEntity:100": "ram",
    f"{_CII}:QualifiedDataType:100": "qdt",
    f"{_CII}:UnqualifiedDataType:100": "udt",
    f"{_UBL}:Invoice-2": "invoice",
    f"{_UBL}:CreditNote-2": "credit",
    f"{_UBL}:CommonAggregateComponents-2": "cac",
    f"{_UBL}:CommonBasicComponents-2": "cbc",
}
# An enclosed file is as long as the whole invoice; no other text is.
_ENCLOSED: Final = frozenset({"cbc:EmbeddedDocumentBinaryObject", "ram:AttachmentBinaryObject"})
MAX_DEPTH: Final = 40
MAX_ELEMENTS: Final = 200_000
MAX_ATTRIBUTES: Final = 200_000
MAX_NAME: Final = 400
MAX_VALUE: Final = 4_000
MAX_TEXT: Final = 100_000
# The text is encoded piece by piece: it is never held twice.
_CHUNK: Final = 64 * 1024
_NONE: Final[Mapping[str, str]] = {}


class Element:
    """One element; its text is what stands in it directly."""

    __slots__ = ("attributes", "children", "name", "parent", "pieces")

    def __init__(self, name: str, attributes: Mapping[str, str], parent: "Element | None") -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element] = []
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    def all(self, name: str) -> list["Element"]:
        return [child for child in self.children if child.name == name]

    def path(self) -> str:
        """Where it stands, as a person would look for it: `/invoice:Invoice/cac:InvoiceLine[2]/cac:Price`."""
        if self.parent is None:
            return f"/{self.name}"
        alike = self.parent.all(self.name)
        place = f"[{alike.index(self) + 1}]" if len(alike) > 1 else ""
        return f"{self.parent.path()}/{self.name}{place}"


def read_tree(content: bytes, *, is_decoded: bool = False) -> Element:
    """The root. Errors: XmlEncodingRefused, XmlDoctypeRefused, XmlMalformed, XmlTooComplex."""
    text = xml_text(content, is_decoded=is_decoded)
    growth = _Growth()
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = growth.start
    parser.EndElementHandler = growth.end
    parser.CharacterDataHandler = growth.characters
    parser.StartNamespaceDeclHandler = growth.declare
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in _chunks(text):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        # Expat's own words, and a place; nothing of the file.
        raise XmlMalformed(f"The XML is not well-formed: {error}.") from None
    if growth.root is None:
        raise XmlMalformed("The XML has no element.")
    return growth.root


def _chunks(text: str) -> Iterator[bytes]:
    return (text[place : place + _CHUNK].encode() for place in range(0, len(text), _CHUNK))


def _refuse_doctype(*_: object) -> None:
    raise XmlDoctypeRefused("A document type declaration is not taken, nor are entities.")


class _Growth:
    """The tree while it grows, and how much of its bounds is used."""

    def __init__(self) -> None:
        self.root: Element | None = None
        self._open: list[Element] = []
        self._lengths: list[int] = []
        self._names: dict[str, str] = {}
        self._elements = self._attributes = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        parent = self._open[-1] if self._open else None
        self._elements += 1
        if self._elements > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            raise XmlTooComplex(f"An invoice has at most {MAX_ELEMENTS} elements, {MAX_DEPTH} deep.")
        element = Element(self._name(name), self._checked(attributes) if attributes else _NONE, parent)
        if parent is None:
            self.root = element
        else:
            parent.children.append(element)
        self._open.append(element)
        self._lengths.append(0)

    def end(self, _: str) -> None:
        self._open.pop()
        self._lengths.pop()

    def characters(self, text: str) -> None:
        element = self._open[-1]
        self._lengths[-1] += len(text)
        if self._lengths[-1] > MAX_TEXT and element.name not in _ENCLOSED:
            raise XmlTooComplex(f"A text has at most {MAX_TEXT} characters.")
        # Line breaks between elements are no text of anybody's.
        if element.pieces or not text.isspace():
            element.pieces.append(text)

    def declare(self, prefix: str | None, address: str | None) -> None:
        self._count(1)
        if len(prefix or "") > MAX_NAME or len(address or "") > MAX_NAME:
            raise XmlTooComplex(f"A name has at most {MAX_NAME} characters.")

    def _checked(self, attributes: dict[str, str]) -> dict[str, str]:
        self._count(len(attributes))
        for name, value in attributes.items():
            if len(name) > MAX_NAME or len(value) > MAX_VALUE:
                raise XmlTooComplex(f"An attribute has at most {MAX_VALUE} characters.")
        return attributes

    def _count(self, attributes: int) -> None:
        self._attributes += attributes
        if self._attributes > MAX_ATTRIBUTES:
            raise XmlTooComplex(f"An invoice has at most {MAX_ATTRIBUTES} attributes.")

    def _name(self, name: str) -> str:
        """With our prefix; each name is made once."""
        known = self._names.get(name)
        if known is None:
            if len(name) > MAX_NAME:
                raise XmlTooComplex(f"A name has at most {MAX_NAME} characters.")
            address, _, local = name.rpartition(" ")
            prefix = _PREFIXES.get(address)
            known = self._names[name] = f"{prefix}:{local}" if prefix else f"{{{address}}}{local}"
        return known
