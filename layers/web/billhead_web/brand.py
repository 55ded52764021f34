"""An entity's look on a page: name, colours, logo. The logo is part of the page, so the page loads nothing."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from billhead.aws.files import TenantFiles
from billhead.entities.logo import logo_file
from billhead.settings.model import PdfTemplate

from billhead_web.colours import safe_colour
from billhead_web.pages import Palette

# Shown by <img> alone, where an SVG runs no script and loads nothing.
PICTURES = frozenset({"image/png", "image/jpeg", "image/svg+xml"})


@dataclass(frozen=True, slots=True)
class Brand:
    name: str
    palette: Palette
    logo: str | None


def brand_of(entity: Mapping[str, Any], files: TenantFiles) -> Brand:
    template = entity.get("settings", {}).get("pdf_template", {})
    primary = safe_colour(template.get("primary_color"), PdfTemplate.model_fields["primary_color"].default)
    return Brand(entity["name"], Palette.of(primary), _logo(entity, files))


def _logo(entity: Mapping[str, Any], files: TenantFiles) -> str | None:
    """As a data: URI; None where there is none, or it cannot be shown."""
    logo = entity.get("logo")
    if not logo or logo["content_type"] not in PICTURES:
        return None
    content = files.get(logo_file(logo["sha256"]))
    return None if content is None else f"data:{logo['content_type']};base64,{base64.b64encode(content).decode()}"
