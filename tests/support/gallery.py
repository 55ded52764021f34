"""`python -m tests.support.gallery`: draws every page of docs/gallery.md and writes the page that shows them."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from billhead_pdf import render_document
from PIL import Image

from tests.support.gallery_pages import Shown, gallery_sections, shown_document

DOCS = Path(__file__).parents[2] / "docs"
PAGE, FOLDER = DOCS / "gallery.md", DOCS / "gallery"
WIDTH = 560
# A page has few colours; the more are told apart, the larger is the file.
COLORS = 48
HEAD = """# Gallery

What documents look like. Every picture is made by `make gallery` from a made-up invoice; a test draws them all again
and compares. What the settings do: [brand.md](brand.md). Your own: `POST /documents/preview.pdf`.
"""


def all_shown() -> Iterator[Shown]:
    for shown in gallery_sections().values():
        yield from shown


def draw_picture(shown: Shown) -> Image.Image:
    """The page as it is printed, in few colours."""
    page = pypdfium2.PdfDocument(render_document(shown_document(shown), logo=shown.pictures))[shown.page]
    picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    return picture.quantize(COLORS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def page_text() -> str:
    parts = [HEAD]
    for heading, row in gallery_sections().items():
        parts.append(f"\n## {heading}\n\n")
        parts += [f"![{shown.says.replace('`', '')}](gallery/{shown.file}.png)\n{shown.says}\n\n" for shown in row]
    return "".join(parts).rstrip() + "\n"


def write_gallery() -> None:
    """Pictures that are no longer listed go."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for shown in all_shown():
        sink = BytesIO()
        draw_picture(shown).save(sink, "PNG", optimize=True)
        (FOLDER / f"{shown.file}.png").write_bytes(sink.getvalue())
    PAGE.write_text(page_text(), "utf-8")


if __name__ == "__main__":
    write_gallery()
