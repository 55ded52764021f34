"""The text of an XML file from its bytes: one strict decoding, and no document type declaration. It parses no element.

XML 1.0 §4.3.3 and appendix F say how an encoding is told. Fewer are taken here than a parser knows, and each is decoded
before the parser sees anything: it never guesses, and nothing means one thing here and another in the next reader.
"""

import codecs
import re
from typing import Final

from billhead.einvoice.reading.refusals import XmlDoctypeRefused, XmlEncodingRefused, XmlMalformed

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CODECS: Final = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16",
    "utf-16be": "utf-16",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "latin-1",
    "latin1": "latin-1",
    "iso-8859-2": "iso8859-2",
    "iso-8859-15": "iso8859-15",
    "windows-1250": "cp1250",
    "windows-1252": "cp1252",
}
_DECLARATION: Final = re.compile(r"<\?xml[ \t\r\n][^<>]{0,200}?\?>")
_ENCODING: Final = re.compile(r"""[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][A-Za-z0-9._-]{0,39})["']""")
_SPACE: Final = " \t\r\n"
# Comments and instructions before the root element.
_MAX_PROLOG: Final = 100


def xml_text(content: bytes, *, is_decoded: bool = False) -> str:
    """`is_decoded` where a gateway has made UTF-8 of it, whatever the declaration says.

    Errors: XmlEncodingRefused, XmlDoctypeRefused, XmlMalformed.
    """
    codec = "utf-8" if is_decoded else _codec(content)
    try:
        text = content.decode(codec).removeprefix("\ufeff")
    except UnicodeError:
        raise XmlEncodingRefused(f"The bytes are not {codec}, as the file says or by default.") from None
    if "\0" in text:
        # No XML has this character; where the first ones have it, expat takes them for UTF-16, whatever it was told.
        raise XmlMalformed("The XML holds a character that XML has not.")
    _refuse_doctype(text)
    return text


def _codec(content: bytes) -> str:
    """By the byte order mark, else by the declaration, else UTF-8; the two may not contradict each other."""
    marked = next((codec for mark, codec in _MARKS if content.startswith(mark)), None)
    declared = _declared(content, marked or "latin-1")
    told = _CODECS.get(declared) if declared else marked or "utf-8"
    if told is None:
        raise XmlEncodingRefused(f"The encoding {declared} is not taken.")
    if (marked and marked != told) or (told == "utf-16" and not marked):
        raise XmlEncodingRefused(f"The encoding is said to be {declared}, but the first bytes say another.")
    return told


def _declared(content: bytes, codec: str) -> str | None:
    start = content[:600].decode(codec, "replace").removeprefix("\ufeff").removeprefix("\xef\xbb\xbf")
    declaration = _DECLARATION.match(start)
    found = _ENCODING.search(declaration[0]) if declaration else None
    return found[1].lower() if found else None


def _refuse_doctype(text: str) -> None:
    """Only comments and instructions may stand before the root element: the parser never meets a declaration."""
    place = _skip(text, 0)
    for _ in range(_MAX_PROLOG):
        if text.startswith("<!DOCTYPE", place):
            raise XmlDoctypeRefused("A document type declaration is not taken, nor are entities.")
        if text.startswith("<?", place):
            place = _skip(text, _after(text, "?>", place))
        elif text.startswith("<!--", place):
            place = _skip(text, _after(text, "-->", place + 4))
        else:
            return _check_root(text, place)
    raise XmlMalformed("Too much stands before the root element.")


def _check_root(text: str, place: int) -> None:
    if text[place : place + 1] != "<" or text[place + 1 : place + 2] in {"", "!"}:
        raise XmlMalformed("The root element is missing, or something strange stands before it.")


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in _SPACE:
        place += 1
    return place


def _after(text: str, end: str, place: int) -> int:
    found = text.find(end, place)
    if found < 0:
        raise XmlMalformed("A comment or an instruction has no end.")
    return found + len(end)
