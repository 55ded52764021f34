"""Brand colours: read from settings, made readable as WCAG asks."""

import pytest
from billhead_pdf.colors import BLACK, WHITE, contrast, ground_for_text, parse_color, readable, text_on
from billhead_pdf.templates.style import Palette

BRANDS = ["#3B82F6", "#FACC15", "#FFFFFF", "#000000", "#0F766E", "#808080", "#FF0000", "#00FF00", "#EEEEFF"]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((119, 119, 119), WHITE) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("brand", BRANDS)
def test_every_text_in_a_brand_s_colours_can_be_read(brand: str) -> None:
    color = parse_color(brand, BLACK)
    palette = Palette(color, color)
    pairs = [
        (palette.primary_text, WHITE),
        (palette.accent_text, WHITE),
        (palette.on_ground, palette.ground),
        (palette.on_tint, palette.tint),
        (palette.muted, WHITE),
        (palette.muted, palette.tint),
        (text_on(ground_for_text(color)), ground_for_text(color)),
    ]
    assert min(contrast(text, ground) for text, ground in pairs) >= 4.5


def test_a_readable_colour_stays_as_the_brand_has_it() -> None:
    assert readable((15, 118, 110)) == (15, 118, 110)


@pytest.mark.parametrize("value", ["red", "", None, 7, "#12345", "javascript:alert(1)"])
def test_what_is_no_colour_is_the_default(value: object) -> None:
    assert parse_color(value, (1, 2, 3)) == (1, 2, 3)


def test_short_and_long_forms_are_the_same() -> None:
    assert parse_color("#abc", BLACK) == parse_color(" AABBCC ", BLACK) == (170, 187, 204)
