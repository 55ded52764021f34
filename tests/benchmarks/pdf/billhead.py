"""Ours, as `render_pdf` calls it."""

from typing import Any


def render(document: dict[str, Any]) -> bytes:
    from billhead_pdf import render_document

    return render_document(document)
