"""SVG files that try to run, to load or to exhaust."""

import pytest
from billhead_images import LogoRejected, clean_logo

from tests.unit.images.hostile_pictures import svg

RECT = '<rect width="10" height="10"/>'


def _rejection(content: bytes) -> str:
    with pytest.raises(LogoRejected) as rejected:
        clean_logo(content)
    return rejected.value.reason


UNSAFE = {
    "script": "<script>alert(1)</script>",
    "script in another namespace": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
    "script in upper case": "<SCRIPT>alert(1)</SCRIPT>",
    "script inside defs": "<defs><g><script/></g></defs>",
    "handler": '<rect width="1" height="1" onclick="alert(1)"/>',
    "handler in upper case": '<rect width="1" height="1" ONLOAD="alert(1)"/>',
    "foreign object": "<foreignObject><div/></foreignObject>",
    "image": '<image href="https://evil.example/x.png"/>',
    "embedded image": '<image href="data:image/png;base64,AAAA"/>',
    "link": '<a href="https://evil.example"><rect/></a>',
    "external use": '<use href="https://evil.example/x.svg#a"/>',
    "external use by xlink": '<use xlink:href="//evil.example/x.svg#a"/>',
    "file use": '<use xlink:href="file:///etc/passwd#a"/>',
    "javascript": '<use href="javascript:alert(1)"/>',
    "external paint": '<rect width="1" height="1" fill="url(https://evil.example/p.svg#a)"/>',
    "external paint in quotes": "<rect width='1' height='1' fill='url( \"//evil.example/p\" )'/>",
    "external paint in style": '<rect width="1" height="1" style="fill:url(http://evil.example/)"/>',
    "external paint behind an escape": r'<rect width="1" height="1" style="fill:u\72l(http://evil.example/)"/>',
    "import": "<style>@import 'https://evil.example/x.css';</style>",
    "external font": "<style>@font-face{src:url(https://evil.example/f)}</style>",
    "animation": '<rect width="1" height="1"><animate attributeName="x" to="5"/></rect>',
    "set": '<rect width="1" height="1"><set attributeName="href" to="javascript:alert(1)"/></rect>',
    "base": '<g xml:base="https://evil.example/"><rect/></g>',
    "processing instruction": '<?xml-stylesheet href="https://evil.example/x.xsl"?>',
}


@pytest.mark.parametrize("name", UNSAFE)
def test_an_svg_that_runs_or_loads_something_is_refused(name: str) -> None:
    assert _rejection(svg(UNSAFE[name] + RECT)) == "unsafe_svg"


PROLOGUES = {
    "doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    "external doctype": '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
    "entity": '<!DOCTYPE svg [<!ENTITY a "x">]>',
    "external entity": '<!DOCTYPE svg [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>',
    "parameter entity": '<!DOCTYPE svg [<!ENTITY % p SYSTEM "https://evil.example/p.dtd"> %p;]>',
    "billion laughs": "<!DOCTYPE svg ["
    + '<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>",
    "stylesheet": '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="https://evil.example/x.xsl"?>',
}


@pytest.mark.parametrize("name", PROLOGUES)
def test_a_doctype_an_entity_or_an_instruction_is_refused(name: str) -> None:
    assert _rejection(svg(RECT + "<desc>&xxe;&l9;</desc>", before=PROLOGUES[name])) == "unsafe_svg"


def _use_bomb() -> str:
    levels = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 10))
    return f'<defs><g id="g0">{RECT}</g>{levels}</defs><use href="#g9"/>'


def _gradient_ring() -> str:
    ring = '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    return f'{ring}<rect width="1" height="1" fill="url(#a)"/>'


COMPLEX = {
    "exponential use": _use_bomb(),
    "use of itself": '<g id="a"><use href="#a"/></g>',
    "use in a circle": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "gradients in a circle": _gradient_ring(),
    "deep nesting": "<g>" * 5000 + RECT + "</g>" * 5000,
    "31 levels": "<g>" * 30 + RECT + "</g>" * 30,
    "many elements": RECT * 2001,
    "many elements that are not drawn": f"<metadata>{'<x/>' * 2000}</metadata>{RECT}",
    "deep nesting that is not drawn": f"<metadata>{'<x>' * 29}{'</x>' * 29}</metadata>{RECT}",
    "few elements drawn often": f'<g id="p">{"<circle/>" * 100}</g>' + '<use href="#p"/>' * 30,
    "long path drawn often": f'<path id="p" d="M0 0{"h1" * 5000}"/>' + '<use href="#p"/>' * 100,
    "long style drawn often": f'<path id="p" d="M0 0h1" style="{";" * 50_000}"/>' + '<use href="#p"/>' * 10,
    "many style rules": "<style>" + "".join(f".c{n}{{fill:red}}" for n in range(501)) + "</style>" + RECT,
    "many classes": f'<rect width="1" height="1" class="{" ".join(f"c{n}" for n in range(21))}"/>',
    "many dashes": f'<rect width="1" height="1" stroke-dasharray="{"1 " * 33}"/>',
    "numbers that grow": f'<path d="M0 0{"h9e5" * 62_000}"/>',
}


@pytest.mark.parametrize("name", COMPLEX)
def test_an_svg_that_unfolds_or_piles_up_is_refused(name: str) -> None:
    assert _rejection(svg(COMPLEX[name])) == "svg_too_complex"


