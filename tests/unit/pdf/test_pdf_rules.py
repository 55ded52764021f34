"""The rules of tests/support/pdf_rules are able to fail: each finds the file in which its own thing was spoilt."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from billhead_pdf import Attachment, Logo, render_document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from tests.support.pdf_rules import ALWAYS, TAGGED, findings
from tests.unit.pdf.pdf_documents import SVG, document, item, separator

Spoil = Callable[[PdfWriter], None]
INVOICE = Attachment("factur-x.xml", b"<Invoice/>", level="EN 16931")


@cache
def sound() -> bytes:
    """A file of two pages with all that rules look at."""
    lines = [separator("Part"), *(item(number, description="Some words about it. " * 8) for number in range(1, 14))]
    return render_document(document(lines), logo=Logo(SVG, "image/svg+xml", "Žagar"), attachments=[INVOICE])


def spoilt(spoil: Spoil) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sound())))
    spoil(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def put(at: str, key: str, value: Any) -> Spoil:
    """Another value for a key of what the path leads to; None takes the key away."""

    def spoil(writer: PdfWriter) -> None:
        place: Any = writer.root_object if not at.startswith("page") else writer.pages[0]
        for step in at.split("/")[1:]:
            place = (place[int(step)] if step.isdigit() else place[f"/{step}"]).get_object()
        if value is None:
            del place[key]
        else:
            place[NameObject(key)] = value

    return spoil


def change(kind: str, key: str, value: Any, *, which: int = 0) -> Spoil:
    """The same for an element of the structure of this kind."""

    def spoil(writer: PdfWriter) -> None:
        elements = [each for each in map(writer.get_object, range(1, len(writer._objects) + 1)) if _is(each, kind)]
        if value is None:
            del elements[which][key]
        else:
            elements[which][NameObject(key)] = value

    return spoil


def _is(thing: Any, kind: str) -> bool:
    return isinstance(thing, dict) and thing.get("/S") == f"/{kind}" and "/P" in thing


def rewrite(old: bytes, new: bytes, *, count: int = 1) -> Spoil:
    """Other instructions on the first page."""

    def spoil(writer: PdfWriter) -> None:
        contents: Any = writer.pages[0]["/Contents"].get_object()
        data = contents.get_data()
        assert old in data
        contents.set_data(data.replace(old, new, count))

    return spoil


def retell(old: str, new: str) -> Spoil:
    """Other metadata."""

    def spoil(writer: PdfWriter) -> None:
        stream: Any = writer.root_object["/Metadata"].get_object()
        data = stream.get_data().decode()
        assert old in data
        stream.set_data(data.replace(old, new).encode())

    return spoil


def of_font(key: str, value: Any, *, below: bool = False) -> Spoil:
    def spoil(writer: PdfWriter) -> None:
        font: Any = writer.pages[0]["/Resources"]["/Font"]["/F1"].get_object()
        if below:
            font = font["/DescendantFonts"][0].get_object()
        place = font["/FontDescriptor"].get_object() if key == "/FontFile2" else font
        if value is None:
            del place[key]
        else:
            place[NameObject(key)] = value

    return spoil


def meaning_nothing(writer: PdfWriter) -> None:
    font: Any = writer.pages[0]["/Resources"]["/Font"]["/F1"].get_object()
    told = font["/ToUnicode"].get_object()
    told.set_data(told.get_data().replace(b"> <00", b"> <E0"))


def one_element_twice(writer: PdfWriter) -> None:
    elements = [each for each in map(writer.get_object, range(1, len(writer._objects) + 1)) if _is(each, "P")]
    elements[0][NameObject("/K")] = elements[1]["/K"]
    elements[0][NameObject("/Pg")] = elements[1].raw_get("/Pg")


def filtered_away(writer: PdfWriter) -> None:
    stream = StreamObject()
    stream.set_data(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01")
    stream[NameObject("/Filter")] = NameObject("/LZWDecode")
    writer.root_object[NameObject("/Extra")] = writer._add_object(stream)


def scripted(writer: PdfWriter) -> None:
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(script))


def without_association(writer: PdfWriter) -> None:
    del writer.root_object["/AF"]


NOWHERE = ArrayObject([FloatObject(0)] * 4)
SPOILT: dict[str, list[Spoil]] = {
    "trailer_names_the_file_and_no_key": [lambda writer: writer.encrypt("", algorithm="RC4-128")],
    "colours_are_meant_by_a_profile": [
        put("root", "/OutputIntents", ArrayObject()),
        put("root/OutputIntents/0/DestOutputProfile", "/N", NumberObject(4)),
        rewrite(b" rg", b" 0 k"),
    ],
    "streams_are_filtered_by_what_stays": [filtered_away],
    "nothing_acts": [scripted, put("page", "/AA", DictionaryObject())],
    "nothing_is_seen_through_in_unknown_ways": [put("page", "/Group", None)],
    "attachments_are_part_of_something": [
        without_association,
        put("root/AF/0", "/AFRelationship", NameObject("/Other")),
        put("root/AF/0/EF/F", "/Subtype", NameObject("/xml")),
        put("root/AF/0/EF/F/Params", "/ModDate", None),
        put("root/AF/0/EF/F/Params", "/Size", NumberObject(1)),
        put("root/AF/0", "/UF", None),
    ],
    "metadata_are_readable_by_anybody": [retell("<?xpacket begin=", "<?packet begin=")],
    "conformance_is_claimed": [retell("<pdfaid:part>3", "<pdfaid:part>2"), put("root", "/StructTreeRoot", None)],
    "accessibility_is_claimed_with_tags_alone": [retell("<pdfuaid:part>1", "<pdfuaid:part>2")],
    "the_title_is_the_same_everywhere": [
        retell("Invoice 2026-00017", "Invoice 2026-00018"),
        lambda writer: writer.add_metadata({"/Title": "Another"}),
    ],
    "a_window_shows_the_title": [put("root/ViewerPreferences", "/DisplayDocTitle", BooleanObject(False))],
    "the_language_is_named": [
        put("root", "/Lang", None),
        put("root", "/Lang", TextStringObject("English, please")),
        change("P", "/Lang", TextStringObject("?")),
    ],
    "words_of_others_are_described": [
        retell("<pdfaProperty:name>Version", "<pdfaProperty:name>Edition"),
        retell("<xmp:CreatorTool>", '<my:Tool xmlns:my="urn:mine">x</my:Tool><xmp:CreatorTool>'),
    ],
    "an_invoice_as_data_is_attached": [retell("DocumentFileName>factur-x.xml", "DocumentFileName>other.xml")],
    "fonts_are_embedded": [of_font("/FontFile2", None, below=True)],
    "glyphs_are_found_by_their_number": [
        of_font("/CIDToGIDMap", None, below=True),
        of_font("/Encoding", NameObject("/Identity-V")),
    ],
    "drawn_glyphs_are_there_and_as_wide_as_told": [of_font("/W", ArrayObject(), below=True)],
    "drawn_text_can_be_read": [of_font("/ToUnicode", None), meaning_nothing],
    "brackets_match": [rewrite(b"EMC", b"EMC EMC"), rewrite(b"EMC", b"")],
    "all_that_is_drawn_is_marked": [
        rewrite(b"/Artifact BMC", b"/Span BMC"),
        rewrite(b"/H1 <</MCID 1>> BDC", b"/H1 <<>> BDC"),
    ],
    "nothing_is_both_read_and_passed_over": [
        rewrite(b"/H1 <</MCID 1>> BDC", b"/Artifact BMC EMC /H1 <</MCID 1>> BDC /Artifact BMC 0 0 1 1 re f EMC")
    ],
    "each_number_is_there_once": [
        rewrite(b"<</MCID 2>>", b"<</MCID 1>>"),
        rewrite(b"<</MCID 2>>", b"<</MCID 999>>"),
        change("P", "/K", NumberObject(998)),
        one_element_twice,
    ],
    "the_way_back_leads_to_the_element": [
        put("page", "/StructParents", NumberObject(7)),
        put("root/StructTreeRoot/ParentTree", "/Nums", ArrayObject()),
    ],
    "pages_are_gone_through_by_structure": [put("page", "/Tabs", None)],
    "the_file_says_that_it_is_tagged": [
        put("root/MarkInfo", "/Marked", BooleanObject(False)),
        put("root", "/MarkInfo", None),
    ],
    "elements_are_of_standard_kinds": [
        change("P", "/S", NameObject("/Paragraph")),
        change("Document", "/S", NameObject("/Sect")),
    ],
    "elements_know_what_they_are_in": [
        lambda writer: change("TD", "/P", writer.root_object["/StructTreeRoot"].raw_get("/K"))(writer)
    ],
    "elements_hold_something": [change("P", "/K", ArrayObject())],
    "groups_hold_no_text_of_their_own": [change("P", "/S", NameObject("/Sect"))],
    "headings_skip_no_level": [
        change("H2", "/S", NameObject("/H3")),
        change("H1", "/S", NameObject("/P")),
        change("H2", "/S", NameObject("/H1")),
    ],
    "figures_say_what_they_show": [
        change("Figure", "/Alt", None),
        change("Figure", "/Alt", TextStringObject(" ")),
        change("Figure", "/A", DictionaryObject({NameObject("/BBox"): NOWHERE})),
    ],
    "lists_are_lists_of_items": [
        change("L", "/A", DictionaryObject()),
        change("LI", "/S", NameObject("/P")),
        change("Lbl", "/S", NameObject("/Span")),
        change("L", "/S", NameObject("/Sect")),
    ],
    "tables_are_rows_of_cells": [
        change("TD", "/S", NameObject("/P")),
        change("TR", "/S", NameObject("/Sect")),
        change("Table", "/S", NameObject("/Sect")),
    ],
    "rows_are_equally_wide": [
        change("TR", "/K", ArrayObject(), which=4),
        change("TD", "/A", DictionaryObject({NameObject("/ColSpan"): NumberObject(2)})),
    ],
    "heads_say_what_they_are_heads_of": [change("TH", "/A", DictionaryObject())],
}
# What pypdf writes anew is sound by its own doing.
BYTES: dict[str, Callable[[bytes], bytes]] = {
    "header_tells_a_binary_pdf": lambda data: data.replace(b"%\xe2\xe3\xcf\xd3", b"%abcd", 1),
    "nothing_follows_the_end": lambda data: data + b"more",
}


def test_a_sound_file_has_no_findings_and_stays_so_when_it_is_written_anew() -> None:
    assert findings(sound()) == {}
    assert findings(spoilt(lambda writer: None)) == {}


@pytest.mark.parametrize(("name", "spoil"), [(name, spoil) for name, spoils in SPOILT.items() for spoil in spoils])
def test_a_rule_finds_what_is_spoilt(name: str, spoil: Spoil) -> None:
    assert name in findings(spoilt(spoil))


@pytest.mark.parametrize("name", BYTES)
def test_a_rule_on_bytes_finds_what_is_spoilt(name: str) -> None:
    assert name in findings(BYTES[name](sound()))


def test_every_rule_was_seen_to_fail() -> None:
    assert {rule.__name__ for rule in (*ALWAYS, *TAGGED)} == {*SPOILT, *BYTES}
