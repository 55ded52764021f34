"""Rules of ISO 19005-3 (PDF/A-3) on the file, its objects and what is attached to it."""

import re
from collections.abc import Iterator
from typing import Any

from tests.support.pdf_rules.reading import File

# ISO 19005-3, 6.5.1 and 6.6.1.
_ACTIONS = {
    "/Launch",
    "/Sound",
    "/Movie",
    "/ResetForm",
    "/ImportData",
    "/Hide",
    "/SetOCGState",
    "/JavaScript",
}
_RELATIONSHIPS = {"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"}
_CMYK = {"k", "K"}
_DATE = re.compile(r"D:\d{14}Z")


def header_tells_a_binary_pdf(file: File) -> Iterator[str]:
    """6.1.2"""
    if not re.match(rb"%PDF-1\.[0-7]\n%[\x80-\xff]{4}", file.data):
        yield repr(file.data[:16])


def nothing_follows_the_end(file: File) -> Iterator[str]:
    """6.1.3"""
    if not re.search(rb"%%EOF\r?\n?$", file.data):
        yield repr(file.data[-16:])


def trailer_names_the_file_and_no_key(file: File) -> Iterator[str]:
    """6.1.3"""
    trailer = file.reader.trailer
    if len(trailer.get("/ID", [])) != 2:
        yield "no /ID"
    if "/Encrypt" in trailer:
        yield "/Encrypt"


def colours_are_meant_by_a_profile(file: File) -> Iterator[str]:
    """6.2.3, 6.2.4.3: with an RGB profile there may be grey and RGB, but no CMYK."""
    intents = [intent for intent in file.root.get("/OutputIntents", []) if intent["/S"] == "/GTS_PDFA1"]
    if len(intents) != 1:
        yield f"{len(intents)} output intents"
        return
    profile = intents[0]["/DestOutputProfile"]
    if profile["/N"] != 3 or profile.get_data()[16:20] != b"RGB " or profile.get_data()[36:40] != b"acsp":
        yield "profile"
    for page in file.pages:
        if any(operation.operator in _CMYK for operation in page.operations):
            yield f"CMYK on page {page.number}"


def streams_are_filtered_by_what_stays(file: File) -> Iterator[str]:
    """6.1.7"""
    for each in file.objects():
        filters = each.get("/Filter", []) if isinstance(each, dict) else []
        named = {str(name) for name in (filters if isinstance(filters, list) else [filters])}
        yield from sorted(named & {"/LZWDecode", "/Crypt"})
        if isinstance(each, dict) and ("/F" in each and "/Length" in each):
            yield "data outside of the file"


def nothing_acts(file: File) -> Iterator[str]:
    """6.5.1, 6.5.2: no scripts, no actions of their own accord."""
    if isinstance(file.root.get("/OpenAction"), dict):
        yield "/OpenAction"
    for each in file.objects():
        if isinstance(each, dict):
            yield from (key for key in ("/AA", "/JS", "/XFA") if key in each)
            yield from sorted(_ACTIONS & {str(each.get("/S"))})


def nothing_is_seen_through_in_unknown_ways(file: File) -> Iterator[str]:
    """6.2.8, 6.2.10: blend modes of ISO 32000-1, a colour space for what is mixed, no guessed pixels."""
    for each in file.objects():
        if not isinstance(each, dict):
            continue
        if each.get("/BM", "/Normal") not in ("/Normal", "/Multiply", "/Screen", "/Overlay"):
            yield str(each["/BM"])
        if each.get("/Subtype") == "/Image" and each.get("/Interpolate"):
            yield "/Interpolate"
        if each.get("/Type") == "/Page" and "/CS" not in each.get("/Group", {}):
            yield "a page without a colour space to mix in"


def attachments_are_part_of_something(file: File) -> Iterator[str]:
    """6.8"""
    tree = file.root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    associated = [reference.idnum for reference in file.root.get("/AF", [])]
    for name, reference in zip(tree[0::2], tree[1::2], strict=True):
        if reference.idnum not in associated:
            yield f"{name} is not in /AF"
        yield from _wrong_with(reference.get_object())


def _wrong_with(told: Any) -> Iterator[str]:
    yield from (f"no {key}" for key in ("/F", "/UF", "/EF") if key not in told)
    if told.get("/AFRelationship") not in _RELATIONSHIPS:
        yield "/AFRelationship"
    embedded = told["/EF"]["/F"]
    if not re.fullmatch(r"/[\w.+-]+/[\w.+-]+", str(embedded.get("/Subtype"))):
        yield "media type"
    if not _DATE.fullmatch(str(embedded.get("/Params", {}).get("/ModDate"))):
        yield "/ModDate"
    if embedded.get("/Params", {}).get("/Size") != len(embedded.get_data()):
        yield "/Size"


RULES = (
    header_tells_a_binary_pdf,
    nothing_follows_the_end,
    trailer_names_the_file_and_no_key,
    colours_are_meant_by_a_profile,
    streams_are_filtered_by_what_stays,
    nothing_acts,
    nothing_is_seen_through_in_unknown_ways,
    attachments_are_part_of_something,
)
