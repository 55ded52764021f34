"""Draws a document as a page: its words from the PDF layer's content, its form from templates. No request, no table."""

import base64
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from billhead.documents.printing import Drawing
from billhead.documents.state import State
from billhead.entities.picture_names import PictureName
from billhead_pdf.content.describe import describe_document
from billhead_pdf.content.model import Content, Line
from markupsafe import Markup

from billhead_web.brand import PICTURES
from billhead_web.paper.look import Look, look_of
from billhead_web.paper.payment_code import code_picture
from billhead_web.styled import StyledPage, styled


class Group(NamedTuple):
    """Lines under one heading, or under none."""

    heading: str
    lines: Sequence[Line]


class Paper(NamedTuple):
    """All that the article of a document needs."""

    content: Content
    groups: Sequence[Group]
    look: Look
    logo: str | None
    code: Markup | None
    signature: str | None


def paper_of(drawing: Drawing) -> Paper:
    """In the words of the document's PDF in that language. Raises TypeError for an amount that is a float."""
    content = describe_document(_without_barcode(drawing.document), drawing.language)
    if drawing.document.get("status") == State.VOIDED:
        content = content._replace(payment=None)  # nobody should pay what is void
    payment = content.payment
    code = code_picture(payment.code, payment.code_caption) if payment and payment.code else None
    if "signature" in drawing.pictures and not content.signature:
        content = content._replace(signature=content.seller.name)
    logo, signature = (_picture(drawing, name) for name in ("logo", "signature"))
    return Paper(content, _groups(content.table.lines), look_of(drawing.document), logo, code, signature)


def _without_barcode(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """PDF417, the Croatian barcode, is only drawn on paper: on a page its payers scan the EPC code."""
    branding: Mapping[str, Any] = document.get("branding") or {}
    codes: Sequence[str] = branding.get("payment_codes") or ()
    if "hub3" not in codes:
        return document
    return {**document, "branding": {**branding, "payment_codes": [code for code in codes if code != "hub3"]}}


def document_page(drawing: Drawing) -> StyledPage:
    """The document and nothing else: the same document makes the same page, byte for byte."""
    paper = paper_of(drawing)
    return styled("document", paper.content.language, **paper._asdict())


def _groups(lines: Sequence[Line]) -> list[Group]:
    groups: list[Group] = []
    rows: list[Line] = []
    for line in lines:
        if line.is_heading:
            rows = []
            groups.append(Group(line.name, rows))
        else:
            if not groups:
                groups.append(Group("", rows))
            rows.append(line)
    return groups


def _picture(drawing: Drawing, name: PictureName) -> str | None:
    """As a data: URI, so that the page loads nothing."""
    content, content_type = drawing.pictures.get(name, (b"", ""))
    if content_type not in PICTURES:
        return None
    return f"data:{content_type};base64,{base64.b64encode(content).decode()}"
