"""The content of a PDF's stream (ISO 32000-1 §7.4), unpacked step by step within the budget. It opens no encryption."""

import base64
import re
import zlib
from collections.abc import Callable
from typing import Final

from billhead.einvoice.reading.pdf_syntax import Budget, Dictionary
from billhead.einvoice.reading.refusals import PdfMalformed, PdfTooComplex

MAX_FILTERS: Final = 4
MAX_ROW: Final = 100_000
_STEP: Final = 256 * 1024
_BLANK: Final = b"\x00\t\n\x0c\r "
# What is undone byte by byte in Python costs as much of the budget as its time is worth.
_SLOW: Final = 16
_SHAPE: Final = (("Columns", 1), ("Colors", 1), ("BitsPerComponent", 8))
_PNG_PREDICTORS: Final = range(10, 16)


def unpack(content: bytes, filters: list[tuple[str, Dictionary]], budget: Budget) -> bytes:
    """Each filter with its parameters, in their order. Errors: PdfMalformed, PdfTooComplex."""
    if len(filters) > MAX_FILTERS:
        raise PdfTooComplex(f"A stream is packed more than {MAX_FILTERS} times.")
    for name, parameters in filters:
        unpacking = _FILTERS.get(name)
        if unpacking is None:
            raise PdfMalformed(f"A stream is packed by {name[:40]!r}, which no file in an invoice needs.")
        content = _unpredicted(unpacking(content, budget), parameters, budget)
    return content


def _inflate(content: bytes, budget: Budget) -> bytes:
    """Never more at a time than a step. What is broken off gives what there was, as readers of PDF are used to."""
    engine, parts = zlib.decompressobj(), list[bytes]()
    try:
        while content and not engine.eof:
            part = engine.decompress(content, _STEP)
            budget.use_bytes(len(part))
            parts.append(part)
            content = engine.unconsumed_tail
    except zlib.error:
        raise PdfMalformed("A packed stream is damaged.") from None
    return b"".join(parts)


def _from_hex(content: bytes, budget: Budget) -> bytes:
    digits = content.partition(b">")[0].translate(None, _BLANK)
    budget.use_bytes(len(digits) // 2)
    try:
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    except ValueError:
        raise PdfMalformed("A stream in hexadecimal digits is damaged.") from None


def _from_base85(content: bytes, budget: Budget) -> bytes:
    digits = content.partition(b"~>")[0].strip(_BLANK).removeprefix(b"<~")
    budget.use_bytes(len(digits) * _SLOW)
    try:
        return base64.a85decode(re.sub(rb"[\x00\x0c]", b"", digits))
    except ValueError:
        raise PdfMalformed("A stream in base 85 is damaged.") from None


_FILTERS: Final[dict[str, Callable[[bytes, Budget], bytes]]] = {
    "FlateDecode": _inflate,
    "Fl": _inflate,
    "ASCIIHexDecode": _from_hex,
    "AHx": _from_hex,
    "ASCII85Decode": _from_base85,
    "A85": _from_base85,
}


def _unpredicted(content: bytes, parameters: Dictionary, budget: Budget) -> bytes:
    """Undoes the PNG filters of rows (RFC 2083 §6), as tables of objects are often packed."""
    predictor = parameters.get("Predictor", 1)
    if predictor == 1:
        return content
    budget.use_bytes(len(content) * _SLOW)
    columns, colors, bits = (parameters.get(name, least) for name, least in _SHAPE)
    if predictor not in _PNG_PREDICTORS or colors != 1 or bits != 8:
        raise PdfMalformed("A stream is packed as a picture is.")
    if not isinstance(columns, int) or not 0 < columns <= MAX_ROW:
        raise PdfMalformed("A stream's rows have no length.")
    return _rows(content, columns)


def _rows(content: bytes, columns: int) -> bytes:
    above, rows = bytes(columns), list[bytes]()
    for place in range(0, len(content), columns + 1):
        row = content[place + 1 : place + 1 + columns].ljust(columns, b"\0")
        above = _row(content[place], row, above)
        rows.append(above)
    return b"".join(rows)


def _row(kind: int, row: bytes, above: bytes) -> bytes:
    if kind == 0:
        return row
    if kind == 2:
        return bytes((one + up) & 0xFF for one, up in zip(row, above, strict=True))
    guess = _GUESSES.get(kind)
    if guess is None:
        raise PdfMalformed("A stream's row is packed in an unknown way.")
    made = bytearray()
    left = corner = 0
    for one, up in zip(row, above, strict=True):
        left = (one + guess(left, up, corner)) & 0xFF
        corner = up
        made.append(left)
    return bytes(made)


def _nearest(left: int, up: int, corner: int) -> int:
    """Paeth's predictor (RFC 2083 §6.6)."""
    estimate = left + up - corner
    return min((left, up, corner), key=lambda value: abs(estimate - value))


_GUESSES: Final[dict[int, Callable[[int, int, int], int]]] = {
    1: lambda left, up, corner: left,
    3: lambda left, up, corner: (left + up) // 2,
    4: _nearest,
}
