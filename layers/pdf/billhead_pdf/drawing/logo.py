"""The logo: tried on a sheet of its own first, so that one that cannot be drawn never spoils a document."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from billhead_pdf.layout.ops import Picture

if TYPE_CHECKING:
    from fpdf import FPDF

MAX_BYTES = 2 * 1024 * 1024
# fpdf2 reads images with Pillow and an SVG interpreter of its own; these are what both raise for bad or hostile input.
_UNDRAWABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True)
class Logo:
    """A logo's bytes and media type (image/png, image/jpeg, image/svg+xml); `name` is its alternative text."""

    content: bytes
    content_type: str
    name: str = ""


@dataclass(frozen=True)
class DrawableLogo:
    """A logo that was drawn once without fault; `ratio` is width to height."""

    logo: Logo
    ratio: float


def try_logo(logo: Logo) -> DrawableLogo | None:
    """None where fpdf2 cannot draw it, it has no size, or it is over 2 MiB. Reads no file and no address."""
    from fpdf.errors import FPDFException
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    if not 0 < len(logo.content) <= MAX_BYTES:
        return None
    try:
        return _draw_alone(logo)
    except (*_UNDRAWABLE, FPDFException, DecompressionBombError, DecompressionBombWarning):
        return None


def place_logo(pdf: "FPDF", drawable: DrawableLogo, place: Picture) -> None:
    """Draws the logo where the plan wants it."""
    with warnings.catch_warnings():
        # An SVG without viewBox is drawn by its width and height; fpdf2 warns of that.
        warnings.simplefilter("ignore")
        pdf.image(
            BytesIO(drawable.logo.content),
            x=place.x,
            y=place.y,
            w=place.width,
            h=place.height,
            alt_text=drawable.logo.name or None,
        )


def _draw_alone(logo: Logo) -> DrawableLogo | None:
    from PIL.Image import DecompressionBombWarning

    from billhead_pdf.drawing.sheet import open_pdf

    with open_pdf() as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", DecompressionBombWarning)
        pdf.add_page()
        info = pdf.image(BytesIO(logo.content), x=0, y=0, h=100)
        pdf.output()
        # Text in an SVG is set in a font that is not embedded, which PDF/A forbids.
        if pdf.fonts:
            return None
    width, height = float(info.rendered_width), float(info.rendered_height)
    return DrawableLogo(logo, width / height) if 0.02 < width / height < 50 else None
