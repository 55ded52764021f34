"""The templates by name, and a document's branding turned into a style."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from billhead_pdf.colors import Color, parse_color
from billhead_pdf.content.source import Source, line_of
from billhead_pdf.layout.furniture import Sheet
from billhead_pdf.locales.numbers import as_decimal
from billhead_pdf.templates import classic, condensed, minimal, modern
from billhead_pdf.templates.opening import Opening, Stage
from billhead_pdf.templates.style import Palette, Style

DEFAULT_TEMPLATE = "modern"
DEFAULT_PRIMARY: Color = (37, 62, 105)
# ISO 216 A4 and ANSI A in points.
PAGE_SIZES: Mapping[str, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MIN_SCALE, MAX_SCALE = 0.25, 2.5
_FAMILIES = {"sans": "sans", "serif": "serif", "sourcesans": "sans", "sourceserif": "serif"}


@dataclass(frozen=True)
class Template:
    """A look: its style in a brand's colours and its way to open the first page."""

    make_style: Callable[[Palette], Style]
    open_page: Callable[[Stage], Opening]


TEMPLATES: Mapping[str, Template] = {
    "modern": Template(modern.make_style, modern.open_page),
    "classic": Template(classic.make_style, classic.open_page),
    "condensed": Template(condensed.make_style, condensed.open_page),
    "minimal": Template(minimal.make_style, minimal.open_page),
}


def choose_template(branding: Source) -> Template:
    """The template by name; `modern` where there is none of that name."""
    return TEMPLATES.get(line_of(branding, "template").lower(), TEMPLATES[DEFAULT_TEMPLATE])


def make_sheet(branding: Source) -> Sheet:
    """Page size (A4 unless Letter is asked for) and style: colours and font as the brand wants them."""
    primary = parse_color(branding.get("primary_color"), DEFAULT_PRIMARY)
    palette = Palette(primary, parse_color(branding.get("accent_color"), primary))
    style = choose_template(branding).make_style(palette)
    width, height = PAGE_SIZES.get(line_of(branding, "page_size").lower(), PAGE_SIZES["a4"])
    return Sheet(width, height, replace(style, family=choose_family(line_of(branding, "font"), style.family)))


def choose_family(font: str, default: str) -> str:
    """'Source Serif Pro', 'source-sans', 'serif' …; a font that is not bundled is the template's own."""
    name = "".join(filter(str.isalpha, font.lower())).removesuffix("pro")
    return _FAMILIES.get(name, default)


def logo_scale(branding: Source) -> float:
    """logo_scale_percent as a factor, kept between 0.25 and 2.5."""
    percent = as_decimal(branding.get("logo_scale_percent"))
    return min(MAX_SCALE, max(MIN_SCALE, float((Decimal(100) if percent is None else percent) / 100)))
