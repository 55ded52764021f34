"""PDFs of our own making, byte by byte: with a plain table, with streams of objects, and made hostile in one place."""

import zlib
from collections.abc import Mapping

from tests.unit.einvoice_reading.full_cii import FULL_CII

INVOICE = FULL_CII.encode()
CATALOGUE = b"<</Type/Catalog/Names<</EmbeddedFiles<</Names[(factur-x.xml) 2 0 R]>>>>>>"
FILE = b"<</Type/Filespec/F(factur-x.xml)/UF(factur-x.xml)/EF<</F 3 0 R/UF 3 0 R>>>>"


def stream(content: bytes, about: bytes = b"", *, length: bytes | None = None) -> bytes:
    told = b"%d" % len(content) if length is None else length
    return b"<<%b/Length %b>>stream\n%b\nendstream" % (about, told, content)


def flate(content: bytes, about: bytes = b"") -> bytes:
    return stream(zlib.compress(content), b"/Filter/FlateDecode" + about)


def objects(**changes: bytes) -> dict[int, bytes]:
    """The three that carry an invoice; `o4=b"…"` adds or changes one."""
    own = {1: CATALOGUE, 2: FILE, 3: flate(INVOICE, b"/Type/EmbeddedFile")}
    return own | {int(name[1:]): body for name, body in changes.items()}


def plain_pdf(bodies: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """With a table of objects in plain text (ISO 32000-1 §7.5.4)."""
    written, places = bytearray(b"%PDF-1.7\n"), {}
    for number, body in bodies.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(written), max(bodies) + 1
    written += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        written += b"%d 1\n%010d 00000 n \n" % (number, place)
    return bytes(written + b"trailer\n<</Size %d%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def packed_pdf(within: Mapping[int, bytes], beside: Mapping[int, bytes], predictor: int = 12) -> bytes:
    """With objects in a stream, and the table a stream too (§7.5.7, §7.5.8), its rows packed by a PNG filter."""
    numbers = list(within)
    offsets = [sum(len(body) + 1 for body in list(within.values())[:place]) for place in range(len(within))]
    head = b" ".join(b"%d %d" % pair for pair in zip(numbers, offsets, strict=True)) + b" "
    holder, table = max([*within, *beside]) + 1, max([*within, *beside]) + 2
    about = b"/Type/ObjStm/N %d/First %d" % (len(within), len(head))
    written, rows = bytearray(b"%PDF-1.7\n"), {0: (0, 0, 255)}
    for number, body in {**beside, holder: flate(head + b" ".join(within.values()), about)}.items():
        rows[number] = (1, len(written), 0)
        written += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    rows |= {number: (2, holder, place) for place, number in enumerate(numbers)}
    start = len(written)
    rows[table] = (1, start, 0)
    fields = [
        kind.to_bytes(1) + where.to_bytes(4) + index.to_bytes(1)
        for kind, where, index in (rows[number] for number in sorted(rows))
    ]
    index = b" ".join(b"%d 1" % number for number in sorted(rows))
    parms = b"/DecodeParms<</Predictor %d/Columns 6>>" % predictor
    about = b"/Type/XRef/W[1 4 1]/Index[%b]/Size %d/Root 1 0 R%b" % (index, table + 1, parms)
    return bytes(
        written
        + b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, flate(png(fields, predictor - 10), about), start)
    )


def png(rows: list[bytes], kind: int) -> bytes:
    """Rows as PNG filters them (RFC 2083 §6): none, sub, up, average, paeth."""
    above, packed = bytes(len(rows[0])), bytearray()
    for row in rows:
        packed.append(kind)
        for place, byte in enumerate(row):
            left, corner = (row[place - 1], above[place - 1]) if place else (0, 0)
            up = above[place]
            nearest = min((left, up, corner), key=lambda value, at=left + up - corner: abs(at - value))
            packed.append((byte - (0, left, up, (left + up) // 2, nearest)[kind]) & 0xFF)
        above = row
    return bytes(packed)


GOOD = plain_pdf(objects())
