"""Golden pages: the drawing instructions of each template must not change unnoticed.

Hashes are of uncompressed page contents, for zlib's output differs between builds. After a wanted change of design
look at the pages, then write the new hashes with `python -m tests.golden.pdf.test_pdf_golden`."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from billhead_pdf import Logo, render_document

from tests.unit.pdf.pdf_documents import SVG, document, item, separator, streams_of

GOLDEN = Path(__file__).with_name("page_hashes.json")
TEMPLATES = ("modern", "classic", "condensed", "minimal")
LANGUAGES = ("en", "de-AT", "sl")


def sample(template: str, language: str) -> dict[str, Any]:
    lines = [item(number, description="Some words about it. " * (number % 7)) for number in range(1, 40)]
    lines.insert(20, separator("The second half"))
    lines[3]["discounts"] = [{"value": Decimal(10), "type": "percent", "amount": Decimal("1.11")}]
    branding = {"template": template, "primary_color": "#0F766E", "accent_color": "#B45309"}
    return document(lines, language=language, branding=branding)


def page_hashes(template: str, language: str) -> list[str]:
    pdf = render_document(sample(template, language), logo=Logo(SVG, "image/svg+xml", "Logo"))
    return [hashlib.sha256(stream).hexdigest()[:20] for stream in streams_of(pdf)]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_drawn_as_they_were(template: str, language: str) -> None:
    golden = json.loads(GOLDEN.read_text())
    assert page_hashes(template, language) == golden[f"{template} {language}"]


if __name__ == "__main__":
    hashes = {f"{name} {language}": page_hashes(name, language) for name in TEMPLATES for language in LANGUAGES}
    GOLDEN.write_text(json.dumps(hashes, indent=2) + "\n")
