"""Billhead's PDF engine: draws one document as PDF/A-3B; it reads no files of tenants, no network and no clock."""

from billhead_pdf.render import Logo, render_document

__all__ = ["Logo", "render_document"]
