"""The templates by name, and a document's branding turned into a style."""

from collections.abc import Mapping
from decimal import Decimal
from importlib import import_module
from typing import Any, NamedTuple

from billhead.locales.numbers import as_decimal

from billhead_pdf.colors import Color, parse_color
from billhead_pdf.content.source import Source, line_of
from billhead_pdf.layout.furniture import Sheet
from billhead_pdf.templates.opening import Opening, Stage
from billhead_pdf.templates.style import Palette, Style

DEFAULT_TEMPLATE = "modern"
DEFAULT_PRIMARY: Color = (37, 62, 105)
# ISO 216 A4 and ANSI A in points.
PAGE_SIZES: Mapping[str, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MIN_SCALE, MAX_SCALE = 0.25, 2.5
_FAMILIES = {"sans": "sans", "serif": "serif", "sourcesans": "sans", "sourceserif": "serif"}


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


def make_sheet(branding: Source, *, is_rtl: bool = False) -> Sheet:
    """Page size (A4 unless Letter is asked for) and style: colours and font as the brand wants them.

    A page that is read from right to left is planned from left to right and turned round as a whole.
    """
    primary = parse_color(branding.get("primary_color"), DEFAULT_PRIMARY)
    palette = Palette(primary, parse_color(branding.get("accent_color"), primary))
    style = choose_template(branding).make_style(palette)
    width, height = PAGE_SIZES.get(line_of(branding, "page_size").lower(), PAGE_SIZES["a4"])
    family = choose_family(line_of(branding, "font"), style.family)
    return Sheet(width, height, style._replace(family=family, is_rtl=is_rtl))


def choose_family(font: str, default: str) -> str:
    """'Source Serif Pro', 'source-sans', 'serif' …; a font that is not bundled is the template's own."""
    name = "".join(filter(str.isalpha, font.lower())).removesuffix("pro")
    return _FAMILIES.get(name, default)


def logo_scale(branding: Source) -> float:
    """logo_scale_percent as a factor, kept between 0.25 and 2.5."""
    percent = as_decimal(branding.get("logo_scale_percent"))
    return min(MAX_SCALE, max(MIN_SCALE, float((Decimal(100) if percent is None else percent) / 100)))
