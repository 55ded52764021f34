"""An empty PDF/A-3B document of ours: no clock, no network, no files, units in points."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from billhead_pdf.drawing.metadata import Metadata, write_xmp

if TYPE_CHECKING:
    from fpdf import FPDF

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@contextmanager
def open_pdf(metadata: Metadata | None = None) -> "Generator[FPDF]":
    """A new document; its font files are closed at the end, also where drawing it failed."""
    from fpdf.fonts import TTFFont

    pdf = _new_pdf(metadata)
    try:
        yield pdf
    finally:
        for font in pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()


def _new_pdf(metadata: Metadata | None) -> "FPDF":
    """ISO 19005-3, conformance B. Whatever content refers to outside of itself is refused."""
    from fpdf import FPDF
    from fpdf.enums import ResourceAccessPolicy
    from fpdf.svg import SVGLimits

    pdf = FPDF(unit="pt", format="A4", enforce_compliance="PDF/A-3B")
    pdf.resource_access_policy = ResourceAccessPolicy.NONE
    pdf.svg_limits = SVGLimits(max_use_depth=8, max_resolved_elements=5_000)
    pdf.alias_nb_pages(None)  # pyright: ignore[reportArgumentType] -- documented: None switches the page alias off
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.set_creation_date(metadata.created if metadata else _EPOCH)
    if metadata is not None:
        pdf.set_title(metadata.title)
        pdf.set_lang(metadata.language)
        pdf.set_author(metadata.author)
        pdf.set_xmp_metadata(write_xmp(metadata))
    return pdf
