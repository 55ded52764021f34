"""Pictures made at run time, good and hostile; nothing binary lies in the repository."""

import struct
import zlib
from io import BytesIO

from PIL import Image

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def header(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def png_bomb(width: int, height: int) -> bytes:
    """A tiny file that claims, and partly has, an enormous black picture."""
    return PNG_SIGNATURE + header(width, height) + chunk(b"IDAT", zlib.compress(bytes(1_000_000))) + chunk(b"IEND", b"")


def encoded(picture: Image.Image, encoder: str, **options: object) -> bytes:
    sink = BytesIO()
    picture.save(sink, encoder, **options)
    return sink.getvalue()


def decoded(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def halves(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> Image.Image:
    """Left half red, right half blue."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture.convert(mode)


def with_chunks(png: bytes, *chunks: bytes) -> bytes:
    """Put chunks between the header and the rest."""
    split = len(PNG_SIGNATURE) + 25
    return png[:split] + b"".join(chunks) + png[split:]


def svg(body: str, attributes: str = 'viewBox="0 0 100 50"', before: str = "") -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{before}<svg {namespaces} {attributes}>{body}</svg>".encode()
