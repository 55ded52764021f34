"""A PDF as the rules look at it: its objects, its metadata, what its pages draw, its structure."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree

from pypdf import PdfReader
from pypdf.generic import ContentStream, IndirectObject

PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"


class Operation(NamedTuple):
    """An operator of a page with its operands, and the marked content that it stands in, outermost first."""

    operator: str
    operands: Any
    marks: tuple[tuple[str, Any], ...]


class Page(NamedTuple):
    """A page, counted from 1, and what is done on it, in order."""

    number: int
    entries: Any
    operations: list[Operation]


class File(NamedTuple):
    """`xmp` is the root of the metadata, `root` the catalog."""

    data: bytes
    reader: PdfReader
    root: Any
    xmp: ElementTree.Element
    pages: list[Page]

    @property
    def claims_tags(self) -> bool:
        return self.xmp.findtext(f".//{PDFAID}conformance") == "A"

    def objects(self) -> Iterator[Any]:
        """Each object that the file's table names."""
        for number in range(1, int(self.reader.trailer["/Size"])):
            yield self.reader.get_object(number)

    def elements(self) -> Iterator[Any]:
        """Of the structure in the order of reading."""
        if "/StructTreeRoot" in self.root:
            yield from walk(self.root["/StructTreeRoot"]["/K"].get_object())


def read_file(data: bytes) -> File:
    reader = PdfReader(BytesIO(data), strict=True)
    root: Any = reader.trailer["/Root"]
    pages = [Page(number, page, list(_operations(page, reader))) for number, page in enumerate(reader.pages, 1)]
    return File(data, reader, root, ElementTree.fromstring(root["/Metadata"].get_data()), pages)


def _operations(page: Any, reader: PdfReader) -> Iterator[Operation]:
    """Brackets that do not match are found by a rule of their own."""
    marks: list[tuple[str, Any]] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        name = operator.decode()
        if name == "EMC" and marks:
            marks.pop()
        yield Operation(name, operands, tuple(marks))
        if name in ("BMC", "BDC"):
            marks.append((str(operands[0]), operands[1] if name == "BDC" else {}))


def walk(element: Any) -> Iterator[Any]:
    yield element
    for kid in kids_of(element):
        yield from walk(kid)


def held_by(element: Any) -> list[Any]:
    """Everything that an element holds: elements, and content by number."""
    held = element.get("/K", [])
    return [each.get_object() for each in (held if isinstance(held, list) else [held])]


def kids_of(element: Any) -> list[Any]:
    """The elements in an element."""
    return [kid for kid in held_by(element) if isinstance(kid, dict) and "/S" in kid]


def content_of(element: Any) -> list[tuple[int, int]]:
    """(number of the page's object, number of the content on it) of all that an element holds itself."""
    found: list[tuple[int, int]] = []
    for each in held_by(element):
        if isinstance(each, int):
            found.append((_number(element, "/Pg"), int(each)))
        elif "/MCID" in each:
            found.append((_number(each if "/Pg" in each else element, "/Pg"), int(each["/MCID"])))
    return found


def attributes_of(element: Any) -> dict[str, Any]:
    """Of all owners together."""
    given = element.get("/A", {}).get_object() if "/A" in element else {}
    owned = given if isinstance(given, list) else [given]
    return {key: value for each in owned for key, value in each.get_object().items()} if given else {}


def _number(holder: Any, key: str) -> int:
    reference = holder.raw_get(key) if key in holder else None
    return reference.idnum if isinstance(reference, IndirectObject) else 0
