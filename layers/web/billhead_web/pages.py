"""Pages as text: templates with everything escaped, one nonce each. It knows no request and no table."""

import base64
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from billhead.kernel.ids import Entropy
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from billhead_web.colours import INK, readable_on, text_on
from billhead_web.locales.words import primary_language, words_for

TEMPLATES = Path(__file__).parent / "templates"
NEUTRAL = "#334155"
NONCE_BYTES = 18


@dataclass(frozen=True, slots=True)
class Palette:
    """A brand's colour, text on it, and the same colour as it can be read on white."""

    primary: str
    on_primary: str
    link: str

    @classmethod
    def of(cls, primary: str) -> "Palette":
        return cls(primary, text_on(primary), readable_on(primary))


@dataclass(frozen=True, slots=True)
class Page:
    """HTML and the nonce that alone lets its style and script run."""

    html: str
    nonce: str


def render(template: str, tag: str, entropy: Entropy, **context: Any) -> Page:
    """`tag` is the language of the page's words."""
    nonce = base64.b64encode(entropy(NONCE_BYTES)).decode()
    context = {"palette": Palette.of(NEUTRAL), "ink": INK, **context}
    html = (
        templates()
        .get_template(template)
        .render(nonce=nonce, words=words_for(tag), lang=primary_language(tag), **context)
    )
    return Page(html, nonce)


@cache
def templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
