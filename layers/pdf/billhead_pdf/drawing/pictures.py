"""Pictures, drawn by fpdf2 on a sheet of their own and kept: one that cannot be drawn never spoils a document."""

import warnings
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from billhead_pdf.drawing.deferral import Deferral, deferring
from billhead_pdf.drawing.objects import Written
from billhead_pdf.logo import Logo

if TYPE_CHECKING:
    from fpdf import FPDF

MAX_BYTES = 2 * 1024 * 1024
# The sheet's height in points; as wide as a picture can be.
HEIGHT, WIDEST = 1000.0, 50
# Parts of fpdf2 and what they need that no picture is drawn with, or not every one.
_DEFERRAL: Final = Deferral(
    later=frozenset(
        {
            "PIL",
            "fontTools",
            "fpdf.bidi",
            "fpdf.drawing",
            "fpdf.encryption",
            "fpdf.font_type_3",
            "fpdf.html",
            "fpdf.image_parsing",
            "fpdf.linearization",
            "fpdf.recorder",
            "fpdf.sign",
            "fpdf.svg",
            "fpdf.table",
            "fpdf.template",
            "fpdf.unicode_script",
        }
    ),
    never=frozenset({"cryptography", "endesive", "numpy", "uharfbuzz"}),
)
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


class DrawnPicture(NamedTuple):
    """A picture as objects of a file; `last` is the number of the last one, the form that draws it. Sizes in points."""

    width: float
    height: float
    objects: tuple[bytes, ...]
    text: str
    last: int

    @property
    def ratio(self) -> float:
        """Width to height."""
        return self.width / self.height

    @property
    def numbered(self) -> Iterator[tuple[int, bytes]]:
        """The objects with their numbers."""
        return enumerate(self.objects, self.last - len(self.objects) + 1)


# Documents of one issuer follow each other, and to take a picture apart is most of the work on it.
@lru_cache(maxsize=16)
def draw_picture(logo: Logo, taken: int = 0) -> DrawnPicture | None:
    """None where fpdf2 cannot draw it, it has no size, or it is over 2 MiB. Reads no file and no address.

    `taken` numbers of objects are those of other pictures in the same file.
    """
    if not 0 < len(logo.content) <= MAX_BYTES:
        return None
    with deferring(_DEFERRAL):
        from fpdf.errors import FPDFException
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    with warnings.catch_warnings():
        # An SVG without viewBox is drawn by its width and height; fpdf2 warns of that.
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", DecompressionBombWarning)
        try:
            return _draw(logo, taken)
        except (*_UNDRAWABLE, FPDFException, DecompressionBombError, DecompressionBombWarning):
            return None


def _draw(logo: Logo, taken: int) -> DrawnPicture | None:
    sheet = _open_sheet()
    cast(Any, sheet)._resource_catalog.last_reserved_object_id = taken
    drawn = sheet.image(BytesIO(logo.content), x=0, y=0, h=HEIGHT)
    width, height = float(drawn.rendered_width), float(drawn.rendered_height)
    # Text is set in a font that is not embedded, which no archive takes; a process with all of fpdf2 loaded draws it.
    if sheet.fonts or not 1 / WIDEST < width / height < WIDEST:
        return None
    objects = tuple(_objects(sheet, (width, height)))
    return DrawnPicture(width, height, objects, logo.name, taken + len(objects))


def _open_sheet() -> "FPDF":
    """Whatever a picture refers to outside of itself is refused; so is text, for its font would not be embedded."""
    with deferring(_DEFERRAL):
        from fpdf import FPDF
        from fpdf.enums import ResourceAccessPolicy
    from fpdf.svg import SVGLimits

    sheet = FPDF(unit="pt", format=(HEIGHT * WIDEST, HEIGHT), enforce_compliance="PDF/A-3B")
    sheet.resource_access_policy = ResourceAccessPolicy.NONE
    sheet.svg_limits = SVGLimits(max_use_depth=8, max_resolved_elements=5_000)
    sheet.single_resources_object = True
    sheet.set_auto_page_break(False)
    sheet.set_margin(0)
    sheet.add_page()
    return sheet


def _objects(sheet: "FPDF", size: tuple[float, float]) -> list[bytes]:
    """What the page of the sheet needs, and the page itself as a form (ISO 32000-1, 8.10)."""
    from fpdf.output import OutputProducer

    page = sheet.pages[1]
    producer = cast(Any, OutputProducer(sheet))
    producer._ocg_objs_per_name = {}
    producer._insert_resources([page])
    entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {size[0]:.2f} {size[1]:.2f}]"
    form = Written(f"{entries} /Resources {cast(Any, page.resources).ref}", bytes(cast(bytearray, page.contents)))
    producer._add_pdf_obj(form)
    return [_encoded(part.serialize()) for part in sorted(producer.pdf_objs, key=lambda part: part.id)]


def _encoded(written: str | bytes) -> bytes:
    return written if isinstance(written, bytes) else written.encode("latin-1")
