"""The brand of a document as colours and a template's name; whatever text a document holds, nothing else comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from billhead.settings.model import PdfTemplate

from billhead_web.colours import ground_for_text, readable_on, safe_colour, text_on, tint

TEMPLATES: Final = ("modern", "classic", "condensed", "minimal")
_SERIFS: Final = ("serif", "sourceserif", "ebgaramond")
# A logo's place turns round with a page that is read from right to left.
_PLACES: Final = {"left": "start", "center": "center", "right": "end"}


@dataclass(frozen=True, slots=True)
class Look:
    """Every text colour reaches a contrast of 4.5 on the ground that it is named for; `logo_place` is the template's
    own where it is empty."""

    template: str
    family: str
    primary: str
    primary_text: str
    accent_text: str
    ground: str
    on_ground: str
    tint: str
    on_tint: str
    logo_percent: int
    logo_place: str


def look_of(document: Mapping[str, Any]) -> Look:
    branding: Mapping[str, Any] = document.get("branding") or {}
    primary = safe_colour(branding.get("primary_color"), PdfTemplate.model_fields["primary_color"].default)
    accent = safe_colour(branding.get("accent_color"), primary)
    ground, light = ground_for_text(primary), tint(primary)
    template = branding.get("template")
    template = template if template in TEMPLATES else TEMPLATES[0]
    return Look(
        template=template,
        family=_family(str(branding.get("font") or ""), template),
        primary=primary,
        primary_text=readable_on(primary),
        accent_text=readable_on(accent),
        ground=ground,
        on_ground=text_on(ground),
        tint=light,
        on_tint=readable_on(primary, light),
        logo_percent=int(branding.get("logo_scale_percent") or 100),
        logo_place=_PLACES.get(str(branding.get("logo_position")), ""),
    )


def _family(font: str, template: str) -> str:
    """What the reader's machine has of the kind: the page loads no font."""
    name = "".join(filter(str.isalpha, font.lower())).removesuffix("pro")
    if name in _SERIFS:
        return "serif"
    return "sans" if name or template != "classic" else "serif"
