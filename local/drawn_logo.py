"""A logo drawn in code, so that the story needs no picture file: a PNG of three bars rising in a disc."""

import struct
import zlib

SIDE = 256
SAMPLES = 2
DISC = (59, 130, 246)
BARS = ((0.28, 0.40, 0.58), (0.44, 0.56, 0.44), (0.60, 0.72, 0.28))
"""Left, right and top of each bar, in parts of the side; all end at the same foot."""
FOOT = 0.72


def draw_logo() -> bytes:
    """The PNG file, RGBA."""
    rows = b"".join(b"\0" + b"".join(pixel(x, y) for x in range(SIDE)) for y in range(SIDE))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 6, 0, 0, 0)
    chunks = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One PNG chunk: length, type, data, checksum (https://www.w3.org/TR/png-3/)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def pixel(x: int, y: int) -> bytes:
    """One RGBA pixel, its edges smoothed by several samples."""
    points = [
        ((x + (i + 0.5) / SAMPLES) / SIDE, (y + (j + 0.5) / SAMPLES) / SIDE)
        for i in range(SAMPLES)
        for j in range(SAMPLES)
    ]
    inside = [point for point in points if in_disc(*point)]
    if not inside:
        return b"\0\0\0\0"
    white = sum(in_bar(*point) for point in inside) / len(inside)
    colour = [round(part + (255 - part) * white) for part in DISC]
    return bytes([*colour, round(255 * len(inside) / len(points))])


def in_disc(x: float, y: float) -> bool:
    """Whether a point lies in the disc."""
    return (x - 0.5) ** 2 + (y - 0.5) ** 2 <= 0.25


def in_bar(x: float, y: float) -> bool:
    """Whether a point lies in one of the bars."""
    return y <= FOOT and any(left <= x <= right and y >= top for left, right, top in BARS)