@pytest.mark.parametrize(
    "css", ["/*" * 60_000, "a" * 120_000, "}" * 120_000, "{" * 120_000, ".a{" * 40_000, ".a," * 40_000 + ".a{x:y}"]
)
def test_hostile_css_is_refused_in_one_pass(css: str) -> None:
    # Quadratic work on this many characters would take minutes. An unclosed comment may pass.
    try:
        clean_logo(svg(f"<style>{css}</style>{RECT}"))
    except LogoRejected as rejected:
        assert rejected.reason in ("unsupported_svg", "svg_too_complex")


@pytest.mark.parametrize("value", ["1" * 200_000, "1" * 200_000 + "x", " " * 200_000, "(" * 200_000, "," * 200_000])
@pytest.mark.parametrize("attribute", ["x", "transform", "fill", "stroke-dasharray", "opacity", "style"])
def test_hostile_attribute_values_end_in_a_logo_or_a_rejection(attribute: str, value: str) -> None:
    try:
        clean_logo(svg(f'<rect width="10" height="10" {attribute}="{value}"/>'))
    except LogoRejected as rejected:
        assert rejected.reason in ("broken_image", "unsupported_svg", "svg_too_complex")


def test_an_svg_over_its_size_is_refused_unread() -> None:
    assert _rejection(svg(RECT) + b" " * 256 * 1024) == "too_large"


UNSUPPORTED = {
    "text": "<text>Acme</text>",
    "symbol": f'<symbol id="s">{RECT}</symbol><use href="#s"/>',
    "nested svg": f"<svg>{RECT}</svg>",
    "switch": f"<switch>{RECT}</switch>",
    "filter": '<rect width="1" height="1" filter="url(#f)"/>',
    "mask": '<rect width="1" height="1" style="mask:url(#f)"/>',
    "pattern": '<pattern id="p"/><rect width="1" height="1" fill="url(#p)"/>',
    "two clip shapes": f'<clipPath id="c">{RECT * 2}</clipPath><circle r="1" clip-path="url(#c)"/>',
    "css beyond classes": "<style>g > .a { fill: red }</style>" + RECT,
    "media query": "<style>@media print { .a { fill: red } }</style>" + RECT,
    "variable colour": '<rect width="1" height="1" fill="var(--brand)"/>',
    "relative unit": '<rect width="1em" height="1"/>',
}


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_what_invoices_cannot_draw_is_refused_rather_than_drawn_wrongly(name: str) -> None:
    assert _rejection(svg(UNSUPPORTED[name] + RECT)) == "unsupported_svg"


BROKEN = {
    "path without moveto": '<path d="L1 1"/>',
    "path of words": '<path d="M1 1 hello"/>',
    "path cut off": '<path d="M1 1 C 1 2 3"/>',
    "arc flag": '<path d="M1 1 A 1 1 0 2 0 5 5"/>',
    "number after close": '<path d="M1 1 z 5"/>',
    "huge number": '<path d="M1e99 1"/>',
    "number too large": '<rect width="1000001" height="1"/>',
    "not a number": '<rect width="NaN" height="1"/>',
    "infinite": '<circle r="inf"/>',
    "digits of another script": '<circle r="١"/>',
    "negative side": '<rect width="-1" height="1"/>',
    "unknown transform": '<rect width="1" height="1" transform="explode(3)"/>',
    "transform without brackets": '<rect width="1" height="1" transform="rotate"/>',
    "transform of wrong arity": '<rect width="1" height="1" transform="matrix(1 2 3)"/>',
    "reference": '<rect width="1" height="1" fill="url(#)"/>',
    "nothing drawn": "<g/>",
    "only hidden": f'<g display="none">{RECT}</g><g visibility="hidden">{RECT}</g>',
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_svg_is_refused(name: str) -> None:
    assert _rejection(svg(BROKEN[name])) == "broken_image"


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'viewBox="0 0 0 10"',
        'viewBox="0 0 10"',
        'viewBox="0 0 -10 10"',
        'viewBox="0 0 1e9 10"',
        'viewBox="0 0 0.001 1"',
        'width="100%" height="100%"',
        'width="10"',
        'viewBox="a b c d"',
    ],
)
def test_an_svg_without_a_sane_size_is_refused(attributes: str) -> None:
    assert _rejection(svg(RECT, attributes)) == "broken_image"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg", "not_an_image"),
        (b"<svg ", "broken_image"),
        (b"<svg><g></svg>", "broken_image"),
        (b'<svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg><p/>', "broken_image"),
        ('<svg id="\xe9"/>'.encode("latin-1"), "broken_image"),
        (
            b'<?xml version="1.0" encoding="latin1"?>' + svg(RECT + "<desc>\xe9</desc>").decode().encode("latin1"),
            "broken_image",
        ),
        (b'<svg xmlns="http://example.com/other" viewBox="0 0 1 1"/>', "not_an_image"),
        (b'<?xml version="1.0"?><html/>', "not_an_image"),
        ('<svg viewBox="0 0 1 1"/>'.encode("utf-16"), "not_an_image"),
    ],
)
def test_what_only_looks_like_svg_is_refused(content: bytes, reason: str) -> None:
    assert _rejection(content) == reason
