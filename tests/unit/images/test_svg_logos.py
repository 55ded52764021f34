"""Good SVG logos: what they look like after cleaning, and that the PDF renderer draws the result."""

import logging
import re
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from billhead_images import clean_logo
from billhead_images.svg.bounds import box_of
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.images.hostile_pictures import svg

LOGO = """
<title>Acme</title><metadata><rdf:RDF xmlns:rdf="r" rdf:about="http://example.com/">x</rdf:RDF></metadata>
<style>/* exported */ .a, .b { fill: #F00; } .b { stroke: blue; stroke-width: 2px !important }</style>
<g clip-path="url(#clip)" fill="url(#round)"><circle cx="20" cy="25" r="15"/></g>
<path class="a" d="M40,10l20-5.5.5e1,3a10 10 0 01.5.5zM65 10h5v5H65z"/>
<rect class="b" x="40" y="30" width="10%" height="10" rx="4"/>
<use xlink:href="#star" x="10" transform="rotate(10 50 25) scale(1.1)"/>
<polygon points="80,10 95,25,70 25" style="fill:url(#line);fill-opacity:80%"/>
<polyline points="1 1-2 3" fill="none" stroke="rgba(0,0,0,.5)" stroke-dasharray="4,2" stroke-dashoffset="1px"/>
<line x2="90" y1="45" y2="45" stroke="RGB(10%, 20%, 30%)" stroke-linecap="round"/>
<ellipse cx="60" cy="20" rx="10" ry="5" fill="currentColor" opacity="50%" clip-path="url(#clip)"/>
<defs>
<linearGradient id="stops"><stop offset="0" stop-color="gold"/><stop offset="50%" style="stop-color:#00f"/>
<stop offset=".5" stop-color="teal" stop-opacity=".5"/></linearGradient>
<linearGradient id="line" xlink:href="#stops" gradientUnits="userSpaceOnUse" x1="70" x2="95" y2="1"/>
<radialGradient id="round" xlink:href="#stops" spreadMethod="reflect"/>
<path id="star" d="M30 30l5 10h10l-8 6 3 10-10-6-10 6 3-10-8-6h10z" fill="#0A0"/>
<clipPath id="clip"><rect width="100" height="40" transform="translate(0 5)"/></clipPath>
</defs>"""
CLEAN_TAG = re.compile(r"</?([A-Za-z]+)")
CLEAN_TAGS = {"svg", "defs", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "clipPath"}
CLEAN_TAGS |= {"linearGradient", "radialGradient", "stop"}


def _clean(body: str, attributes: str = 'viewBox="0 0 100 50"') -> str:
    return clean_logo(svg(body, attributes)).content.decode()


def _shapes(body: str) -> list[Element]:
    root = fromstring(_clean(body))
    return [element for element in root if not element.tag.endswith("}defs")]


def _draw(content: bytes) -> None:
    document = FPDF()
    document.add_page()
    document.image(BytesIO(content), w=50)
    document.output()


def test_a_logo_with_everything_is_drawn_by_the_renderer_without_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    logo = clean_logo(svg(LOGO))
    assert (logo.content_type, logo.width, logo.height) == ("image/svg+xml", 1200, 600)
    with caplog.at_level(logging.WARNING):
        _draw(logo.content)
    assert caplog.records == []


def test_only_known_elements_and_no_references_to_elsewhere_remain() -> None:
    clean = _clean(LOGO)
    assert set(CLEAN_TAG.findall(clean)) <= CLEAN_TAGS
    assert re.findall(r"https?://[^\"]*", clean) == ["http://www.w3.org/2000/svg"]
    assert not any(word in clean for word in ("style", "class=", "href", "Acme", "rdf", "%"))
    defined, used = re.findall(r' id="(\w+)"', clean), re.findall(r"url\(#(\w+)\)", clean)
    assert defined == [f"d{n + 1}" for n in range(len(defined))] and set(used) == set(defined)


def test_a_clean_logo_stays_the_same_when_cleaned_again() -> None:
    once = clean_logo(svg(LOGO))
    assert clean_logo(once.content) == once == clean_logo(svg(LOGO))


