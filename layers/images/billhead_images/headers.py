"""Reads the size of a PNG or JPEG from its own bytes before any decoder may look at it; decodes nothing."""

import struct
from collections.abc import Iterator

from billhead_images.limits import MAX_JPEG_SCANS, MAX_PIXELS, MAX_SIDE_PIXELS
from billhead_images.rejection import LogoRejected
from billhead_images.sniffing import PNG_SIGNATURE

# Everything else in a PNG is comment, animation or compressed baggage (iCCP, zTXt, iTXt) that nobody should unpack.
_PNG_CHUNKS_OF_THE_PICTURE = frozenset({b"IHDR", b"PLTE", b"tRNS", b"eXIf", b"IDAT", b"IEND"})
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF0 to SOF15 without DHT, JPG, DAC (ITU T.81)
_JPEG_MARKERS_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_SCAN = 0xDA


def bare_png(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """Return the PNG with the chunks of its picture alone, and its width and height; raises `LogoRejected`."""
    chunks = list(_png_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 25 or chunks[-1][0] != b"IEND":
        raise _broken()
    width, height = struct.unpack(">II", chunks[0][1][8:16])
    _refuse_size(width, height)
    kept = b"".join(chunk for name, chunk in chunks if name in _PNG_CHUNKS_OF_THE_PICTURE)
    return PNG_SIGNATURE + kept, (width, height)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and whole chunk up to IEND: 4 bytes length, 4 bytes name, data, 4 bytes CRC (PNG §5.3)."""
    start = len(PNG_SIGNATURE)
    while len(content) >= start + 12:
        end = start + 12 + int.from_bytes(content[start : start + 4], "big")
        name = content[start + 4 : start + 8]
        if end > len(content):
            raise _broken()
        yield name, content[start:end]
        if name == b"IEND":
            return
        start = end


def jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height of the frame; raises `LogoRejected`, also for more scans than a picture needs."""
    # Inside compressed data FF is followed by 00, so these two bytes only stand where a scan starts (ITU T.81 B.1.1.5).
    if content.count(bytes((0xFF, _START_OF_SCAN))) > MAX_JPEG_SCANS:
        raise LogoRejected("too_many_pixels", "The JPEG has too many scans.")
    for marker, segment in _jpeg_segments(content):
        if marker in _JPEG_FRAMES and len(segment) >= 5:
            height, width = struct.unpack(">HH", segment[1:5])
            _refuse_size(width, height)
            return width, height
    raise _broken()


def _jpeg_segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    position = 2
    while len(content) >= position + 4 and content[position] == 0xFF:
        marker = content[position + 1]
        if marker == 0xFF:  # a fill byte
            position += 1
        elif marker in _JPEG_MARKERS_WITHOUT_LENGTH:
            position += 2
        elif marker == _START_OF_SCAN:
            return
        else:
            length = int.from_bytes(content[position + 2 : position + 4], "big")
            yield marker, content[position + 4 : position + 2 + length]
            position += 2 + length


def _refuse_size(width: int, height: int) -> None:
    if width < 1 or height < 1:
        raise _broken()
    if max(width, height) > MAX_SIDE_PIXELS or width * height > MAX_PIXELS:
        raise LogoRejected(
            "too_many_pixels", f"At most {MAX_SIDE_PIXELS} pixels on a side and {MAX_PIXELS // 1_000_000} megapixels."
        )


def _broken() -> LogoRejected:
    return LogoRejected("broken_image", "The picture is damaged or incomplete.")
