"""The templates by name, and a document's branding turned into a style."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from typing import Any, NamedTuple

from billhead.locales.numbers import as_decimal

from billhead_pdf.colors import Color, parse_color
from billhead_pdf.content.source import Source, line_of
from billhead_pdf.layout.furniture import Sheet
from billhead_pdf.layout.stack import Align
from billhead_pdf.templates.opening import Opening, Stage
from billhead_pdf.templates.paper import PLAIN, Paper, fit_style
from billhead_pdf.templates.style import Palette, Style

DEFAULT_TEMPLATE = "modern"
DEFAULT_PRIMARY: Color = (37, 62, 105)
# ISO 216 A4 and ANSI A in points.
PAGE_SIZES: Mapping[str, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MIN_SCALE, MAX_SCALE = 0.1, 2.5
_ALIGNS: Sequence[Align] = ("left", "center", "right")
_FAMILIES = {
    "sans": "sans",
    "serif": "serif",
    "sourcesans": "sans",
    "sourceserif": "serif",
    "ibmplexsans": "plex",
    "plex": "plex",
    "opensans": "opensans",
    "roboto": "roboto",
    "ebgaramond": "garamond",
    "garamond": "garamond",
}


class Template(NamedTuple):
    """A look, loaded when a document wants it: its style in a brand's colours and its way to open the first page."""

    name: str

    def make_style(self, palette: Palette) -> Style:
        return self._module().make_style(palette)

    def open_page(self, stage: Stage) -> Opening:
        return self._module().open_page(stage)

    def _module(self) -> Any:
        return import_module(f"billhead_pdf.templates.{self.name}")


TEMPLATES: Mapping[str, Template] = {name: Template(name) for name in ("modern", "classic", "condensed", "minimal")}


def choose_template(branding: Source) -> Template:
    """The template by name; `modern` where there is none of that name."""
    return TEMPLATES.get(line_of(branding, "template").lower(), TEMPLATES[DEFAULT_TEMPLATE])


def page_size(branding: Source) -> tuple[float, float]:
    """A4 unless Letter is asked for."""
    return PAGE_SIZES.get(line_of(branding, "page_size").lower(), PAGE_SIZES["a4"])


def make_sheet(branding: Source, paper: Paper = PLAIN, *, is_rtl: bool = False) -> Sheet:
    """Page size and style: colours and font as the brand wants them, margins as the paper does.

    A page that is read from right to left is planned from left to right and turned round as a whole.
    """
    primary = parse_color(branding.get("primary_color"), DEFAULT_PRIMARY)
    palette = Palette(primary, parse_color(branding.get("accent_color"), primary))
    style = choose_template(branding).make_style(palette)
    style = style._replace(family=choose_family(line_of(branding, "font"), style.family), is_rtl=is_rtl)
    if style.head_align == "center":
        style = style._replace(head_align=logo_align(branding) or "center")
    return Sheet(*page_size(branding), fit_style(style, paper))


def choose_family(font: str, default: str) -> str:
    """'Source Serif Pro', 'source-sans', 'serif' …; a font that is not bundled is the template's own."""
    name = "".join(filter(str.isalpha, font.lower())).removesuffix("pro")
    return _FAMILIES.get(name, default)


def logo_align(branding: Source) -> Align | None:
    """None where the template decides."""
    wanted = line_of(branding, "logo_position")
    return next((align for align in _ALIGNS if align == wanted), None)


def logo_scale(branding: Source) -> float:
    """logo_scale_percent as a factor, kept between 0.1 and 2.5."""
    percent = as_decimal(branding.get("logo_scale_percent"))
    return min(MAX_SCALE, max(MIN_SCALE, float((Decimal(100) if percent is None else percent) / 100)))
