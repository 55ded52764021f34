"""The bundled fonts (SIL OFL 1.1, from PyPI packages) in fpdf2, and their widths for the layout."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, cast

from billhead_pdf.text.metrics import Face, Family, Weight

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

_FILES: dict[str, tuple[str, dict[Weight, str]]] = {
    "sans": (
        "font_source_sans_pro",
        {"regular": "SourceSansPro-Regular.ttf", "bold": "SourceSansPro-Semibold.ttf"},
    ),
    "serif": (
        "font_source_serif_pro",
        {"regular": "SourceSerifPro-Regular.ttf", "bold": "SourceSerifPro-Semibold.ttf"},
    ),
}
STYLES: dict[Weight, str] = {"regular": "", "bold": "B"}


def load_family(pdf: "FPDF", family: str) -> Family:
    """Registers both weights with the document and returns their widths."""
    package, names = _FILES[family]
    faces: dict[Weight, Face] = {}
    for weight, name in names.items():
        pdf.add_font(family, STYLES[weight], Path(str(files(package).joinpath("files", name))))
        font = cast("TTFFont", pdf.fonts[f"{family}{STYLES[weight]}"])
        widths = dict(font.cw)
        # Source's narrow no-break space is too thin to part figures; the no-break space stands in for it.
        widths.pop(0x202F, None)
        faces[weight] = Face(widths)
    return Family(faces["regular"], faces["bold"])