def test_class_rules_and_styles_become_attributes_in_their_order_of_precedence() -> None:
    rules = "<style>.a{fill:#00ff00;stroke:red} .b{fill:blue}</style>"
    (rect,) = _shapes(rules + '<rect class="b a" fill="gold" style="stroke:#123" width="1" height="1"/>')
    assert (rect.get("fill"), rect.get("stroke")) == ("#0000ff", "#112233")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("#ABC", "#aabbcc"),
        ("#abcd", "#aabbccdd"),
        ("#AABBCC", "#aabbcc"),
        ("#aabbccff", "#aabbcc"),
        ("RebeccaPurple", "#663399"),
        ("rgb(1, 2, 3)", "#010203"),
        ("rgb(100% 0% 50%)", "#ff0080"),
        ("rgba(0,0,0,.5)", "#00000080"),
        ("rgb(300,-5,0)", "#ff0000"),
        ("transparent", "none"),
        ("currentColor", "#000000"),
        ("url(#missing) red", "#ff0000"),
        ("url(#missing)", "none"),
        ("inherit", None),
    ],
)
def test_colours_get_one_form(written: str, expected: str | None) -> None:
    (rect,) = _shapes(f'<rect width="1" height="1" fill="{written}"/>')
    assert rect.get("fill") == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("translate(3)", "1 0 0 1 3 0"),
        ("translate(1 2) scale(2)", "2 0 0 2 1 2"),
        ("scale(2),translate(1,2)", "2 0 0 2 2 4"),
        ("rotate(90)", "0 1 -1 0 0 0"),
        ("rotate(90 10 0)", "0 1 -1 0 10 -10"),
        ("skewX(45)", "1 0 1 1 0 0"),
        ("skewY(45)", "1 1 0 1 0 0"),
        ("matrix(1e0 0 0 1 .5 -.5)", "1 0 0 1 0.5 -0.5"),
    ],
)
def test_transforms_become_one_matrix(written: str, expected: str) -> None:
    (rect,) = _shapes(f'<rect width="1" height="1" transform="{written}"/>')
    assert rect.get("transform") == f"matrix({expected})"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("M1-2.5.5e1,3z", "M 1 -2.5 5 3 z"),
        ("m1 1a1 1 0 01.5.5 1,1,0,1,0,2-2", "m 1 1 a 1 1 0 0 1 0.5 0.5 1 1 0 1 0 2 -2"),
        ("M+1,0001\n\tZ", "M 1 1 Z"),
    ],
)
def test_paths_are_read_as_browsers_read_them(written: str, expected: str) -> None:
    (path,) = _shapes(f'<path d="{written}"/>')
    assert path.get("d") == expected


@pytest.mark.parametrize(
    ("written", "expected"), [("1in", "96"), ("2.54cm", "96"), ("25.4mm", "96"), ("72pt", "96"), ("6pc", "96")]
)
def test_lengths_are_user_units(written: str, expected: str) -> None:
    (rect,) = _shapes(f'<rect width="{written}" height="50%" x="10%"/>')
    assert (rect.get("width"), rect.get("height"), rect.get("x")) == (expected, "25", "10")


def test_use_is_replaced_by_what_it_shows_where_it_shows_it() -> None:
    body = (
        '<defs><rect id="r" width="1" height="1"/></defs><use href="#r" x="5" y="6" transform="scale(2)" fill="red"/>'
    )
    (group,) = _shapes(body)
    assert (group.get("transform"), group.get("fill")) == ("matrix(2 0 0 2 10 12)", "#ff0000")
    assert [child.tag.partition("}")[2] for child in group] == ["rect"]


def test_hidden_layers_and_shapes_without_size_are_left_out() -> None:
    hidden = '<g display="none"><rect width="1" height="1"/></g><rect width="1" height="1" style="display:none"/>'
    hidden += '<g visibility="hidden"><rect width="1" height="1"/><circle r="3" visibility="visible"/></g>'
    hidden += '<rect width="0" height="5"/><circle/><ellipse rx="0"/><path d=""/><polygon points=""/>'
    (group,) = _shapes(hidden)
    assert [child.tag.partition("}")[2] for child in group] == ["circle"]


def test_a_gradient_of_a_group_reaches_its_shapes_in_the_box_of_each() -> None:
    gradient = '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'
    shapes = '<rect x="10" y="20" width="30" height="5"/><g><circle cx="50" cy="25" r="10"/></g>'
    root = fromstring(_clean(f'{gradient}</linearGradient><g fill="url(#g)">{shapes}</g>'))
    boxes = [gradient.get("gradientTransform") for gradient in root[0]]
    assert boxes == ["matrix(30 0 0 5 10 20)", "matrix(20 0 0 20 40 15)"]
    assert [gradient.get("gradientUnits") for gradient in root[0]] == ["userSpaceOnUse"] * 2
    assert root[1].get("fill") is None and root[1][0].get("fill") == "url(#d1)"


def test_gradients_inherit_stops_and_sides_and_degenerate_to_colours() -> None:
    stops = '<linearGradient id="s" x2="7" gradientUnits="userSpaceOnUse"><stop offset="9%" stop-color="red"/>'
    stops += '<stop stop-color="blue"/></linearGradient><linearGradient id="g" href="#s" x1="3"/>'
    stops += '<linearGradient id="point" href="#s" x1="7"/><linearGradient id="empty"/>'
    root = fromstring(
        _clean(stops + "".join(f'<rect width="9" height="9" fill="url(#{n})"/>' for n in ("g", "point", "empty")))
    )
    (gradient,) = root[0]
    assert (gradient.get("x1"), gradient.get("x2")) == ("3", "7")
    assert [stop.get("offset") for stop in gradient] == ["0", "0.09", "0.0901", "1"]
    assert [rect.get("fill") for rect in root[1:]] == ["url(#d1)", "#0000ff", "none"]


