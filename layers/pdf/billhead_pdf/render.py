"""Draws one document as PDF: content, then plan, then marks. The only entry for callers; writes and reads no file."""

import logging
from collections.abc import Mapping
from typing import Any

from billhead_pdf.content.describe import describe_document
from billhead_pdf.content.model import Content
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.drawing.canvas import Canvas
from billhead_pdf.drawing.logo import DrawableLogo, Logo, try_logo
from billhead_pdf.drawing.metadata import Metadata, document_time
from billhead_pdf.drawing.sheet import open_pdf
from billhead_pdf.drawing.typefaces import load_family
from billhead_pdf.layout.plan import Plan, plan_document
from billhead_pdf.templates.gallery import choose_template, logo_scale, make_sheet
from billhead_pdf.templates.opening import LogoShape, Stage
from billhead_pdf.text.metrics import Family

__all__ = ["Logo", "render_document"]

_log = logging.getLogger("billhead_pdf")


def render_document(document: Mapping[str, Any], *, logo: Logo | None = None, language: str | None = None) -> bytes:
    """A PDF/A-3B of canonical document JSON (Decimals, dates as text): the same input gives the same bytes.

    `language` ('de', 'de-AT') wins over the document's own; an unknown one is English. A logo that cannot be drawn is
    left out and logged as `logo_unusable`; characters that no bundled font has are shown as a box and logged as
    `glyph_missing` with their code points. Raises TypeError for an amount that is a float.
    """
    content = describe_document(document, language)
    branding = part_of(document, "branding")
    sheet = make_sheet(branding)
    drawable = _usable(logo)
    with open_pdf(_metadata(document, content)) as pdf:
        family = load_family(pdf, sheet.style.family)
        stage = Stage(content, sheet, family, _shape(drawable, branding))
        plan = plan_document(content, sheet, family, choose_template(branding).open_page(stage))
        return _draw(plan, Canvas(pdf, sheet.style.family, drawable), family)


def _draw(plan: Plan, canvas: Canvas, family: Family) -> bytes:
    canvas.draw_plan(plan)
    missing = family.missing()
    if missing:
        _log.warning("glyph_missing", extra={"code_points": [f"U+{code:04X}" for code in missing[:50]]})
    return bytes(canvas.pdf.output())


def _metadata(document: Source, content: Content) -> Metadata:
    name = content.name if not content.draft else f"{content.name} ({content.draft})"
    return Metadata(name, content.seller.name, content.language, document_time(line_of(document, "date")))


def _usable(logo: Logo | None) -> DrawableLogo | None:
    drawable = None if logo is None else try_logo(logo)
    if logo is not None and drawable is None:
        _log.warning("logo_unusable", extra={"content_type": logo.content_type, "size": len(logo.content)})
    return drawable


def _shape(drawable: DrawableLogo | None, branding: Source) -> LogoShape | None:
    return None if drawable is None else LogoShape(drawable.ratio, logo_scale(branding))
