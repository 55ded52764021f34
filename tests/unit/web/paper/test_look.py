"""A brand in a style sheet: readable in any colour, and nothing gets in but colours, a number and a known template."""

import re
from typing import Any

import pytest
from billhead_web.colours import INK, READABLE, WHITE, contrast
from billhead_web.pages import templates
from billhead_web.paper.look import TEMPLATES, Look, look_of
from hypothesis import given
from hypothesis import strategies as st

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def branded(**branding: Any) -> Look:
    return look_of({"branding": branding})


def sheet(name: str, look: Look) -> str:
    return templates().get_template(f"{name}.css").render(look=look)


def variable(css: str, name: str) -> str:
    (value,) = re.findall(rf"--{name}: (#[0-9A-Fa-f]{{6}});", css)
    return value


@given(COLOURS, COLOURS, st.sampled_from(TEMPLATES))
def test_every_text_can_be_read_on_its_ground_in_any_brand(primary: str, accent: str, template: str) -> None:
    css = sheet("document", branded(primary_color=primary, accent_color=accent, template=template))
    grounds = {
        "paper": (WHITE, ("ink", "muted", "primary-text", "accent-text")),
        "tint": (variable(css, "tint"), ("ink", "muted", "on-tint")),
        "band": (variable(css, "band"), ("on-band",)),
    }
    for ground, texts in grounds.values():
        for text in texts:
            assert contrast(variable(css, text), ground) >= READABLE, (text, ground)


def test_the_states_of_a_document_can_be_read() -> None:
    css = sheet("shared", branded())
    chips = re.findall(r"\.chip[^{]*\{[^}]*background: (#\w{6}); color: (#\w{6})", css)
    assert len(chips) == 5
    for ground, text in chips:
        assert contrast(text, ground) >= READABLE, (text, ground)


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_has_a_character_of_its_own(template: str) -> None:
    own = sheet(template, branded(template=template))
    assert own.strip() and own in sheet("document", branded(template=template))
    others = [sheet("document", branded(template=other)) for other in TEMPLATES if other != template]
    assert all(own not in other for other in others)


@pytest.mark.parametrize(
    "branding",
    [
        {"template": "../../etc/passwd"},
        {"template": "paper"},
        {"template": None, "primary_color": "red; } body { background: url(https://evil.example)"},
        {"primary_color": None, "accent_color": "</style><script>"},
        {"font": "</style>"},
        {"logo_position": "below"},
        {},
    ],
)
def test_a_strange_brand_is_the_plain_one(branding: dict[str, Any]) -> None:
    css = sheet("document", branded(**branding))
    assert css == sheet("document", branded())
    assert "evil" not in css and "<" not in css


def test_a_band_has_white_text_where_the_pdf_has_it() -> None:
    middle, light = branded(primary_color="#3B82F6"), branded(primary_color="#FFD400")
    assert (middle.on_ground, middle.primary) == (WHITE, "#3B82F6") and middle.ground != middle.primary
    assert (light.ground, light.on_ground) == ("#FFD400", INK)


def test_a_document_without_a_brand_has_a_page() -> None:
    assert look_of({}) == branded()


@pytest.mark.parametrize(
    ("font", "template", "family"),
    [
        (None, "classic", "serif"),
        (None, "modern", "sans"),
        ("Source Serif Pro", "modern", "serif"),
        ("source-sans", "classic", "sans"),
        ("serif", "minimal", "serif"),
        ("EB Garamond", "modern", "serif"),
        ("Roboto", "classic", "sans"),
    ],
)
def test_the_font_is_of_the_kind_that_the_brand_asks_for(font: str | None, template: str, family: str) -> None:
    assert branded(font=font, template=template).family == family


def test_the_style_sheets_ask_for_nothing_from_outside() -> None:
    for name in ("document", "shared", "gone"):
        assert not re.search(r"url\(|@import|@font-face|https?:", sheet(name, branded())), name
