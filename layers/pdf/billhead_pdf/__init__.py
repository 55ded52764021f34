"""Billhead's PDF engine: draws one document as PDF/A-3B; it reads no files of tenants, no network and no clock."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from billhead_pdf.attachments import Attachment
    from billhead_pdf.logo import Logo, Stationery
    from billhead_pdf.render import render_document

__all__ = ["Attachment", "Logo", "Stationery", "render_document"]


def __getattr__(name: str) -> Any:
    """What this package offers, when it is asked for: its fonts are prepared where nothing else of Billhead is."""
    if name == "Attachment":
        from billhead_pdf.attachments import Attachment

        return Attachment
    if name in ("Logo", "Stationery"):
        from billhead_pdf import logo

        return getattr(logo, name)
    if name == "render_document":
        from billhead_pdf.render import render_document

        return render_document
    raise AttributeError(name)
