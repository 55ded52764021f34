"""Objects as a file: dictionaries packed into one compressed stream, and a compressed table of where each object is.

ISO 32000-1, 7.5.7 and 7.5.8. An element of the structure takes six bytes that way, and a hundred with fpdf2's table.
"""

import zlib
from collections.abc import Callable
from itertools import accumulate, count, repeat
from struct import Struct

# A comment of bytes above 127 tells that the file is no text (ISO 19005-3, 6.1.2).
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Kind (1 at an offset, 2 in a stream of objects), offset or number of that stream, 0 or place in that stream.
_ENTRY = Struct(">BIH")
_FREE = (0, 0, 0xFFFF)
# Of zlib: a little more than half the work of its usual one, for three per cent more.
_LEVEL = 4


class Packer:
    """Collects the objects of a file, each by its number, in any order."""

    def __init__(self) -> None:
        self._buffer = bytearray(_HEADER)
        self._places: dict[int, tuple[int, int, int]] = {0: _FREE}
        self._packed: dict[int, str] = {}

    def add_dictionary(self, number: int, written: str) -> None:
        """`<<…>>`, kept until the file is finished."""
        self._packed[number] = written

    def add_object(self, number: int, written: bytes) -> None:
        """`number 0 obj … endobj`, such as a stream."""
        self._places[number] = (1, len(self._buffer), 0)
        self._buffer += written + b"\n"

    def finish(self, roots: str, next_number: int, identify: Callable[[bytearray], str]) -> bytes:
        """The whole file; `roots` are the entries that lead to its objects, two numbers from `next_number` on are free,
        `identify` gives the file's name by what is in it."""
        self._add_packed(next_number)
        table = next_number + 1
        start = len(self._buffer)
        self._places[table] = (1, start, 0)
        rows = b"".join([_ENTRY.pack(*self._places[number]) for number in range(table + 1)])
        entries = (
            f"/Type/XRef/Size {table + 1}/W[1 4 2]{roots}/ID[{identify(self._buffer)}]"
            f"/DecodeParms<</Predictor 12/Columns {_ENTRY.size}>>"
        )
        self.add_object(table, stream(table, entries, _predicted(rows)))
        return bytes(self._buffer + f"startxref\n{start}\n%%EOF\n".encode())

    def _add_packed(self, number: int) -> None:
        self._places.update(zip(self._packed, zip(repeat(2), repeat(number), count()), strict=False))
        offsets = accumulate([len(written) + 1 for written in self._packed.values()], initial=0)
        head = " ".join([f"{held} {at}" for held, at in zip(self._packed, offsets, strict=False)])
        data = "\n".join([head, *self._packed.values()])
        entries = f"/Type/ObjStm/N {len(self._packed)}/First {len(head) + 1}"
        self.add_object(number, stream(number, entries, data.encode("latin-1")))


def stream(number: int, entries: str, data: bytes) -> bytes:
    """A compressed stream as an object."""
    packed = zlib.compress(data, _LEVEL)
    head = f"{number} 0 obj\n<</Filter /FlateDecode /Length {len(packed)} {entries}>>\nstream\n"
    return head.encode("latin-1") + packed + b"\nendstream\nendobj"


def _predicted(rows: bytes) -> bytes:
    """Each row as its difference from the one above (PNG's filter 2): neighbours are alike, and pack to nothing.

    All bytes at once, as digits of two large numbers: the highest bit of each is set aside, so that none borrows.
    """
    size = _ENTRY.size
    high = int.from_bytes(b"\x80" * len(rows))
    value, above = int.from_bytes(rows), int.from_bytes(bytes(size) + rows[:-size])
    difference = ((value | high) - (above & ~high)) ^ ((value ^ ~above) & high)
    changed = difference.to_bytes(len(rows))
    return b"".join([b"\x02" + changed[at : at + size] for at in range(0, len(changed), size)])


def packable(written: str | bytes) -> str | None:
    """What stands between `obj` and `endobj` where that is a dictionary; None for a stream."""
    text = written.decode("latin-1") if isinstance(written, bytes) else written
    if text.endswith("endstream\nendobj"):
        return None
    return text.partition("obj\n")[2].removesuffix("\nendobj")
