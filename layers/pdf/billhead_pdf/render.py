"""Draws one document as PDF: content, then plan, then marks. The only entry for callers; writes and reads no file."""

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from billhead_pdf.attachments import Attachment
from billhead_pdf.content.describe import describe_document
from billhead_pdf.content.model import Content
from billhead_pdf.content.source import Source, line_of, part_of
from billhead_pdf.content.writing import forms_language, is_rtl_language
from billhead_pdf.drawing.metadata import Metadata, document_time
from billhead_pdf.layout.plan import Plan, plan_document
from billhead_pdf.logo import Logo
from billhead_pdf.templates.gallery import choose_template, logo_scale, make_sheet
from billhead_pdf.templates.opening import LogoShape, Stage
from billhead_pdf.text.clean import clean_line
from billhead_pdf.text.metrics import Family, load_family

if TYPE_CHECKING:
    from billhead_pdf.drawing.pictures import DrawnPicture

_log = logging.getLogger("billhead_pdf")
# Of a document in a script that no font is there for, these are enough to tell which.
_MOST_MISSING = 50


def render_document(
    document: Mapping[str, Any],
    *,
    logo: Logo | None = None,
    language: str | None = None,
    attachments: Sequence[Attachment] = (),
    on_missing: Callable[[Sequence[str]], object] | None = None,
) -> bytes:
    """A PDF of canonical document JSON (Decimals, dates as text): the same input gives the same bytes.

    PDF/A-3A and PDF/UA-1 up to 500 lines, PDF/A-3B above (docs/pdf.md).
    `language` ('de', 'de-AT'; 'de,en' for labels in both) wins over the document's own; an unknown one is English.
    A logo that cannot be drawn is left out and logged as `logo_unusable`; characters that no bundled font has are shown
    as a box, logged as `glyph_missing` with their code points ('U+1F600') and told to `on_missing`. Raises TypeError
    for an amount that is a float, ValueError for two attachments of one name.
    """
    content = describe_document(document, language)
    branding = part_of(document, "branding")
    sheet = make_sheet(branding, is_rtl=is_rtl_language(content.language))
    drawable = None if logo is None else _usable(logo)
    language_of_han = forms_language(document, language)
    family = load_family(sheet.style.family, language_of_han, with_slip=content.slip is not None)
    stage = Stage(content, sheet, family, _shape(drawable, branding))
    plan = plan_document(content, sheet, family, choose_template(branding).open_page(stage))
    missing = [f"U+{code:04X}" for code in family.missing()[:_MOST_MISSING]]
    if missing:
        _log.warning("glyph_missing", extra={"code_points": missing})
    if missing and on_missing is not None:
        on_missing(missing)
    return _draw(plan, family, _metadata(document, content, attachments), drawable)


def _draw(plan: Plan, family: Family, metadata: Metadata, drawable: "DrawnPicture | None") -> bytes:
    # fpdf2 comes with the first document that is drawn, not with the import of this package.
    from billhead_pdf.drawing.canvas import draw_file

    return draw_file(plan, family, metadata, drawable)


def _metadata(document: Source, content: Content, attachments: Sequence[Attachment]) -> Metadata:
    name = content.name if not content.draft else f"{content.name} ({content.draft})"
    if len({attachment.name for attachment in attachments}) < len(attachments):
        raise ValueError("attachments have different names")
    created = document_time(line_of(document, "date"))
    return Metadata(name, content.seller.name, content.language, created, tuple(attachments), content.second_language)


def _usable(logo: Logo) -> "DrawnPicture | None":
    from billhead_pdf.drawing.pictures import draw_logo

    drawable = draw_logo(logo)
    if drawable is None:
        _log.warning("logo_unusable", extra={"content_type": logo.content_type, "size": len(logo.content)})
    return drawable


def _shape(drawable: "DrawnPicture | None", branding: Source) -> LogoShape | None:
    return None if drawable is None else LogoShape(drawable.ratio, logo_scale(branding), clean_line(drawable.text))
