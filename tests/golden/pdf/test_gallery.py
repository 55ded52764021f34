"""The gallery in docs/ shows what the templates draw now, every page that it lists and no other."""

import pytest
from PIL import Image, ImageChops

from tests.support.gallery import FOLDER, PAGE, all_shown, draw_picture, page_text
from tests.support.gallery_pages import Shown

# Of the pixels; another build of the renderer may smooth an edge otherwise, a moved line changes more.
TOLERATED = 0.004
MOST_BYTES = 1_500_000


def test_the_page_lists_what_the_command_makes() -> None:
    assert PAGE.read_text("utf-8") == page_text(), "run make gallery"
    listed = {f"{shown.file}.png" for shown in all_shown()}
    assert {path.name for path in FOLDER.iterdir()} == listed


def test_the_pictures_take_little_room() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < MOST_BYTES


@pytest.mark.parametrize("shown", list(all_shown()), ids=lambda shown: shown.file)
def test_each_picture_is_the_page_as_it_is_drawn(shown: Shown) -> None:
    """Pixels, not bytes: encoders of PNG differ."""
    kept = Image.open(FOLDER / f"{shown.file}.png").convert("L")
    drawn = draw_picture(shown).convert("L")
    assert drawn.size == kept.size
    others = ImageChops.difference(drawn, kept).point([0] * 48 + [255] * 208)
    assert others.histogram()[255] <= TOLERATED * kept.width * kept.height, "run make gallery, and look"
