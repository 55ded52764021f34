"""The objects of one PDF by their numbers, each read once and only where it is asked for. It looks at no page."""

from typing import Final

from billhead.einvoice.reading.pdf_streams import PdfFile, Stream
from billhead.einvoice.reading.pdf_syntax import Dictionary, Ref, Scanner, Value
from billhead.einvoice.reading.pdf_table import Table, Within, read_table, search_objects
from billhead.einvoice.reading.refusals import PdfEncrypted, PdfMalformed, PdfTooComplex

MAX_CHAIN: Final = 10
MAX_WITHIN: Final = 20_000


class PdfObjects:
    """Errors of all methods: PdfMalformed, PdfTooComplex, PdfEncrypted."""

    def __init__(self, file: PdfFile, table: Table) -> None:
        if table.trailer.get("Encrypt") is not None:
            raise PdfEncrypted("The PDF is encrypted; send it without a password.")
        self._file = file
        self._table = table
        self._known: dict[int, Value | Stream] = {}
        self._opened: dict[int, list[Value]] = {}
        self._opening: set[int] = set()

    def root(self) -> Dictionary:
        return self.dictionary(self._table.trailer.get("Root"))

    def dictionary(self, value: Value | Stream) -> Dictionary:
        """Empty where it is none."""
        found = self.resolved(value)
        return found if isinstance(found, dict) else {}

    def array(self, value: Value) -> list[Value]:
        found = self.resolved(value)
        return found if isinstance(found, list) else []

    def content(self, value: Value) -> bytes | None:
        """Of a stream, unpacked."""
        found = self.resolved(value)
        return self._file.unpacked(found, self.resolved) if isinstance(found, Stream) else None

    def resolved(self, value: Value | Stream) -> Value | Stream:
        """What a reference leads to, over at most so many others."""
        for _ in range(MAX_CHAIN):
            if not isinstance(value, Ref):
                return value
            value = self._object(value.number)
        raise PdfMalformed("References go round in a circle.")

    def _object(self, number: int) -> Value | Stream:
        if number in self._known:
            return self._known[number]
        if number in self._opening:
            raise PdfMalformed("An object is needed to read itself.")
        if len(self._opening) >= MAX_CHAIN:
            raise PdfMalformed("Too many objects are needed to read one.")
        self._opening.add(number)
        try:
            self._known[number] = found = self._read(number)
        finally:
            self._opening.discard(number)
        return found

    def _read(self, number: int) -> Value | Stream:
        place = self._table.places.get(number)
        if place is None:
            return None
        if isinstance(place, Within):
            values = self._values(place.stream)
            return values[place.position] if place.position < len(values) else None
        told, value = self._file.numbered(place, self.resolved)
        if told != number:
            raise PdfMalformed("Another object is where the table says.")
        return value

    def _values(self, number: int) -> list[Value]:
        """The objects in a stream of objects (ISO 32000-1 §7.5.7)."""
        if number not in self._opened:
            stream = self._object(number)
            if not isinstance(stream, Stream):
                raise PdfMalformed("A stream of objects is missing.")
            self._opened[number] = self._read_all(stream)
        return self._opened[number]

    def _read_all(self, stream: Stream) -> list[Value]:
        count, first = (self.resolved(stream.about.get(name)) for name in ("N", "First"))
        if not isinstance(count, int) or not isinstance(first, int) or first < 0:
            raise PdfMalformed("A stream of objects does not say what it holds.")
        if not 0 <= count <= MAX_WITHIN:
            raise PdfTooComplex(f"A stream holds more than {MAX_WITHIN} objects.")
        content, budget = self._file.unpacked(stream, self.resolved), self._file.budget
        head = Scanner(content, 0, budget)
        offsets = [head.value() for _ in range(count * 2)][1::2]
        if any(not isinstance(offset, int) or offset < 0 for offset in offsets):
            raise PdfMalformed("A stream of objects does not say where they are.")
        return [Scanner(content, first + offset, budget).value() for offset in offsets if isinstance(offset, int)]


def open_objects(content: bytes) -> PdfObjects:
    """By the file's own table, if the catalogue is where it says; else by what is found in the file."""
    file = PdfFile(content)
    try:
        objects = PdfObjects(file, read_table(file))
        if objects.root():
            return objects
    except PdfMalformed:
        pass
    return PdfObjects(file, search_objects(file))
