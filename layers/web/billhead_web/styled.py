"""Pages with one style sheet of their own and no script: the same words make the same page, byte for byte."""

import base64
import hashlib
from typing import Any, NamedTuple

from markupsafe import Markup

from billhead_web.locales.direction import direction
from billhead_web.pages import templates


class StyledPage(NamedTuple):
    """HTML, and the policy under which nothing but its style sheet acts (CSP level 3, hash-source)."""

    html: str
    policy: str


def styled(name: str, language: str, **context: Any) -> StyledPage:
    """From the templates `name`.html and `name`.css; `language` is that of the page's words."""
    css = templates().get_template(f"{name}.css").render(**context)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    html = templates().get_template(f"{name}.html")
    # Colours and numbers alone vary in the style sheet, and paper/look.py lets nothing else through.
    sheet = Markup(css)  # noqa: S704 - our own words, nobody's from outside
    return StyledPage(html.render(css=sheet, policy=policy, lang=language, dir=direction(language), **context), policy)
