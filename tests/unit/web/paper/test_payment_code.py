"""The inline payment code: read back from its path it is the symbol of the payload, with its quiet zone."""

import re
from typing import Any

import pytest
import segno
import zxingcpp
from billhead.documents.printing import Drawing
from billhead_pdf.payment_codes.order import PaymentCode
from billhead_pdf.payment_codes.symbols import MASK
from billhead_web.paper.page import paper_of
from billhead_web.paper.payment_code import QUIET, code_picture
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.unit.payment_codes.pages import (
    CROATIAN,
    CROATIAN_IBAN,
    GERMAN_IBAN,
    SLOVENIAN_IBAN,
    payable,
    swiss,
    the_code_on,
)


def modules(svg: str) -> tuple[int, set[tuple[int, int]]]:
    """The side of the picture, and the dark modules as the path paints them."""
    (side,) = re.findall(r'viewBox="0 0 (\d+) \1"', svg)
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", svg)
    dark = {(int(x) + step, int(y)) for x, y, length in runs for step in range(int(length))}
    return int(side), dark


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_the_path_paints_the_symbol_and_nothing_else(payload: str) -> None:
    side, dark = modules(code_picture(PaymentCode("epc", payload), "Scan to pay"))
    code = segno.make(payload, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False, mask=MASK)
    wanted = {(x + QUIET, y + QUIET) for y, line in enumerate(code.matrix) for x, bit in enumerate(line) if bit}
    assert dark == wanted
    assert side == len(code.matrix) + 2 * QUIET


def test_its_name_is_escaped() -> None:
    assert 'aria-label="&#34;&gt;&lt;b&gt;"' in code_picture(PaymentCode("epc", "x"), '"><b>')


def drawn(svg: str) -> Image.Image:
    """The picture as a browser paints it, six pixels to the module."""
    (side,) = re.findall(r'viewBox="0 0 (\d+) ', svg)
    picture = Image.new("L", (6 * int(side),) * 2, 128)
    for color, path in re.findall(r'fill="(#...)" d="([^"]+)"', svg):
        for x, y, width, height in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)", path):
            left, top = 6 * float(x), 6 * float(y)
            box = (left, top, left + 6 * float(width), top + 6 * float(height))
            picture.paste(0 if color == "#000" else 255, tuple(map(round, box)))
    return picture


@pytest.mark.parametrize(
    ("source", "beginning"),
    [
        (payable(GERMAN_IBAN), "BCD"),
        (payable(SLOVENIAN_IBAN), "UPNQR"),
        (swiss(), "SPC"),
        # On a page Croatian payers scan the EPC code: PDF417 is drawn on paper only.
        (payable(CROATIAN_IBAN, CROATIAN), "BCD"),
    ],
)
def test_the_code_of_a_page_is_read_as_that_on_paper(source: dict[str, Any], beginning: str) -> None:
    paper = paper_of(Drawing(source, {}, None))
    assert paper.code is not None and paper.content.payment is not None
    (seen,) = zxingcpp.read_barcodes(drawn(paper.code))
    assert seen.text.split("\n")[0] == beginning
    if beginning != "BCD":
        assert seen.text == the_code_on(source).text
