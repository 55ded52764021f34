"""The single entry: bytes of unknown origin in, a rebuilt logo out; same input, same bytes."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from billhead_images.limits import LOGO_SIDE_PIXELS
from billhead_images.raster import clean_jpeg, clean_png
from billhead_images.sniffing import kind_of
from billhead_images.svg.document import clean_svg

ContentType = Literal["image/png", "image/jpeg", "image/svg+xml"]


@dataclass(frozen=True, slots=True)
class CleanLogo:
    """A rebuilt picture. Width and height are pixels, or for SVG its proportions on a long side of 1,200."""

    content: bytes
    content_type: ContentType
    sha256: str
    width: int
    height: int


def clean_logo(content: bytes, *, declared_type: str | None = None, side: int = LOGO_SIDE_PIXELS) -> CleanLogo:
    """Rebuild a PNG, JPEG or SVG from its pixels or shapes alone; raises `LogoRejected`.

    Metadata, colour profiles, animation, scripts and whatever hides behind the picture do not survive. What the file
    is, its first bytes decide; `declared_type` only refuses what was sent as something else, such as text/html.
    A picture of pixels is made smaller where one of its sides is longer than `side`.
    """
    kind = kind_of(content, declared_type)
    if kind == "svg":
        return _logo("image/svg+xml", clean_svg(content))
    if kind == "png":
        return _logo("image/png", clean_png(content, side))
    return _logo("image/jpeg", clean_jpeg(content, side))


def _logo(content_type: ContentType, picture: tuple[bytes, int, int]) -> CleanLogo:
    content, width, height = picture
    return CleanLogo(content, content_type, sha256(content).hexdigest(), width, height)
