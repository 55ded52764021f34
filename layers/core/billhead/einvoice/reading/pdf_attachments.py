"""The invoice that a PDF carries: its embedded file that has an invoice's name. It opens no page and no link.

Factur-X 1.0 and ZUGFeRD 2 call it factur-x.xml or xrechnung.xml, ZUGFeRD 2.0 zugferd-invoice.xml.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from billhead.einvoice.reading.pdf_objects import PdfObjects, open_objects
from billhead.einvoice.reading.pdf_syntax import Dictionary, Ref, Value
from billhead.einvoice.reading.refusals import PdfMalformed, PdfTooComplex, PdfWithoutInvoice

# The first one counts, where there are several.
INVOICE_NAMES: Final = ("factur-x.xml", "xrechnung.xml", "zugferd-invoice.xml")
MAX_NODES: Final = 1_000
MAX_FILES: Final = 200
MAX_NAME: Final = 250
_HEADER_WITHIN: Final = 1024


class EmbeddedInvoice(NamedTuple):
    filename: str
    content: bytes
    others: tuple[str, ...]  # the names of the files beside it


def embedded_invoice(content: bytes) -> EmbeddedInvoice:
    """Errors: PdfMalformed, PdfTooComplex, PdfEncrypted, PdfWithoutInvoice."""
    start = content.find(b"%PDF-", 0, _HEADER_WITHIN)
    if start < 0:
        raise PdfMalformed("The file does not begin as a PDF does.")
    objects = open_objects(content[start:])
    if not objects.root():
        raise PdfMalformed("The file has no catalogue.")
    files = _files(objects)
    for wanted in INVOICE_NAMES:
        for name, specification in files.items():
            if name.lower() == wanted:
                others = tuple(each for each in files if each != name)
                return EmbeddedInvoice(name, _content(objects, specification), others)
    raise PdfWithoutInvoice(f"No file in the PDF is called {', '.join(INVOICE_NAMES)}.")


def _files(objects: PdfObjects) -> dict[str, Dictionary]:
    """By name: those in the tree of names, and those that go with the document (ISO 32000-2 §14.13)."""
    root = objects.root()
    tree = objects.dictionary(root.get("Names")).get("EmbeddedFiles")
    found: dict[str, Dictionary] = {}
    for value in (*_leaves(objects, tree), *objects.array(root.get("AF"))[:MAX_FILES]):
        specification = objects.dictionary(value)
        name = _name(objects, specification)
        if name:
            found.setdefault(name, specification)
        if len(found) > MAX_FILES:
            raise PdfTooComplex(f"The PDF has more than {MAX_FILES} files.")
    return found


def _leaves(objects: PdfObjects, tree: Value) -> Iterator[Value]:
    """The values of a tree of names (ISO 32000-1 §7.9.6), each node once, however they hang together."""
    waiting: list[Value] = [tree]
    seen: set[int] = set()
    for _ in range(MAX_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, Ref):
            if value.number in seen:
                continue
            seen.add(value.number)
        node = objects.dictionary(value)
        yield from objects.array(node.get("Names"))[1 : 2 * MAX_FILES : 2]
        waiting += objects.array(node.get("Kids"))[:MAX_NODES]
    raise PdfTooComplex(f"The tree of files has more than {MAX_NODES} nodes.")


def _name(objects: PdfObjects, specification: Dictionary) -> str | None:
    """UF is Unicode and goes before F (ISO 32000-1 §7.11.3)."""
    names = (objects.resolved(specification.get(key)) for key in ("UF", "F"))
    given = next((name for name in names if isinstance(name, bytes) and name), None)
    if given is None:
        return None
    text = given[2:].decode("utf-16-be", "replace") if given.startswith(b"\xfe\xff") else _plain_text(given)
    return text.replace("\\", "/").rpartition("/")[2][:MAX_NAME]


def _plain_text(given: bytes) -> str:
    """UTF-8 with its mark is PDF 2.0's; else PDFDocEncoding, which agrees with Latin 1 in all that such names need."""
    mark = b"\xef\xbb\xbf"
    return given.removeprefix(mark).decode("utf-8" if given.startswith(mark) else "latin-1", "replace")


def _content(objects: PdfObjects, specification: Dictionary) -> bytes:
    files = objects.dictionary(specification.get("EF"))
    contents = (objects.content(files.get(key)) for key in ("UF", "F"))
    content = next((each for each in contents if each is not None), None)
    if content is None:
        raise PdfMalformed("The file with the invoice is missing.")
    return content
