"""Brand colours: read from settings, made readable as WCAG asks."""

import pytest
from billhead_pdf.colors import BLACK, WHITE, Color, contrast, ground_for_text, parse_color, readable, text_on
from billhead_pdf.templates.style import Palette
from hypothesis import example, given
from hypothesis import strategies as st


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast((119, 119, 119), WHITE) == pytest.approx(4.48, abs=0.01)


ANY_COLOR = st.tuples(*[st.integers(0, 255)] * 3)


@given(ANY_COLOR, ANY_COLOR)
@example((255, 255, 255), (255, 255, 255))
@example((0, 0, 0), (255, 255, 0))
def test_every_text_in_a_brand_s_colours_can_be_read(primary: Color, accent: Color) -> None:
    palette = Palette(primary, accent)
    pairs = [
        (palette.primary_text, WHITE),
        (palette.accent_text, WHITE),
        (palette.on_ground, palette.ground),
        (palette.on_tint, palette.tint),
        (palette.muted, WHITE),
        (palette.muted, palette.tint),
        (text_on(ground_for_text(accent)), ground_for_text(accent)),
    ]
    assert min(contrast(text, ground) for text, ground in pairs) >= 4.5


@given(ANY_COLOR)
def test_rules_and_bands_can_be_told_from_the_paper(brand: Color) -> None:
    palette = Palette(brand, brand)
    assert contrast(palette.primary_rule, WHITE) >= 3
    assert contrast(palette.ground, WHITE) >= 1.14


@given(ANY_COLOR)
def test_a_colour_is_changed_no_further_than_it_must(brand: Color) -> None:
    if contrast(brand, WHITE) >= 4.5:
        assert readable(brand) == brand
    else:
        assert contrast(readable(brand), WHITE) < 6.5, "the nearest shade of twenty"


def test_a_readable_colour_stays_as_the_brand_has_it() -> None:
    assert readable((15, 118, 110)) == (15, 118, 110)


@pytest.mark.parametrize("value", ["red", "", None, 7, "#12345", "javascript:alert(1)"])
def test_what_is_no_colour_is_the_default(value: object) -> None:
    assert parse_color(value, (1, 2, 3)) == (1, 2, 3)


def test_short_and_long_forms_are_the_same() -> None:
    assert parse_color("#abc", BLACK) == parse_color(" AABBCC ", BLACK) == (170, 187, 204)
