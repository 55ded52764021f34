"""Decodes a PNG or JPEG whose size was checked, and encodes its pixels anew; opens no other format."""

import struct
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

from billhead_images.headers import bare_png, jpeg_size
from billhead_images.limits import JPEG_QUALITY, MAX_RASTER_BYTES
from billhead_images.rejection import LogoRejected

# What Pillow raises on damaged input; UnidentifiedImageError is an OSError.
_DECODING_ERRORS = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    OverflowError,
    TypeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)


def clean_png(content: bytes, side: int) -> tuple[bytes, int, int]:
    """Return PNG bytes (RGBA where anything is transparent, else RGB), width and height; raises `LogoRejected`."""
    _refuse_weight(content)
    bare, size = bare_png(content)
    with _damage_is_a_rejection():
        picture = _fitted(_full_colour(_opened(bare, "PNG", size)), side)
    return _encoded(picture, "PNG", {"compress_level": 9})


def clean_jpeg(content: bytes, side: int) -> tuple[bytes, int, int]:
    """Return JPEG bytes (RGB, quality 90, no chroma subsampling), width and height; raises `LogoRejected`.

    Naive CMYK to RGB: colour profiles are dropped, because they are one more parser for hostile input.
    """
    _refuse_weight(content)
    size = jpeg_size(content)
    with _damage_is_a_rejection():
        picture = _fitted(_opened(content, "JPEG", size), side).convert("RGB")
    return _encoded(picture, "JPEG", {"quality": JPEG_QUALITY, "subsampling": 0, "optimize": True})


def _refuse_weight(content: bytes) -> None:
    if len(content) > MAX_RASTER_BYTES:
        raise LogoRejected("too_large", f"At most {MAX_RASTER_BYTES // 1024 // 1024} MB.")


@contextmanager
def _damage_is_a_rejection() -> Generator[None]:
    try:
        yield
    except _DECODING_ERRORS as damage:
        raise LogoRejected("broken_image", "The picture is damaged or incomplete.") from damage


def _opened(content: bytes, decoder: str, size: tuple[int, int]) -> Image.Image:
    picture = Image.open(BytesIO(content), formats=[decoder])
    if picture.size != size:
        raise ValueError("the decoder sees another size than the one that was checked")
    return picture


def _fitted(picture: Image.Image, side: int) -> Image.Image:
    """Return the picture upright, no side longer than this; it is never enlarged."""
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return ImageOps.exif_transpose(picture)


def _full_colour(picture: Image.Image) -> Image.Image:
    if picture.mode == "I;16":
        # Pillow clips 16-bit grey at 255 instead of scaling it. Its samples are little-endian: take the high bytes.
        return Image.frombytes("L", picture.size, picture.tobytes()[1::2]).convert("RGB")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")


def _encoded(picture: Image.Image, encoder: str, options: dict[str, int]) -> tuple[bytes, int, int]:
    picture.info.clear()  # Pillow would write profile, comment and resolution from here
    sink = BytesIO()
    picture.save(sink, encoder, **options)
    made = sink.getvalue()
    # Pixels that were packed well as a photograph or a palette may not be as a PNG.
    _refuse_weight(made)
    return made, picture.width, picture.height
