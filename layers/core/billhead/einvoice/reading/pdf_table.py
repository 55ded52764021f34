"""Where a PDF's objects are: its cross-reference tables and streams (ISO 32000-1 §7.5.4, §7.5.8), or a search for them.

A newer table names the older one; what the newer says of an object holds. It reads no object but those that are tables.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from billhead.einvoice.reading.pdf_streams import PdfFile, Stream
from billhead.einvoice.reading.pdf_syntax import Dictionary, Value
from billhead.einvoice.reading.refusals import PdfMalformed, PdfTooComplex

MAX_TABLES: Final = 100
MAX_WIDTH: Final = 8
_START: Final = re.compile(rb"startxref[\x00\t\n\x0c\r ]{1,20}([0-9]{1,10})")
_SECTION: Final = re.compile(rb"[\x00\t\n\x0c\r ]{0,50}([0-9]{1,10}) {1,5}([0-9]{1,10})[\x00\t\n\x0c\r ]{1,50}")
_ENTRY: Final = re.compile(rb"([0-9]{1,10}) {1,5}[0-9]{1,5} {1,5}([nf])[\x00\t\n\x0c\r ]{0,50}")
_OBJECT: Final = re.compile(
    rb"(?<![0-9])([0-9]{1,10})[\x00\t\n\x0c\r ]{1,9}[0-9]{1,5}[\x00\t\n\x0c\r ]{1,9}obj(?![a-z])"
)
_TRAILER: Final = re.compile(rb"trailer(?=[\x00\t\n\x0c\r ]{0,50}<<)")


class Within(NamedTuple):
    """A place in a stream of objects."""

    stream: int
    position: int


Place = int | Within


class Table(NamedTuple):
    places: dict[int, Place]
    trailer: Dictionary


def read_table(file: PdfFile) -> Table:
    """As the file's end says. Errors: PdfMalformed, PdfTooComplex."""
    starts = _START.findall(file.content)
    if not starts:
        raise PdfMalformed("The file does not say where its objects are.")
    waiting, seen, tables = [int(starts[-1])], set[int](), list[Table]()
    while waiting:
        place = waiting.pop(0)
        if place in seen:
            continue
        seen.add(place)
        if len(seen) > MAX_TABLES:
            raise PdfTooComplex(f"It has more than {MAX_TABLES} tables of objects.")
        table = _table_at(file, place)
        tables.append(table)
        older = (table.trailer.get("XRefStm"), table.trailer.get("Prev"))
        waiting += [each for each in older if isinstance(each, int)]
    return _merged(tables)


def search_objects(file: PdfFile) -> Table:
    """Whatever looks like an object; of two with one number the later one."""
    places: dict[int, Place] = {}
    for found in _OBJECT.finditer(file.content):
        file.budget.use_object()
        places[int(found[1])] = found.start()
    trailers = [file.scanner(found.end()).value() for found in _TRAILER.finditer(file.content)]
    named = [each for each in trailers if isinstance(each, dict) and "Root" in each]
    return Table(places, named[-1] if named else {})


def _merged(tables: list[Table]) -> Table:
    places: dict[int, Place] = {}
    for table in reversed(tables):
        places.update(table.places)
    return Table(places, tables[0].trailer)


def _table_at(file: PdfFile, place: int) -> Table:
    scanner = file.scanner(place)
    if scanner.word() == b"xref":
        return _plain_table(file, scanner.place)
    _, stream = file.numbered(place)
    if not isinstance(stream, Stream):
        raise PdfMalformed("No table of objects is where the file says.")
    return Table(dict(_entries(file, stream)), stream.about)


def _plain_table(file: PdfFile, place: int) -> Table:
    """What is free is left out: an older table may say where it was, but nothing names it any more."""
    places: dict[int, Place] = {}
    while section := _SECTION.match(file.content, place):
        place, number = section.end(), int(section[1])
        for count in range(int(section[2])):
            entry = _ENTRY.match(file.content, place)
            if entry is None:
                raise PdfMalformed("The table of objects is damaged.")
            file.budget.use_object()
            place = entry.end()
            if entry[2] == b"n":
                places[number + count] = int(entry[1])
    scanner = file.scanner(place)
    trailer = scanner.value() if scanner.word() == b"trailer" else None
    if not isinstance(trailer, dict):
        raise PdfMalformed("The table of objects has no trailer.")
    return Table(places, trailer)


def _entries(file: PdfFile, stream: Stream) -> Iterator[tuple[int, Place]]:
    """Three numbers each: what it is (1 by default, an object; 2, one in a stream), where, and at which index."""
    widths = _numbers(stream.about.get("W"))
    if len(widths) != 3 or max(widths) > MAX_WIDTH or not sum(widths):
        raise PdfMalformed("A table of objects does not say how wide it is.")
    content, place = file.unpacked(stream), 0
    for number in _numbered(stream.about):
        file.budget.use_object()
        if place >= len(content):
            return
        kind, where, index = _fields(content, place, widths)
        place += sum(widths)
        if kind == 1 or not widths[0]:
            yield number, where
        elif kind == 2:
            yield number, Within(where, index)


def _fields(content: bytes, place: int, widths: list[int]) -> list[int]:
    fields: list[int] = []
    for width in widths:
        fields.append(int.from_bytes(content[place : place + width]))
        place += width
    return fields


def _numbered(about: Dictionary) -> Iterator[int]:
    """The numbers that the table has, in sections."""
    size = about.get("Size")
    sections = _numbers(about.get("Index")) or ([0, size] if isinstance(size, int) else [])
    for start, count in zip(sections[::2], sections[1::2], strict=False):
        yield from range(start, start + count)


def _numbers(value: Value) -> list[int]:
    found = value if isinstance(value, list) else []
    return [each for each in found if isinstance(each, int) and each >= 0]
