"""Decides by the first bytes what a file is; the name and the type that its sender claims decide nothing."""

import re
from typing import Literal

from billhead_images.rejection import LogoRejected

Kind = Literal["png", "jpeg", "svg"]

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JPEG_SIGNATURE = b"\xff\xd8\xff"
_SVG_START = re.compile(rb"\s*<(?:\?xml\s|!--|!DOCTYPE\s+svg\b|(?:[A-Za-z_][\w.-]*:)?svg[\s/>])")
_OTHER_PICTURES = (
    (0, b"GIF8"),
    (0, b"BM"),
    (0, b"II*\x00"),
    (0, b"MM\x00*"),
    (0, b"\x00\x00\x01\x00"),
    (0, b"8BPS"),
    (0, b"%!PS"),
    (0, b"\x1f\x8b"),  # svgz
    (0, b"\xff\x0a"),  # JPEG XL
    (0, b"\x00\x00\x00\x0cJXL "),
    (4, b"ftypavif"),
    (4, b"ftypheic"),
    (4, b"ftypmif1"),
    (4, b"jP  "),
    (8, b"WEBP"),
)
# Servers call a picture many things. What names another family altogether was not meant as a picture.
_POSSIBLE_TYPES = frozenset(
    {"application/octet-stream", "binary/octet-stream", "application/xml", "text/xml", "text/plain", ""}
)


def kind_of(content: bytes, declared_type: str | None) -> Kind:
    """Return the kind of picture; raises `LogoRejected` with `empty`, `not_an_image` or `unsupported_type`."""
    if not content:
        raise LogoRejected("empty", "The file is empty.")
    _refuse_other_family(declared_type)
    if content.startswith(PNG_SIGNATURE):
        return "png"
    if content.startswith(_JPEG_SIGNATURE):
        return "jpeg"
    if _SVG_START.match(content.removeprefix(b"\xef\xbb\xbf")[:4096]):
        return "svg"
    if any(content[offset:].startswith(magic) for offset, magic in _OTHER_PICTURES):
        raise LogoRejected("unsupported_type", "Only PNG, JPEG and SVG are taken.")
    raise LogoRejected("not_an_image", "The file is not a PNG, JPEG or SVG picture.")


def _refuse_other_family(declared_type: str | None) -> None:
    media_type = (declared_type or "").partition(";")[0].strip().lower()
    if not media_type.startswith("image/") and media_type not in _POSSIBLE_TYPES:
        raise LogoRejected("unsupported_type", "The file is declared as something other than a picture.")