@pytest.mark.parametrize(
    ("data", "box"),
    [
        ("M 1 2 L 5 8 H 0 V 10 Z", (0, 2, 5, 8)),
        ("m 1 2 3 0 0 4 z m 10 10 h 1", (1, 2, 11, 10)),
        ("M 0 0 Q 5 10 10 0", (0, 0, 10, 5)),
        ("M 0 0 C 0 10 10 10 10 0", (0, 0, 10, 7.5)),
        ("M 0 0 Q 5 10 10 0 T 20 0", (0, -5, 20, 10)),
        ("M 0 0 C 0 10 10 10 10 0 s 10 -10 10 0", (0, -7.5, 20, 15)),
        ("M 0 0 A 5 5 0 0 1 10 0", (0, -5, 10, 5)),
        ("M 0 0 A 5 5 0 0 0 10 0", (0, 0, 10, 5)),
        ("M 0 5 A 5 5 0 1 1 5 10", (0, 0, 10, 10)),
        ("M 0 0 a 1 1 0 0 1 10 0", (0, -5, 10, 5)),
        ("M 0 0 A 0 5 0 0 1 10 0", (0, 0, 10, 0)),
        ("M 0 0 A 10 5 90 0 1 0 20", (0, 0, 5, 20)),
    ],
)
def test_the_box_around_a_path_is_found(data: str, box: tuple[float, float, float, float]) -> None:
    assert box_of("path", {"d": data}) == pytest.approx(box, abs=0.15)


def test_shapes_share_one_gradient_and_one_clip_path() -> None:
    body = '<linearGradient id="g" gradientUnits="userSpaceOnUse"><stop/><stop offset="1" stop-color="red"/>'
    body += '</linearGradient><clipPath id="c"><circle r="9"/></clipPath>'
    root = fromstring(_clean(body + '<circle r="5" fill="url(#g)" clip-path="url(#c)"/>' * 3))
    assert len(root[0]) == 2
    assert {(shape.get("fill"), shape.get("clip-path")) for shape in root[1:]} == {("url(#d1)", "url(#d2)")}


def test_the_initial_values_of_svg_are_spelled_out_for_the_renderer() -> None:
    root = fromstring(_clean('<rect width="1" height="1"/>'))
    assert [root.get(name) for name in ("fill", "stroke", "stroke-width")] == ["#000000", "none", "1"]
    assert fromstring(_clean('<rect width="1" height="1"/>', 'viewBox="0 0 1 1" fill="none"')).get("fill") == "none"


@pytest.mark.parametrize(
    ("written", "expected"), [("1,2", "1 2"), ("0 0", "none"), ("1 -1", "none"), (",", "none"), ("none", "none")]
)
def test_dashes_are_positive_or_none(written: str, expected: str) -> None:
    (rect,) = _shapes(f'<rect width="1" height="1" stroke-dasharray="{written}"/>')
    assert rect.get("stroke-dasharray") == expected


def test_a_line_of_no_width_is_not_drawn() -> None:
    (rect,) = _shapes('<rect width="1" height="1" stroke="red" stroke-width="0"/>')
    assert rect.get("stroke") == "none"


def test_the_size_comes_from_the_viewbox_or_else_from_the_sides() -> None:
    rect = '<rect width="1" height="1"/>'
    assert 'viewBox="-1 -2 30 60" width="600" height="1200"' in _clean(rect, 'viewBox="-1,-2 30 60" width="5%"')
    assert 'viewBox="0 0 96 48" width="1200" height="600"' in _clean(rect, 'width="1in" height="48"')


@pytest.mark.parametrize(
    "content",
    [
        b'\xef\xbb\xbf<svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
        b'<svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><svg:rect width="9" height="9"/></svg:svg>',
        b'<?xml version="1.0" encoding="latin1"?>\n<!----><svg viewBox="0 0 9 9"><rect width="9" height="9"/></svg>',
    ],
)
def test_every_usual_beginning_of_an_svg_is_known(content: bytes) -> None:
    assert b'<rect x="0" y="0" width="9" height="9" />' in clean_logo(content).content


NUMBERS = st.floats(-1000, 1000, allow_nan=False).map(lambda value: f"{value:.7g}")
PIECES = {"M": 2, "l": 2, "H": 1, "v": 1, "C": 6, "s": 4, "Q": 4, "t": 2, "z": 0}


@st.composite
def paths(draw: st.DrawFn) -> str:
    commands = draw(st.lists(st.sampled_from(sorted(PIECES)), max_size=12))
    return "M1 1" + "".join(c + " ".join(draw(NUMBERS) for _ in range(PIECES[c])) for c in commands)


@given(paths(), NUMBERS, NUMBERS)
def test_whatever_is_taken_can_be_drawn(data: str, angle: str, width: str) -> None:
    gradient = '<radialGradient id="g"><stop stop-color="red"/><stop offset="1"/></radialGradient>'
    body = (
        f'{gradient}<path d="{data}" transform="rotate({angle})" stroke="red" stroke-width="{width}" fill="url(#g)"/>'
    )
    logo = clean_logo(svg(body))
    _draw(logo.content)
    assert clean_logo(logo.content).content == logo.content
