"""A document as the product prints it: with its issuer's pictures and, where it has one, its electronic invoice."""

from collections.abc import Mapping
from typing import Any

from billhead_pdf.attachments import Attachment
from billhead_pdf.layout.ops import PictureName
from billhead_pdf.logo import Logo, Stationery
from billhead_pdf.render import render_document


def print_document(
    document: Mapping[str, Any], pictures: Mapping[PictureName, tuple[bytes, str]], language: str | None
) -> tuple[bytes, tuple[str, ...]]:
    """The file, and the code points that no font has; `pictures` are bytes and media types by name."""
    issuer = document["issuer"]["name"]
    # Paper shows nothing that is to be told.
    named = {name: Logo(*picture, "" if name == "letterhead" else issuer) for name, picture in pictures.items()}
    xml = _e_invoice(document) if "e_invoicing" in document else None
    enclosed = [Attachment("factur-x.xml", xml, description="Factur-X", level="EN 16931")] if xml else []
    missing: list[str] = []
    pdf = render_document(
        document, logo=Stationery(**named), language=language, attachments=enclosed, on_missing=missing.extend
    )
    return pdf, tuple(missing)


def _e_invoice(document: Mapping[str, Any]) -> bytes | None:
    from billhead.einvoice.writing import facturx_xml  # only where an entity has electronic invoices

    return facturx_xml(document)
