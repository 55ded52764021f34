import pytest
from billhead_web.colours import INK, READABLE, WHITE, contrast, readable_on, safe_colour, text_on
from billhead_web.pages import Palette
from hypothesis import given
from hypothesis import strategies as st

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#3B82F6", "#3B82F6") == 1


@given(COLOURS)
def test_text_on_any_brand_colour_can_be_read(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= READABLE


@given(COLOURS)
def test_links_in_any_brand_colour_can_be_read_on_white(colour: str) -> None:
    assert contrast(readable_on(colour), WHITE) >= READABLE


def test_a_readable_colour_stays_what_it_is() -> None:
    assert readable_on("#0F766E") == "#0F766E"


@pytest.mark.parametrize(
    "text", [None, "", "red", "#12345", "#1234567", "#12345G", "#FFF;}body{display:none", "#ffffff\n"]
)
def test_only_a_plain_colour_gets_into_a_style_sheet(text: str | None) -> None:
    assert safe_colour(text, "#334155") == "#334155"


def test_a_bright_brand_gets_dark_text_and_a_darker_link() -> None:
    palette = Palette.of("#FFD400")
    assert (palette.primary, palette.on_primary) == ("#FFD400", INK)
    assert palette.link != "#FFD400"
