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
from billhead_pdf.drawing.stationery import draw_stationery, ratio_of
from billhead_pdf.layout.furniture import Sheet, below_header
from billhead_pdf.layout.plan import Plan, plan_document
from billhead_pdf.logo import Logo, Stationery
from billhead_pdf.templates.gallery import choose_template, logo_align, logo_scale, make_sheet, page_size
from billhead_pdf.templates.opening import Brand, LogoShape, Stage
from billhead_pdf.templates.paper import put_on_paper, read_paper
from billhead_pdf.text.clean import clean_line
from billhead_pdf.text.metrics import Family, load_family

if TYPE_CHECKING:
    from billhead_pdf.drawing.document import Pictures

_log = logging.getLogger("billhead_pdf")
# Of a document in a script that no font is there for, these are enough to tell which.
_MOST_MISSING = 50


def render_document(
    document: Mapping[str, Any],
    *,
    logo: Logo | Stationery | None = None,
    language: str | None = None,
    attachments: Sequence[Attachment] = (),
    on_missing: Callable[[Sequence[str]], object] | None = None,
) -> bytes:
    """A PDF of canonical document JSON (Decimals, dates as text): the same input gives the same bytes.

    PDF/A-3A and PDF/UA-1 up to 500 lines, PDF/A-3B above (docs/pdf.md).
    `logo` may be all of the issuer's pictures. `language` ('de', 'de-AT'; 'de,en' for labels in both) wins over the
    document's own; an unknown one is English. A picture that cannot be drawn is left out and logged as
    `picture_unusable`; characters that no bundled font has are shown as a box, logged as `glyph_missing` with their
    code points ('U+1F600') and told to `on_missing`. Raises TypeError for an amount that is a float, ValueError for two
    attachments of one name.
    """
    content = describe_document(document, language)
    branding = part_of(document, "branding")
    pictures = draw_stationery(logo if isinstance(logo, Stationery) else Stationery(logo))
    paper = read_paper(branding, page_size(branding), ratio_of(pictures, "letterhead"))
    sheet = make_sheet(branding, paper, is_rtl=is_rtl_language(content.language))
    family = load_family(sheet.style.family, forms_language(document, language), with_slip=content.slip is not None)
    brand = _brand(branding, pictures, content.seller.name)
    roomy = _roomy(content, sheet, family, pictures)
    stage = Stage(content, roomy, family, brand, paper.window)
    opening = put_on_paper(choose_template(branding).open_page(stage), paper, sheet)
    plan = plan_document(content, stage.sheet, family, opening)
    _tell_missing(family, on_missing)
    return _draw(plan, family, _metadata(document, content, attachments), pictures)


def _tell_missing(family: Family, on_missing: Callable[[Sequence[str]], object] | None) -> None:
    missing = [f"U+{code:04X}" for code in family.missing()[:_MOST_MISSING]]
    if missing:
        _log.warning("glyph_missing", extra={"code_points": missing})
    if missing and on_missing is not None:
        on_missing(missing)


def _roomy(content: Content, sheet: Sheet, family: Family, pictures: "Pictures") -> Sheet:
    """The sheet with room for the header text and for the picture to sign with."""
    sheet = below_header(content, sheet, family)
    return sheet._replace(style=sheet.style._replace(signature_ratio=ratio_of(pictures, "signature")))


def _draw(plan: Plan, family: Family, metadata: Metadata, pictures: "Pictures") -> bytes:
    # fpdf2 comes with the first document that is drawn, not with the import of this package.
    from billhead_pdf.drawing.canvas import draw_file

    return draw_file(plan, family, metadata, pictures)


def _metadata(document: Source, content: Content, attachments: Sequence[Attachment]) -> Metadata:
    name = content.name if not content.draft else f"{content.name} ({content.draft})"
    if len({attachment.name for attachment in attachments}) < len(attachments):
        raise ValueError("attachments have different names")
    created = document_time(line_of(document, "date"))
    return Metadata(name, content.seller.name, content.language, created, tuple(attachments), content.second_language)


def _brand(branding: Source, pictures: "Pictures", seller: str) -> Brand:
    """A logo without a text of its own stands for the issuer."""
    shape = None
    if "logo" in pictures:
        logo = pictures["logo"]
        shape = LogoShape(logo.ratio, logo_scale(branding), clean_line(logo.text) or seller)
    return Brand(shape, logo_align(branding), "letterhead" in pictures)
