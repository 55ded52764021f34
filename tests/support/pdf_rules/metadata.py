"""Rules on what the file says of itself: ISO 19005-3, 6.6, ISO 14289-1, 5 and 7.1, Factur-X 1.0, 6.2."""

import re
from collections.abc import Iterator

from tests.support.pdf_rules.reading import PDFAID, File

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_FX = "{urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#}"
_SCHEMA, _PROPERTY = "{http://www.aiim.org/pdfa/ns/schema#}", "{http://www.aiim.org/pdfa/ns/property#}"
# Those that ISO 19005-3 knows (6.6.2.3.2), and those that describe others.
_KNOWN = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://ns.adobe.com/xap/1.0/",
    "http://www.aiim.org/pdfa/ns/id/",
    "http://www.aiim.org/pdfa/ns/extension/",
    "http://www.aiim.org/pdfa/ns/schema#",
    "http://www.aiim.org/pdfa/ns/property#",
    "adobe:ns:meta/",
}
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-([a-zA-Z]{2}|\d{3}))?")


def metadata_are_readable_by_anybody(file: File) -> Iterator[str]:
    """6.6.2.1: in the file as they are, in one packet."""
    stream = file.root["/Metadata"]
    if "/Filter" in stream or not stream.get_data().startswith(b"<?xpacket begin="):
        yield "packet"


def conformance_is_claimed(file: File) -> Iterator[str]:
    """6.6.4"""
    claims = tuple(file.xmp.findtext(f".//{PDFAID}{name}") for name in ("part", "conformance"))
    tagged = "/StructTreeRoot" in file.root
    if claims != ("3", "A" if tagged else "B"):
        yield f"{claims}, {'with' if tagged else 'without'} a structure"


def accessibility_is_claimed_with_tags_alone(file: File) -> Iterator[str]:
    """ISO 14289-1, 5"""
    claimed = file.xmp.findtext(f".//{_UA}part")
    if claimed != ("1" if file.claims_tags else None):
        yield str(claimed)


def the_title_is_the_same_everywhere(file: File) -> Iterator[str]:
    """6.6.2.2, and ISO 14289-1, 7.1"""
    said = file.xmp.findtext(f".//{_DC}title//{_RDF}li")
    information = file.reader.metadata
    if not said:
        yield "no title"
    if information is not None and information.title != said:
        yield f"{information.title!r} and {said!r}"


def a_window_shows_the_title(file: File) -> Iterator[str]:
    """ISO 14289-1, 7.1"""
    shown = file.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle")
    if str(shown) != "True" and file.claims_tags:
        yield "the name of the file"


def the_language_is_named(file: File) -> Iterator[str]:
    """6.7.4, ISO 14289-1, 7.2; BCP 47"""
    named = [str(file.root.get("/Lang", ""))]
    if file.claims_tags:
        named += [str(element["/Lang"]) for element in file.elements() if "/Lang" in element]
    yield from (language or "none" for language in named if not _LANGUAGE.fullmatch(language))


def words_of_others_are_described(file: File) -> Iterator[str]:
    """6.6.2.3.3"""
    described: dict[str, set[str | None]] = {}
    for schema in file.xmp.iter(f"{_RDF}li"):
        uri = schema.findtext(f"{_SCHEMA}namespaceURI")
        if uri:
            described[uri] = {name.text for name in schema.iter(f"{_PROPERTY}name")}
    for element in file.xmp.iter():
        uri, _, name = element.tag[1:].partition("}")
        if uri not in _KNOWN and name not in described.get(uri, ()):
            yield element.tag


def an_invoice_as_data_is_attached(file: File) -> Iterator[str]:
    """Factur-X 1.0, 6.2: what the words name is there, as another form of the document or as its data."""
    name = file.xmp.findtext(f".//{_FX}DocumentFileName")
    files = {str(each.get("/UF")): str(each["/AFRelationship"]) for each in file.root.get("/AF", [])}
    if name is not None and files.get(name) not in ("/Alternative", "/Data", "/Source"):
        yield name


RULES = (
    metadata_are_readable_by_anybody,
    conformance_is_claimed,
    accessibility_is_claimed_with_tags_alone,
    the_title_is_the_same_everywhere,
    a_window_shows_the_title,
    the_language_is_named,
    words_of_others_are_described,
    an_invoice_as_data_is_attached,
)
