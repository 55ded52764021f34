"""The objects of a PDF from its bytes (ISO 32000-1 §7.2, §7.3), one by one, within a budget. Follows no reference."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from billhead.einvoice.reading.refusals import PdfMalformed, PdfTooComplex

MAX_NESTING: Final = 30
MAX_OBJECTS: Final = 200_000
MAX_UNPACKED: Final = 24 * 1024 * 1024

# White space and comments; a comment goes to the end of its line. Possessive: a file of nothing else costs no memory.
_BLANK: Final = re.compile(rb"(?:[\x00\t\n\x0c\r ]++|%[^\r\n]*+)*+")
_TOKEN: Final = re.compile(
    rb"<<|>>|[\[\]()<]|/[^\x00\t\n\x0c\r ()<>\[\]{}/%]{0,300}|[^\x00\t\n\x0c\r ()<>\[\]{}/%]{1,60}"
)
_INTEGER: Final = re.compile(rb"[+-]?[0-9]{1,20}")
_REFERENCE: Final = re.compile(
    rb"([0-9]{1,10})[\x00\t\n\x0c\r ]{1,20}([0-9]{1,5})[\x00\t\n\x0c\r ]{1,20}R(?![A-Za-z0-9])"
)
_HEX: Final = re.compile(rb"[\x00\t\n\x0c\r 0-9A-Fa-f]*")
_STRING_PART: Final = re.compile(rb"[^()\\]+|\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.DOTALL)
_OCTAL: Final = frozenset(b"%d" % digit for digit in range(8))
_ESCAPES: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_WORDS: Final = {b"true": True, b"false": False, b"null": None}


class Name(str):
    """`/Name`, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """`12 0 R`; no two objects of a file that is read have the same number."""

    number: int


class Other(NamedTuple):
    """A token that needs no meaning here: a fraction, an operator."""

    token: bytes


# What a PDF is made of; dictionaries have the names' texts as keys, strings are bytes.
Value = bool | int | bytes | Name | Ref | Other | list["Value"] | dict[str, "Value"] | None
Dictionary = Mapping[str, Value]


class Budget:
    """What one file may use up in all: objects read, bytes unpacked."""

    def __init__(self) -> None:
        self._objects = MAX_OBJECTS
        self._bytes = MAX_UNPACKED

    def use_object(self) -> None:
        self._objects -= 1
        if self._objects < 0:
            raise PdfTooComplex(f"More than {MAX_OBJECTS} objects had to be read.")

    @property
    def bytes_left(self) -> int:
        return self._bytes

    def use_bytes(self, count: int) -> None:
        self._bytes -= count
        if self._bytes < 0:
            raise PdfTooComplex(f"It unpacks to more than {MAX_UNPACKED} bytes.")


class Scanner:
    """Reads objects one after the other from a place on. Errors: PdfMalformed, PdfTooComplex."""

    def __init__(self, content: bytes, place: int, budget: Budget) -> None:
        if not 0 <= place <= len(content):
            raise PdfMalformed("Something is said to be outside of the file.")
        self._content = content
        self._budget = budget
        self.place = place

    def word(self) -> bytes:
        """The next token, empty at the end."""
        self.place = self._after_blank()
        token = _TOKEN.match(self._content, self.place)
        if token is None:
            return b""
        self.place = token.end()
        return token[0]

    def value(self, depth: int = 0) -> Value:
        self._budget.use_object()
        if depth > MAX_NESTING:
            raise PdfTooComplex(f"Objects are nested more than {MAX_NESTING} deep.")
        self.place = self._after_blank()
        reference = _REFERENCE.match(self._content, self.place)
        if reference is not None:
            self.place = reference.end()
            return Ref(int(reference[1]))
        return self._meaning(self.word(), depth)

    def _meaning(self, token: bytes, depth: int) -> Value:
        opening = {b"<<": self._dictionary, b"[": self._array}.get(token)
        if opening is not None:
            return opening(depth + 1)
        if token == b"(":
            return self._string()
        if token == b"<":
            return self._hex_string()
        return _plain(token)

    def _dictionary(self, depth: int) -> Value:
        found: dict[str, Value] = {}
        while not self._closes(b">>"):
            key = self.value(depth)
            if not isinstance(key, Name):
                raise PdfMalformed("A dictionary has a key that is no name.")
            found[str(key)] = self.value(depth)
        return found

    def _array(self, depth: int) -> Value:
        found: list[Value] = []
        while not self._closes(b"]"):
            found.append(self.value(depth))
        return found

    def _closes(self, end: bytes) -> bool:
        self.place = self._after_blank()
        is_end = self._content.startswith(end, self.place)
        self.place += len(end) if is_end else 0
        return is_end

    def _string(self) -> bytes:
        """Parentheses may stand in it in pairs, and anything after a backslash."""
        parts: list[bytes] = []
        open_pairs = 1
        while open_pairs:
            part = _STRING_PART.match(self._content, self.place)
            if part is None:
                raise PdfMalformed("A string has no end.")
            self.place = part.end()
            open_pairs += {b"(": 1, b")": -1}.get(part[0], 0)
            parts.append(_unescaped(part[0]))
        return b"".join(parts[:-1])

    def _hex_string(self) -> bytes:
        found = _HEX.match(self._content, self.place)
        digits = b"" if found is None else found[0].translate(None, b"\x00\t\n\x0c\r ")
        self.place += 0 if found is None else len(found[0])
        if not self._closes(b">"):
            raise PdfMalformed("A string of hexadecimal digits has no end.")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())

    def _after_blank(self) -> int:
        blank = _BLANK.match(self._content, self.place)
        return self.place if blank is None else blank.end()


def _plain(token: bytes) -> Value:
    if token.startswith(b"/"):
        return Name(_NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), token[1:]).decode("latin-1"))
    if token in _WORDS:
        return _WORDS[token]
    if token in {b"", b">>", b"]", b")", b"endobj", b"stream"}:
        raise PdfMalformed("An object is incomplete.")
    return int(token) if _INTEGER.fullmatch(token) else Other(token)


def _unescaped(part: bytes) -> bytes:
    if not part.startswith(b"\\"):
        return part
    rest = part[1:]
    if rest[:1] in _OCTAL:
        return bytes([int(rest, 8) & 0xFF])
    return b"" if rest in {b"\r\n", b"\n", b"\r"} else _ESCAPES.get(rest, rest)
