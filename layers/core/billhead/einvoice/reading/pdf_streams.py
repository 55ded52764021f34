"""One PDF's bytes with its budget: numbered objects, streams and what is packed in them. Knows no table of objects."""

from collections.abc import Callable
from typing import NamedTuple

from billhead.einvoice.reading.pdf_filters import unpack
from billhead.einvoice.reading.pdf_syntax import Budget, Dictionary, Name, Scanner, Value
from billhead.einvoice.reading.refusals import PdfMalformed


class Stream(NamedTuple):
    """As it lies in the file, still packed."""

    about: Dictionary
    content: bytes


# What a reference leads to; where no object is known yet, what is no reference.
Resolve = Callable[[Value], "Value | Stream"]


def unresolved(value: Value) -> "Value | Stream":
    return value


class PdfFile:
    """Errors of all methods: PdfMalformed, PdfTooComplex."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.budget = Budget()

    def scanner(self, place: int) -> Scanner:
        return Scanner(self.content, place, self.budget)

    def numbered(self, place: int, resolve: Resolve = unresolved) -> tuple[int, Value | Stream]:
        """The object that begins there (ISO 32000-1 §7.3.10)."""
        scanner = self.scanner(place)
        number, generation = scanner.value(), scanner.value()
        if not isinstance(number, int) or not isinstance(generation, int) or scanner.word() != b"obj":
            raise PdfMalformed("No object is where the table says.")
        value = scanner.value()
        if isinstance(value, dict) and scanner.word() == b"stream":
            return number, Stream(value, self._packed(value, scanner.place, resolve))
        return number, value

    def unpacked(self, stream: Stream, resolve: Resolve = unresolved) -> bytes:
        names = _listed(stream.about.get("Filter"), resolve)
        given = _listed(stream.about.get("DecodeParms"), resolve) + [None] * len(names)
        if any(not isinstance(name, Name) for name in names):
            raise PdfMalformed("A stream does not say how it is packed.")
        parameters = [each if isinstance(each, dict) else {} for each in given]
        return unpack(stream.content, list(zip(map(str, names), parameters, strict=False)), self.budget)

    def _packed(self, about: Dictionary, place: int, resolve: Resolve) -> bytes:
        """By its length where `endstream` follows; else up to the next `endstream`."""
        start = place + (2 if self.content.startswith(b"\r\n", place) else 1)
        length = resolve(about.get("Length"))
        if isinstance(length, int) and self._ends_at(start + length):
            return self.content[start : start + length]
        end = self.content.find(b"endstream", start)
        if end < 0:
            raise PdfMalformed("A stream has no end.")
        return self.content[start:end]

    def _ends_at(self, place: int) -> bool:
        return 0 <= place <= len(self.content) and self.scanner(place).word().startswith(b"endstream")


def _listed(value: Value, resolve: Resolve) -> list["Value | Stream"]:
    """One, or an array of them."""
    found = resolve(value)
    if isinstance(found, list):
        return [resolve(each) for each in found]
    return [] if found is None else [found]
